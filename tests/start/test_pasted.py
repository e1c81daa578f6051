"""What the head of a mail or the lines of a chat say is proposed, and never more than that."""

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from calculators.engine.answering import answer

SOURCE: dict[str, list[dict[str, Any]]] = tomllib.loads(
    Path(__file__).with_name("pasted.toml").read_text("utf-8")
)
CASES, SUMS = SOURCE["case"], SOURCE["sum"]
# A sum is offered once it is known where the money is.
PLACED = {"money_place": "held", "now": "2026-11-20T09:00Z"}
ASKS_THE_DAY = {"money_place": "held", "last_step": "contract_ended"}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_the_plan_proposes_what_a_pasted_text_says(case: dict[str, Any]) -> None:
    told = {"client_message": case["text"].strip(), "now": "2026-11-20T09:00Z"}
    outcome = answer("start", told | ASKS_THE_DAY).outcome
    assert outcome.next.name == "day"
    offered = [[one.value, one.told] for one in outcome.next.answers if one.told]
    assert offered == case["days"]
    assert outcome.said.channel == case.get("channel", "")
    named = [item.text for item in outcome.spoken if item.id.startswith("named_day")]
    assert named == case.get("named", [])
    limits = [item.text for item in outcome.hold if item.id.endswith("_limit")]
    assert limits == case.get("limits", [])


@pytest.mark.parametrize("case", SUMS, ids=lambda case: case["name"])
def test_the_one_sum_is_offered_and_used_nowhere_before(case: dict[str, Any]) -> None:
    told = PLACED | {"client_message": case["text"]} | case.get("told", {})
    plan = answer("start", told)
    offered = plan.outcome.offers.sum
    facts = [
        json.loads(one.facts)
        for one in plan.calculator.module.next_tools(plan.inputs, plan.outcome)
    ]
    assert not any("owed" in one for one in facts)
    if "words" not in case:
        assert offered is None
        return
    named = case["words"]
    assert list(offered.words) == ([named] if isinstance(named, str) else named)
    assert (offered.counted, offered.taken) == (case.get("counted", ""), case.get("taken", ""))
    assert [one.note for one in offered.answers if one.note] == case.get("notes", [])
    for shown, (label, *codes) in zip(offered.answers, case["offers"], strict=True):
        assert shown.label == label
        assert [one.value for one in shown.currencies][: len(codes)] == codes


@pytest.mark.parametrize(
    "case", [one for one in SUMS if "words" in one], ids=lambda case: case["name"]
)
def test_a_confirmed_sum_is_a_row_that_the_other_tools_take(case: dict[str, Any]) -> None:
    told = PLACED | {"client_message": case["text"]}
    first = answer("start", told).outcome.offers.sum.answers[0]
    row = json.loads(first.row) | {"currency": first.currencies[0].value}
    again = answer("start", told | {"owed": [row]}).outcome
    assert again.offers.sum is None
    said = next(one for one in again.answered if one.value == "owed")
    assert said.hint == f"{float(row['amount']):,.2f} {row['currency']}"
    when = {"now": told["now"]}
    claimed = answer("claim", when | {"owed": [row | {"due": "2026-10-01"}]})
    assert str(claimed.inputs.owed[0].unpaid) == row["amount"]


ASKED = [
    ({"money_place": "held"}, "Is this what Upwork holds for this work?"),
    ({"money_place": "released"}, "Is this what was paid to you for this work?"),
    ({"money_place": "not_sure"}, "Is this the sum that you and the client disagree about?"),
    ({"on_platform": "no", "money_place": "unpaid_hours"}, "Is this what is still to be paid to"),
]


@pytest.mark.parametrize(("told", "asked"), ASKED)
def test_what_is_confirmed_of_a_sum_is_what_is_said_of_it_later(told, asked) -> None:
    text = {"client_message": "Refund me 400 EUR or I leave one star."}
    outcome = answer("start", PLACED | text | told).outcome
    assert outcome.offers.sum.asks.startswith(asked)


def test_no_sum_is_asked_about_before_the_place_of_the_money() -> None:
    text = {"client_message": "Refund me 400 EUR or I leave one star.", "now": PLACED["now"]}
    outcome = answer("start", text).outcome
    assert (outcome.asks, outcome.offers.sum) == ("money_place", None)


HALF = (
    "I make a website on fiverr, price 600, he paid 300 at start and 300 must be after finish. "
    "I delivered on 20 november. Now he says: give me the first 300 back or one star."
)


def test_of_a_price_that_is_paid_in_part_what_was_paid_is_asked_where_it_was_released() -> None:
    told = {"client_message": HALF, "said_so": "written", "now": "2026-11-30T09:00Z"}
    assert answer("start", told).outcome.offers.sum is None, "where the money is, is still asked"
    delivered = {"events": [{"kind": "work_submitted", "when": "2026-11-20"}]}
    offer = answer("start", told | delivered).outcome.offers.sum
    assert offer.asks == "Which of these sums was paid to you for this work?"
    assert "Part of the payment that was paid" in offer.answers[0].row
    assert not [one for one in offer.answers if "Rest of the payment" in one.row]
