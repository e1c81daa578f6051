"""The clocks that the last step on the contract starts, by the replay of its life."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from calculators.engine.parameters import NoRule, Value, parameter
from calculators.life.answer import write_answer
from calculators.life.moments import ends_today, last_whole_day
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
    found: dict[str, Any] = write_answer(replay_once(events, PLATFORM, inputs.now))
    over = {
        item["clock"]: StepClock(item["clock"], "over", _day(item["would_end"]), None, ())
        for item in found["over"]
        if item.get("would_end")
    }
    running = {
        item["clock"]: _running(item, inputs, day)
        for item in found["running"]
        if item["because"] == step.n
    }
    return over | running


def _running(item: Mapping[str, Any], inputs: Inputs, day: date) -> StepClock:
    rules = _rules(item["rules"], day)
    if not item.get("safe_by"):
        return StepClock(item["clock"], "wait", _day(item["last_day"]), None, rules)
    end = datetime.fromisoformat(item["safe_by"])
    safe = last_whole_day(end, inputs.zone, inputs.now)
    kind = "late" if end <= inputs.now else "act"
    before = ends_today(end, inputs.zone, inputs.now)
    return StepClock(item["clock"], kind, safe, before, rules)


def _day(text: str) -> date:
    """The first of the days that a clock may end on, where sources count it in several ways."""
    return date.fromisoformat(text[:10])


def _rules(ids: list[str], day: date) -> tuple[Value[Any], ...]:
    found = []
    for id in ids:
        try:
            found.append(parameter(id).on(day))
        except NoRule:
            continue
    return tuple(found)
