"""What is owed, calculated once for every tool: due day, interest, fixed sum, totals.

Claim, letter and messages show these figures and calculate none of their own.
"""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from calculators.engine.parameters import Value
from calculators.facts.owed import Owed, sum_by_currency
from calculators.law import due, fixed_sums, interest, statutes
from calculators.law.due import Due
from calculators.law.facts import Facts
from calculators.law.fixed_sums import FixedSum
from calculators.law.interest import Interest

NOTHING = Decimal("0.00")


@dataclass(frozen=True, kw_only=True)
class Debt:
    """One debt. `number` counts from 1, sums are in the debt's own currency.

    complete: the day on which the work was complete, or the agreed due day. due: the day that
    counts, with `due_rule` if a law moved it, and `due_sure`: whether that law applies for
    certain. counts: it is due, so it is in the total. sum: unpaid, interest and fixed sum.
    """

    number: int
    item: str
    kind: str
    currency: str
    amount: Decimal
    paid: Decimal
    paid_on: date | None
    unpaid: Decimal
    complete: date
    due: date
    due_rule: Value[int] | None = field(metadata={"plain": False})
    due_sure: bool
    counts: bool
    interest: Interest
    fixed: FixedSum | None
    sum: Decimal

    @property
    def added(self) -> Decimal:
        """The fixed sum in the debt's own currency, or nothing."""
        if self.fixed and self.fixed.amount and self.fixed.currency == self.currency:
            return self.fixed.amount
        return NOTHING

    @property
    def rules(self) -> tuple[Value[Any], ...]:
        """Every rule behind the due day, the interest and the fixed sum."""
        return (
            *([self.due_rule] if self.due_rule else []),
            *self.interest.rules,
            *([self.fixed.rule] if self.fixed else []),
        )


@dataclass(frozen=True)
class Total:
    """What is owed in one currency; `complete` is False while a row's interest is unknown."""

    id: str
    unpaid: Decimal
    interest: Decimal
    fixed: Decimal
    total: Decimal
    daily: Decimal
    complete: bool


def calculate(facts: Facts, until: date, today: date) -> tuple[Debt, ...]:
    """Every debt with interest up to and with the day `until`. today: the day statutes look at."""
    acts = statutes.find(facts, {}, today)
    sizes = sum_by_currency(facts.owed)
    return tuple(
        _debt(facts, number, owed, due.find(facts, owed, acts), until, sizes[owed.currency.value])
        for number, owed in enumerate(facts.owed, 1)
    )


def _debt(facts: Facts, number: int, owed: Owed, falls: Due, until: date, size: Decimal) -> Debt:
    grown = interest.calculate(facts, owed, falls.day, until, size)
    fixed = fixed_sums.find(facts, grown.basis, owed, grown.first, until)
    added = fixed.amount if fixed and fixed.currency == owed.currency.value else None
    return Debt(
        number=number,
        item=owed.item,
        kind=owed.kind.value,
        currency=owed.currency.value,
        amount=owed.total,
        paid=owed.paid or NOTHING,
        paid_on=owed.paid_on,
        unpaid=owed.unpaid,
        complete=owed.due,
        due=falls.day,
        due_rule=falls.rule,
        due_sure=falls.sure,
        counts=falls.day <= until,
        interest=grown,
        fixed=fixed,
        sum=owed.unpaid + (grown.amount or NOTHING) + (added or NOTHING),
    )


def totals(debts: tuple[Debt, ...]) -> tuple[Total, ...]:
    """One total a currency, of the debts that are due. Each is the sum of its printed parts."""
    due = [debt for debt in debts if debt.counts]
    fixed = [debt.fixed for debt in due if debt.fixed and debt.fixed.amount]
    currencies = dict.fromkeys(
        (*(debt.currency for debt in due), *(entry.currency for entry in fixed))
    )
    made = []
    for currency in currencies:
        mine = [debt for debt in due if debt.currency == currency]
        unpaid = sum((debt.unpaid for debt in mine), NOTHING)
        grown = sum((debt.interest.amount or NOTHING for debt in mine), NOTHING)
        added = sum(
            (entry.amount or NOTHING for entry in fixed if entry.currency == currency), NOTHING
        )
        made.append(
            Total(
                currency,
                unpaid,
                grown,
                added,
                unpaid + grown + added,
                sum((debt.interest.daily or NOTHING for debt in mine), NOTHING),
                all(debt.interest.amount is not None for debt in mine),
            )
        )
    return tuple(made)


def rules(debts: tuple[Debt, ...]) -> tuple[Value[Any], ...]:
    """The rules behind all debts, each once."""
    found = (value for debt in debts for value in debt.rules)
    return tuple({(value.parameter, value.effective): value for value in found}.values())
