"""Interest on one debt: span by span, both ends counted, rounded once.

A part payment pays interest first, then the debt. Interest bears no interest, except where a
statute adds it to the debt each month.
"""

from calendar import isleap, monthrange
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise
from typing import Any

from calculators.engine.parameters import NoRule, Value
from calculators.facts.owed import CENT, Owed
from calculators.law.basis import Basis, choose
from calculators.law.facts import Facts
from calculators.law.gaps import DAY, LegalGap, gap, through

MONTHS = 12


@dataclass(frozen=True)
class Span:
    """Days at one rate on one balance; `rate` is percent a year, `rules` what it is made of."""

    first: date
    last: date
    days: int
    rate: Decimal
    year_days: int
    balance: Decimal
    months: int = 0
    rules: tuple[Value[Any], ...] = field(default=(), metadata={"plain": False})


@dataclass(frozen=True)
class Interest:
    """Interest on one debt: the rounded `amount`, the sum of one more day, and how it came about.

    With a `missing` there is no amount: what is unknown, and where to look it up.
    """

    amount: Decimal | None
    daily: Decimal | None = None
    basis: Basis | None = None
    first: date | None = None
    spans: tuple[Span, ...] = ()
    missing: LegalGap | None = None

    @property
    def rules(self) -> tuple[Value[Any], ...]:
        """Every rule that this interest rests on, each once."""
        basis = (self.basis.starts_after, *self.basis.rules) if self.basis else ()
        found = (*basis, *(value for span in self.spans for value in span.rules))
        return tuple({(value.parameter, value.effective): value for value in found}.values())


def round_cents(sum: Decimal) -> Decimal:
    """Half up, to the cent."""
    return sum.quantize(CENT, ROUND_HALF_UP)


def calculate(
    facts: Facts, debt: Owed, due: date, as_at: date, size: Decimal | None = None
) -> Interest:
    """Interest on `debt`, which fell due on `due`, up to and with `as_at`.

    size: the sum that decides a band of rates; the debt itself if None.
    """
    if due > as_at:
        return Interest(Decimal("0.00"), missing=LegalGap("not_due", due))
    try:
        basis = choose(facts, due, as_at)
        if isinstance(basis, LegalGap):
            return Interest(None, missing=basis)
        if basis.demand and facts.demanded_on is None:
            return Interest(Decimal("0.00"), basis=basis, missing=LegalGap("no_demand"))
        return _calculate(facts, basis, debt, due, as_at, size or debt.total)
    except NoRule as missing:
        return Interest(None, missing=gap(missing))


def first_day(facts: Facts, basis: Basis, due: date) -> date:
    """The first day that bears interest."""
    first = due + timedelta(days=basis.starts_after.value)
    if basis.demand and facts.demanded_on:
        first = max(first, facts.demanded_on + DAY)
    return first


def _calculate(
    facts: Facts, basis: Basis, debt: Owed, due: date, as_at: date, size: Decimal
) -> Interest:
    first = first_day(facts, basis, due)
    spans: list[Span] = []
    balance, grown = debt.total, Decimal(0)
    start, paid = first, debt.paid or Decimal(0)
    if early := debt.paid_before(first):
        balance, paid = balance - early, Decimal(0)
    if paid and balance and debt.paid_on:
        made, balance, grown = _grow(basis, balance, start, debt.paid_on, first, size)
        spans += made
        start = debt.paid_on + DAY
        owing = balance + grown - paid
        # Interest first: only what is left of the payment lowers the debt.
        balance = balance if grown > paid else owing
        grown = grown - paid if grown > paid else Decimal(0)
    if balance and start <= as_at:
        made, balance, more = _grow(basis, balance, start, as_at, first, size)
        spans += made
        grown += more
    # Whichever way a payment went, interest is what is owed beyond the unpaid debt.
    amount = balance + grown - debt.unpaid
    return Interest(round_cents(amount), _daily(spans, balance), basis, first, tuple(spans))


def _daily(spans: list[Span], balance: Decimal) -> Decimal:
    if not spans or not balance:
        return Decimal("0.00")
    return round_cents(balance * spans[-1].rate / 100 / spans[-1].year_days)


def _grow(
    basis: Basis, balance: Decimal, start: date, end: date, origin: date, size: Decimal
) -> tuple[list[Span], Decimal, Decimal]:
    """Spans from `start` to `end`, the balance at the end, and interest not added to it."""
    if basis.method == "compound monthly" or basis.join == "monthly":
        return _by_month(basis, balance, start, end, size)
    spans = [
        Span(first, last, _days(basis, first, last), rate, year_days, balance, rules=rules)
        for first, last, rate, year_days, rules in _rates(basis, start, end, origin, size)
    ]
    grown = sum((s.balance * s.rate * s.days / 100 / s.year_days for s in spans), Decimal(0))
    return spans, balance, grown


def _days(basis: Basis, first: date, last: date) -> int:
    return (last - first).days + (1 if basis.both_ends else 0)


def _by_month(
    basis: Basis, balance: Decimal, start: date, end: date, size: Decimal
) -> tuple[list[Span], Decimal, Decimal]:
    """Interest month by month; the broken month's counts by the day.

    Where the method is compound, each whole month's interest is added to the debt.
    """
    spans: list[Span] = []
    grown = Decimal(0)
    for part in basis.parts:
        through(part, part.on(end).effective, end)
    count = 0
    while (after := add_months(start, count + 1)) <= end + DAY:
        first = add_months(start, count)
        _, _, rate, year_days, rules = next(_rates(basis, first, first, first, size))
        spans.append(
            Span(first, after - DAY, (after - first).days, rate, year_days, balance, 1, rules)
        )
        if basis.method == "compound monthly":
            balance *= 1 + rate / 100 / MONTHS
        else:
            grown += balance * rate / 100 / MONTHS
        count += 1
    first = add_months(start, count)
    if first > end:
        return spans, balance, grown
    _, _, rate, year_days, rules = next(_rates(basis, first, first, first, size))
    days = _days(basis, first, end)
    spans.append(Span(first, end, days, rate, year_days, balance, rules=rules))
    return spans, balance, grown + balance * rate * days / 100 / year_days


def add_months(day: date, count: int) -> date:
    """The same day `count` months later, or the month's last day where there is none."""
    year, month = divmod(day.year * MONTHS + day.month - 1 + count, MONTHS)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _rates(
    basis: Basis, start: date, end: date, origin: date, size: Decimal
) -> Iterator[tuple[date, date, Decimal, int, tuple[Value[Any], ...]]]:
    """First and last day, rate, days of the year and rules of each span with one rate."""
    parts = basis.parts
    changes = {start}
    if not basis.fixed:
        changes |= {v.effective for p in parts for v in p.history if start < v.effective <= end}
    if basis.leap:
        changes |= {date(year, 1, 1) for year in range(start.year + 1, end.year + 1)}
    edges = [*sorted(changes), end + DAY]
    for first, after in pairwise(edges):
        last = after - DAY
        if basis.fixed:
            margin, reference = parts
            rules: tuple[Value[Any], ...] = (through(margin, first, last), reference.on(origin))
        else:
            rules = tuple(through(part, first, last) for part in parts)
        yield first, last, _rate(basis, rules, size), _year_days(basis, first), rules


def _rate(basis: Basis, rules: tuple[Value[Any], ...], size: Decimal) -> Decimal:
    if basis.agreed is not None:
        return basis.agreed
    if basis.join == "bands":
        rows = rules[0].value
        row = next(row for row in rows if "up_to" not in row or size <= Decimal(row["up_to"]))
        return Decimal(row["rate"])
    rates = [Decimal(str(value.value)) for value in rules]
    if basis.join == "sum":
        return sum(rates, Decimal(0))
    if basis.join == "times":
        return rates[0] * rates[1]
    return rates[0] * (MONTHS if basis.join == "monthly" else 1)


def _year_days(basis: Basis, day: date) -> int:
    if basis.leap and isleap(day.year):
        days: int = basis.leap.on(day).value
        return days
    return basis.year_days
