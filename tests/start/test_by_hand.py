"""Hours that were added by hand: the plan names or asks for them, and takes them to the tables."""

import json
from typing import Any

import pytest

from calculators.engine.answering import answer

NOW = {"now": "2026-11-28T09:00Z"}
NAMED = (
    "Upwork, by the hour. Last week I worked 21:30 hours, from this 3 hours I add manual. Client "
    "disputed 8 hours: refund me or I leave one star."
)
OPEN = "Upwork. The client disputed 8 hours of last week and says: refund me or I leave one star."


def _plan(text: str, **told: Any) -> Any:
    return answer("start", {"client_message": text} | NOW | told)


@pytest.mark.parametrize(
    ("text", "names", "asks"),
    [
        (NAMED, True, False),
        (OPEN, False, True),
        ("Der Kunde beanstandet 9 Stunden auf Upwork, davon 2 Stunden manuell.", True, False),
        ("El cliente disputó 5 horas en Upwork y no sé qué hacer.", False, True),
        ("The client wants 5 more pages on Upwork for free.", False, False),
    ],
)
def test_the_plan_names_such_hours_or_asks_for_them(text: str, names: bool, asks: bool) -> None:
    outcome = _plan(text).outcome
    assert ("by_hand" in [one.id for one in outcome.spoken]) == names
    assert ("disputed_hours" in [one.id for one in outcome.now]) == asks


def test_hours_with_their_day_go_to_the_other_tools() -> None:
    plan = _plan(NAMED)
    offer = plan.outcome.offers.by_hand
    assert (offer.hours, offer.words) == ("3 hours", "3 hours I add manual")
    assert 'data-answer="work_hours"' in plan.html()
    row = json.loads(offer.row) | {"day": "2026-11-18"}
    again = _plan(NAMED, work_hours=[row])
    assert again.outcome.offers.by_hand is None
    said = next(one for one in again.outcome.answered if one.value == "work_hours")
    assert said.hint == "3 hours, Wednesday 18 November 2026"
    assert "Change it in Evidence" in again.html()
    hourly = NOW | {"contract_type": "hourly", "work_hours": [row]}
    taken = answer("evidence", hourly).inputs.work_hours[0]
    assert (str(taken.hours), taken.tracking.value) == ("3.00", "manual")


def test_more_hours_than_a_day_has_are_no_row() -> None:
    assert _plan("Upwork. I added 30 hours manually.").outcome.offers.by_hand is None


def test_without_a_platform_nothing_is_said_of_protection() -> None:
    outcome = _plan(NAMED, on_platform="no").outcome
    assert "by_hand" not in [one.id for one in outcome.spoken]
    assert outcome.offers.by_hand is None
