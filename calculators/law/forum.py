"""Small-claims courts: which could hear the claim, what would have to be waived, what it costs."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from calculators.engine.parameters import NoRule, Value
from calculators.facts.parties import WorkerKind
from calculators.law import court_fees
from calculators.law.court_fees import cents
from calculators.law.facts import Facts
from calculators.law.gaps import LegalGap, gap
from calculators.law.places import Place, around, rule, title, value

NOTHING = Decimal("0.00")


@dataclass(frozen=True)
class Larger:
    """The court for claims above a small-claims limit; `limit` is None where it has none."""

    name: str
    limit: Decimal | None


@dataclass(frozen=True)
class Court:
    """One court held against the claim.

    side: client | freelancer, whose place it is at. reach: yes | no | ask, whether it can hear a
    case against this client. claim: the sum that counts against `limit`, in the court's currency;
    None where nothing is owed in it. above: the court hears only claims above this sum. waive: what
    would have to be given up so that it fits, 0 if nothing. The fee is that of the claim that the
    court can hear; hearing: what falls due before a hearing, where that is known. larger: where a
    claim goes that is above the limit, if we know it. whole: the fee is that of the whole claim,
    above the limit too, as the same office takes it; its hearing is not in this court. lower: the
    limit is the lower of two, as the kind of worker is not known.
    """

    id: str
    place: str
    side: str
    name: str
    limit: Value[Any]
    above: Decimal
    ceiling: Decimal
    currency: str
    claim: Decimal | None
    fits: bool | None
    waive: Decimal | None
    reach: str
    statement: str
    fee_least: Decimal | None
    fee_most: Decimal | None
    hearing: Decimal | None
    whole: bool
    larger: Larger | None
    lower: bool
    rules: tuple[Value[Any], ...]


Sums = Mapping[str, Decimal]


def find(
    facts: Facts, principal: Sums, total: Sums, as_at: date
) -> tuple[tuple[Court, ...], tuple[LegalGap, ...]]:
    """The courts of the two places. principal, total: the claim without and with interest."""
    courts: list[Court] = []
    gaps: list[LegalGap] = []
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
    found = _limit(place, facts, as_at)
    if found is None:
        return []
    excludes = value(place, "small_claims_limit_excludes_interest", as_at)
    claim = (principal if excludes and excludes.value else total).get(found.unit)
    courts = [
        _court(place, side, facts, row, (claim, total.get(found.unit)), as_at)
        for row in _rows(place, found, as_at)
    ]
    most = max(court.ceiling for court in courts)
    larger = value(place, "larger_claims_courts", as_at)
    if larger is None or claim is None or claim <= most:
        return courts
    sums = {True: principal[found.unit], False: claim}
    next_up = _larger(larger, sums)
    return [
        replace(court, larger=next_up, rules=(*court.rules, larger))
        if next_up and court.ceiling == most
        else court
        for court in courts
    ]


def _limit(place: Place | None, facts: Facts, as_at: date) -> Value[Any] | None:
    """The limit for this kind of worker; while the kind is not known, the lower one is safe."""
    person = rule(place, "small_claims_limit_individual")
    entity = rule(place, "small_claims_limit_entity")
    if person is None:
        return None
    if entity is None or facts.worker_kind == WorkerKind.PERSON:
        return person.on(as_at)
    if facts.worker_kind == WorkerKind.NOT_SURE:
        return min(person.on(as_at), entity.on(as_at), key=lambda limit: Decimal(limit.value))
    return entity.on(as_at)


@dataclass(frozen=True)
class CourtRow:
    """One court of a place: the claims above `above` and up to `ceiling`, and the rule."""

    index: int
    name: str
    above: Decimal
    ceiling: Decimal
    limit: Value[Any]


def _rows(place: Place | None, limit: Value[Any], as_at: date) -> list[CourtRow]:
    by_court = rule(place, "small_claims_limit_by_court")
    # A city's own limit is nearer than its state's list of courts.
    if by_court and by_court.id.rpartition(".")[0] == limit.parameter.rpartition(".")[0]:
        listed = by_court.on(as_at)
        return [
            CourtRow(
                index, row["court"], cents(row.get("above", "0")), Decimal(row["limit"]), listed
            )
            for index, row in enumerate(listed.value)
        ]
    name = value(place, "small_claims_court", as_at)
    return [CourtRow(0, name.value if name else "", NOTHING, Decimal(limit.value), limit)]


def _larger(courts: Value[Any], sums: Mapping[bool, Decimal]) -> Larger | None:
    """The first court that may hear the claim. sums: by whether a court leaves interest out."""
    for row in courts.value:
        limit = Decimal(row["limit"]) if "limit" in row else None
        if limit is None or sums[row.get("excludes_interest", False)] <= limit:
            return Larger(row["court"], limit)
    return None


def _court(
    place: Place | None,
    side: str,
    facts: Facts,
    row: CourtRow,
    sums: tuple[Decimal | None, Decimal | None],
    as_at: date,
) -> Court:
    """sums: what counts against the limit, and what is filed."""
    claim, filed = sums
    excluded = value(place, "forum_excludes_defamation", as_at)
    least, most, fees = court_fees.UNKNOWN
    hearing: Decimal | None = None
    goes_on = value(place, "small_claims_fee_rate_above", as_at) is not None
    whole = goes_on and filed is not None and filed > row.ceiling
    if filed and not (claim is not None and claim <= row.above):
        least, most, fees = court_fees.find(place, facts, row.name, row.ceiling, filed, as_at)
        if not whole:
            hearing, more = court_fees.hearing(place, row.ceiling, filed, as_at)
            fees = (*fees, *more)
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
        id=f"{side}_{row.limit.parameter.split('.')[1]}_{row.index}",
        place=title(around(place)[0]),
        side=side,
        name=row.name,
        limit=row.limit,
        above=row.above,
        ceiling=row.ceiling,
        currency=row.limit.unit,
        claim=claim,
        fits=None if claim is None else row.above < claim <= row.ceiling,
        waive=None if claim is None else max(claim - row.ceiling, NOTHING),
        reach="yes" if side == "client" else _reach(place, as_at),
        statement=""
        if not facts.statement_published
        else "no"
        if excluded and excluded.value
        else "ask",
        fee_least=least,
        fee_most=most,
        hearing=hearing,
        whole=whole,
        larger=None,
        lower=facts.worker_kind == WorkerKind.NOT_SURE
        and rule(place, "small_claims_limit_entity") is not None,
        rules=(row.limit, *(one for one in rules if one), *fees),
    )


def _reach(place: Place | None, as_at: date) -> str:
    """Whether a court can hear a case against somebody who is elsewhere."""
    local = value(place, "small_claims_defendant_must_be_local", as_at)
    return "no" if local and local.value else "ask"
