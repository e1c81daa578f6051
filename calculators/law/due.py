"""The day a debt falls due: the agreed day, or so many days by law after the work was complete."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from calculators.engine.fields import YesNo
from calculators.engine.parameters import NoRule, Value
from calculators.facts.owed import DueBasis, Owed
from calculators.facts.parties import ClientKind
from calculators.law.basis import place_of_law
from calculators.law.facts import IN_BUSINESS, Facts
from calculators.law.places import around, rule
from calculators.law.statutes import Statute


@dataclass(frozen=True)
class Due:
    """When a debt falls due.

    day: the day that counts. rule: the days by law, if they moved it. sure: whether that rule
    applies for certain; if it only may, an earlier day is the safe one for a time limit.
    """

    day: date
    rule: Value[int] | None = field(default=None, metadata={"plain": False})
    sure: bool = True


def find(facts: Facts, debt: Owed, acts: tuple[Statute, ...]) -> Due:
    """The due day of one debt. A rule that may apply counts: nothing is asked for too early.

    acts: the freelance statutes of the two places, as held against the facts.
    """
    if debt.due_basis != DueBasis.COMPLETION:
        return Due(debt.due)
    # What applies for certain goes first; among equals the longest time.
    rules = sorted(_rules(facts, debt, acts), key=lambda found: (found[1], found[0].value))
    if not rules:
        return Due(debt.due)
    days, sure = rules[-1]
    return Due(debt.due + timedelta(days=days.value), days, sure)


def _rules(
    facts: Facts, debt: Owed, acts: tuple[Statute, ...]
) -> Iterator[tuple[Value[int], bool]]:
    """Each rule that gives days to pay, and whether it applies for certain."""
    for act in acts:
        if act.state != "fails" and "pay_days" in act.rules:
            yield act.rules["pay_days"], act.state == "met"
    place = place_of_law(facts)
    found = rule(place, "late_payment_default_days")
    applies = _between_businesses(facts, found.id.split(".")[1]) if found else False
    if found and applies is not False:
        try:
            yield found.on(debt.due), applies is True
        except NoRule:
            return


def _between_businesses(facts: Facts, place: str) -> bool | None:
    """Whether that place's law on late payment holds between the two; None where it may."""
    if facts.client_kind != ClientKind.NOT_SURE and facts.client_kind not in IN_BUSINESS:
        return False
    found: list[bool | None] = [None if facts.client_kind == ClientKind.NOT_SURE else True]
    if rule(place_of_law(facts), "late_payment_reference_multiple"):
        # It looks at the supplier, as interest does: see basis.py.
        registered = {YesNo.YES: True, YesNo.NO: False}.get(facts.registered_in_india)
        home = facts.freelancer_place
        found += [registered, None if home is None else place in around(home)]
    return False if False in found else None if None in found else True
