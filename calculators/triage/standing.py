"""Where the contract stands, by the replay of its life: whether a clock runs against the reader."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from calculators.engine.parameters import Value
from calculators.facts.money import MoneyPlace
from calculators.facts.steps import LastStep
from calculators.life.elsewhere import Elsewhere
from calculators.life.moments import last_whole_day
from calculators.life.next_step import press, shown_clocks
from calculators.life.replay import replay_once
from calculators.life.told import PLATFORM, tell
from calculators.life.words import say
from calculators.triage.inputs import Inputs

# Kinds of parts that are money.
MONEY = ("milestone", "week", "payment")
# Where money can be while a step of the client's has a clock that the reader must meet.
OPEN = (MoneyPlace.HELD, MoneyPlace.UNPAID_HOURS)
# Steps that take money that the reader already had into question.
CONTESTS = (LastStep.MEDIATION, LastStep.CHARGEBACK)
STEPS_WITH_A_CLOCK = (LastStep.ENDED, LastStep.REFUND_ASKED, LastStep.HOURS)


@dataclass(frozen=True)
class PressingClock:
    """A clock that the reader must meet. safe: the last whole day that is safe by every count.

    late: by one way to count it is over already.
    """

    id: str
    title: str
    safe: date
    late: bool
    rules: tuple[Value[Any], ...]


@dataclass(frozen=True)
class Standing:
    """clock: the first that the reader must meet. pressing: clock, refused, not_sure or no.

    contested: yes where released money is taken into question, else no.
    """

    clock: PressingClock | None
    pressing: str
    contested: str


def find_standing(inputs: Inputs, pack: Elsewhere | None = None) -> Standing:
    """Where things stand at the moment of the answer. pack: of another platform, if it is there."""
    clock = _of_pack(pack) if pack else _clock(inputs)
    contested = inputs.money_place == MoneyPlace.CHARGED_BACK or (
        inputs.money_place == MoneyPlace.RELEASED and inputs.last_step in CONTESTS
    )
    return Standing(clock, _pressing(inputs, clock), "yes" if contested else "no")


def _of_pack(pack: Elsewhere) -> PressingClock | None:
    first = pack.first
    if first is None:
        return None
    return PressingClock(first.id, first.do, first.day, first.late, first.rules)


def _clock(inputs: Inputs) -> PressingClock | None:
    events = tuple(event for _, event in tell(inputs))
    ledger = replay_once(events, PLATFORM, inputs.now).ledger
    running = [
        running
        for running in shown_clocks(ledger)
        if press(ledger, running) == "must" and ledger.parts[running.part].kind in MONEY
    ]
    if not running:
        return None
    first = min(running, key=lambda running: running.end.safe)
    state = ledger.parts[first.part].state
    do = first.do or first.clock.do_in.get(state, first.clock.do)
    safe = last_whole_day(first.end.safe, inputs.zone, inputs.now)
    late = first.end.safe <= inputs.now
    return PressingClock(first.clock.name, say(PLATFORM, "do", do), safe, late, first.end.rules)


def _pressing(inputs: Inputs, clock: PressingClock | None) -> str:
    if clock:
        return "clock"
    if inputs.money_place not in OPEN:
        return "no"
    if inputs.last_step == LastStep.REFUSED:
        return "refused"
    told = inputs.contract_ended or inputs.refund_requested or inputs.events
    if inputs.last_step == LastStep.NOT_SURE:
        return "no" if told else "not_sure"
    undated = inputs.last_step in STEPS_WITH_A_CLOCK and not inputs.last_step_on
    return "not_sure" if undated and not told else "no"
