"""A rule's value is shown in words that a reader understands, with its unit."""

from dataclasses import replace
from datetime import time
from decimal import Decimal

import pytest

from calculators.engine.formats import format_number, format_other, format_value
from calculators.engine.parameters import parameter

BANDS = parameter("law.us_ca.small_claims_fee_bands").history[-1]
YEARS = parameter("law.us_ca.limitation_written_years").history[-1]
HOUR = parameter("law.letter.reply_hour").history[-1]


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([{"up_to": "1500", "fee": "30"}], "up to 1,500.00 USD, fee 30.00 USD"),
        ([{"court": "Town courts", "limit": "3000"}], "Town courts, limit 3,000.00 USD"),
        ([{"from": "10000", "sum": "100"}], "from 10,000.00 USD, sum 100.00 USD"),
        ([{"court": "A", "excludes_interest": True}, {"court": "B"}], "A, excludes interest; B"),
        ([{"up_to": "20000", "rate": "4.5"}], "up to 20,000.00 USD, rate 4.5 %"),
    ],
)
def test_rows_are_shown_as_words_and_sums(rows, words):
    assert format_value(replace(BANDS, value=rows)) == words


@pytest.mark.parametrize(
    ("value", "other", "words"),
    [
        (YEARS, 2, "2 years"),
        (YEARS, 1, "1 year"),
        (YEARS, "not said", "not said"),
        (replace(BANDS, value="7500"), "10000", "10,000.00 USD"),
        (replace(BANDS, value="7500"), "1000 from 2023", "1000 from 2023"),
        (HOUR, time(5), "05:00"),
    ],
)
def test_what_another_source_says_has_the_unit_of_the_rule(value, other, words):
    assert format_other(value, other) == words


@pytest.mark.parametrize(
    ("number", "words"), [("18.0", "18"), ("10", "10"), ("100", "100"), ("8.06", "8.06")]
)
def test_a_number_has_no_idle_zeros(number, words):
    assert format_number(Decimal(number)) == words
