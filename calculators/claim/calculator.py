"""Claim: what is owed with interest, and what the law of two places lets the reader do with it."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Annotated
from zoneinfo import ZoneInfo

from calculators.claim import arbitration, costs, exports
from calculators.claim.trace import trace
from calculators.engine.facts import ContractType
from calculators.engine.fields import Field, YesNo
from calculators.engine.numbers import Quantity
from calculators.engine.parameters import NoRule, Value, parameter
from calculators.engine.trace import Step
from calculators.law import before_suit, fixed_sums, forum, interest, limitation, statutes
from calculators.law.basis import place_of_law
from calculators.law.facts import ClientKind, ContractForm, LawOf, WorkerKind
from calculators.law.gaps import Gap, gap
from calculators.law.interest import Interest
from calculators.law.owed import DueBasis, Owed, faults
from calculators.law.places import Place, around, cities_in, rule

TITLE = "Claim"
ACTION = "Reckon the claim"
EXPORTS = exports.EXPORTS
NOTHING = Decimal("0.00")
KINDS = ("contract", "statute", "complaint", "statement")


@dataclass(frozen=True, kw_only=True)
class Inputs:
    owed: Annotated[tuple[Owed, ...], Field(
        "What is owed", "One row a milestone, a stretch of hours, an invoice or an expense.",
        group="What is owed",
    )]
    freelancer_place: Annotated[Place | None, Field(
        "Where you are", "A state, or a city with rules of its own.", group="The two places",
    )] = None
    client_place: Annotated[Place | None, Field(
        "Where the client is", "Where the company has its seat, or the person lives.",
        group="The two places",
    )] = None
    law_of: Annotated[LawOf, Field(
        "Whose law gives interest",
        "What the contract says. If it says nothing, the client's place, where you would sue.",
        group="The two places",
    )] = LawOf.CLIENT
    worker_kind: Annotated[WorkerKind, Field(
        "You work as", group="You and the client",
    )] = WorkerKind.NOT_SURE
    client_kind: Annotated[ClientKind, Field(
        "The client is", group="You and the client",
    )] = ClientKind.NOT_SURE
    registered_in_india: Annotated[YesNo, Field(
        "Are you registered in India as a micro or small enterprise", group="You and the client",
        when="freelancer_place=in",
    )] = YesNo.NOT_SURE
    contract_began: Annotated[date | None, Field(
        "Day the contract began", group="The contract",
    )] = None
    contract_form: Annotated[ContractForm, Field(
        "The contract is", group="The contract",
    )] = ContractForm.NOT_SURE
    agreed_interest: Annotated[Quantity | None, Field(
        "Interest a year that the contract names", "In percent. Blank means none.",
        group="The contract", most=Decimal(100), unit="percent",
    )] = None
    work_value: Annotated[Decimal | None, Field(
        "Worth of all your work for this client",
        "In US dollars, paid or unpaid, over the months before the last debt. "
        "Statutes add it up. Blank means at least what is unpaid.", group="The contract",
        unit="USD",
    )] = None
    demanded_on: Annotated[date | None, Field(
        "Day you first asked for the money in writing", group="The contract",
    )] = None
    statement_published: Annotated[date | None, Field(
        "Day a false statement about you was published",
        "A review with false facts. Blank means there is none.", group="The contract",
    )] = None
    held_sum: Annotated[Decimal | None, Field(
        "Money that Upwork still holds", "In US dollars. Blank means none.",
        group="Arbitration and costs", unit="USD",
    )] = None
    contract_type: Annotated[ContractType | None, Field(
        "Kind of contract", group="Arbitration and costs",
    )] = None
    other_costs: Annotated[Decimal | None, Field(
        "Other costs you expect",
        "Serving papers abroad, translation, collecting. In the currency of the claim.",
        group="Arbitration and costs",
    )] = None
    as_at: Annotated[date | None, Field(
        "Reckon up to this day", "Blank means today.", group="Time",
    )] = None
    now: Annotated[datetime, Field("Moment to reckon from", "Blank means now.", group="Time")]
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
            yield "as_at", f"Reckon up to this day must be {first} or after: our rules begin there"
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
                    yield f"owed.{index}.due", (
                        "Day it fell due must be the same as or after the day the contract began")


@dataclass(frozen=True)
class Row:
    """One debt as reckoned. due: the day that counts; sum: in the row's own currency."""

    item: str
    kind: str
    currency: str
    amount: Decimal
    paid: Decimal
    paid_on: date | None
    unpaid: Decimal
    due: date
    due_rule: Value | None = field(metadata={"plain": False})
    counts: bool
    interest: Interest
    fixed: fixed_sums.FixedSum | None
    sum: Decimal


@dataclass(frozen=True)
class Total:
    """What is owed in one currency; `complete` is False while a row's interest is unknown."""

    id: str
    unpaid: Decimal
    interest: Decimal
    fixed: Decimal
    total: Decimal
    daily: Decimal
    complete: bool


@dataclass(frozen=True)
class Outcome:
    """The claim, and what can be done with it, each part with its rules."""

    as_at: date
    rows: tuple[Row, ...]
    totals: tuple[Total, ...]
    law_place: str
    statutes: tuple[statutes.Statute, ...]
    courts: tuple[forum.Court, ...]
    limits: tuple[limitation.Limit, ...]
    before: tuple[before_suit.BeforeSuit, ...]
    arbitration: arbitration.Arbitration | None
    costs: tuple[costs.Cost, ...]
    borders: tuple[Value, ...]
    cities: tuple[str, ...]
    gaps: tuple[Gap, ...]
    rules: tuple[Value, ...]
    trace: tuple[Step, ...]


def calculate(inputs: Inputs) -> Outcome:
    """The claim of these answers. Interest runs up to and with the day reckoned to."""
    as_at, gaps = inputs.until, []
    rows = tuple(_row(inputs, debt, as_at) for debt in inputs.owed)
    totals = _totals(rows)
    unpaid = {total.id: total.unpaid for total in totals}
    courts, missing = forum.find(
        inputs, unpaid, {total.id: total.total for total in totals}, as_at)
    gaps += missing
    before, missing = before_suit.find(inputs, as_at)
    gaps += missing
    acts = statutes.find(inputs, unpaid, as_at)
    limits, missing = _limits(inputs, rows, acts, as_at)
    gaps += missing
    places = dict.fromkeys((inputs.client_place, inputs.freelancer_place))
    held = inputs.held_sum
    kind = inputs.contract_type.value if inputs.contract_type else ""
    return Outcome(
        as_at=as_at,
        rows=rows,
        totals=totals,
        law_place=place_of_law(inputs).label if place_of_law(inputs) else "",
        statutes=acts,
        courts=courts,
        limits=limits,
        before=before,
        arbitration=arbitration.weigh(held, kind, as_at) if held else None,
        costs=costs.weigh(courts, inputs.other_costs or NOTHING, as_at),
        borders=_borders(inputs, as_at),
        cities=tuple(city.label for place in places for city in cities_in(place)),
        gaps=tuple(gaps),
        rules=_rules(rows),
        trace=trace(rows, totals, limits, as_at),
    )


def _row(inputs: Inputs, debt: Owed, as_at: date) -> Row:
    due, due_rule = _due(inputs, debt)
    counts = due <= as_at
    of_currency = [other.unpaid for other in inputs.owed if other.currency == debt.currency]
    grown = interest.reckon(inputs, debt, due, as_at, sum(of_currency, Decimal(0)))
    fixed = fixed_sums.find(inputs, grown.basis, debt, grown.first, as_at)
    added = fixed.amount if fixed and fixed.amount and fixed.currency == debt.currency.value else 0
    return Row(
        debt.item, debt.kind.value, debt.currency.value, debt.total, debt.paid or NOTHING,
        debt.paid_on, debt.unpaid, due, due_rule, counts, grown, fixed,
        debt.unpaid + (grown.amount or 0) + added,
    )


def _due(inputs: Inputs, debt: Owed) -> tuple[date, Value | None]:
    """The day a debt fell due: where none was agreed, so many days after the work was complete."""
    if debt.due_basis == DueBasis.COMPLETION:
        for name in ("freelance_act_pay_days", "late_payment_default_days"):
            found = rule(place_of_law(inputs), name)
            if found:
                try:
                    days = found.on(debt.due)
                except NoRule:
                    continue
                return debt.due + timedelta(days=days.value), days
    return debt.due, None


def _totals(rows: tuple[Row, ...]) -> tuple[Total, ...]:
    """One total a currency, of the debts that are due. Each is the sum of its printed parts."""
    due = [row for row in rows if row.counts]
    fixed = [row.fixed for row in due if row.fixed and row.fixed.amount]
    currencies = dict.fromkeys(
        (*(row.currency for row in due), *(entry.currency for entry in fixed)))
    totals = []
    for currency in currencies:
        mine = [row for row in due if row.currency == currency]
        unpaid = sum((row.unpaid for row in mine), NOTHING)
        grown = sum((row.interest.amount or NOTHING for row in mine), NOTHING)
        added = sum((entry.amount for entry in fixed if entry.currency == currency), NOTHING)
        totals.append(Total(
            currency, unpaid, grown, added, unpaid + grown + added,
            sum((row.interest.daily or NOTHING for row in mine), NOTHING),
            all(row.interest.amount is not None for row in mine),
        ))
    return tuple(totals)


def _limits(inputs: Inputs, rows, acts, as_at) -> tuple[tuple[limitation.Limit, ...], list[Gap]]:
    """Time limits, the soonest of each kind first: debt and statement at both places, statutes."""
    limits, gaps = [], []
    # The day that the reader gave, not a later one by law: the earlier start is the safe one.
    begins = min((debt.due for debt, row in zip(inputs.owed, rows, strict=True)
                  if row.counts and row.unpaid), default=None)
    for place in dict.fromkeys((inputs.client_place, inputs.freelancer_place)):
        tries = []
        if begins:
            tries.append((limitation.contract, (place, inputs.contract_form, begins, as_at)))
        if inputs.statement_published:
            tries.append((limitation.statement, (place, inputs.statement_published, as_at)))
        for find, arguments in tries:
            try:
                limits.append(find(*arguments))
            except NoRule as missing:
                gaps.append(gap(missing))
    for act in acts if begins else ():
        for kind, name in (("statute", "suit_years_pay"), ("complaint", "complaint_years")):
            if act.state != "fails" and name in act.rules:
                place = Place(act.id)
                limits.append(limitation.limit(kind, place, begins, act.rules[name], as_at))
    # A city and its state have the same limit: said once.
    known = {one.id: one for one in limits if one}.values()
    return tuple(sorted(known, key=lambda one: (KINDS.index(one.kind), one.last))), gaps


def _rules(rows: tuple[Row, ...]) -> tuple[Value, ...]:
    """The rules behind interest, fixed sums and due days, each once."""
    found = []
    for row in rows:
        found += [*([row.due_rule] if row.due_rule else []), *row.interest.rules]
        found += [row.fixed.rule] if row.fixed else []
    return tuple({(value.parameter, value.effective): value for value in found}.values())


def _borders(inputs: Inputs, as_at: date) -> tuple[Value, ...]:
    """What helps or hinders across a border, at the client's place; nothing within one country."""
    outermost = [around(place)[-1:] for place in (inputs.client_place, inputs.freelancer_place)]
    if not outermost[0] or outermost[0] == outermost[1]:
        return ()
    values = []
    for name in ("hague_service_party", "hague_service_post_allowed",
                 "arbitration_convention_party"):
        if found := rule(inputs.client_place, name):
            with suppress(NoRule):
                values.append(found.on(as_at))
    return tuple(values)
