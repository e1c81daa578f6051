"""Claim: what is owed with interest, and what the law of two places lets the reader do with it."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any
from zoneinfo import ZoneInfo

from calculators.claim import arbitration, costs, exports
from calculators.claim.trace import trace
from calculators.engine.fields import Field, YesNo
from calculators.engine.numbers import Quantity
from calculators.engine.parameters import NoRule, Value, parameter
from calculators.engine.trace import Step
from calculators.facts.case import ContractType
from calculators.facts.owed import Owed, faults, sum_by_currency
from calculators.facts.parties import ClientKind, ContractForm, LawOf, WorkerKind
from calculators.law import before_suit, debts, forum, limitation, limits, statutes
from calculators.law.basis import place_of_law
from calculators.law.debts import Debt, Total
from calculators.law.gaps import Gap
from calculators.law.places import Place, around, cities_in, rule

TITLE = "Claim"
ACTION = "Calculate the claim"
EXPORTS = exports.EXPORTS
NOTHING = Decimal("0.00")


@dataclass(frozen=True, kw_only=True)
class Inputs:
    owed: Annotated[
        tuple[Owed, ...],
        Field(
            "What is owed",
            "One row a milestone, a stretch of hours, an invoice or an expense.",
            group="What is owed",
        ),
    ]
    freelancer_place: Annotated[
        Place | None,
        Field("Where you are", "A state, or a city with rules of its own.", group="The two places"),
    ] = None
    client_place: Annotated[
        Place | None,
        Field(
            "Where the client is",
            "Where the company has its seat, or the person lives.",
            group="The two places",
        ),
    ] = None
    law_of: Annotated[
        LawOf,
        Field(
            "Whose law gives interest",
            "What the contract says. If it says nothing, the client's place, where you would sue.",
            group="The two places",
        ),
    ] = LawOf.CLIENT
    worker_kind: Annotated[WorkerKind, Field("You work as", group="You and the client")] = (
        WorkerKind.NOT_SURE
    )
    client_kind: Annotated[ClientKind, Field("The client is", group="You and the client")] = (
        ClientKind.NOT_SURE
    )
    registered_in_india: Annotated[
        YesNo,
        Field(
            "Are you registered in India as a micro or small enterprise",
            group="You and the client",
            when="freelancer_place=in",
        ),
    ] = YesNo.NOT_SURE
    contract_began: Annotated[
        date | None, Field("Day the contract began", group="The contract")
    ] = None
    contract_form: Annotated[ContractForm, Field("The contract is", group="The contract")] = (
        ContractForm.NOT_SURE
    )
    agreed_interest: Annotated[
        Quantity | None,
        Field(
            "Interest a year that the contract names",
            "In percent. Blank means none.",
            group="The contract",
            most=Decimal(100),
            unit="percent",
        ),
    ] = None
    work_value: Annotated[
        Decimal | None,
        Field(
            "Worth of all your work for this client",
            "In US dollars, paid or unpaid, over the months before the last debt. "
            "Statutes add it up. Blank means at least what is unpaid.",
            group="The contract",
            unit="USD",
        ),
    ] = None
    demanded_on: Annotated[
        date | None, Field("Day you first asked for the money in writing", group="The contract")
    ] = None
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
            "Money that Upwork still holds",
            "In US dollars. Blank means none.",
            group="Arbitration and costs",
            unit="USD",
        ),
    ] = None
    contract_type: Annotated[
        ContractType | None, Field("Kind of contract", group="Arbitration and costs")
    ] = None
    other_costs: Annotated[
        Decimal | None,
        Field(
            "Other costs you expect",
            "Serving papers abroad, translation, collecting. In the currency of the claim.",
            group="Arbitration and costs",
        ),
    ] = None
    as_at: Annotated[
        date | None, Field("Calculate up to this day", "Blank means today.", group="Time")
    ] = None
    now: Annotated[datetime, Field("Calculate as of", "Blank means now.", group="Time")]
    zone: Annotated[ZoneInfo, Field("Your time zone", group="Time")] = ZoneInfo("UTC")

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
    """

    as_at: date
    today: date
    rows: tuple[Debt, ...]
    totals: tuple[Total, ...]
    law_place: str
    statutes: tuple[statutes.Statute, ...]
    courts: tuple[forum.Court, ...]
    limits: tuple[limitation.Limit, ...]
    before: tuple[before_suit.BeforeSuit, ...]
    arbitration: arbitration.Arbitration | None
    costs: tuple[costs.Cost, ...]
    borders: tuple[Value[Any], ...]
    cities: tuple[str, ...]
    gaps: tuple[Gap, ...]
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
    return Outcome(
        as_at=until,
        today=today,
        rows=rows,
        totals=totals,
        law_place=law.label if law else "",
        statutes=acts,
        courts=courts,
        limits=ends,
        before=before,
        arbitration=_arbitration(inputs, until),
        costs=costs.weigh(courts, inputs.other_costs or NOTHING, until),
        borders=_borders(inputs, until),
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
