"""The usual clocks as a table: one event, one rule, whole days in UTC. The build prints it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any

from calculators.deadlines.clocks import Clock
from calculators.engine.answering import answer
from calculators.engine.data import load
from calculators.engine.parameters import Value, parameter


class NotUsual(ValueError):
    """A row whose clock does not end a whole number of days after its event: leave it out."""


@dataclass(frozen=True)
class UsualClock:
    """One row. happened: the event in words. days: from its day to the end, both in UTC.

    acts, ends: phrases that say who acts, and what the end is. since, until: the first and the last
    day of the event for which this holds; until is None while no change is known. rule: the length.
    """

    clock: str
    happened: str
    title: str
    acts: str
    ends: str
    days: int
    since: date
    until: date | None
    rule: Value[Any]


@cache
def usual_clocks(today: date) -> tuple[UsualClock, ...]:
    """The rows, by the rules in force today. Raises `NotUsual`."""
    return tuple(_row(entry, today) for entry in load("deadlines/usual.toml")["clocks"])


def find(entry: Mapping[str, Any], day: date) -> Clock | None:
    """The clock of a row as the calculator gives it for an event on this day, or None."""
    told = [{"released": f"{day}"}] if entry["event"] == "releases" else f"{day}"
    raw = {**entry["answers"], entry["event"]: told, "now": f"{day}T12:00Z"}
    clocks = answer("deadlines", raw).outcome.clocks
    return next((one for one in clocks if one.id == entry["clock"] and one.end), None)


def _row(entry: Mapping[str, Any], today: date) -> UsualClock:
    clock = find(entry, today)
    if not clock or not isinstance(clock.end, date) or isinstance(clock.end, datetime):
        raise NotUsual(f"{entry['clock']} does not end on a whole day")
    if clock.early or clock.late:
        raise NotUsual(f"{entry['clock']} can be read two ways")
    changes = [
        value.effective
        for rule in clock.rules
        for value in parameter(rule.parameter).history
        if value.effective > rule.effective
    ]
    known = [rule.known_until for rule in clock.rules if rule.known_until]
    ends = [*known, *(day - timedelta(days=1) for day in changes)]
    return UsualClock(
        clock=clock.id,
        happened=entry["happened"],
        title=clock.title,
        acts=clock.acts,
        ends=clock.ends,
        days=(clock.end - today).days,
        since=max(rule.effective for rule in clock.rules),
        until=min(ends, default=None),
        rule=clock.rules[0],
    )
