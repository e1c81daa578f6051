"""Every file of rules has the shape that the engine, the pages and the calculators rely on."""

import re
import tomllib
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation
from fnmatch import fnmatch
from itertools import pairwise
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import available_timezones

import pytest

from calculators.engine.parameters import topics

FOLDER = Path(__file__).parents[2] / "calculators"
# A platform's topics are named after it: platforms/upwork/parameters/x.toml is upwork.x.
FILES = sorted([*FOLDER.glob("parameters/*/*.toml"), *FOLDER.glob("platforms/*/parameters/*.toml")])
RECORD = Path(__file__).parents[2] / "docs" / "about" / "upkeep.toml"
REVIEWS = tomllib.loads(RECORD.read_text("utf-8"))["reviews"]

# The whole shape: per kind of table, the keys it must have and those it may have.
KEYS = {
    "head": ({"title", "authority", "reviewed"}, set()),
    "parameter": ({"description", "unit", "values"}, {"conflicts"}),
    "value": (
        {"effective", "start", "value", "confidence", "source"},
        {"known_until", "note", "also"},
    ),
    "end": ({"effective", "repealed", "confidence", "source"}, {"start", "note", "also"}),
    "conflict": ({"value", "source", "why"}, set()),
    "source": ({"title", "url", "read", "dated"}, set()),
    "convention": ({"title", "read", "dated"}, set()),
}
# The one source without an address: a way of counting that we chose ourselves, and say so.
CONVENTION = "Convention of this handbook"
# A start is stated by a source that was seen, reported by somebody who saw it, or assumed by us.
STARTS = {"stated", "reported", "assumed"}
# Sites that answer students' questions: no source of law, so a reader has to be told.
STUDY_SITES = ("studylib.net", "studicata.com", "brainscape.com")
CONFIDENCES = {"high", "medium", "low"}
WEEKDAYS = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}
NAME = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
CURRENCY = re.compile(r"[A-Z]{3}")


def is_day(value) -> bool:
    return isinstance(value, date) and not isinstance(value, datetime)


def is_whole(value) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def is_text(value) -> bool:
    return isinstance(value, str) and value.strip() == value != ""


def is_decimal(value) -> bool:
    try:
        return isinstance(value, str) and Decimal(value).is_finite()
    except InvalidOperation:
        return False


def is_money(value) -> bool:
    return is_text(value) and bool(re.fullmatch(r"\d+(\.\d\d)?", value))


def is_zone(value) -> bool:
    return value in available_timezones()


def is_row(value) -> bool:
    """One row of a table, such as a band of fees or a holiday: named cells, each one value."""
    return (
        isinstance(value, dict)
        and value != {}
        and all(NAME.fullmatch(key) for key in value)
        and not any(isinstance(cell, list | dict | float) for cell in value.values())
    )


def fits(value, unit: str) -> bool:
    """Whether a value is one of its unit, a list of such, or a table of rows."""
    is_one = UNITS.get(unit, is_money)
    if not isinstance(value, list):
        return is_one(value)
    return value != [] and (all(map(is_one, value)) or all(map(is_row, value)))


# What one value looks like in each unit. Any three-letter currency is a unit too.
UNITS = {
    **dict.fromkeys(
        ("calendar day", "business day", "hour", "day", "month", "year", "count"), is_whole
    ),
    "percent": is_decimal,
    "zone": is_zone,
    "time": lambda value: isinstance(value, time),
    "weekday": lambda value: value in WEEKDAYS,
    "text": is_text,
    "yes/no": lambda value: isinstance(value, bool),
    "date": is_day,
}


def keys(table: dict, kind: str, where: str) -> list[str]:
    """What is missing or unknown among the keys of `table`."""
    required, optional = KEYS[kind]
    return [f"{where}: {key} is missing" for key in sorted(required - set(table))] + [
        f"{where}: {key} is unknown" for key in sorted(set(table) - required - optional)
    ]


def source_faults(source: dict, reviewed: date, where: str) -> list[str]:
    kind = "convention" if source.get("title") == CONVENTION else "source"
    if faults := keys(source, kind, where):
        return faults
    url = urlsplit(source.get("url", "https://"))
    return [
        f"{where}: {fault}"
        for fault, found in {
            "title and dated are words": not (
                is_text(source["title"]) and is_text(source["dated"])
            ),
            "url is https": url.scheme != "https" or (kind == "source" and not url.hostname),
            "read is a day": not is_day(source["read"]),
            "read is not after the last review": is_day(source["read"])
            and source["read"] > reviewed,
            "title says that it is a home page": kind == "source"
            and url.path in {"", "/"}
            and not url.query
            and "home page" not in source["title"],
            "dated says that it is a study site": (url.hostname or "").endswith(STUDY_SITES)
            and not source["dated"].startswith("a study site"),
        }.items()
        if found
    ]


def value_faults(entry: dict, unit: str, reviewed: date, where: str) -> list[str]:
    kind = "end" if "repealed" in entry else "value"
    if faults := keys(entry, kind, where):
        return faults
    known_until = entry.get("known_until")
    checks = {
        "effective is a day": is_day(entry["effective"]),
        "start is stated, reported or assumed": entry.get("start", "stated") in STARTS,
        "confidence is high, medium or low": entry["confidence"] in CONFIDENCES,
        "note is words": is_text(entry.get("note", "-")),
        "also is a list": isinstance(entry.get("also", []), list),
        "known_until is a day from effective on": known_until is None
        or (is_day(known_until) and known_until >= entry["effective"]),
    }
    if kind == "end":
        checks["repealed is true"] = entry["repealed"] is True
    else:
        checks[f"{entry['value']!r} is a {unit}"] = fits(entry["value"], unit)
    faults = [f"{where}: {rule}" for rule, holds in checks.items() if not holds]
    sources = [entry["source"], *entry.get("also", [])]
    for number, source in enumerate(sources):
        faults += source_faults(source, reviewed, f"{where} source {number}")
    if entry.get("start", "stated") == "stated" and all(
        "second-hand" in str(source.get("dated")) for source in sources
    ):
        faults.append(f"{where}: start is reported, for nobody here saw the source")
    return faults


# One line for each thing that can be wrong in a parameter.
def parameter_faults(table: dict, reviewed: date, where: str) -> list[str]:  # noqa: C901
    if faults := keys(table, "parameter", where):
        return faults
    unit, entries = table["unit"], table["values"]
    faults = []
    if not NAME.fullmatch(where):
        faults.append(f"{where}: the name is in small letters, with underscores")
    if not is_text(table["description"]):
        faults.append(f"{where}: description is words")
    if unit not in UNITS and not CURRENCY.fullmatch(unit):
        faults.append(f"{where}: {unit} is no unit")
    for number, entry in enumerate(entries):
        faults += value_faults(entry, unit, reviewed, f"{where} value {number}")
    for number, conflict in enumerate(table.get("conflicts", [])):
        here = f"{where} conflict {number}"
        faults += keys(conflict, "conflict", here) or [
            *source_faults(conflict["source"], reviewed, here),
            *([] if is_text(conflict["why"]) else [f"{here}: why is words"]),
        ]
    if faults:
        return faults
    if not entries or "repealed" in entries[0]:
        faults.append(f"{where}: the first entry is a value")
    for before, after in pairwise(entries):
        if before["effective"] >= after["effective"]:
            faults.append(f"{where}: effective rises, {after['effective']}")
        if before.get("known_until", date.min) >= after["effective"]:
            faults.append(f"{where}: known_until ends before the next value, {after['effective']}")
        if "repealed" in before and "repealed" in after:
            faults.append(f"{where}: ended twice, {after['effective']}")
    return faults


def last_review(id: str, reviewed: date) -> date:
    """The last day on which the record says that this rule's sources were read.

    reviewed: the day of its file, on which all of its rules were read.
    """
    days = [
        review["day"] for review in REVIEWS if any(fnmatch(id, match) for match in review["rules"])
    ]
    return max([reviewed, *days])


def file_faults(data: dict, topic: str = "") -> list[str]:
    """All that is wrong with one file of parameters, in plain words. topic: `upwork.score`."""
    head = {key: data[key] for key in KEYS["head"][0] if key in data}
    if faults := keys(head, "head", "head"):
        return faults
    if not (is_text(head["title"]) and is_text(head["authority"]) and is_day(head["reviewed"])):
        return ["head: title and authority are words, reviewed is a day"]
    faults = []
    for name, table in data.items():
        if name in head:
            continue
        if isinstance(table, dict):
            faults += parameter_faults(
                table, last_review(f"{topic}.{name}", head["reviewed"]), name
            )
        else:
            faults.append(f"head: {name} is unknown")
    return faults


def test_there_are_files():
    assert FILES


def topic_of(file: Path) -> str:
    folder = file.parent.parent if "platforms" in file.parts else file.parent
    return f"{folder.name}.{file.stem}"


def test_each_file_is_a_topic():
    assert sorted(map(topic_of, FILES)) == topics()


@pytest.mark.parametrize("file", FILES, ids=topic_of)
def test_file_has_the_shape(file):
    assert all(NAME.fullmatch(name) for name in topic_of(file).split("."))
    assert file_faults(tomllib.loads(file.read_text("utf-8")), topic_of(file)) == []


SOUND = """
title = "Sound"
authority = "Nobody"
reviewed = 2026-01-01
[days]
description = "Days of something"
unit = "calendar day"
[[days.values]]
effective = 2020-01-01
start = "stated"
value = 7
confidence = "high"
source = { title = "Page", url = "https://example.org/a", read = 2026-01-01, dated = "undated" }
[[days.values]]
effective = 2021-01-01
repealed = true
confidence = "high"
source = { title = "Page", url = "https://example.org/a", read = 2026-01-01, dated = "undated" }
[[days.conflicts]]
value = 30
source = { title = "Page", url = "https://example.org/b", read = 2026-01-01, dated = "undated" }
why = "It is older."
"""


@pytest.mark.parametrize(
    ("sound", "other"),
    [
        ("", ""),
        ("value = 7", "value = [7, 8]"),
        ("value = 7", "value = [{ up_to = '1500', days = 7 }, { days = 8 }]"),
        ("value = 7", "value = 7\nknown_until = 2020-12-31"),
        ('title = "Page", url = "https://example.org/a"', f'title = "{CONVENTION}"'),
        ('"stated"', '"reported"'),
        (
            '"Page", url = "https://example.org/a"',
            '"Page (home page)", url = "https://example.org/"',
        ),
    ],
)
def test_a_sound_file_has_no_faults(sound, other):
    assert sound in SOUND
    assert file_faults(tomllib.loads(SOUND.replace(sound, other, 1))) == []


@pytest.mark.parametrize(
    ("sound", "broken", "fault"),
    [
        ('authority = "Nobody"\n', "", "head: authority is missing"),
        ("[days]", 'colour = "red"\n[days]', "head: colour is unknown"),
        ('"calendar day"', '"fortnight"', "fortnight is no unit"),
        ('"stated"', '"guessed"', "start is stated, reported or assumed"),
        ('dated = "undated"', 'dated = "told second-hand"', "start is reported"),
        ("https://example.org/a", "https://example.org/", "title says that it is a home page"),
        ("https://example.org/a", "https://studylib.net/a", "dated says that it is a study site"),
        ('start = "stated"\n', "", "start is missing"),
        ("value = 7", 'value = "7"', "'7' is a calendar day"),
        ("value = 7", "value = true", "True is a calendar day"),
        ("value = 7", "value = []", "[] is a calendar day"),
        ("value = 7", "value = [7, '8']", "[7, '8'] is a calendar day"),
        ("value = 7", "value = [{ from = 1.5 }]", "[{'from': 1.5}] is a calendar day"),
        ("value = 7", "value = 7\nsince = 2020", "since is unknown"),
        ('unit = "calendar day"', 'unit = "USD"', "7 is a USD"),
        ('unit = "calendar day"', 'unit = "zone"', "7 is a zone"),
        ('"high"', '"sure"', "confidence is high, medium or low"),
        ("https://example.org/a", "http://example.org/a", "url is https"),
        ("read = 2026-01-01", "read = 2026-01-02", "read is not after the last review"),
        (', dated = "undated" }', " }", "dated is missing"),
        (' url = "https://example.org/a",', "", "url is missing"),
        ('title = "Page"', f'title = "{CONVENTION}"', "url is unknown"),
        ("effective = 2021-01-01", "effective = 2020-01-01", "effective rises"),
        ("value = 7", "value = 7\nknown_until = 2021-01-01", "known_until ends before"),
        ('why = "It is older."', "", "why is missing"),
        ("[days]", "[Days]", "description is missing"),
    ],
)
def test_a_broken_file_is_found(sound, broken, fault):
    assert sound in SOUND
    faults = file_faults(tomllib.loads(SOUND.replace(sound, broken, 1)))
    assert any(fault in found for found in faults), faults
