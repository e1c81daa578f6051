"""Who tells of a case at a payment service gets the plan that its notice gets."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from calculators.engine.answering import answer
from calculators.engine.packs import platforms

CASES = tomllib.loads(Path(__file__).with_name("payment_accounts.toml").read_text("utf-8"))
NOW = {"now": "2026-11-28T10:00Z"}
FIRST = "answer_case"


def name_of(case: dict[str, Any]) -> str:
    return f"{case['text'][:50]} {case.get('told', '')}"


def shown(case: dict[str, Any]) -> Any:
    return answer("start", {"client_message": case["text"]} | case.get("told", {}) | NOW)


@pytest.mark.parametrize("case", CASES["case"], ids=name_of)
def test_the_case_is_answered_at_the_service(case: dict[str, Any]) -> None:
    answered = shown(case)
    outcome = answered.outcome
    assert outcome.said.threat == "told"
    assert outcome.hold[0].id == FIRST
    assert not outcome.asks
    assert "bank_made" not in [item.id for item in outcome.now]
    assert "payment_case" in [item.id for item in outcome.going_on]
    assert "This is my answer to the case." in outcome.say
    if day := case.get("limit"):
        assert outcome.reading["message_limit"] == day
        assert outcome.reading["limit_from"] == "notice"
    text = answered.calculator.module.write(answered.inputs, outcome)
    assert not [each.name for each in platforms() if each.name in text]


@pytest.mark.parametrize("case", CASES["other"], ids=name_of)
def test_what_looks_like_such_a_case_is_none(case: dict[str, Any]) -> None:
    assert FIRST not in [item.id for item in shown(case).outcome.hold]


def test_a_case_that_names_no_platform_says_so_and_can_be_corrected() -> None:
    html = shown(CASES["case"][0]).html()
    assert "Your text tells of a case at a payment service or a bank" in html
    assert "The contract is on a platform" in html


@pytest.mark.parametrize("case", CASES["beside"], ids=name_of)
def test_a_case_beside_a_threat_is_answered_at_the_service_too(case: dict[str, Any]) -> None:
    answered = shown(case)
    outcome = answered.outcome
    assert outcome.said.threat in ("stated", "possible")
    assert outcome.hold[0].id == FIRST
    assert outcome.asks != "money_place"
    assert "payment_beside" in [item.id for item in outcome.going_on]
    assert "refunding_beside_the_case" in [item.id for item in outcome.avoid]
    assert outcome.say
    assert "This is my answer to the case." not in outcome.say
    if day := case.get("limit"):
        assert outcome.reading["message_limit"] == day
        assert outcome.reading["limit_from"] == "notice"
    text = answered.calculator.module.write(answered.inputs, outcome)
    assert "If it comes" not in text
    assert not [each.name for each in platforms() if each.name in text]


def test_the_limit_of_a_client_is_not_that_of_the_case() -> None:
    words = "He wrote: “refund me by 1 December 2026 or I leave one star”. He opened a PayPal case."
    outcome = shown({"text": words}).outcome
    assert outcome.reading["limit_from"] == "client"
    assert "1 December" not in outcome.hold[0].text


@pytest.mark.parametrize("case", CASES["still_threatened"], ids=name_of)
def test_a_case_that_the_client_alone_speaks_of_is_not_told(case: dict[str, Any]) -> None:
    assert FIRST not in [item.id for item in shown(case).outcome.hold]
