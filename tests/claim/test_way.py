"""The best way on: the table is complete, and the answer shows it at a glance."""

import re

import pytest

from calculators.claim.way import table
from calculators.engine.answering import answer

ANSWERS = {
    "owed": [{"item": "Logo", "amount": "1000", "due": "2026-09-01"}],
    "client_place": "us_ca",
    "worker_kind": "person",
    "contract_form": "written",
    "now": "2026-11-21T12:00Z",
}


def test_every_combination_meets_exactly_one_rule():
    coverage = table().check()
    assert coverage.complete, (coverage.gaps[:3], coverage.overlaps[:3], coverage.unreachable)
    assert coverage.combinations == 3 * 4 * 4 * 2 * 4


@pytest.mark.parametrize(
    ("changes", "way"),
    [
        ({}, "letter"),
        ({"demanded_on": "2026-10-01"}, "court"),
        ({"demanded_on": "2026-10-01", "other_costs": "900"}, "letting_go"),
        (
            {
                "demanded_on": "2026-10-01",
                "owed": [{"item": "Logo", "amount": "20000", "due": "2026-09-01"}],
            },
            "larger",
        ),
        ({"demanded_on": "2026-10-01", "client_place": "elsewhere"}, "look"),
        ({"owed": [{"item": "Logo", "amount": "1000", "due": "2027-09-01"}]}, "wait"),
        ({"owed": [{"item": "Logo", "amount": "1000", "due": "2022-11-20"}]}, "lawyer"),
        ({"owed": [{"item": "Logo", "amount": "1000", "due": "2022-12-20"}]}, "court_now"),
        ({"held_sum": "500", "contract_type": "fixed_price"}, "platform"),
        ({"held_sum": "500"}, "platform"),
        ({"held_sum": "500", "contract_type": "hourly"}, "letter"),
        ({"held_sum": "500", "contract_type": "hourly", "platform": "guru"}, "platform"),
    ],
)
def test_the_way_of_a_claim(changes, way):
    assert answer("claim", ANSWERS | changes).outcome.way.id == way


def test_held_money_on_another_platform_is_weighed_by_no_fee_of_the_default_one():
    outcome = answer("claim", ANSWERS | {"held_sum": "500", "platform": "guru"}).outcome
    assert outcome.arbitration is None
    assert outcome.way.headline == ("Find out first what you can do on Guru about the held money.")
    assert outcome.way.why == (
        "Guru may have steps and deadlines of its own. Deadlines shows those that we know."
    )


def test_sum_day_and_way_stand_first():
    html = answer("claim", ANSWERS).html()
    words = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", html))
    first = words[:600]
    assert "1,022.19 USD" in first
    assert "Sue by Friday 30 August 2030 (California)" in first
    assert "Ask for the money in writing first" in first


def test_no_day_to_sue_by_is_shown_that_is_over():
    late = [{"item": "Logo", "amount": "1000", "due": "2022-11-20"}]
    assert answer("claim", ANSWERS | {"owed": late}).outcome.sue_by is None
