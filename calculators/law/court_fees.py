"""What filing a claim costs at one court."""

from datetime import date
from decimal import ROUND_DOWN, Decimal
from typing import Any

from calculators.engine.parameters import Value
from calculators.facts.owed import CENT
from calculators.facts.parties import WorkerKind
from calculators.law.facts import Facts
from calculators.law.places import Place, value

# The least and the most that filing costs, and the rules that say so.
Fees = tuple[Decimal | None, Decimal | None, tuple[Value[Any], ...]]
UNKNOWN: Fees = (None, None, ())


def find(
    place: Place | None, facts: Facts, court: str, ceiling: Decimal, filed: Decimal, as_at: date
) -> Fees:
    """The fee for a claim of `filed` at the court of this name, which hears up to `ceiling`."""
    entity = value(place, "small_claims_fee_entity", as_at)
    if entity and facts.worker_kind not in (WorkerKind.PERSON, WorkerKind.NOT_SURE):
        return cents(entity.value), cents(entity.value), (entity,)
    bands = value(place, "small_claims_fee_bands", as_at)
    if bands:
        return _of_bands(place, bands, court, min(filed, ceiling), filed, as_at)
    least = value(place, "small_claims_fee_lowest", as_at)
    most = value(place, "small_claims_fee_highest", as_at)
    if least is None or most is None:
        return UNKNOWN
    return cents(least.value), cents(most.value), (least, most)


def hearing(
    place: Place | None, ceiling: Decimal, filed: Decimal, as_at: date
) -> tuple[Decimal | None, tuple[Value[Any], ...]]:
    """The fee that falls due before a hearing, where one is known, and the rule that says so."""
    bands = value(place, "small_claims_hearing_fee_bands", as_at)
    if bands is None:
        return None, ()
    heard = min(filed, ceiling)
    row = next((band for band in bands.value if heard <= Decimal(band["up_to"])), None)
    return (cents(row["fee"]), (bands,)) if row else (None, ())


def _of_bands(
    place: Place | None, bands: Value[Any], court: str, heard: Decimal, filed: Decimal, as_at: date
) -> Fees:
    """The fee by the sum: `heard`, for what is above the court's limit has to be waived.

    Where the fee goes on above the limit, the same office takes the whole claim: by `filed`.
    """
    above = value(place, "small_claims_fee_rate_above", as_at)
    size = filed if above else heard
    fees: dict[str, Decimal] = {}
    for band in bands.value:
        named = band.get("court", "")
        if (not named or named.startswith(court)) and size <= Decimal(band["up_to"]):
            fees.setdefault(named, cents(band["fee"]))
    if fees:
        return min(fees.values()), max(fees.values()), (bands,)
    if above is None:
        return UNKNOWN
    fee = (size * Decimal(above.value) / 100).quantize(CENT, ROUND_DOWN)
    most = value(place, "small_claims_fee_most", as_at)
    if most is None:
        return fee, fee, (bands, above)
    fee = min(fee, cents(most.value))
    return fee, fee, (bands, above, most)


def cents(text: str) -> Decimal:
    """A sum as it stands in the rules, with its cents."""
    return Decimal(text).quantize(CENT)
