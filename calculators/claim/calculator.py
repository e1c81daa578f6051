"""Claim: what is owed with interest, and what the law of two places lets the reader do with it."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from calculators.claim import arbitration, costs, exports, way
from calculators.claim.inputs import SELDOM as SELDOM
from calculators.claim.inputs import Inputs
from calculators.claim.trace import trace
from calculators.engine.exports import DayToKeep, NextTool
from calculators.engine.parameters import NoRule, Value
from calculators.engine.trace import Step
from calculators.facts.exhibits import Lettered, lettered
from calculators.facts.money import MoneyPlace
from calculators.facts.owed import sum_by_currency
from calculators.facts.platform import is_elsewhere, platform_name
from calculators.law import before_suit, debts, forum, limitation, limits, statutes
from calculators.law.basis import place_of_law
from calculators.law.debts import Debt, Total
from calculators.law.gaps import LegalGap
from calculators.law.places import around, cities_in, rule
from calculators.next_tools import find as find_next

if TYPE_CHECKING:  # the browser fetches it when something of the contract is told
    from calculators.claim.standing import Standing

TITLE = "Claim"
ACTION = "Calculate the claim"
CARD = "What is owed"
EXPORTS = exports.EXPORTS
NOTHING = Decimal("0.00")


@dataclass(frozen=True)
class Outcome:
    """The claim, and what can be done with it, each part with its rules.

    as_at: the day up to which the sums are calculated. today: the day that decides what is over.
    sue_by: the time limit of a debt whose last safe day comes first. way: the best way on.
    standing: of the contract's money, or None where nothing of it was told.
    """

    as_at: date
    today: date
    sue_by: limitation.Limit | None
    way: way.Way
    standing: "Standing | None"
    rows: tuple[Debt, ...]
    totals: tuple[Total, ...]
    law_place: str
    statutes: tuple[statutes.Statute, ...]
    bills: tuple[Value[str], ...]
    courts: tuple[forum.Court, ...]
    limits: tuple[limitation.Limit, ...]
    before: tuple[before_suit.BeforeSuit, ...]
    arbitration: arbitration.Arbitration | None
    costs: tuple[costs.Cost, ...]
    borders: tuple[Value[Any], ...]
    exhibits: tuple[Lettered, ...]
    cities: tuple[str, ...]
    gaps: tuple[LegalGap, ...]
    rules: tuple[Value[Any], ...]
    trace: tuple[Step, ...]


def calculate(inputs: Inputs) -> Outcome:
    """The claim of these answers. Interest runs up to and with the day calculated to."""
    until, today = inputs.until, inputs.today
    rows = debts.calculate(inputs, until, today)
    totals = debts.totals(rows)
    unpaid = {total.id: total.unpaid for total in totals}
    courts, court_gaps = forum.find(
        inputs, unpaid, {total.id: total.total for total in totals}, until
    )
    before, step_gaps = before_suit.find(inputs, today)
    acts = statutes.find(inputs, unpaid, today)
    ends, limit_gaps = limits.find(inputs, rows, acts, today)
    places = dict.fromkeys((inputs.client_place, inputs.freelancer_place))
    law = place_of_law(inputs)
    elsewhere = is_elsewhere(inputs.platform, direct=inputs.direct)
    # No platform holds the money of a client who is on none.
    standing = None if inputs.direct else _standing(inputs)
    # Of arbitration on another platform than the default one we know no fees.
    held = None if elsewhere else _arbitration(inputs, standing, until)
    is_held = standing.is_held if standing else False
    price = costs.weigh(courts, inputs.other_costs or NOTHING, until)
    return Outcome(
        as_at=until,
        today=today,
        sue_by=way.sue_by(ends, today),
        way=way.find(
            rows,
            ends,
            held,
            inputs.demanded_on,
            courts,
            price,
            platform_name(inputs.platform, direct=inputs.direct),
            is_held=is_held or (elsewhere and bool(inputs.held_sum) and not inputs.direct),
            is_released=_is_released(inputs),
            elsewhere=elsewhere,
        ),
        standing=standing,
        rows=rows,
        totals=totals,
        law_place=law.label if law else "",
        statutes=acts,
        bills=statutes.bills(inputs, today),
        courts=courts,
        limits=ends,
        before=before,
        arbitration=held,
        costs=price,
        borders=_borders(inputs, until),
        exhibits=lettered(inputs.exhibits),
        cities=tuple(city.label for place in places for city in cities_in(place)),
        gaps=(*court_gaps, *step_gaps, *limit_gaps),
        rules=debts.rules(rows),
        trace=trace(rows, totals, ends, until),
    )


def _is_released(inputs: Inputs) -> bool:
    """Whether the reader says that they have the money, and enters no part of it as paid."""
    return inputs.money_place == MoneyPlace.RELEASED and not any(row.paid for row in inputs.owed)


def _standing(inputs: Inputs) -> "Standing | None":
    days = (inputs.contract_ended, inputs.refund_requested)
    if not inputs.events and not inputs.money_place and not any(days):
        return None
    from calculators.claim.standing import find_standing

    return find_standing(inputs)


def _arbitration(
    inputs: Inputs, standing: "Standing | None", until: date
) -> arbitration.Arbitration | None:
    """Arbitration over the sum that the reader gives, or else over what the rows tell."""
    held = inputs.held_sum or (standing.held if standing else None)
    if not held:
        return None
    claimed = sum_by_currency(inputs.owed).get(arbitration.CURRENCY)
    kind = inputs.contract_type.value if inputs.contract_type else ""
    return arbitration.weigh(held, claimed, kind, until)


def _borders(inputs: Inputs, as_at: date) -> tuple[Value[Any], ...]:
    """What helps or hinders across a border, at the client's place; nothing within one country."""
    if inputs.freelancer_place is None:
        return ()
    outermost = [around(place)[-1:] for place in (inputs.client_place, inputs.freelancer_place)]
    if not outermost[0] or outermost[0] == outermost[1]:
        return ()
    values = []
    for name in (
        "hague_service_party",
        "hague_service_post_allowed",
        "arbitration_convention_party",
    ):
        if found := rule(inputs.client_place, name):
            with suppress(NoRule):
                values.append(found.on(as_at))
    return tuple(values)


def day_to_keep(inputs: Inputs, outcome: Outcome) -> DayToKeep | None:
    """The day to sue by, or of the platform's own step where that comes first."""
    if outcome.way.id == "platform" and outcome.standing:
        from calculators.life.pressing import day_to_keep as keep

        if day := keep(outcome.standing.clock):
            return day
    limit = outcome.sue_by
    if limit is None:
        return None
    title = f"Last safe day to sue ({limit.place})"
    text = f"{title}. Before then, ask a lawyer there what to file, and where."
    return DayToKeep("sue", limit.safe, title, text, "", limit.rules)


def next_tools(inputs: Inputs, outcome: Outcome) -> tuple[NextTool, ...]:
    """The tools that fit after this answer. A claim is about money that is unpaid."""
    clock = outcome.standing.clock if outcome.standing else None
    if outcome.way.id == "correct":
        place = "released"
    else:
        place = "held" if outcome.standing and outcome.standing.is_held else "unpaid_hours"
    return find_next("claim", inputs, clock=clock.id if clock else "", money_place=place)
