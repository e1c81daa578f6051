"""Money that comes to the reader by itself on a day to come, which a letter should wait for."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from calculators.engine.parameters import Value
from calculators.facts.contract import ContractType
from calculators.facts.money import PlatformSteps
from calculators.facts.platform import is_elsewhere
from calculators.letter.happened import is_in_dispute, replay_facts
from calculators.letter.inputs import Inputs
from calculators.life.ledger import Running
from calculators.life.moments import day_of
from calculators.life.next_step import gains

# The clocks after which money comes if nobody acts: of milestones, and of hours.
MILESTONES, HOURS = ("auto_release", "dormant_client_review"), ("hours_available",)
READER = "freelancer"


@dataclass(frozen=True)
class Release:
    """days: each day on which it can come, the earliest first. of_hours: whether for hours."""

    days: tuple[date, ...]
    of_hours: bool
    rules: tuple[Value[Any], ...]


def find(inputs: Inputs) -> Release | None:
    """The next money of this letter that comes by itself; None where none does.

    Of another platform than the default one we know none, and on no platform there is none.
    """
    if inputs.direct or is_elsewhere(inputs.platform) or is_in_dispute(inputs):
        return None
    ledger = replay_facts(inputs)
    found: list[Running] = [
        one
        for one in ledger.running.values()
        if one.clock.name in _clocks(inputs) and gains(ledger, one) == READER
    ]
    first = min(found, key=lambda one: one.end.over, default=None)
    if first is None:
        return None
    days = tuple(dict.fromkeys(day_of(reading) for reading in first.end.readings))
    if days[-1] < inputs.today:
        return None
    return Release(days, first.clock.name in HOURS, first.end.rules)


def _clocks(inputs: Inputs) -> tuple[str, ...]:
    """The clocks of the money that this letter is about."""
    if inputs.platform_steps in (PlatformSteps.RUNNING, PlatformSteps.CLOSED):
        return ()
    hourly = inputs.contract_type == ContractType.HOURLY
    if inputs.held:
        return HOURS if hourly else MILESTONES
    return HOURS if inputs.unpaid and hourly else ()
