"""Small-claims courts: which could hear the claim, what would have to be waived, what it costs."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from calculators.engine.parameters import NoRule, Value
from calculators.facts.parties import WorkerKind
from calculators.law.facts import Facts
from calculators.law.gaps import Gap, gap
from calculators.law.interest import round_cents
from calculators.law.places import Place, around, rule, title, value


@dataclass(frozen=True)
class Court:
    """One court held against the claim.

    side: client | freelancer, whose place it is at. reach: yes | no | ask, whether it can hear a
    case against this client. claim: the sum that counts against `limit`, in the court's currency;
    None where nothing is owed in it. waive: what would have to be given up, 0 if it fits.
    """

    id: str
    place: str
    side: str
    name: str
    limit: Value[Any]
    ceiling: Decimal
    currency: str
    claim: Decimal | None
    fits: bool | None
    waive: Decimal | None
    reach: str
    statement: str
    fee_least: Decimal | None
    fee_most: Decimal | None
    rules: tuple[Value[Any], ...]


Sums = Mapping[str, Decimal]


def find(
    facts: Facts, principal: Sums, total: Sums, as_at: date
) -> tuple[tuple[Court, ...], tuple[Gap, ...]]:
    """The courts of the two places. principal, total: the claim without and with interest."""
    courts: list[Court] = []
    gaps: list[Gap] = []
    sides = {"client": facts.client_place, "freelancer": facts.freelancer_place}
    if facts.client_place == facts.freelancer_place:
        del sides["freelancer"]
    for side, place in sides.items():
        try:
            courts += _at(place, side, facts, principal, total, as_at)
        except NoRule as missing:
            gaps.append(gap(missing))
    return tuple(courts), tuple(gaps)


def _at(
    place: Place | None, side: str, facts: Facts, principal: Sums, total: Sums, as_at: date
) -> list[Court]:
    limit = rule(place, "small_claims_limit_individual")
    entity = rule(place, "small_claims_limit_entity")
    if facts.worker_kind not in (WorkerKind.PERSON, WorkerKind.NOT_SURE) and entity:
        limit = entity
    if limit is None:
        return []
    of = limit.on(as_at)
    excludes = value(place, "small_claims_limit_excludes_interest", as_at)
    sums = principal if excludes and excludes.value else total
    by_court = rule(place, "small_claims_limit_by_court")
    # A city's own limit is nearer than its state's list of courts.
    if by_court and by_court.id.rpartition(".")[0] == limit.id.rpartition(".")[0]:
        listed = by_court.on(as_at)
        rows = [(row["court"], Decimal(row["limit"]), listed) for row in listed.value]
    else:
        name = value(place, "small_claims_court", as_at)
        rows = [(name.value if name else "", Decimal(of.value), of)]
    return [
        _court(
            place,
            side,
            facts,
            claim=sums.get(of.unit),
            filed=total.get(of.unit),
            name=name,
            ceiling=ceiling,
            limit=limit,
            as_at=as_at,
            index=index,
        )
        for index, (name, ceiling, limit) in enumerate(rows)
    ]


def _court(
    place: Place | None,
    side: str,
    facts: Facts,
    *,
    claim: Decimal | None,
    filed: Decimal | None,
    name: str,
    ceiling: Decimal,
    limit: Value[Any],
    as_at: date,
    index: int,
) -> Court:
    id = limit.parameter.split(".")[1]
    excluded = value(place, "forum_excludes_defamation", as_at)
    least, most, fees = _fee(place, facts, filed, as_at) if filed else (None, None, ())
    rules = [
        value(place, name, as_at)
        for name in (
            "small_claims_defendant_must_be_local",
            "small_claims_limit_excludes_interest",
            "small_claims_lawyers_allowed",
            "small_claims_large_claim",
            "small_claims_large_claims_per_year",
            "small_claims_frequent_claims",
            "small_claims_fee_frequent",
            "forum_excludes_defamation",
        )
    ]
    return Court(
        id=f"{side}_{id}_{index}",
        place=title(around(place)[0]),
        side=side,
        name=name,
        limit=limit,
        ceiling=ceiling,
        currency=limit.unit,
        claim=claim,
        fits=None if claim is None else claim <= ceiling,
        waive=None if claim is None else max(claim - ceiling, Decimal("0.00")),
        reach="yes" if side == "client" else _reach(place, as_at),
        statement=""
        if not facts.statement_published
        else "no"
        if excluded and excluded.value
        else "ask",
        fee_least=least,
        fee_most=most,
        rules=(limit, *(one for one in rules if one), *fees),
    )


def _reach(place: Place | None, as_at: date) -> str:
    """Whether a court can hear a case against somebody who is elsewhere."""
    local = value(place, "small_claims_defendant_must_be_local", as_at)
    return "no" if local and local.value else "ask"


def _fee(
    place: Place | None, facts: Facts, filed: Decimal, as_at: date
) -> tuple[Decimal | None, Decimal | None, tuple[Value[Any], ...]]:
    """The least and the most that filing costs, and the rules that say so."""
    entity = value(place, "small_claims_fee_entity", as_at)
    if entity and facts.worker_kind not in (WorkerKind.PERSON, WorkerKind.NOT_SURE):
        return _sum(entity.value), _sum(entity.value), (entity,)
    bands = value(place, "small_claims_fee_bands", as_at)
    if bands:
        fees: dict[str, Decimal] = {}
        for row in bands.value:
            if filed <= Decimal(row["up_to"]):
                fees.setdefault(row.get("court", ""), _sum(row["fee"]))
        above = value(place, "small_claims_fee_rate_above", as_at)
        if fees:
            return min(fees.values()), max(fees.values()), (bands,)
        if above:
            fee = round_cents(filed * Decimal(above.value) / 100)
            return fee, fee, (bands, above)
    least = value(place, "small_claims_fee_lowest", as_at)
    most = value(place, "small_claims_fee_highest", as_at)
    if least is None or most is None:
        return None, None, ()
    return _sum(least.value), _sum(most.value), (least, most)


def _sum(text: str) -> Decimal:
    return Decimal(text).quantize(Decimal("0.01"))
