"""Two answers that do not fit: where the reader says that the money is, and where steps put it."""

from dataclasses import dataclass

from calculators.facts.money import MoneyPlace
from calculators.life.answer import MONEY
from calculators.life.ledger import Ledger
from calculators.life.places import FactsNow, ledger_told, places_of, read_place

# Who asks for money, or says no, moves none: where it is, is only assumed of these.
ASKS = frozenset(("refund_requested", "refund_refused", "mediation_asked", "mediation_closed"))
# Money that was released can be taken back later: the reader says where it was.
LATER = {MoneyPlace.RELEASED: MoneyPlace.CHARGED_BACK}


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
    ledger = ledger_told(facts, ASKS) if said not in (None, MoneyPlace.NOT_SURE) else None
    if not said or not ledger or (said == MoneyPlace.HELD and _by_itself(ledger)):
        return None
    told = read_place(set(places_of(ledger)))
    fits = told in (None, said, LATER.get(said))
    return None if fits or not told else TwoPlaces(said.label, told.label)


def _by_itself(ledger: Ledger) -> bool:
    return any(part.silent for kind in MONEY for part in ledger.of_kind(kind))
