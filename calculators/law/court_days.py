"""On which days a court is open: weekends, national holidays, and the days its place adds."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from functools import cache

from calculators.engine.parameters import NoRule, Topic, UnknownParameter, Value, parameter, topic
from calculators.law.places import Place, around

# The national holidays we hold, by the place around which they are kept.
HOLIDAYS = {
    "us_federal": "calendars.us_federal_holidays.days",
    "england_wales": "calendars.england_wales_bank_holidays.days",
    "northern_ireland": "calendars.northern_ireland_bank_holidays.days",
    "scotland": "calendars.scotland_bank_holidays.days",
}


def holidays(place: Place | None) -> str:
    """The id of the parameter with the public holidays at a place, or ""."""
    return next((HOLIDAYS[id] for id in around(place) if id in HOLIDAYS), "")


@cache
def own(id: str) -> Topic | None:
    """The table of the days on which the courts at a place close, or None if we hold none."""
    try:
        return topic(f"calendars.court_days_{id}")
    except UnknownParameter:
        return None


SATURDAY = 5
OBSERVED = " (observed)"


class Known(Enum):
    """What we know of the holidays on a day at a place."""

    NOTHING = 0  # weekends alone
    NATIONAL = 1
    COURTS = 2  # the days of the place's own courts too


@dataclass(frozen=True)
class Day:
    """Whether the courts are closed on a day. rules: the tables that say so."""

    closed: bool
    known: Known
    rules: tuple[Value[list[dict[str, object]]], ...] = ()


def look(place: Place | None, day: date) -> Day:
    """What is known of `day` at a place. A court that opens on Saturdays does no harm: see roll."""
    if day.weekday() >= SATURDAY:
        return Day(True, Known.COURTS)
    known, left_out = Known.NOTHING, frozenset[str]()
    for id in around(place):
        try:
            if table := own(id):
                days = table.parameters["days"].on(day)
                if _name(days, day):
                    return Day(True, Known.COURTS, (days,))
                known, left_out = Known.COURTS, _left_out(table, day)
            elif id in HOLIDAYS:
                days = parameter(HOLIDAYS[id]).on(day)
                known = max(known, Known.NATIONAL, key=lambda one: one.value)
                name = _name(days, day)
                if name and name.removesuffix(OBSERVED) not in left_out:
                    return Day(True, known, (days,))
        except NoRule:  # the table begins later, or has ended
            known = Known.NOTHING if id in HOLIDAYS else known
    return Day(False, known)


def roll(place: Place | None, day: date, step: timedelta) -> tuple[date, Known, tuple[Day, ...]]:
    """The first open day from `day` on, in steps of a day, and the least known of those passed.

    Back to the day before is safe where a court opens on a day that we take as closed.
    """
    seen = []
    while True:
        found = look(place, day)
        seen.append(found)
        if not found.closed:
            least = min((one.known for one in seen), key=lambda one: one.value)
            return day, least, tuple(seen)
        day += step


def _name(table: Value[list[dict[str, object]]], day: date) -> str:
    """The name of the holiday on `day`, or ""."""
    return next((str(entry["name"]) for entry in table.value if entry["date"] == day), "")


def _left_out(table: Topic, day: date) -> frozenset[str]:
    rule = table.parameters.get("open")
    return frozenset(rule.on(day).value) if rule else frozenset()
