"""Which rule gives interest on a debt: the contract, a statute on late payment, or the court."""

from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from functools import lru_cache
from itertools import product
from typing import Any

from calculators.engine.fields import YesNo
from calculators.engine.parameters import Parameter, Value, parameter
from calculators.facts.money import LawOf
from calculators.facts.parties import ClientKind
from calculators.law.facts import IN_BUSINESS, Facts
from calculators.law.gaps import LegalGap
from calculators.law.places import Place, around, known_rule, rule, title

# Questions that may be open, with the answers of which each may give interest by a statute.
OPEN: dict[str, tuple[Any, ...]] = {
    "client_kind": (ClientKind.BUSINESS, ClientKind.CONSUMER),
    "registered_in_india": (YesNo.YES,),
}


@dataclass(frozen=True)
class Basis:
    """How interest on one debt is calculated.

    kind: agreed | late_payment | court. join: how the parts make the rate of a year (sum, times,
    monthly, bands, one). fixed: the first day's reference rate stays. estimate: the court decides.
    starts_after: days after the due date. year_days, both_ends: how days are counted. rules: what
    a reader is shown of it. asks: open questions whose answers may give another basis.
    """

    kind: str
    place: str
    join: str
    parts: tuple[Parameter, ...] = field(metadata={"plain": False})
    method: str
    starts_after: Value[int] = field(metadata={"plain": False})
    year_days: int
    both_ends: bool
    agreed: Decimal | None = None
    fixed: bool = False
    estimate: bool = False
    demand: bool = False
    leap: Parameter | None = field(default=None, metadata={"plain": False})
    rules: tuple[Value[Any], ...] = field(default=(), metadata={"plain": False})
    asks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Sides:
    """What of the facts decides which law gives interest, the same for every debt of a case."""

    law: Place | None
    freelancer_place: Place | None
    client_kind: ClientKind
    registered_in_india: YesNo


def place_of_law(facts: Facts) -> Place | None:
    """The place whose law gives interest: where most cases are heard, unless the reader says."""
    return facts.freelancer_place if facts.law_of == LawOf.FREELANCER else facts.client_place


def choose(facts: Facts, due: date, as_at: date) -> Basis | LegalGap:
    """The rule for a debt that fell due on `due`. Raises `NoRule` for a day that we do not know."""
    place = place_of_law(facts)
    if facts.agreed_interest is not None:
        return Basis(
            "agreed", "", "one", (), "simple", *_counting(as_at), agreed=facts.agreed_interest
        )
    if not around(place):
        return LegalGap("no_place")
    sides = Sides(place, facts.freelancer_place, facts.client_kind, facts.registered_in_india)
    return _of_law(sides, due, as_at)


# Forty debts of one contract fall due on few days, and an answer is asked for with each keystroke.
@lru_cache(maxsize=500)
def _of_law(sides: Sides, due: date, as_at: date) -> Basis | LegalGap:
    if statute := _late_payment(sides, due, as_at):
        return statute
    found, asks = _court(sides, as_at), _open(sides, due, as_at)
    if asks and isinstance(found, LegalGap):
        return LegalGap("open", as_at, place=found.place, asks=asks)
    return replace(found, asks=asks) if asks else found


def _open(sides: Sides, due: date, as_at: date) -> tuple[str, ...]:
    """The questions that are open, and whose answers can give interest by a statute."""
    open = {name: answers for name, answers in OPEN.items() if not _is_answered(sides, name)}
    for answers in product(*open.values()):
        given = dict(zip(open, answers, strict=True))
        if _late_payment(replace(sides, **given), due, as_at):
            left = {
                name: {other: given[other] for other in given if other != name} for name in given
            }
            return tuple(
                name
                for name, others in left.items()
                if not _late_payment(replace(sides, **others), due, as_at)
            )
    return ()


def _is_answered(sides: Sides, name: str) -> bool:
    return getattr(sides, name) not in (ClientKind.NOT_SURE, YesNo.NOT_SURE)


def _counting(day: date) -> tuple[Value[int], int, bool]:
    """Our own way of counting: when interest starts, the days of a year, both ends or one."""
    start, year, both = (
        parameter(f"law.calculation.{name}").on(day)
        for name in ("interest_start_days_after_due", "year_days", "interest_counts_both_ends")
    )
    return start, year.value, both.value


def _late_payment(sides: Sides, due: date, as_at: date) -> Basis | None:
    place = sides.law

    def of(name: str) -> Parameter | None:
        return rule(place, f"late_payment_{name}")

    def reference() -> Parameter:
        return known_rule(place, "late_payment_reference_rate")

    parts: tuple[Parameter, ...]
    if sides.client_kind == ClientKind.CONSUMER and (margin := of("margin_consumer")):
        join, parts = "sum", (margin, reference())
    elif sides.client_kind not in IN_BUSINESS:
        return None
    elif multiple := of("reference_multiple"):
        # It looks at the supplier: who is not registered there cannot use it.
        at_home = "in" in around(sides.freelancer_place)
        if not at_home or sides.registered_in_india != YesNo.YES:
            return None
        join, parts = "times", (multiple, reference())
    elif margin := of("margin"):
        join, parts = "sum", (margin, reference())
    elif monthly := of("rate_monthly"):
        if (as_at - due).days < known_rule(place, "late_payment_overdue_days").on(as_at).value:
            return None
        join, parts = "monthly", (monthly,)
    else:
        return None
    fixed = of("rate_fixed_at_start")
    shown = _values(
        place,
        as_at,
        "late_payment_scope",
        "late_payment_method",
        "late_payment_rate_fixed_at_start",
        "late_payment_extra_cost",
        "late_payment_max_agreed_days",
        "late_payment_waivable",
    )
    return Basis(
        "late_payment",
        _holder(place, parts[0]),
        join,
        parts,
        known_rule(place, "late_payment_method").on(as_at).value,
        *_counting(as_at),
        fixed=bool(fixed and fixed.on(as_at).value),
        rules=shown,
    )


def _court(sides: Sides, as_at: date) -> Basis | LegalGap:
    place = sides.law
    condition = _values(place, as_at, "interest_before_judgment_condition")
    margin = _values(place, as_at, "interest_before_judgment_margin")
    consumer = rule(place, "interest_before_judgment_rate_consumer")
    bands = rule(place, "interest_before_judgment_rate_bands")
    rate = rule(place, "interest_before_judgment_rate")
    if consumer and sides.client_kind == ClientKind.CONSUMER:
        join, parts = "one", (consumer,)
    elif bands:
        join, parts = "bands", (bands,)
    elif rate:
        join, parts = "one", (rate,)
    else:
        return LegalGap("no_rate", as_at, place=title(around(place)[0]), rules=condition)
    begins = known_rule(place, "interest_before_judgment_start").on(as_at)
    days = rule(place, "interest_before_judgment_start_days")
    decides = known_rule(place, "interest_before_judgment_discretion").on(as_at)
    start, year_days, both_ends = _counting(as_at)
    return Basis(
        "court",
        _name(parts[0]),
        join,
        parts,
        known_rule(place, "interest_before_judgment_method").on(as_at).value,
        days.on(as_at) if days else start,
        year_days,
        both_ends,
        estimate=decides.value or begins.value == "court decides",
        demand=begins.value == "demand",
        leap=rule(place, "interest_before_judgment_leap_year_days"),
        rules=(*condition, *margin, begins, decides),
    )


def _holder(place: Place | None, of: Parameter) -> str:
    """The place whose law it is: for a rule that is shared, the place that was chosen."""
    return _name(of) if of.id.split(".")[1] in around(place) else title(around(place)[0])


def _name(of: Parameter) -> str:
    return title(of.id.split(".")[1])


def _values(place: Place | None, day: date, *names: str) -> tuple[Value[Any], ...]:
    found = (rule(place, name) for name in names)
    return tuple(one.on(day) for one in found if one)
