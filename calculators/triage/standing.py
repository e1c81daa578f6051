"""Where the contract stands, by the replay of its life: whether a clock runs against the reader."""

from dataclasses import dataclass, replace

from calculators.facts.money import MoneyPlace, PlatformSteps
from calculators.facts.steps import LastStep
from calculators.life.elsewhere import Elsewhere
from calculators.life.first_step import FirstStep, find_first_step
from calculators.life.places import find_place, read_place
from calculators.life.pressing import PressingClock, find_pressing, pressing_of
from calculators.triage.inputs import Inputs

# Where money can be while a step of the client's has a clock that the reader must meet.
OPEN = (MoneyPlace.HELD, MoneyPlace.UNPAID_HOURS)
# Steps that take money that the reader already had into question.
CONTESTS = (LastStep.MEDIATION, LastStep.CHARGEBACK)
STEPS_WITH_A_CLOCK = (LastStep.ENDED, LastStep.REFUND_ASKED, LastStep.HOURS)


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
    if inputs.direct:  # no clock of a platform runs
        contested = inputs.money_place == MoneyPlace.CHARGED_BACK
        return Standing(None, "no", "yes" if contested else "no")
    clock = pressing_of(pack) if pack else find_pressing(inputs)
    contested = inputs.money_place == MoneyPlace.CHARGED_BACK or (
        inputs.money_place == MoneyPlace.RELEASED and inputs.last_step in CONTESTS
    )
    return Standing(clock, _pressing(inputs, clock), "yes" if contested else "no")


def find_first(inputs: Inputs) -> FirstStep | None:
    """The first step on the contract; None where the platform's steps run or are over, for then
    only a clock says what is next.
    """
    found = find_first_step(inputs)
    steps_taken = inputs.platform_steps in (PlatformSteps.RUNNING, PlatformSteps.CLOSED)
    return None if found and not found.safe and steps_taken else found


def with_place(inputs: Inputs, pack: Elsewhere | None) -> Inputs:
    """The inputs with the place of the money by what happened, where the reader said none."""
    if inputs.money_place != MoneyPlace.NOT_SURE or inputs.direct:
        return inputs
    place = read_place({pack.money}) if pack else find_place(inputs)
    return replace(inputs, money_place=place) if place else inputs


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
