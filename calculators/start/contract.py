"""The clocks that the last step on the contract starts, or a release, by the replay of its life."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from calculators.engine.changed import with_changes
from calculators.engine.parameters import Value
from calculators.life.ends import End
from calculators.life.kinds import ClockKind
from calculators.life.known import UNPAID
from calculators.life.ledger import Ledger, Running
from calculators.life.moments import day_of, find_safe_day
from calculators.life.next_step import READER, shown_clocks
from calculators.life.places import replay_told, take_place
from calculators.life.replay import replay_once, run_until
from calculators.life.told import PLATFORM, tell_only_told
from calculators.start import plan
from calculators.start.inputs import Inputs

# The clocks of money that was released, which are the client's, and the event.
AFTER_RELEASE = ("mediation_lookback", "refund_self_service", "refund_via_support")
RELEASED = "money_released"
# How long the client can dispute the hours of a week, and the event.
REVIEW, WORKED = "hours_client_review", "hours_worked"
# The clocks of what another may do.
THEIRS = (*AFTER_RELEASE, REVIEW)


@dataclass(frozen=True)
class StepClock:
    """A clock that the step started. kind: act (the reader's), late (the reader's, and over by
    one way to count), wait (another's), theirs (what another may do until then) or over.

    day: of the reader's own, the last whole day in their zone that is safe by every way to
    count. before: its end in that zone, where it comes today. days: each day of its end, by every
    way to count, in the zone that `place` names; until: where it is late, the last of them.
    """

    name: str
    kind: str
    day: date
    days: tuple[date, ...]
    place: str
    rules: tuple[Value[Any], ...] = ()
    before: datetime | None = None
    until: date | None = None


def clocks(inputs: Inputs) -> Mapping[str, StepClock]:
    """The clocks of the last step by name, those that follow by themselves when one of others is
    over, and how long money that was released can be asked back by each way; none without its day.
    Those of the events that are told stand where the last step starts none.
    """
    return {**_after_events(inputs), **_after_step(inputs), **_after_release(inputs)}


def released_on(inputs: Inputs) -> list[date | datetime]:
    """The days of the releases that are told: rows of events count before a list of payments."""
    rows = [row.when for row in inputs.events if row.kind.value == RELEASED and row.when]
    return rows or [row.released for row in inputs.releases]


def asks_week(given: Mapping[str, str]) -> bool:
    """Whether the day that the plan asks for is one of a week of hours, by the answers so far."""
    no_step = given.get("last_step") in (plan.NOTHING, plan.NOT_SURE)
    return given.get("money_place") == UNPAID and no_step


def days_given(inputs: Inputs, given: Mapping[str, str]) -> list[date | datetime]:
    """The days that answer the plan's question for a day, which differs by the answers so far."""
    if given.get("money_place") == "released":
        return released_on(inputs)
    if asks_week(given):
        return [row.when for row in inputs.events if row.kind.value == WORKED and row.when]
    return [inputs.last_step_on] if inputs.last_step_on else []


def _after_events(inputs: Inputs) -> Mapping[str, StepClock]:
    """The clocks of the rows of events; of a name the one that ends first."""
    if not inputs.events:
        return {}
    ledger = replay_told(with_changes(inputs, last_step=None), take_place(inputs)).ledger
    found: dict[str, StepClock] = {}
    for running in shown_clocks(ledger):
        clock = found.setdefault(running.clock.name, _running(running, inputs))
        if clock.kind == "wait":
            for after in _following(ledger, running):
                found.setdefault(after.clock.name, _running(after, inputs))
    for over in ledger.over:
        if over.clock.name == REVIEW and over.end:
            found.setdefault(REVIEW, _past(over.clock, over.end))
    return found


def _after_release(inputs: Inputs) -> Mapping[str, StepClock]:
    """Until when the client can ask released money back, by each way: of the newest release."""
    told = tell_only_told(replace(inputs, last_step=None), None)
    ledger = replay_once(tuple(event for _, event in told), PLATFORM, inputs.now).ledger
    found = {}
    for name in AFTER_RELEASE:
        running = [one for one in shown_clocks(ledger) if one.clock.name == name]
        ended = [
            (one.end.over, one.clock, one.end)
            for one in ledger.over
            if one.clock.name == name and one.why == "silence" and one.end
        ]
        if running:
            last = max(running, key=lambda one: one.end.over)
            found[name] = _running(last, inputs)
        elif ended:
            _, clock, end = max(ended, key=lambda one: one[0])
            found[name] = _past(clock, end)
    return found


def _after_step(inputs: Inputs) -> Mapping[str, StepClock]:
    day = inputs.last_step_on
    told = tell_only_told(replace(inputs, events=(), releases=()), inputs.money_place)
    if day is None or not told:
        return {}
    step = told[-1][1]
    events = tuple(event for _, event in told)
    ledger = replay_once(events, PLATFORM, inputs.now).ledger
    found = {over.clock.name: _past(over.clock, over.end) for over in ledger.over if over.end}
    for running in shown_clocks(ledger):
        if running.n == step.n:
            clock = found[running.clock.name] = _running(running, inputs)
            if clock.kind == "wait":
                for after in _following(ledger, running):
                    found.setdefault(after.clock.name, _running(after, inputs))
    return found


def _following(ledger: Ledger, running: Running) -> list[Running]:
    """The clocks that run on the part once nobody has acted on this one."""
    ahead = ledger.copy()
    run_until(ahead, running.end.over)
    return ahead.clocks_on(running.part)


def _past(clock: ClockKind, end: End) -> StepClock:
    return StepClock(clock.name, "over", _day(clock, end), _days(end), end.zone.key)


def _running(running: Running, inputs: Inputs) -> StepClock:
    clock, end = running.clock, running.end
    days, place = _days(end), end.zone.key
    if clock.actor != "freelancer":
        kind = "theirs" if clock.name in THEIRS else "wait"
        return StepClock(clock.name, kind, _day(clock, end), days, place, end.rules)
    safe = find_safe_day(end.safe, inputs.zone, inputs.now)
    if safe.late:
        return StepClock(clock.name, "late", safe.day, days, place, end.rules, until=days[-1])
    return StepClock(clock.name, "act", safe.day, days, place, end.rules, safe.before)


def _days(end: End) -> tuple[date, ...]:
    """Each day on which it can end, the earliest first."""
    return tuple(dict.fromkeys(day_of(reading) for reading in end.readings))


def _day(clock: ClockKind, end: End) -> date:
    """The last day of a clock, the first where sources count it in several ways."""
    first = clock.actor in READER or clock.counted == "both"
    return day_of(end.readings[0 if first else -1])
