"""Rows of what is owed: sums, part payments, and answers that contradict each other."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated

import pytest

from calculators.engine.fields import AnswerErrors, Field, parse
from calculators.facts.owed import Owed, faults, sum_by_currency

TODAY = date(2026, 11, 21)
ROW = {"item": "Logo", "amount": "1,000.00", "due": "2026-09-01"}


@dataclass(frozen=True)
class Inputs:
    owed: Annotated[tuple[Owed, ...], Field("What is owed")]

    def errors(self):
        return faults(self.owed, TODAY)


def rows(*answers):
    return parse(Inputs, {"owed": list(answers)}).owed


def errors(**changes):
    with pytest.raises(AnswerErrors) as refusal:
        rows(ROW | changes)
    return refusal.value.errors


def test_a_row_is_an_amount_or_hours_times_the_rate():
    assert rows(ROW)[0].total == Decimal("1000.00")
    hourly = ROW | {"amount": "", "hours": "7.25", "rate": "33.35"}
    assert rows(hourly)[0].total == Decimal("241.79")  # 241.7875, rounded half up


def test_a_part_payment_is_taken_off():
    assert rows(ROW | {"paid": "400", "paid_on": "2026-10-01"})[0].unpaid == Decimal("600.00")


def test_one_sum_a_currency_and_no_conversion():
    owed = rows(ROW, ROW | {"currency": "GBP", "amount": "5"}, ROW | {"amount": "1"})
    assert sum_by_currency(owed) == {"USD": Decimal("1001.00"), "GBP": Decimal("5.00")}


def test_released_money_is_not_lowered_by_what_was_paid():
    owed = rows(ROW | {"paid": "1000", "paid_on": "2026-10-01"})
    assert sum_by_currency(owed, released=True) == {"USD": Decimal("1000.00")}
    assert sum_by_currency(owed) == {"USD": Decimal("0.00")}


@pytest.mark.parametrize(
    ("changes", "field", "text"),
    [
        ({"amount": "-1"}, "amount", "Amount must be 0.01 or more"),
        ({"amount": "0"}, "amount", "Amount must be 0.01 or more"),
        ({"amount": "1000000000000"}, "amount", "Amount must be 1,000,000,000 or less"),
        (
            {"amount": "12.345"},
            "amount",
            "Amount can be read in two ways: for 12,345 write 12345.00; "
            "12.345 has more than two decimals",
        ),
        ({"amount": "12.3456"}, "amount", "Amount must not have more than two decimals"),
        ({"amount": "100 EUR"}, "amount", "Amount is a number in USD, and you wrote EUR"),
        ({"amount": ""}, "amount", "Enter the amount, or the hours and the hourly rate"),
        ({"amount": "", "hours": "3"}, "rate", "Enter the hourly rate"),
        ({"amount": "", "hours": "x", "rate": "3"}, "hours", "Hours must be a number, such as 7.5"),
        (
            {"hours": "3", "rate": "3"},
            "amount",
            "Enter either the amount or the hours and the rate, not both",
        ),
        (
            {"paid": "1000.01", "paid_on": "2026-10-01"},
            "paid",
            "Paid so far must be 1,000.00 or less, the whole debt",
        ),
        ({"paid": "5"}, "paid_on", "Enter the day of that payment"),
        ({"paid_on": "2026-10-01"}, "paid", "Enter what was paid so far"),
        (
            {"paid": "5", "paid_on": "2026-11-22"},
            "paid_on",
            "Day of that payment must be 2026-11-21 or before: a payment to come is still owed",
        ),
        (
            {"currency": "XXX"},
            "currency",
            "Select currency from the list: USD, EUR, GBP, CAD, AUD, INR, PHP, PKR and 146 more",
        ),
        (
            {"due": "2026-02-30"},
            "due",
            "Day it fell due must be a real date, such as 8 October 2026",
        ),
    ],
)
def test_an_answer_that_cannot_be_gets_a_text(changes, field, text):
    assert errors(**changes) == {f"owed.0.{field}": text}


def test_forty_rows_and_no_more():
    assert len(rows(*[ROW] * 40)) == 40
    with pytest.raises(AnswerErrors) as refusal:
        rows(*[ROW] * 41)
    assert refusal.value.errors == {"owed": "What is owed must be 40 rows or fewer"}
