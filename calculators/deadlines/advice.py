"""Advice: what the rules themselves counsel in a situation, each with the rule behind it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from calculators.deadlines.clocks import Clock
from calculators.deadlines.inputs import Inputs
from calculators.deadlines.rules import rule
from calculators.deadlines.stops import happened
from calculators.engine.data import load
from calculators.engine.parameters import NoRule, Value
from calculators.facts.contract import ContractType
from calculators.facts.money import MoneyPlace

FACTS: dict[str, Callable[[Inputs], bool]] = {
    "may_hold_money": lambda inputs: (
        inputs.contract_type != ContractType.HOURLY
        and inputs.money_place in (MoneyPlace.HELD, MoneyPlace.NOT_SURE)
    ),
    "contract_open": lambda inputs: not happened(inputs.contract_ended, inputs),
    "no_feedback_yet": lambda inputs: inputs.feedback_posted is None,
    "not_submitted": lambda inputs: inputs.work_submitted is None,
    "not_replied": lambda inputs: inputs.reply_posted is None,
    "in_mediation": lambda inputs: happened(inputs.mediation_asked, inputs),
    "not_held": lambda inputs: inputs.money_place != MoneyPlace.HELD,
    "refund_requested": lambda inputs: inputs.refund_requested is not None,
    "reviewed": lambda inputs: inputs.review_published is not None,
    "review_not_reported": lambda inputs: (
        inputs.review_published is not None and inputs.review_reported is None
    ),
}


@dataclass(frozen=True)
class Advice:
    """One counsel. clocks: the ids of the clocks that it is about, if any."""

    id: str
    text: str
    clocks: tuple[str, ...]
    rule: Value[Any]


@cache
def words() -> dict[str, Any]:
    """The advice by its id, from `advice.toml`."""
    return load("deadlines/advice.toml")


def advise(inputs: Inputs, clocks: tuple[Clock, ...]) -> tuple[Advice, ...]:
    """The advice for these answers. One whose rule we do not hold today is left out."""
    ahead = {clock.id for clock in clocks if clock.ahead}
    closes = {clock.id: clock.closes for clock in clocks if clock.ahead and clock.closes}
    given = []
    for id, said in words().items():
        about = tuple(said.get("clocks", ()))
        fits = said.get("always") or not about or ahead.intersection(about)
        if "later" in said:
            first, second = (closes.get(name) for name in said["later"])
            fits = first is not None and second is not None and first > second
            about = tuple(said["later"])
        if not fits or not all(FACTS[fact](inputs) for fact in said.get("facts", ())):
            continue
        try:
            given.append(Advice(id, said["text"], about, rule(said["rule"], inputs.now)))
        except NoRule:
            continue
    return tuple(given)
