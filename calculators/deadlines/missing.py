"""Days that are missing: what the reader told calls for them, and a clock may run from them."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from calculators.deadlines.clocks import Clock
from calculators.deadlines.inputs import Inputs, with_rows
from calculators.engine.changed import with_changes
from calculators.engine.data import load
from calculators.facts.days import Release
from calculators.facts.moment import local_day
from calculators.facts.money import MoneyPlace
from calculators.life.platform import find_platform
from calculators.life.told import EVENTS, PLATFORM
from calculators.life.words import say

PLACE = "money_place"


@dataclass(frozen=True)
class MissingDay:
    """A day that is missing. field: its question. day: which day it is, as a phrase.

    clock: the title of the weightiest clock that would run if it were today. Where the money is
    counts as such a day too, if a clock would run with money that the platform holds.
    """

    field: str
    day: str
    clock: str

    @property
    def is_place(self) -> bool:
        return self.field == PLACE


@dataclass(frozen=True)
class _Call:
    """The answers call for a day. trial: the same answers with today in its place.

    beside: answers whose clocks run without it, where these are not the reader's own.
    """

    field: str
    day: str
    trial: Inputs
    beside: Inputs | None = None


def find_missing(
    inputs: Inputs, runs: Collection[str], run: Callable[[Inputs], Sequence[Clock]]
) -> tuple[MissingDay, ...]:
    """The missing days from which a clock would run that does not run now.

    runs: the ids of the clocks that run now. run: the running clocks of other answers.
    """
    found: dict[str, MissingDay] = {}
    for call in _calls(inputs):
        known = {*runs, *(clock.id for clock in (run(call.beside) if call.beside else ()))}
        new = [clock for clock in run(call.trial) if clock.id not in known]
        new.sort(key=_place)
        if new:
            found.setdefault(call.field, MissingDay(call.field, call.day, new[0].title))
    return tuple(found.values())


def find_to_come(inputs: Inputs) -> date | None:
    """The day of the last step, if it is still to come."""
    if not inputs.last_step_on:
        return None
    day = local_day(inputs.last_step_on, inputs.zone)
    return day if day > local_day(inputs.now, inputs.zone) else None


def _place(clock: Clock) -> int:
    """What the reader must meet comes first, and last what only the platform brings."""
    return 0 if clock.yours and clock.silence_costs_you else 2 if clock.actor == "platform" else 1


def _calls(inputs: Inputs) -> Iterator[_Call]:
    """The last step, each kind of row, and the states that call for a day, in this order."""
    said = load("deadlines/missing.toml")
    today = inputs.now.astimezone(inputs.zone).date()
    told = {row.kind.value for row in inputs.events}
    step = inputs.last_step
    if step and step.value in EVENTS:
        kind = EVENTS[step.value][0]
        told.add(kind)
        if not inputs.last_step_on:
            day = said["event"].format(told=say(PLATFORM, "kinds", kind))
            yield _Call("last_step_on", day, replace(inputs, last_step_on=today))
    undated = {row.kind.value: n for n, row in enumerate(inputs.events) if row.when is None}
    for kind, n in undated.items():
        if kind in find_platform(PLATFORM).kinds:
            rows = (*inputs.events[:n], replace(inputs.events[n], when=today))
            trial = replace(inputs, events=(*rows, *inputs.events[n + 1 :]))
            day = said["event"].format(told=say(PLATFORM, "kinds", kind))
            yield _Call(f"events.{n}.when", day, trial)
    known = with_rows(inputs)
    for state in said["states"]:
        field = state["field"]
        if _calls_for(state, known, told) and not getattr(known, field):
            trial = with_changes(inputs, **{field: _value(field, inputs, today)})
            yield _Call(field, state["day"], trial)
    if step and inputs.money_place in (None, MoneyPlace.NOT_SURE):
        dated = replace(inputs, last_step_on=inputs.last_step_on or today)
        trial = replace(dated, money_place=MoneyPlace.HELD)
        yield _Call(PLACE, said["place"], trial, beside=dated)


def _calls_for(state: Mapping[str, Any], known: Inputs, told: Collection[str]) -> bool:
    """Whether the answers say a state, and no step or row tells its event."""
    if state["event"] in told:
        return False
    if given := state.get("given"):
        return bool(getattr(known, given)) or EVENTS[given][0] in told
    answers = {name: getattr(known, name) for name in state["told"]}
    return all(
        (answer.value if answer else "") in state["told"][name] for name, answer in answers.items()
    )


def _value(field: str, inputs: Inputs, today: date) -> object:
    """The day of the answer as this question takes it."""
    values = {"releases": (Release(released=today),), "hours_worked": inputs.now}
    return values.get(field, today)
