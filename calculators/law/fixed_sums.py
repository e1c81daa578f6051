"""The fixed sum that some statutes add to each debt that businesses pay late."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from calculators.engine.parameters import Value
from calculators.facts.owed import Owed
from calculators.law.basis import Basis, place_of_law
from calculators.law.facts import IN_BUSINESS, Facts
from calculators.law.places import rule


@dataclass(frozen=True)
class FixedSum:
    """`amount` in `currency`, or None where the bands of the law are in another currency."""

    amount: Decimal | None
    currency: str
    size: Decimal
    rule: Value[Any] = field(metadata={"plain": False})


def find(
    facts: Facts, basis: Basis | None, debt: Owed, first: date | None, as_at: date
) -> FixedSum | None:
    """The `FixedSum` for one debt whose interest began on `first`, or None."""
    if basis is None or basis.kind != "late_payment" or first is None or first > as_at:
        return None
    sums = rule(place_of_law(facts), "late_payment_fixed_sum")
    if sums is None or facts.client_kind not in IN_BUSINESS:
        return None
    value = sums.on(first)
    early = debt.paid_before(first)
    size = debt.total - early
    if not size:
        return None
    # Only a sum that is the same for every debt needs no comparison in its own currency.
    if len(value.value) > 1 and debt.currency.value != value.unit:
        return FixedSum(None, value.unit, size, value)
    row = [row for row in value.value if size >= Decimal(row["from"])][-1]
    return FixedSum(Decimal(row["sum"]).quantize(Decimal("0.01")), value.unit, size, value)
