"""The time limits of a case: each debt its own, the statement, and suits under a statute."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from calculators.engine.parameters import NoRule
from calculators.facts.owed import DueBasis
from calculators.law import limitation
from calculators.law.debts import Debt
from calculators.law.facts import Facts
from calculators.law.gaps import LegalGap, gap
from calculators.law.limitation import Limit
from calculators.law.places import Place, around, rule, title
from calculators.law.statutes import Statute

KINDS = ("contract", "statute", "complaint", "statement")
# The rules of a statute that set a time, by the kind of limit.
OF_STATUTE = {"statute": "suit_years_pay", "complaint": "complaint_years"}


def find(
    facts: Facts, debts: tuple[Debt, ...], acts: tuple[Statute, ...], today: date
) -> tuple[tuple[Limit, ...], tuple[LegalGap, ...]]:
    """Every limit, by kind and the soonest first, and what we do not know.

    Debts whose time begins on one day share a limit. The day `today` decides what has ended,
    whatever day the sums are calculated to.
    """
    found: dict[tuple[str, date], Limit] = {}
    items: dict[tuple[str, date], dict[str, None]] = {}
    gaps: dict[tuple[str, date | None], LegalGap] = {}
    for item, attempt in _attempts(facts, debts, acts, today):
        try:
            limit = attempt()
        except NoRule as missing:
            gaps.setdefault((missing.parameter, missing.day), gap(missing))
            continue
        if limit:
            # A city and its state have the same limit: said once.
            found.setdefault((limit.id, limit.begins), limit)
            named = items.setdefault((limit.id, limit.begins), {})
            if item:
                named[item] = None
    for place, kind in _not_read(facts, debts, today):
        gaps[f"{kind} at {place.value}", None] = LegalGap(
            "not_read", description=kind, place=title(around(place)[0])
        )
    whole = [replace(one, items=tuple(items[key])) for key, one in found.items()]
    ordered = sorted(whole, key=lambda one: (KINDS.index(one.kind), one.last))
    return tuple(_numbered(ordered)), tuple(gaps.values())


def _not_read(facts: Facts, debts: tuple[Debt, ...], today: date) -> Iterator[tuple[Place, str]]:
    """The places of the case whose time limits we have not read, and what they would be for."""
    kinds = {
        "an unpaid debt": (
            any(debt.unpaid and debt.due <= today for debt in debts),
            ("limitation_written_years", "limitation_oral_years"),
        ),
        "a false statement": (bool(facts.statement_published), ("limitation_defamation_years",)),
    }
    for place in dict.fromkeys((facts.client_place, facts.freelancer_place)):
        for kind, (asked, names) in kinds.items():
            if place and around(place) and asked and not any(rule(place, name) for name in names):
                yield place, kind


def _numbered(limits: list[Limit]) -> Iterator[Limit]:
    """The limits with ids of their own: from the second of one kind and place on, a number."""
    seen: dict[str, int] = {}
    for one in limits:
        seen[one.id] = seen.get(one.id, 0) + 1
        yield replace(one, id=f"{one.id}_{seen[one.id]}") if seen[one.id] > 1 else one


def _attempts(
    facts: Facts, debts: tuple[Debt, ...], acts: tuple[Statute, ...], today: date
) -> Iterator[tuple[str, Callable[[], Limit | None]]]:
    """The name of the debt, or "", with a call that finds the limit or raises `NoRule`."""
    places = tuple(dict.fromkeys((facts.client_place, facts.freelancer_place)))
    for debt in debts:
        if debt.due > today or not debt.unpaid:
            continue
        # Where a law only may have moved the due day, the earlier start is the safe one.
        begins = debt.due if debt.due_sure else debt.complete
        for place in places:
            form, client = facts.contract_form, facts.client_kind
            yield debt.item, partial(limitation.contract, place, form, client, begins, today)
        completed = facts.owed[debt.number - 1].due_basis == DueBasis.COMPLETION
        for act in acts:
            yield from ((debt.item, one) for one in _of_statute(act, debt, completed, today))
    if facts.statement_published:
        published = facts.statement_published
        for place in places:
            yield "", partial(limitation.statement, place, published, today)


def _of_statute(
    act: Statute, debt: Debt, completed: bool, today: date
) -> Iterator[Callable[[], Limit]]:
    """A suit under the act, and a complaint: from the day on which the act makes the debt due."""
    begins = debt.due
    if completed and "pay_days" in act.rules:
        begins = debt.complete + timedelta(days=act.rules["pay_days"].value)
    for kind, name in OF_STATUTE.items():
        if act.state != "fails" and name in act.rules and begins <= today:
            yield partial(limitation.limit, kind, Place(act.id), begins, act.rules[name], today)
