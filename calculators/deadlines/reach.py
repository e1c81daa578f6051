"""How much of what was paid the client can still reach, and what lies outside."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from calculators.deadlines.clocks import Clock
from calculators.engine.windows import State

WAYS = ("mediation_lookback", "refund_self_service", "refund_via_support")


@dataclass(frozen=True)
class Reach:
    """Sums in US dollars. by_mediation: the part of `sum` that can still go to mediation.

    outside: paid, and out of every way that we know. known, unknown: how many payments have a sum,
    and how many have none.
    """

    sum: Decimal
    by_mediation: Decimal
    outside: Decimal
    known: int
    unknown: int


def find_reach(clocks: Iterable[Clock]) -> Reach | None:
    """What can still be reached by any way, or None where nothing was paid."""
    paid: dict[str, list[Clock]] = {}
    for clock in clocks:
        way = next((way for way in WAYS if clock.id.startswith(way)), "")
        if way and clock.released:
            paid.setdefault(clock.id.removeprefix(way), []).append(clock)
    if not paid:
        return None
    sums = {payment: ways[0].amount for payment, ways in paid.items()}
    known = {payment: sum for payment, sum in sums.items() if sum is not None}
    # A mediation that has begun stops the count of its days, and the payment is in it.
    open_to = {
        payment: {way.id for way in ways if way.ahead or way.state == State.STOPPED}
        for payment, ways in paid.items()
    }
    reached = [payment for payment in known if open_to[payment]]
    mediated = [
        payment for payment in reached if any(way.startswith(WAYS[0]) for way in open_to[payment])
    ]
    total = sum(known.values(), Decimal(0))
    reach = sum((known[payment] for payment in reached), Decimal(0))
    return Reach(
        reach,
        sum((known[payment] for payment in mediated), Decimal(0)),
        total - reach,
        len(known),
        len(sums) - len(known),
    )
