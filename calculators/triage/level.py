"""The level: the two tables, and what the answers are to them."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from calculators.engine import decisions
from calculators.engine.fields import Choice, questions
from calculators.engine.packs import DEFAULT
from calculators.engine.parameters import NoRule, Value, parameter
from calculators.engine.trace import Step
from calculators.facts.danger import Stake
from calculators.facts.feedback import ReviewContent
from calculators.facts.money import MoneyPlace
from calculators.facts.threats import REVIEW, Lever
from calculators.triage.inputs import PRESSED_BY, FeedbackTie, Inputs
from calculators.triage.standing import Standing

# The clocks that have a step of their own, and that there is none.
CLOCKS = (
    "none",
    "dispute_filing",
    "proposal_answer",
    "arbitration_election",
    "dormant_freelancer",
    "hours_dispute_answer",
)
# What arbitration costs each side, and the sum from which another fee holds.
FEE = f"{DEFAULT}.arbitration.fee_per_party"
FEE_BELOW = f"{DEFAULT}.arbitration.fee_claims_below"
# What an answer is in the table of levels, which tells fewer of them apart.
ALIKE = {
    "money_place": {MoneyPlace.REFUNDED.value: MoneyPlace.NONE.value},
    "review_content": {ReviewContent.GOOD.value: ReviewContent.NO.value},
    "stake": {Stake.LIMITED.value: Stake.NONE.value},
}


def table() -> decisions.Table:
    """The decision table of the levels."""
    return decisions.load(__package__)


def floor() -> decisions.Table:
    """The table of what makes a case at least moderate."""
    return decisions.load(__package__, "floor.toml")


def more_serious(decided: decisions.Rule, raised: decisions.Rule) -> decisions.Rule:
    """Of one rule of each table the one whose level counts; the table of levels comes first."""
    levels = table().ordered["level"]
    return max(decided, raised, key=lambda rule: levels.index(rule.then["level"]))


def answers_for_advice(inputs: Inputs, standing: Standing) -> dict[str, str]:
    """Each answer by its question, and what follows from several of them."""
    said = {
        name: str(answer.value)
        for name in questions(Inputs)
        if isinstance(answer := getattr(inputs, name), Choice)
    }
    if inputs.lever == Lever.HARM and pressed(inputs) and inputs.stake == Stake.NOT_SURE:
        said["stake"] = Stake.SAFETY.value
    clock = standing.clock.id if standing.clock else "none"
    tied = _tied(inputs)
    return (
        {"contract_type": decisions.NOT_SURE}
        | said
        | {
            "clock": clock if clock in CLOCKS else "other",
            "tied": tied,
            "pressing": standing.pressing,
            "contested": standing.contested,
            "other_threat": "yes" if tied == "other" else "no",
            "account_limited": "yes" if inputs.stake == Stake.LIMITED else "no",
        }
    )


def answers_for_level(said: Mapping[str, str]) -> dict[str, str]:
    """The answers as the table of levels asks for them: its threat is one with the review."""
    found = {name: ALIKE.get(name, {}).get(said[name], said[name]) for name in table().answers}
    if said["tied"] == "other":
        found["feedback_tie"] = FeedbackTie.NO.value
    return found


def pressed(inputs: Inputs) -> bool:
    """Whether the client presses the reader, plainly or not."""
    return inputs.feedback_tie in PRESSED_BY


def _tied(inputs: Inputs) -> str:
    """Whether the threat is one with the review, which an unnamed one is taken for."""
    if not pressed(inputs):
        return str(inputs.feedback_tie.value)
    return "yes" if inputs.lever in (*REVIEW, Lever.NONE, Lever.NOT_SURE) else "other"


def size_of(amount: Decimal | None, day: date) -> tuple[str, tuple[Step, ...]]:
    """The sum measured by what arbitration costs on that day, as the table wants it."""
    if amount is None:
        return decisions.NOT_SURE, ()
    try:
        fee = parameter(FEE).on(day)
    except NoRule as missing:
        return decisions.NOT_SURE, (
            Step("no_rule", {"parameter": missing.parameter, "day": missing.day}),
        )
    limit = rule_on(FEE_BELOW, day)
    if amount <= Decimal(fee.value):
        size = "below_fee"
    elif limit is None or amount < Decimal(limit.value):
        size = "above_fee"
    else:
        size = "large"
    return size, (Step(size, {"amount": amount, "fee": fee, "limit": limit}),)


def rule_on(id: str, day: date) -> Value[Any] | None:
    """The rule's value on that day, or None where we know none."""
    try:
        return parameter(id).on(day) if id else None
    except NoRule:
        return None
