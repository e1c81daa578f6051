"""A notice of a step answers what happened last, and the day of its limit is enough."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from calculators.engine.answering import answer

CASES = tomllib.loads(Path(__file__).with_name("step_notices.toml").read_text("utf-8"))
NOW = {"now": "2026-11-28T10:00Z"}


def name_of(case: dict[str, Any]) -> str:
    return str(case["text"].strip()[:50])


@pytest.mark.parametrize("case", CASES["notice"], ids=name_of)
def test_what_the_notice_says_is_not_asked(case: dict[str, Any]) -> None:
    answered = answer("start", {"client_message": case["text"].strip()} | NOW)
    outcome = answered.outcome
    assert outcome.said.threat == "none"
    assert outcome.step_read == case["step"]
    assert outcome.reading["last_step"] == case["step"]
    assert outcome.asks == case["asks"]
    if day := case.get("limit"):
        assert outcome.limit.day.isoformat() == day
        assert outcome.reading["limit_from"] == "notice"
    ending = "ending" in [item.id for item in outcome.avoid]
    assert ending == (case["step"] != "contract_ended")


@pytest.mark.parametrize("case", CASES["other"], ids=name_of)
def test_what_looks_like_such_a_notice_is_none(case: dict[str, Any]) -> None:
    assert not answer("start", {"client_message": case["text"]} | NOW).outcome.step_read


def test_the_step_can_be_corrected() -> None:
    told = {"client_message": CASES["notice"][1]["text"]} | NOW
    corrected = answer("start", told | {"last_step": "work_submitted"}).outcome
    assert not corrected.step_read
    assert corrected.asks == "money_place"
