"""The day on which a direct client's payment was due is offered with the sum, or alone."""

import json
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from calculators.engine.answering import answer
from calculators.reading.due import find_due

SOURCE: dict[str, dict[str, str]] = tomllib.loads(
    Path(__file__).with_name("due.toml").read_text("utf-8")
)
NOW = {"now": "2026-11-28T09:00Z"}
WITH_SUM = "My direct client does not pay. Invoice 7 over 1200 EUR was due on 3 November 2026."
WITHOUT = "My direct client does not pay. Invoice 7 was due on 3 November 2026."


def _plan(text: str, **told: Any) -> Any:
    return answer("start", {"client_message": text} | {"on_platform": "no"} | NOW | told).outcome


@pytest.mark.parametrize(("text", "due"), [*SOURCE["due"].items(), *SOURCE["other"].items()])
def test_the_one_day_of_a_payment_is_read(text: str, due: str) -> None:
    found = find_due(text, date(2026, 11, 28))
    assert (found.day.isoformat() if found else "") == due


def test_the_sum_that_is_confirmed_has_its_day() -> None:
    first = _plan(WITH_SUM).offers.sum.answers[0]
    row = json.loads(first.row) | {"currency": first.currencies[0].value}
    assert row["due"] == "2026-11-03"
    again = _plan(WITH_SUM, owed=[row])
    assert again.offers.sum is None
    assert again.offers.due is None
    said = next(one for one in again.answered if one.value == "owed")
    assert said.hint == "1,200.00 EUR, due Tuesday 3 November 2026"
    for tool in ("claim", "letter"):
        owed = answer(tool, NOW | {"owed": [row], "money_place": "unpaid_hours"}).inputs.owed
        assert owed[0].due.isoformat() == "2026-11-03"


def test_a_day_without_a_sum_is_a_row_that_waits_for_its_sum() -> None:
    found = _plan(WITHOUT)
    assert found.offers.sum is None
    assert found.offers.due.row == json.dumps({"item": "Payment for the work"})
    again = _plan(WITHOUT, owed=[json.loads(found.offers.due.row) | {"due": "2026-11-03"}])
    assert again.offers.due is None
    assert again.reading["sum_at_stake"] == ""
    said = next(one for one in again.answered if one.value == "owed")
    assert said.hint == "due Tuesday 3 November 2026"


def test_on_a_platform_its_own_days_count() -> None:
    there = _plan(WITH_SUM, on_platform="yes", money_place="held").offers
    assert there.due is None
    row = json.loads(there.sum.answers[0].row)
    assert "due" not in row


def test_the_page_says_which_day_it_takes_along() -> None:
    told = {"client_message": WITH_SUM, "on_platform": "no"} | NOW
    assert "due on Tuesday 3 November 2026" in answer("start", told).html()
    alone = answer("start", told | {"client_message": WITHOUT}).html()
    assert 'data-column="due" value="2026-11-03"' in alone


def test_a_sum_without_its_day_asks_for_it_until_it_is_there() -> None:
    row = {"item": "Payment for the work", "amount": "300"}
    plan = _plan("My direct client does not pay me.", owed=[row])
    assert plan.needs_due
    assert not _plan(
        "My direct client does not pay me.", owed=[row | {"due": "2026-11-03"}]
    ).needs_due
    # On a platform its own days count.
    assert not _plan("My client does not pay me.", owed=[row], on_platform="yes").needs_due


def test_a_payment_that_was_made_is_not_asked_for() -> None:
    paid = "We paid the invoice of 300 EUR that was due on 3 November 2026, but line 2 is wrong."
    assert "has not been paid" not in _plan(paid).say
    late = "The invoice of 300 EUR that was due on 3 November 2026 is with our accounting."
    assert "has not been paid" in _plan(late).say
