"""How dates, instants, sums and values are written for a reader. No rule lives here."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time
from decimal import Decimal
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from calculators.engine.parameters import Value

# An answer names the same few days again and again, and so does the next one.
remember = lru_cache(maxsize=2000)

COUNTED = {"calendar day", "business day", "hour", "day", "month", "year", "count"}


def format_day(day: date) -> str:
    """`Thursday 8 October 2026`: never a form that two countries read differently."""
    return _long_day(day.year, day.month, day.day)


def format_basis(values: Iterable[Value[Any]], what: str) -> str:
    """What a part of an answer rests on: how many rules, read when, and how sure we are.

    values: at least one. what: the part, as `The sum`. A rule without a page is a choice of ours.
    """
    rules = list({value.parameter: value for value in values}.values())
    days = [[one.read for one in value.sources if one.url and one.read] for value in rules]
    sure = Counter(value.confidence for value in rules)
    said = [f"{level} for {sure[level]}" for level in ("high", "medium", "low") if sure[level]]
    many = f"{len(rules)} rules" if len(rules) > 1 else "one rule"
    how = ", ".join(said) if len(sure) > 1 else rules[0].confidence
    return f"{what} rests on {many}{_origin(days)}. Confidence: {how}."


def format_lead(value: Value[Any]) -> str:
    """What a rule is about, with the mark that its value follows: a colon, unless the value is a
    sentence or the rule asks a question.
    """
    if value.description.endswith("?"):
        return value.description
    sentence = value.unit == "text" and re.match(r"[A-Z]([a-z]| \w)", format_value(value))
    return f"{value.description}{'.' if sentence else ':'}"


# How a rule's first day is known, in a word, and what the words mean: said once to a page.
BEGINS = {"stated": "In force", "assumed": "Applied", "reported": "Reported"}
STARTS = (
    "In force: the source names that day. Applied: our first day with the rule, for no source says"
    " when it began. Reported: others name the day, and we did not see its source."
)


def format_begins(value: Value[Any]) -> str:
    """When a rule begins, and how we know: `Applied from Thu 1 Jan 2009`."""
    known = f"; known until {format_short_day(value.known_until)}" if value.known_until else ""
    words = "Ended on" if value.repealed else f"{BEGINS[value.start]} from"
    return f"{words} {format_short_day(value.effective)}{known}"


def _origin(days: Sequence[Sequence[date]]) -> str:
    """Where rules come from. days: for each rule, the days on which copies of it were read."""
    read = sorted(day for each in days for day in each)
    own = sum(not each for each in days)
    if not read:
        return ", set by this handbook"
    copies = f"read in stored copies on {format_short_day(read[0])}"
    if read[0] != read[-1]:
        span = f"{format_short_day(read[0])} to {format_short_day(read[-1])}"
        copies = f"read in stored copies from {span}"
    if not own:
        return f", {copies}"
    return f": {len(days) - own} {copies}, and {own} set by this handbook"


def format_short_day(day: date) -> str:
    """`Thu 8 Oct 2026`, for tables and pictures."""
    return _short_day(day.year, day.month, day.day)


# By what is written, not by the day: two instants may be the same and yet fall on two days.
@remember
def _long_day(*numbers: int) -> str:
    day = date(*numbers)
    return f"{day:%A} {day.day} {day:%B} {day.year}"


@remember
def _short_day(*numbers: int) -> str:
    day = date(*numbers)
    return f"{day:%a} {day.day} {day:%b} {day.year}"


@remember
def format_instant(instant: datetime, zone: ZoneInfo | None = None) -> str:
    """`Friday 16 October 2026, 23:59 UTC`; in the zone given, or in UTC."""
    local = instant.astimezone(zone or UTC)
    return f"{format_day(local.date())}, {local:%H:%M} {format_zone(local)}"


def format_zone(local: datetime) -> str:
    """`UTC`, or the zone's name with its offset on that day: `America/Los_Angeles (UTC-07:00)`."""
    name = getattr(local.tzinfo, "key", "UTC")
    if name == "UTC":
        return "UTC"
    offset = f"{local:%z}"
    return f"{name} (UTC{offset[:3]}:{offset[3:]})"


def format_clock(local: datetime) -> str:
    """A time as people write it in a letter: `5 pm, Los Angeles time`, `2:05 pm UTC`."""
    hour = f"{local.hour % 12 or 12}" + (f":{local:%M}" if local.minute else "")
    half = "am" if local.hour < 12 else "pm"
    area, _, place = getattr(local.tzinfo, "key", "UTC").rpartition("/")
    if place == "UTC":
        return f"{hour} {half} UTC"
    if not area or area == "Etc":
        return f"{hour} {half} UTC{local:%z}"
    return f"{hour} {half}, {place.replace('_', ' ')} time"


def format_moment(moment: date | datetime, zone: ZoneInfo | None = None) -> str:
    """A day or an instant, each in its own form."""
    if isinstance(moment, datetime):
        return format_instant(moment, zone)
    return format_day(moment)


def format_money(amount: Decimal, currency: str) -> str:
    """`1,250.00 USD`: two decimals, the currency always named."""
    return f"{amount:,.2f} {currency}"


def format_number(number: Decimal) -> str:
    """A number without idle zeros: 18 for 18.0, 100 for 100."""
    return f"{number.normalize():f}"


def format_hours(hours: Decimal) -> str:
    """`7.5 hours`, `1 hour`."""
    return f"{hours.normalize():f} hour{'' if hours == 1 else 's'}"


def format_value(value: Value[Any]) -> str:
    """A rule's value with its unit: `7 calendar days`, `337.50 USD`, `UTC`, `yes`."""
    if value.repealed:
        return "ended"
    return _with_unit(value.value, value.unit)


def format_rows(value: Value[Any]) -> list[str]:
    """A rule's value row by row: one row unless it is a table or a list, such as of days."""
    if value.repealed or not isinstance(value.value, list):
        return [format_value(value)]
    return [_row(item, value.unit) for item in value.value]


def format_other(value: Value[Any], other: object) -> str:
    """What another source says in place of a rule's value, with the rule's unit where it fits."""
    in_words = isinstance(other, str) and not re.fullmatch(r"[\d.]+", other)
    if in_words or type(other) is not type(value.value):
        return format_plain(other)
    return _with_unit(other, value.unit)


def _with_unit(shown: Any, unit: str) -> str:
    if isinstance(shown, list):
        return "; ".join(_row(item, unit) for item in shown)
    if isinstance(shown, bool):
        return format_plain(shown)
    if unit == "count":
        return f"{shown:,}"
    if unit in COUNTED:
        return f"{shown} {unit}" + ("" if shown == 1 else "s")
    if unit == "percent":
        return f"{shown} %"
    if _is_currency(unit) and isinstance(shown, str | int):
        return format_money(Decimal(str(shown)), unit)
    if isinstance(shown, date) and unit == "date":
        return format_day(shown)
    return format_plain(shown)


def _is_currency(unit: str) -> bool:
    return len(unit) == 3 and unit.isupper()


# Cells of a table's rows that are sums where the table's unit is a currency, and their words.
SUMS = ("from", "above", "up_to", "fee", "sum", "limit")
BARE = ("court", "kind", "name", "date")  # these cells speak for themselves


def _row(row: object, unit: str) -> str:
    """One row of a table: `up to 1,500.00 USD, fee 30.00 USD`."""
    if not isinstance(row, dict):
        return format_plain(row)
    cells = []
    for key, cell in row.items():
        if cell is False:
            continue
        word = "" if key in BARE else key.replace("_", " ")
        if cell is True:
            cells.append(word)
            continue
        text = str(cell).replace("_", " ") if key == "kind" else format_plain(cell)
        if key in SUMS and _is_currency(unit):
            text = format_money(Decimal(str(cell)), unit)
        elif key == "rate":
            text += " %"
        cells.append(f"{word} {text}".strip())
    return ", ".join(cells)


def format_plain(shown: object) -> str:
    """Any value of a rule as text: rows one by one, truth as yes and no."""
    if isinstance(shown, bool):
        return "yes" if shown else "no"
    if isinstance(shown, list):
        return "; ".join(format_plain(item) for item in shown)
    if isinstance(shown, date):
        return format_short_day(shown)
    if isinstance(shown, time):
        return f"{shown:%H:%M}"
    if isinstance(shown, dict):
        return _row(shown, "")
    return str(shown)


# Areas that hold so much that each of their topics has its own page of reference.
PAGE_FOR_EACH_TOPIC = {"law"}


def format_entry(id: str) -> str:
    """The address of a rule's entry below the site's root: `reference/law/us_ca/#law.us_ca`.

    id: a topic's or a parameter's.
    """
    area, topic, *_ = id.split(".")
    folder = f"{area}/{topic}" if area in PAGE_FOR_EACH_TOPIC else area
    return f"reference/{folder}/#{id}"


def format_markdown(text: str) -> str:
    """Text in which Markdown and HTML see nothing special. Lines lose the blanks they begin with:
    four of them would make code.
    """
    plain = re.sub(r"&(?=#?\w+;)", "&amp;", re.sub(r"(?m)^[^\S\n]+", "", str(text)))
    signs = re.sub(r"([\\`*_{}\[\]<>#|$~])", r"\\\1", plain)
    # At the start of a line: lists, numbers and the lines under a heading.
    return re.sub(r"(?m)^(\d+(?=[.)])|(?=[-+=]))", r"\1\\", signs)
