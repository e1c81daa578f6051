"""The rules of the platform that the clocks count by, in force on a day."""

from datetime import date, datetime
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from calculators.engine.calendars import Calendar
from calculators.engine.packs import DEFAULT
from calculators.engine.parameters import NoRule, Value, parameter


def rule(id: str, on: date | datetime) -> Value[Any]:
    """The rule of the platform of this id, in force on that day. Raises `NoRule`."""
    return _in_force(id, on.date() if isinstance(on, datetime) else on)


@lru_cache(maxsize=2048)
def _in_force(id: str, day: date) -> Value[Any]:
    return parameter(f"{DEFAULT}.{id}").on(day)


def also(id: str, on: date | datetime) -> tuple[Value[Any], ...]:
    """A rule that says more about a clock without moving its end: none, if we hold none."""
    try:
        return (rule(id, on),)
    except NoRule:
        return ()


def zone_of(topic: str, on: date) -> tuple[ZoneInfo, Value[Any]]:
    """The zone in which the days of a topic are counted, with the rule that says so."""
    value = rule(f"time_zones.{topic}", on)
    return ZoneInfo(value.value), value


def business_calendar(on: date) -> Calendar:
    """The business days we count for the platform: no source says which holidays count."""
    return Calendar(
        rule("time_zones.business_week", on), parameter("calendars.us_federal_holidays.days")
    )
