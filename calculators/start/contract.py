"""The clocks that the last step on the contract starts, by the replay of its life."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from calculators.engine.parameters import Value
from calculators.life.ends import End
from calculators.life.kinds import ClockKind
from calculators.life.ledger import Running
from calculators.life.moments import day_of, find_safe_day
from calculators.life.next_step import READER, shown_clocks
from calculators.life.replay import replay_once
from calculators.life.told import PLATFORM, tell_only_told
from calculators.start.inputs import DayKnown, Inputs


@dataclass(frozen=True)
class StepClock:
    """A clock that the step started. kind: act (the reader's), late (the reader's, and over by
    one way to count), wait (another's) or over.

    day: of the reader's own, the last whole day in their zone that is safe by every way to
    count. before: its end in that zone, where it comes today.
    """

    name: str
    kind: str
    day: date
    before: datetime | None
    rules: tuple[Value[Any], ...]


def clocks(inputs: Inputs) -> Mapping[str, StepClock]:
    """The clocks of the last step by name; none without its day."""
    day = inputs.last_step_on
    told = tell_only_told(replace(inputs, events=()), inputs.money_place)
    if day is None or not told or inputs.day_known == DayKnown.NOT_SURE:
        return {}
    step = told[-1][1]
    events = tuple(event for _, event in told)
    ledger = replay_once(events, PLATFORM, inputs.now).ledger
    found = {
        over.clock.name: StepClock(over.clock.name, "over", _day(over.clock, over.end), None, ())
        for over in ledger.over
        if over.end
    }
    for running in shown_clocks(ledger):
        if running.n == step.n:
            found[running.clock.name] = _running(running, inputs)
    return found


def _running(running: Running, inputs: Inputs) -> StepClock:
    clock, end = running.clock, running.end
    if clock.actor != "freelancer":
        return StepClock(clock.name, "wait", _day(clock, end), None, end.rules)
    safe = find_safe_day(end.safe, inputs.zone, inputs.now)
    return StepClock(clock.name, "late" if safe.late else "act", safe.day, safe.before, end.rules)


def _day(clock: ClockKind, end: End) -> date:
    """The last day of a clock, the first where sources count it in several ways."""
    first = clock.actor in READER or clock.counted == "both"
    return day_of(end.readings[0 if first else -1])
