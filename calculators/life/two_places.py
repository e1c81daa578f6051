"""Two answers that do not fit: where the reader says that the money is, and where steps put it."""

from dataclasses import dataclass

from calculators.facts.money import MoneyPlace
from calculators.life.answer import MONEY
from calculators.life.ledger import Ledger
from calculators.life.places import FactsNow, ledger_told, places_of, read_place


@dataclass(frozen=True)
class TwoPlaces:
    """said: the label of the place that was chosen. told: of the one that the steps lead to."""

    said: str
    told: str


def find_two_places(facts: FactsNow) -> TwoPlaces | None:
    """Both places, where the reader chose one and the steps that were told lead to another.

    None where the reader chose none or is not sure, and where the steps lead to no single place.
    That held money should have moved by itself is said where its days are.
    """
    said = facts.money_place
    ledger = ledger_told(facts) if said not in (None, MoneyPlace.NOT_SURE) else None
    if not said or not ledger or (said == MoneyPlace.HELD and _by_itself(ledger)):
        return None
    told = read_place(set(places_of(ledger)))
    return TwoPlaces(said.label, told.label) if told and told != said else None


def _by_itself(ledger: Ledger) -> bool:
    return any(part.silent for kind in MONEY for part in ledger.of_kind(kind))
