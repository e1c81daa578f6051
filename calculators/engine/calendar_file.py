"""A calendar file (RFC 5545), written by hand and read back in the tests by `icalendar`.

That package with what it needs is larger than all of our own code, and each reader would fetch it
before the first answer.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from typing import Any

from calculators.engine.parameters import Value
from calculators.engine.rendering import render

# How long before it the calendar rings. For a whole day it counts from that day's beginning.
ALARMS = ("PT48H", "PT4H")
BEGAN = "contract_began"  # the kind of a told event
SHORT = 12  # characters of a fingerprint
LINE = 75  # octets; the format folds longer lines


def calendar(name: str, events: list[list[str]]) -> str:
    """The file with these `events`. name: of the tool that made it."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//Hostage-script handbook//{name}//EN",
        "CALSCALE:GREGORIAN",
        *(line for lines in events for line in lines),
        "END:VCALENDAR",
    ]
    return "".join(_fold(line) + "\r\n" for line in lines)


def entry_id(inputs: object, *names: str) -> str:
    """The id of an entry: it keeps it when its day is corrected.

    Another contract has another, where the day on which it began is told, or else its id or title:
    another day that was told can be a corrected one.

    inputs: what was told. names: what tells the entries of one contract apart.
    """
    return "-".join([*names, *_contract(inputs)])


def _contract(inputs: object) -> Iterator[str]:
    """What tells one contract from another, if it was told."""
    days = [getattr(inputs, "contract_began", None)]
    days += [row.when for row in getattr(inputs, "events", ()) if row.kind.value == BEGAN]
    if began := next(filter(None, days), None):
        yield f"{began:%Y%m%d}"
    elif name := getattr(inputs, "contract_id", None) or getattr(inputs, "contract_title", None):
        yield sha256(name.encode()).hexdigest()[:SHORT]


def event(id: str, now: datetime, when: date | datetime, title: str, text: str) -> list[str]:
    """One event with its alarms. id: the same event keeps it, so that a calendar updates it.

    now: the moment it was made. when: a whole day, or an instant.
    """
    alarms = [
        line
        for before in ALARMS
        for line in (
            "BEGIN:VALARM",
            "ACTION:DISPLAY",
            f"DESCRIPTION:{_escape(title)}",
            f"TRIGGER:-{before}",
            "END:VALARM",
        )
    ]
    return [
        "BEGIN:VEVENT",
        f"UID:{id}@hostage-script-handbook",
        f"DTSTAMP:{_moment(now)}",
        *_when(when),
        f"SUMMARY:{_escape(title)}",
        f"DESCRIPTION:{_escape(text)}",
        "TRANSP:TRANSPARENT",
        *alarms,
        "END:VEVENT",
    ]


def describe(text: str, then: str, rules: Iterable[Value[Any]]) -> str:
    """What an entry says below its title: what to do, and what its day rests on.

    then: what follows if nobody acts, or "". rules: of which the first gives the length; it stands
    there with the day of its reading.
    """
    rule = next(iter(rules), None)
    return render("engine/templates/entry.txt.jinja", text=text, then=then, rule=rule).strip()


def _when(end: date | datetime) -> list[str]:
    if isinstance(end, datetime):
        return [f"DTSTART:{_moment(end)}"]
    return [
        f"DTSTART;VALUE=DATE:{end:%Y%m%d}",
        f"DTEND;VALUE=DATE:{end + timedelta(days=1):%Y%m%d}",
    ]


def _moment(instant: datetime) -> str:
    return instant.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _escape(text: str) -> str:
    for character in "\\;,":
        text = text.replace(character, "\\" + character)
    # Some calendars take any of Unicode's line ends for an end of the line.
    return "\\n".join(text.splitlines())


def _fold(line: str) -> str:
    """Cuts a line between characters so that no part is longer than the format allows."""
    parts, part = [], ""
    for character in line:
        if len((part + character).encode()) > LINE:
            parts.append(part)
            part = " "
        part += character
    return "\r\n".join([*parts, part])
