"""Interest against a second calculation, day by day, and what must hold whatever the answers."""

from calendar import monthrange
from datetime import date, timedelta
from decimal import Decimal
from types import SimpleNamespace

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from calculators.engine.answering import answer
from calculators.engine.fields import YesNo
from calculators.engine.parameters import parameter
from calculators.facts.money import LawOf
from calculators.facts.owed import Currency, Owed
from calculators.facts.parties import ClientKind
from calculators.law.interest import add_months, calculate, round_cents
from calculators.law.places import Place

DAY = timedelta(days=1)
KNOWN = {  # places whose rate is known on every day from the first to the last of these
    "us_ca": (date(2020, 1, 1), date(2026, 12, 31)),
    "us_wa": (date(2020, 1, 1), date(2026, 12, 31)),
    "de": (date(2020, 1, 1), date(2026, 12, 31)),
    "england_wales": (date(2018, 1, 1), date(2026, 12, 31)),
    "eu": (date(2017, 1, 1), date(2026, 12, 31)),
}


def facts(place: str, **others) -> SimpleNamespace:
    return SimpleNamespace(
        **{
            "law_of": LawOf.CLIENT,
            "client_place": Place(place),
            "freelancer_place": None,
            "client_kind": ClientKind.BUSINESS,
            "registered_in_india": YesNo.NOT_SURE,
            "agreed_interest": None,
            "demanded_on": None,
        }
        | others
    )


def debt(amount, due: date, **others) -> Owed:
    return Owed(item="x", amount=Decimal(amount), due=due, currency=Currency.EUR, **others)


def day_by_day(owed: Owed, spans, first: date, as_at: date) -> Decimal:
    """The same sum the slow way: one day at a time, at the rate of the span the day lies in."""
    balance, interest, grown = owed.total, Decimal(0), Decimal(0)
    rates = {span.first + n * DAY: span.rate for span in spans for n in range(span.days)}
    day = min(first, owed.paid_on or first)
    while day <= as_at:
        if day >= first and day in rates:
            one = balance * rates[day] / 36500
            interest, grown = interest + one, grown + one
        if day == owed.paid_on:
            towards = min(grown, owed.paid)
            grown, balance = grown - towards, balance - (owed.paid - towards)
        day += DAY
    return interest


places = st.sampled_from(sorted(KNOWN))
amounts = st.integers(1, 10**9).map(lambda cents: Decimal(cents) / 100)


@st.composite
def debts(draw):
    """A place, a debt that fell due while its rate is known, and a day up to which to calculate."""
    place = draw(places)
    first, last = KNOWN[place]
    due = draw(st.dates(first, last - DAY))
    as_at = draw(st.dates(due, last))
    amount = draw(amounts)
    paid = {}
    if draw(st.booleans()):
        part = (amount * draw(st.integers(1, 100)) / 100).quantize(Decimal("0.01"))
        if part:
            paid = {"paid": part, "paid_on": draw(st.dates(first, as_at))}
    return place, debt(amount, due, **paid), as_at


@settings(max_examples=150, deadline=None)
@given(debts())
def test_the_spans_give_what_the_days_give(drawn):
    place, owed, as_at = drawn
    found = calculate(facts(place), owed, owed.due, as_at)
    slow = day_by_day(owed, found.spans, found.first, as_at)
    assert abs(found.amount - slow) <= Decimal("0.01")


@settings(max_examples=150, deadline=None)
@given(debts())
def test_interest_is_never_negative_and_its_days_are_all_there(drawn):
    place, owed, as_at = drawn
    found = calculate(facts(place), owed, owed.due, as_at)
    assert found.amount >= 0
    for before, after in zip(found.spans, found.spans[1:], strict=False):
        assert after.first == before.last + DAY
    if found.spans and owed.unpaid:
        assert sum(span.days for span in found.spans) == (as_at - owed.due).days


@settings(max_examples=150, deadline=None)
@given(debts(), st.integers(1, 400))
def test_interest_grows_with_time(drawn, more):
    place, owed, as_at = drawn
    later = min(as_at + more * DAY, KNOWN[place][1])
    assert (
        calculate(facts(place), owed, owed.due, later).amount
        >= calculate(facts(place), owed, owed.due, as_at).amount
    )


@settings(max_examples=150, deadline=None)
@given(places, amounts, amounts, st.data())
def test_two_debts_bear_what_one_of_their_sum_bears(place, one, other, data):
    first, last = KNOWN[place]
    due = data.draw(st.dates(first, last - DAY))
    as_at = data.draw(st.dates(due, last))
    parts = [calculate(facts(place), debt(sum, due), due, as_at).amount for sum in (one, other)]
    whole = calculate(facts(place), debt(one + other, due), due, as_at).amount
    assert abs(whole - sum(parts)) <= Decimal("0.01")


@settings(max_examples=100, deadline=None)
@given(debts())
def test_one_more_day_adds_the_daily_sum(drawn):
    place, owed, as_at = drawn
    assume(as_at < KNOWN[place][1] and as_at > owed.due)
    # A new half-year may bring a new rate; the daily sum is that of the day calculated to.
    assume((as_at + DAY).day != 1)
    today, tomorrow = (calculate(facts(place), owed, owed.due, day) for day in (as_at, as_at + DAY))
    if not today.spans or owed.paid_on == as_at:
        return
    assert abs(tomorrow.amount - today.amount - today.daily) <= Decimal("0.02")


@pytest.mark.parametrize(
    ("months", "end"),
    [
        (1, date(2026, 2, 28)),
        (2, date(2026, 3, 31)),
        (12, date(2027, 1, 31)),
        (0, date(2026, 1, 31)),
    ],
)
def test_a_month_ends_with_its_last_day(months, end):
    assert add_months(date(2026, 1, 31), months) == end


def test_compound_interest_of_whole_months_is_the_formula_of_the_statute():
    home = facts("in", freelancer_place=Place("in"), registered_in_india=YesNo.YES)
    owed = debt("100000.00", date(2025, 12, 31))
    found = calculate(home, owed, owed.due, date(2026, 6, 30))
    # Three times a bank rate of 5.50 percent, monthly rests, six months.
    assert found.amount == round_cents(Decimal(100_000) * ((1 + Decimal("0.165") / 12) ** 6 - 1))


def test_compound_interest_grows_faster_than_simple():
    home = facts("in", freelancer_place=Place("in"), registered_in_india=YesNo.YES)
    agreed = facts("in", agreed_interest=Decimal("16.5"))
    owed = debt("100000.00", date(2025, 12, 31))
    compound, simple = (
        calculate(which, owed, owed.due, date(2026, 9, 30)).amount for which in (home, agreed)
    )
    assert compound > simple


def month_by_month(balance, first, last, rates, *, compound):
    """Interest counted a second way, one day at a time: the balance at the end, and what is beside.

    A month is whole on the day before the one that bears the number of its first day, or the last
    day of a shorter month. rates: percent a year by day.
    """
    grown, began, day = Decimal(0), first, first
    while day <= last:
        after = day + DAY
        if after.day == min(first.day, monthrange(after.year, after.month)[1]):
            one = balance * rates(began) / 1200
            balance, grown = (balance + one, grown) if compound else (balance, grown + one)
            began = after
        day = after
    left = (last - began).days + 1
    return balance, grown + balance * rates(began) * left / 36500


def second_way(owed, first, last, rates, *, compound):
    """The interest on a debt, month by month, with a part payment that goes to interest first."""
    balance, grown, start = owed.total, Decimal(0), first
    if owed.paid and owed.paid_on < first:
        balance -= owed.paid
    elif owed.paid:
        balance, grown = month_by_month(balance, first, owed.paid_on, rates, compound=compound)
        towards = min(grown, owed.paid)
        balance, grown, start = balance - owed.paid + towards, grown - towards, owed.paid_on + DAY
    balance, more = month_by_month(balance, start, last, rates, compound=compound)
    return round_cents(balance + grown + more - owed.unpaid)


def indian_rate(day):
    """Three times the bank rate, as the statute has it."""
    return 3 * Decimal(parameter("law.in.late_payment_reference_rate").on(day).value)


BY_MONTH = {
    "us_ga": (facts("us_ga"), (date(2022, 1, 1), date(2026, 12, 31)), lambda day: Decimal(18)),
    "in": (
        facts("in", freelancer_place=Place("in"), registered_in_india=YesNo.YES),
        (date(2025, 12, 31), date(2026, 9, 30)),
        indian_rate,
    ),
}
# Ends of months and 29 February, where the months differ.
ENDS = [date(2024, 2, 28), date(2024, 2, 29), date(2024, 1, 30), date(2024, 1, 31)]
ENDS += [date(2026, 1, 30), date(2026, 1, 31), date(2026, 2, 27)]


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(sorted(BY_MONTH)), amounts, st.data())
def test_months_give_what_the_days_give(place, amount, data):
    case, (first, last), rates = BY_MONTH[place]
    due = data.draw(st.dates(first, last - DAY) | st.sampled_from(ENDS))
    # Georgia's monthly rate needs a debt that is overdue for longer.
    assume(first <= due <= last - 40 * DAY)
    as_at = data.draw(st.dates(due + 40 * DAY, last))
    paid = {}
    if amount > 1 and data.draw(st.booleans()):
        paid = {"paid": amount / 2, "paid_on": data.draw(st.dates(due + DAY, as_at))}
        paid["paid"] = paid["paid"].quantize(Decimal("0.01"))
    owed = debt(amount, due, **paid)
    found = calculate(case, owed, due, as_at)
    assert found.missing is None
    assert found.spans[0].first == due + DAY
    slow = second_way(owed, due + DAY, as_at, rates, compound=place == "in")
    assert abs(found.amount - slow) <= Decimal("0.01")


@pytest.mark.parametrize(
    ("due", "until", "expected"),
    [
        ("2026-01-31", "2026-07-31", "450.00"),
        ("2026-01-31", "2026-08-01", "452.47"),
        ("2026-03-15", "2026-04-15", "75.00"),
        ("2025-12-31", "2026-11-30", "825.00"),
        ("2024-01-31", "2024-03-31", "150.00"),
        ("2024-02-28", "2024-05-28", "225.00"),  # from 29 February, three whole months
        ("2024-02-28", "2024-05-29", "227.47"),
        ("2023-01-30", "2023-03-30", "150.00"),  # from the 31st: 28 February begins a month
        ("2023-01-30", "2023-03-31", "152.47"),
    ],
)
def test_interest_by_the_month_counts_months_and_then_days(due, until, expected):
    facts = {
        "owed": [{"item": "x", "amount": "5000", "due": due}],
        "client_place": "us_ga",
        "client_kind": "business",
        "as_at": until,
        "now": "2026-12-01T12:00Z",
    }
    (row,) = answer("claim", facts).outcome.rows
    first, last = date.fromisoformat(due) + timedelta(days=1), date.fromisoformat(until)
    assert row.interest.amount == Decimal(expected)
    _, grown = month_by_month(Decimal(5000), first, last, lambda day: Decimal(18), compound=False)
    assert row.interest.amount == round_cents(grown)
