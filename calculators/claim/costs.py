"""Costs against the claim: when letting go is cheaper."""

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from calculators.engine.parameters import Value, parameter
from calculators.law.forum import NOTHING, Court


@dataclass(frozen=True)
class Cost:
    """What going to one court costs at most.

    fee: to file, and for a hearing where known. share: of the claim, in percent; dear: too much.
    """

    id: str
    court: str
    currency: str
    fee: Decimal
    other: Decimal
    cost: Decimal
    claim: Decimal
    share: Decimal
    dear: bool
    rule: Value[Any]


def weigh(courts: tuple[Court, ...], other: Decimal, as_at: date) -> tuple[Cost, ...]:
    """The cost of each court that may hear the claim and whose fee is known."""
    most = parameter("law.calculation.letting_go_cost_share").on(as_at)
    return tuple(
        _cost(court, court.claim, court.fee_most + (court.hearing or NOTHING), other, most)
        for court in courts
        if court.reach != "no" and court.fee_most is not None and court.claim
    )


def _cost(court: Court, sued: Decimal, fee: Decimal, other: Decimal, most: Value[Any]) -> Cost:
    # What is above the limit is given up, and no longer worth a fee; unless the fee is for it too.
    claim = sued if court.whole else min(sued, court.ceiling)
    cost = fee + other
    share = (cost * 100 / claim).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return Cost(
        court.id,
        court.name or court.place,
        court.currency,
        fee,
        other,
        cost,
        claim,
        share,
        cost * 100 > claim * Decimal(most.value),
        most,
    )
