"""A payment service's notice is no threat, and its case is answered there, not on a platform."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from calculators.engine.answering import answer
from calculators.engine.packs import platforms
from calculators.start import plan

CASES = tomllib.loads(Path(__file__).with_name("payment_notices.toml").read_text("utf-8"))
NOW = {"now": "2026-11-28T10:00Z"}
CHARGED_BACK = {"money_place": "charged_back"}


def name_of(case: dict[str, Any]) -> str:
    return str(case["text"].strip()[:50])


def shown(told: dict[str, Any]) -> Any:
    return answer("start", told | NOW)


@pytest.mark.parametrize("case", CASES["notice"], ids=name_of)
@pytest.mark.parametrize("told", [{}, CHARGED_BACK], ids=["", "charged back"])
def test_a_payment_services_notice_is_answered_in_its_case(
    case: dict[str, Any], told: dict[str, str]
) -> None:
    answered = shown({"client_message": case["text"].strip()} | told)
    outcome = answered.outcome
    assert outcome.said.threat == "none"
    assert outcome.hold[0].id == "answer_case"
    assert outcome.reading["on_platform"] == "no"
    if day := case.get("limit"):
        assert outcome.reading["message_limit"] == day
    assert outcome.reading["limit_from"] in ("", "notice")
    text = answered.calculator.module.write(answered.inputs, outcome)
    assert not [each.name for each in platforms() if each.name in text]
    assert "outside" not in text
    assert "Report the message" not in text
    assert "payment service or bank" in text


@pytest.mark.parametrize("case", CASES["other"], ids=name_of)
def test_what_looks_like_one_is_none(case: dict[str, Any]) -> None:
    outcome = shown({"client_message": case["text"]}).outcome
    assert outcome.said.threat == case["threat"]
    assert not outcome.said.paid_back


def test_on_a_platform_it_still_leads_to_the_service() -> None:
    told = {"client_message": CASES["notice"][0]["text"], "on_platform": "yes"} | CHARGED_BACK
    outcome = shown(told).outcome
    assert outcome.hold[0].id == "answer_case"
    assert not outcome.say.count(platforms()[0].name)
    never = set(plan.source()["told"]["payment"]["never"])
    for section in ("going_on", "spoken", "avoid", "now"):
        assert not never & {item.id for item in getattr(outcome, section)}
