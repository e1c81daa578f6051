"""The calendar file (RFC 5545) of the clocks whose end is still to come.

Written by hand, and read back in the tests by the package `icalendar`: that package with what it
needs is larger than all of our own code, and each reader would fetch it before the first answer.
"""

from datetime import UTC, date, datetime, timedelta

from calculators.deadlines.clocks import Clock
from calculators.engine.rendering import render

# How long before an end the calendar rings. For a whole day it counts from that day's beginning.
ALARMS = ("PT48H", "PT4H")
LINE = 75  # octets; the format folds longer lines


def write_calendar(inputs, outcome, item: str = "") -> str:
    """The file with all clocks still ahead, or with the one whose id is `item`."""
    lines = [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Hostage-script handbook//Deadlines//EN",
        "CALSCALE:GREGORIAN",
    ]
    for clock in outcome.clocks:
        if clock.ahead and item in ("", clock.id):
            lines += _event(clock, inputs)
    return "".join(_fold(line) + "\r\n" for line in [*lines, "END:VCALENDAR"])


def _event(clock: Clock, inputs) -> list[str]:
    text = render("deadlines/event.txt.jinja", clock=clock, inputs=inputs).strip()
    alarms = [
        line for before in ALARMS for line in (
            "BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{_escape(clock.title)}",
            f"TRIGGER:-{before}", "END:VALARM",
        )
    ]
    return [
        "BEGIN:VEVENT",
        f"UID:{_uid(clock, inputs)}",
        f"DTSTAMP:{_moment(inputs.now)}",
        *_when(clock.end),
        f"SUMMARY:{_escape(clock.title)}",
        f"DESCRIPTION:{_escape(text)}",
        "TRANSP:TRANSPARENT",
        *alarms,
        "END:VEVENT",
    ]


def _uid(clock: Clock, inputs) -> str:
    """The same event of the same contract keeps its id, so that a calendar mends its entry."""
    began = f"-{inputs.contract_began:%Y%m%d}" if inputs.contract_began else ""
    return f"{clock.id}-{clock.opens:%Y%m%d}{began}@hostage-script-handbook"


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
    return text.replace("\n", "\\n")


def _fold(line: str) -> str:
    """Cuts a line between characters so that no part is longer than the format allows."""
    parts, part = [], ""
    for character in line:
        if len((part + character).encode()) > LINE:
            parts.append(part)
            part = " "
        part += character
    return "\r\n".join([*parts, part])
