"""What the answer says first: its day, and never that there is none beside one."""

import re

import pytest

from calculators.engine.answering import answer

NOW = "2026-11-30T02:40Z"
REQUESTED = {"contract_type": "fixed_price", "last_step": "refund_requested"}
HOURS = {"contract_type": "hourly", "money_place": "unpaid_hours"}
HEADLINES = [
    (REQUESTED | {"last_step_on": "2026-11-25"}, "By Tue 1 Dec 2026: File a dispute on Upwork."),
    (HOURS | {"hours_worked": "2026-11-27T10:00Z"}, "Before 11:59 today: Check your work diary"),
]
CALM = ("We know of no clock that runs", "We know of no deadline that you must meet now")


@pytest.mark.parametrize(("told", "head"), HEADLINES)
def test_the_headline_of_a_step_has_its_day_and_nothing_says_that_there_is_none(told, head):
    page = answer("deadlines", told | {"now": NOW}).html()
    assert re.findall(r'data-headline="([^"]*)"', page)[0].startswith(head)
    assert not [words for words in CALM if words in page]


def test_a_day_that_is_still_to_come_is_named():
    page = answer("deadlines", REQUESTED | {"last_step_on": "2028-11-25", "now": NOW}).html()
    assert "The day that you gave is still to come" in page
    assert "Saturday 25 November 2028 is after today." in page
    assert not [words for words in CALM if words in page]
