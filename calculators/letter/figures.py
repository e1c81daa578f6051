"""The figures of a letter: what is asked for, by when to answer, and what the places ask for.

Debts, time limits and the ban come from the calculation that every tool shares; what a letter
leaves out of it (interest that is not claimed) is left out here.
"""

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from calculators.engine import windows
from calculators.engine.calendars import Calendar
from calculators.engine.fields import YesNo
from calculators.engine.packs import DEFAULT
from calculators.engine.parameters import NoRule, Value, parameter
from calculators.engine.trace import Step
from calculators.facts.owed import Owed
from calculators.facts.platform import is_elsewhere
from calculators.law import before_suit, debts, limits, payment_ban, statutes
from calculators.law.before_suit import BeforeSuit
from calculators.law.court_days import holidays
from calculators.law.debts import Debt
from calculators.law.interest import Interest
from calculators.law.limitation import Limit
from calculators.law.places import zone_of
from calculators.law.statutes import Statute
from calculators.letter.inputs import Inputs

ZERO = Decimal("0.00")
UTC = ZoneInfo("UTC")


@dataclass(frozen=True, kw_only=True)
class LetterRow:
    """One debt as the letter's table shows it. `id` is its number. interest: None if not claimed.

    unknown: interest is claimed but cannot be calculated. grown: how the interest came
    about. fixed: the fixed sum by law that is claimed with the interest, in the row's own currency.
    """

    id: str
    debt: Owed = field(metadata={"plain": False})
    item: str
    hours: Decimal | None
    rate: Decimal | None
    due: date | None
    currency: str
    amount: Decimal
    paid: Decimal
    unpaid: Decimal
    interest: Decimal | None
    grown: Interest = field(metadata={"plain": False})
    unknown: bool
    fixed: Decimal
    sum: Decimal

    @property
    def added(self) -> Decimal:
        """What is claimed beside the debt itself: the interest and the fixed sum."""
        return (self.interest or ZERO) + self.fixed


@dataclass(frozen=True)
class LetterTotal:
    """What the letter asks for in one currency: the sum of the rows' `sum`, no other."""

    id: str
    unpaid: Decimal
    interest: Decimal
    fixed: Decimal
    total: Decimal
    daily: Decimal


@dataclass(frozen=True)
class Reply:
    """The time to answer: `day` where the client is, and the instant if the zone is known.

    days: as given or by rule. least, most: what a place or custom bounds.
    """

    day: date
    at: datetime | None
    zone: ZoneInfo | None
    days: int
    least: Value[Any]
    most: Value[Any]
    place_days: Value[Any] | None
    holidays_known: bool
    rules: tuple[Value[Any], ...] = field(metadata={"plain": False})
    trace: tuple[Step, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Figures:
    """All figures of a letter. banned: the ban on outside payment runs, or may run.

    statutes: the freelance statutes held against the facts. limits: the time limits of the debts
    and of the statement, as they stand on the date of the letter.
    """

    rows: tuple[LetterRow, ...]
    totals: tuple[LetterTotal, ...]
    reply: Reply
    before: tuple[BeforeSuit, ...]
    statutes: tuple[Statute, ...]
    limits: tuple[Limit, ...]
    banned: bool
    ban: Value[Any] | None
    ban_ends: date | None
    rules: tuple[Value[Any], ...]
    trace: tuple[Step, ...]


def calculate(inputs: Inputs) -> Figures:
    """The figures of these answers, as at the date of the letter."""
    today = inputs.today
    # The shared calculation needs a day; held and released money has none that counts, and one that
    # is missing is a gap in the letter, from which no interest and no time limit is counted.
    dated = replace(inputs, owed=tuple(replace(row, due=row.due or today) for row in inputs.owed))
    found = debts.calculate(dated, today, today)
    unpaid = {total.id: total.unpaid for total in debts.totals(found)}
    acts = statutes.find(dated, unpaid, today)
    rows = tuple(_row(inputs, debt) for debt in found)
    known = tuple(debt for debt in found if _is_dated(inputs, debt))
    before = before_suit.find(dated, today)[0]
    reply = _reply(inputs, before)
    ban, ends = _ban(inputs)
    rules = [*reply.rules, *([ban] if ban else []), *_rules(inputs, found)]
    for step in before:
        rules += step.rules
    if inputs.threats and not (is_elsewhere(inputs.platform) or inputs.direct):
        rules.append(parameter(f"{DEFAULT}.feedback.manipulation_ban").on(today))
    return Figures(
        rows=rows if inputs.about_money else (),
        totals=_totals(rows, found, inputs) if inputs.about_money else (),
        reply=reply,
        before=before,
        statutes=acts,
        limits=limits.find(dated, known, acts, today)[0],
        banned=not inputs.direct
        and (is_elsewhere(inputs.platform) or payment_ban.runs(_met(inputs), _moment(inputs))),
        ban=ban,
        ban_ends=ends,
        rules=tuple({(value.parameter, value.effective): value for value in rules}.values()),
        trace=reply.trace,
    )


def _is_dated(inputs: Inputs, debt: Debt) -> bool:
    return inputs.owed[debt.number - 1].due is not None


def _claims_interest(inputs: Inputs) -> bool:
    # Money that is held or was paid bears no interest.
    return inputs.unpaid and inputs.interest_claimed == YesNo.YES


def _rules(inputs: Inputs, found: tuple[Debt, ...]) -> tuple[Value[Any], ...]:
    """The rules behind the due days, and behind the interest if it is claimed."""
    if _claims_interest(inputs):
        return debts.rules(found)
    return tuple(debt.due_rule for debt in found if debt.due_rule)


def _row(inputs: Inputs, debt: Debt) -> LetterRow:
    owed = inputs.owed[debt.number - 1]
    claimed = _claims_interest(inputs) and _is_dated(inputs, debt)
    interest = debt.interest.amount if claimed else None
    fixed = debt.added if claimed else ZERO
    # Released money was paid out as a whole: there is no part of it to take off.
    paid = ZERO if inputs.released else debt.paid
    return LetterRow(
        id=str(debt.number),
        debt=owed,
        item=debt.item,
        hours=owed.hours,
        rate=owed.rate,
        due=debt.due if owed.due else None,
        currency=debt.currency,
        amount=debt.amount,
        paid=paid,
        unpaid=debt.amount - paid,
        interest=interest,
        grown=debt.interest,
        unknown=claimed and interest is None,
        fixed=fixed,
        sum=debt.amount - paid + (interest or ZERO) + fixed,
    )


def _totals(
    rows: tuple[LetterRow, ...], found: tuple[Debt, ...], inputs: Inputs
) -> tuple[LetterTotal, ...]:
    claimed = _claims_interest(inputs)
    daily = {
        str(debt.number): debt.interest.daily or ZERO
        for debt in found
        if claimed and _is_dated(inputs, debt)
    }
    totals = []
    for currency in dict.fromkeys(row.currency for row in rows):
        mine = [row for row in rows if row.currency == currency]
        totals.append(
            LetterTotal(
                id=currency,
                unpaid=sum((row.unpaid for row in mine), ZERO),
                interest=sum((row.interest or ZERO for row in mine), ZERO),
                fixed=sum((row.fixed for row in mine), ZERO),
                total=sum((row.sum for row in mine), ZERO),
                daily=sum((daily.get(row.id, ZERO) for row in mine), ZERO),
            )
        )
    return tuple(totals)


def _reply(inputs: Inputs, before: tuple[BeforeSuit, ...]) -> Reply:
    sent = inputs.today
    usual = parameter("law.letter.reply_days").on(sent)
    least = parameter("law.letter.reply_days_least").on(sent)
    most = parameter("law.letter.reply_days_most").on(sent)
    rolls = parameter("law.letter.deadline_rolls").on(sent)
    hour = parameter("law.letter.reply_hour").on(sent)
    # What a place asks to wait before a claim is time that the letter has to give.
    waits = [step.days for step in before if step.sue_from]
    place_days = max(waits, key=lambda value: value.value, default=None)
    days = inputs.reply_days or max(usual.value, place_days.value if place_days else 0)
    week = parameter(f"{DEFAULT}.time_zones.business_week").on(sent)
    table = holidays(inputs.client_place)
    zone = inputs.client_zone or zone_of(inputs.client_place)
    try:
        calendar = Calendar(week, parameter(table) if table else None)
        window = windows.given_days(sent, days, calendar, zone or UTC)
        known = bool(table)
    except NoRule:  # the table ends before that year: weekends are left out all the same
        window = windows.given_days(sent, days, Calendar(week), zone or UTC)
        known = False
    return Reply(
        day=window.end,
        at=windows.at_time(window.end, hour.value, zone) if zone else None,
        zone=zone,
        days=days,
        least=least,
        most=most,
        place_days=place_days,
        holidays_known=known,
        trace=window.trace,
        rules=(
            *(() if inputs.reply_days else (usual,)),
            rolls,
            hour,
            *((place_days,) if place_days else ()),
        ),
    )


def _met(inputs: Inputs) -> date | None:
    return payment_ban.start(inputs.first_contact, inputs.contract_began)


def _moment(inputs: Inputs) -> datetime:
    """The moment of the letter: now, or the first of the day that it bears."""
    if inputs.letter_date is None:
        return inputs.now
    return windows.start_of(inputs.letter_date, inputs.zone)


def _ban(inputs: Inputs) -> tuple[Value[Any] | None, date | None]:
    """The rule of the ban on outside payment, and its last day if both are known.

    Of another platform than the default one we know none.
    """
    if is_elsewhere(inputs.platform) or inputs.direct:
        return None, None
    met = _met(inputs)
    try:
        return payment_ban.rule(met or inputs.today), payment_ban.last_day(met) if met else None
    except NoRule:
        return None, None
