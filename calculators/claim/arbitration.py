"""Arbitration in money: the fee against the sum held, and what each side's paying decides."""

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, Decimal
from typing import Any

from calculators.engine.packs import DEFAULT
from calculators.engine.parameters import NoRule, Value, parameter
from calculators.law.gaps import LegalGap, gap

TOPIC = f"{DEFAULT}.arbitration"
CURRENCY = "USD"
RULES = ("election_days", "claim_limit", "cost_shift", "hearing_fee", "ignoring_award_suspends")


@dataclass(frozen=True)
class Branch:
    """Who pays the fee, and who then gets the held money.

    cost: what the reader pays first. back: what of it is said to come back, by the last rule.
    """

    id: str
    cost: Decimal
    back: Decimal
    rules: tuple[Value[Any], ...]


@dataclass(frozen=True)
class Arbitration:
    """Whether paying the fee can pay off.

    open: yes | no | ask, by kind of contract. chance: the chance of winning, in percent rounded
    up, above which the fee is worth it; None if it never is. with_hearing: the same with a
    live hearing. claimed: what is unpaid in the currency of the held sum, None where nothing is.
    stake: what can be won, the smaller of held and claimed.
    """

    open: str
    held: Decimal
    claimed: Decimal | None
    stake: Decimal
    currency: str
    fee: Decimal | None
    chance: Decimal | None
    with_hearing: Decimal | None
    branches: tuple[Branch, ...]
    rules: tuple[Value[Any], ...]
    missing: LegalGap | None = None


def weigh(held: Decimal, claimed: Decimal | None, contract: str, as_at: date) -> Arbitration:
    """The economics for a sum in dollars that the platform still holds.

    claimed: what is unpaid in dollars, or None. contract: its kind, or "".
    """
    stake = held if claimed is None else min(held, claimed)
    try:
        return _weigh(held, claimed, stake, contract, as_at)
    except NoRule as missing:
        return Arbitration(
            "ask", held, claimed, stake, CURRENCY, None, None, None, (), (), gap(missing)
        )


def _weigh(
    held: Decimal, claimed: Decimal | None, stake: Decimal, contract: str, as_at: date
) -> Arbitration:
    def on(name: str) -> Value[Any]:
        return parameter(f"{TOPIC}.{name}").on(as_at)

    hourly = on("hourly_contracts")
    is_open = {"fixed_price": "yes", "hourly": "yes" if hourly.value else "no"}.get(contract, "ask")
    fee, below = on("fee_per_party"), on("fee_claims_below")
    rules = (fee, below, hourly, *(on(name) for name in RULES))
    if held >= Decimal(below.value):
        missing = LegalGap("above", as_at, fee.parameter, fee.description, "", fee.sources)
        return Arbitration(
            is_open, held, claimed, stake, CURRENCY, None, None, None, (), rules, missing
        )
    price, hearing = Decimal(fee.value), Decimal(on("hearing_fee").value)
    one, neither = on("one_pays_held_money_to"), on("neither_pays_held_money_to")
    nothing, returned = Decimal("0.00"), on("one_pays_fee_returned")
    return Arbitration(
        is_open,
        held,
        claimed,
        stake,
        fee.unit,
        price,
        _chance(price, stake),
        _chance(price + hearing, stake),
        (
            Branch("both", price, nothing, (fee,)),
            Branch("only_you", price, price if returned.value else nothing, (one, returned)),
            Branch("only_client", nothing, nothing, (one,)),
            Branch("neither", nothing, nothing, (neither,)),
        ),
        rules,
    )


def _chance(cost: Decimal, sum: Decimal) -> Decimal | None:
    """The chance of winning at which the gain equals the cost, in percent, rounded up."""
    if cost >= sum:
        return None
    return (cost * 100 / sum).quantize(Decimal("0.1"), ROUND_CEILING)
