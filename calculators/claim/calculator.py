"""Claim: what is owed with interest, and what the law of two places lets the reader do with it."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any
from zoneinfo import ZoneInfo

from calculators.claim import arbitration, costs, exports, way
from calculators.claim.trace import trace
from calculators.engine.exports import DayToKeep, NextTool
from calculators.engine.fields import Field, YesNo
from calculators.engine.numbers import Quantity
from calculators.engine.parameters import NoRule, Value, parameter
from calculators.engine.trace import Step
from calculators.facts.contract import (
    CONTRACT_BEGAN,
    CONTRACT_FORM,
    CONTRACT_TYPE,
    ContractForm,
    ContractType,
)
from calculators.facts.exhibits import EXHIBITS, Exhibit, Lettered, lettered
from calculators.facts.moment import NOW, TIME, ZONE
from calculators.facts.money import AGREED_INTEREST, DEMANDED_ON, LAW_OF, WORK_VALUE, LawOf
from calculators.facts.owed import OWED, Owed, faults, sum_by_currency
from calculators.facts.parties import (
    CLIENT_KIND,
    CLIENT_NAME,
    CLIENT_PLACE,
    FREELANCER_NAME,
    FREELANCER_PLACE,
    REGISTERED_IN_INDIA,
    WORK_KIND,
    WORKER_KIND,
    ClientKind,
    WorkerKind,
    WorkKind,
)
from calculators.facts.platform import PLATFORM, PlatformName, is_elsewhere, platform_name
from calculators.law import before_suit, debts, forum, limitation, limits, statutes
from calculators.law.basis import place_of_law
from calculators.law.debts import Debt, Total
from calculators.law.gaps import LegalGap
from calculators.law.places import Place, around, cities_in, rule
from calculators.next_tools import find as find_next

TITLE = "Claim"
ACTION = "Calculate the claim"
SELDOM = ("Your work", "The contract", "Arbitration and costs", "For a hearing", TIME)
CARD = "What is owed"
EXPORTS = exports.EXPORTS
NOTHING = Decimal("0.00")


@dataclass(frozen=True, kw_only=True)
class Inputs:
    owed: Annotated[tuple[Owed, ...], OWED.asked("What is owed")]
    freelancer_place: Annotated[Place | None, FREELANCER_PLACE.asked("The two places")] = None
    client_place: Annotated[Place | None, CLIENT_PLACE.asked("The two places")] = None
    law_of: Annotated[LawOf, LAW_OF.asked("The contract")] = LawOf.CLIENT
    worker_kind: Annotated[WorkerKind, WORKER_KIND.asked("You and the client")] = (
        WorkerKind.NOT_SURE
    )
    work_kind: Annotated[WorkKind, WORK_KIND.asked("Your work")] = WorkKind.NOT_SURE
    client_kind: Annotated[ClientKind, CLIENT_KIND.asked("You and the client")] = (
        ClientKind.NOT_SURE
    )
    registered_in_india: Annotated[
        YesNo, REGISTERED_IN_INDIA.asked("Your work", when="freelancer_place=in")
    ] = YesNo.NOT_SURE
    contract_began: Annotated[date | None, CONTRACT_BEGAN.asked("The contract")] = None
    contract_form: Annotated[ContractForm, CONTRACT_FORM.asked("The contract")] = (
        ContractForm.NOT_SURE
    )
    agreed_interest: Annotated[Quantity | None, AGREED_INTEREST.asked("The contract")] = None
    work_value: Annotated[Decimal | None, WORK_VALUE.asked("The contract")] = None
    demanded_on: Annotated[date | None, DEMANDED_ON.asked("The contract")] = None
    statement_published: Annotated[
        date | None,
        Field(
            "Day a false statement about you was published",
            "A review with false facts. Blank means there is none.",
            group="The contract",
        ),
    ] = None
    held_sum: Annotated[
        Decimal | None,
        Field(
            "Money that the platform still holds",
            "In US dollars. Blank means none.",
            group="Arbitration and costs",
            unit="USD",
        ),
    ] = None
    contract_type: Annotated[ContractType | None, CONTRACT_TYPE.asked("Arbitration and costs")] = (
        None
    )
    other_costs: Annotated[
        Decimal | None,
        Field(
            "Other costs you expect",
            "Serving papers abroad, translation, collecting. In the currency of the claim.",
            group="Arbitration and costs",
        ),
    ] = None
    freelancer_name: Annotated[str | None, FREELANCER_NAME.asked("For a hearing")] = None
    client_name: Annotated[str | None, CLIENT_NAME.asked("For a hearing")] = None
    exhibits: Annotated[tuple[Exhibit, ...], EXHIBITS.asked("For a hearing")] = ()
    as_at: Annotated[
        date | None, Field("Calculate up to this day", "Blank means today.", group=TIME)
    ] = None
    platform: Annotated[PlatformName | None, PLATFORM.asked(TIME)] = None
    now: Annotated[datetime, NOW.asked(TIME)]
    zone: Annotated[ZoneInfo, ZONE.asked(TIME)] = ZoneInfo("UTC")

    @property
    def today(self) -> date:
        return self.now.astimezone(self.zone).date()

    @property
    def until(self) -> date:
        return self.as_at or self.today

    def errors(self) -> Iterator[tuple[str, str]]:
        """Answers that contradict each other, each with the way to put it right."""
        yield from faults(self.owed, min(self.today, self.until))
        first = parameter("law.calculation.year_days").history[0].effective
        if self.until < first:
            yield (
                "as_at",
                (f"Calculate up to this day must be {first} or after: our rules begin there"),
            )
        past = {
            "contract_began": "Day the contract began",
            "demanded_on": "Day you first asked for the money in writing",
            "statement_published": "Day a false statement about you was published",
        }
        for name, label in past.items():
            if getattr(self, name) and getattr(self, name) > self.today:
                yield name, f"{label} must be {self.today} or before"
        if self.contract_began:
            for index, row in enumerate(self.owed):
                if row.due < self.contract_began:
                    yield (
                        f"owed.{index}.due",
                        ("Day it fell due must be the same as or after the day the contract began"),
                    )


@dataclass(frozen=True)
class Outcome:
    """The claim, and what can be done with it, each part with its rules.

    as_at: the day up to which the sums are calculated. today: the day that decides what is over.
    sue_by: the time limit of a debt whose last safe day comes first. way: the best way on.
    """

    as_at: date
    today: date
    sue_by: limitation.Limit | None
    way: way.Way
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
    elsewhere = is_elsewhere(inputs.platform)
    # Of arbitration on another platform than the default one we know no fees.
    held = None if elsewhere else _arbitration(inputs, until)
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
            platform_name(inputs.platform),
            held_there=elsewhere and bool(inputs.held_sum),
        ),
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


def _arbitration(inputs: Inputs, until: date) -> arbitration.Arbitration | None:
    if not inputs.held_sum:
        return None
    claimed = sum_by_currency(inputs.owed).get(arbitration.CURRENCY)
    kind = inputs.contract_type.value if inputs.contract_type else ""
    return arbitration.weigh(inputs.held_sum, claimed, kind, until)


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
    """The day to sue by."""
    limit = outcome.sue_by
    return DayToKeep("sue", limit.safe, f"Last safe day to sue ({limit.place})") if limit else None


def next_tools(inputs: Inputs, outcome: Outcome) -> tuple[NextTool, ...]:
    """The tools that fit after this answer. A claim is about money that is unpaid."""
    return find_next("claim", inputs, money_place="unpaid_hours")
