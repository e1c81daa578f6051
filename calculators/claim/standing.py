"""Where the money of the contract stands, by the replay of its life: what comes before a claim."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from calculators.claim.inputs import Inputs
from calculators.facts.contract import ContractType
from calculators.facts.money import MoneyPlace
from calculators.life.elsewhere import find_elsewhere
from calculators.life.ledger import Ledger
from calculators.life.pressing import PressingClock, find_pressing, pressing_of
from calculators.life.replay import replay_once
from calculators.life.told import PLATFORM, tell
from calculators.life.words import say

# Places of money that the platform has, so that its own steps come first.
KEPT = ("held", "disputed", "dormant", "in_arbitration")


@dataclass(frozen=True)
class Gone:
    """What became of held money by itself. id: of the event. text: what happened."""

    id: str
    day: date
    text: str


@dataclass(frozen=True)
class Standing:
    """is_held: the platform has money of a milestone, as far as was told. held: its sum, or None.

    clock: the first that the reader must meet. gone: held money went by itself, and the last time.
    """

    is_held: bool
    held: Decimal | None = None
    clock: PressingClock | None = None
    gone: Gone | None = None


def find_standing(inputs: Inputs) -> Standing:
    """Where things stand at the moment of the answer."""
    said = inputs.money_place == MoneyPlace.HELD and inputs.contract_type != ContractType.HOURLY
    if pack := find_elsewhere(inputs):
        return Standing(pack.money == "held" or said, clock=pressing_of(pack))
    events = tuple(event for _, event in tell(inputs))
    ledger = replay_once(events, PLATFORM, inputs.now).ledger
    kept = [part for part in ledger.of_kind("milestone") if ledger.money(part) in KEPT]
    sums = [part.sum for part in kept]
    return Standing(
        bool(kept) or said,
        sum((sum for sum in sums if sum), Decimal(0)) if kept and all(sums) else None,
        find_pressing(inputs),
        _gone(ledger, inputs),
    )


def _gone(ledger: Ledger, inputs: Inputs) -> Gone | None:
    silent = {part.id for part in ledger.of_kind("milestone") if part.silent}
    for item in reversed(ledger.happened):
        if item.part in silent and ledger.money(ledger.parts[item.part]) == "refunded":
            day = item.when.day_in(inputs.zone)
            return Gone(item.row.happens, day, say(PLATFORM, "happened", item.row.happens))
    return None
