"""The figures of a letter: what is owed, by when to answer, and what the places ask for.

One reckoning feeds the text, the table and the checks, so that no two of them can differ.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from calculators.engine import windows
from calculators.engine.calendars import Calendar
from calculators.engine.parameters import NoRule, Value, parameter
from calculators.engine.trace import Step
from calculators.law import before_suit, interest
from calculators.law.before_suit import BeforeSuit
from calculators.law.limitation import HOLIDAYS
from calculators.law.owed import Owed
from calculators.law.places import around
from calculators.letter.inputs import Inputs

ZERO = Decimal("0.00")
UTC = ZoneInfo("UTC")


@dataclass(frozen=True)
class Row:
    """One debt as the letter's table shows it. `id` is its number. interest: None if not claimed.

    unknown: interest is claimed but cannot be reckoned.
    """

    id: str
    debt: Owed = field(metadata={"plain": False})
    item: str
    hours: Decimal | None
    rate: Decimal | None
    due: date
    currency: str
    amount: Decimal
    paid: Decimal
    unpaid: Decimal
    interest: Decimal | None
    unknown: bool
    sum: Decimal


@dataclass(frozen=True)
class Total:
    """What the letter asks for in one currency: the sum of the rows' `sum`, no other."""

    id: str
    unpaid: Decimal
    interest: Decimal
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
    least: Value
    most: Value
    place_days: Value | None
    holidays_known: bool
    rules: tuple[Value, ...] = field(metadata={"plain": False})
    trace: tuple[Step, ...] = ()


@dataclass(frozen=True)
class Reckoning:
    """All figures of a letter. banned: the ban on outside payment runs, or may run."""

    rows: tuple[Row, ...]
    totals: tuple[Total, ...]
    reply: Reply
    before: tuple[BeforeSuit, ...]
    banned: bool
    ban: Value | None
    ban_ends: date | None
    rules: tuple[Value, ...]
    trace: tuple[Step, ...]


def reckon(inputs: Inputs) -> Reckoning:
    """The figures of these answers, as at the date of the letter."""
    grown = [_interest(inputs, debt) for debt in inputs.owed]
    rows = tuple(_row(inputs, index, debt, one) for index, (debt, one) in enumerate(
        zip(inputs.owed, grown, strict=True), 1))
    before = before_suit.find(inputs, inputs.today)[0]
    reply = _reply(inputs, before)
    ban, banned, ends = _ban(inputs)
    rules = [*reply.rules, *([ban] if ban else [])]
    for one in grown:
        rules += one.rules if one else ()
    for step in before:
        rules += step.rules
    return Reckoning(
        rows=rows if inputs.about_money else (),
        totals=_totals(rows, grown) if inputs.about_money else (),
        reply=reply,
        before=before,
        banned=banned,
        ban=ban,
        ban_ends=ends,
        rules=tuple({(value.parameter, value.effective): value for value in rules}.values()),
        trace=reply.trace,
    )


def _interest(inputs: Inputs, debt: Owed) -> interest.Interest | None:
    # Money that is held or was paid bears no interest.
    if not inputs.unpaid or inputs.interest_claimed.value != "yes":
        return None
    same = [one.unpaid for one in inputs.owed if one.currency == debt.currency]
    return interest.reckon(inputs, debt, debt.due, inputs.today, sum(same, ZERO))


def _row(inputs: Inputs, number: int, debt: Owed, grown: interest.Interest | None) -> Row:
    amount = grown.amount if grown else None
    # Released money was paid out as a whole: there is no part of it to take off.
    paid = ZERO if inputs.released else debt.paid or ZERO
    return Row(
        id=str(number), debt=debt, item=debt.item, hours=debt.hours,
        rate=debt.rate, due=debt.due, currency=debt.currency.value,
        amount=debt.total, paid=paid, unpaid=debt.total - paid, interest=amount,
        unknown=grown is not None and amount is None,
        sum=debt.total - paid + (amount or ZERO),
    )


def _totals(rows, grown) -> tuple[Total, ...]:
    totals = []
    for currency in dict.fromkeys(row.currency for row in rows):
        mine = [(row, one) for row, one in zip(rows, grown, strict=True)
                if row.currency == currency]
        totals.append(Total(
            id=currency,
            unpaid=sum((row.unpaid for row, _ in mine), ZERO),
            interest=sum((row.interest or ZERO for row, _ in mine), ZERO),
            total=sum((row.sum for row, _ in mine), ZERO),
            daily=sum((one.daily or ZERO for _, one in mine if one), ZERO),
        ))
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
    week = parameter("upwork.time_zones.business_week").on(sent)
    table = next((HOLIDAYS[id] for id in around(inputs.client_place) if id in HOLIDAYS), None)
    zone = inputs.client_zone
    try:
        calendar = Calendar(week, parameter(table) if table else None)
        window = windows.given_days(sent, days, calendar, zone or UTC)
        known = table is not None
    except NoRule:  # the table ends before that year: weekends are left out all the same
        window = windows.given_days(sent, days, Calendar(week), zone or UTC)
        known = False
    return Reply(
        day=window.end,
        at=windows.at_time(window.end, hour.value, zone) if zone else None,
        zone=zone, days=days, least=least, most=most, place_days=place_days,
        holidays_known=known, trace=window.trace,
        rules=(*(() if inputs.reply_days else (usual,)), rolls, hour,
               *((place_days,) if place_days else ())),
    )


def _ban(inputs: Inputs) -> tuple[Value | None, bool, date | None]:
    """The ban on outside payment: its rule, whether it runs, and its last day if it is known."""
    met = inputs.first_contact or inputs.contract_began
    try:
        months = parameter("upwork.off_platform.payment_ban_months").on(met or inputs.today)
    except NoRule:
        return None, True, None
    if met is None:
        return months, True, None
    ends = windows.calendar_months(met, months, UTC).end
    return months, inputs.today <= ends + timedelta(days=1), ends
