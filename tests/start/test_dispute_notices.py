"""A notice of a dispute is answered first; a payment that the bank took back is not waited for."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from calculators.engine.answering import answer

HERE = Path(__file__)
CASES = tomllib.loads(HERE.with_name("dispute_notices.toml").read_text("utf-8"))
BACK = tomllib.loads(HERE.with_name("taken_back.toml").read_text("utf-8"))["case"]
NOW = {"now": "2026-11-28T10:00Z"}
HELD = {"money_place": "held", "last_step": "work_submitted", "last_step_on": "2026-11-25"}
CALM = ("Wait calmly", "the money is released to you")


def name_of(case: dict[str, Any]) -> str:
    return str(case["text"].strip()[:50])


@pytest.mark.parametrize("case", CASES["notice"], ids=name_of)
def test_the_dispute_is_answered_first(case: dict[str, Any]) -> None:
    answered = answer("start", {"client_message": case["text"].strip()} | NOW)
    outcome = answered.outcome
    assert outcome.said.threat == "none"
    assert outcome.hold[0].id == "answer_dispute_first"
    assert "accepting" not in [item.id for item in outcome.hold]
    assert outcome.place_read == case.get("place", "")
    assert (outcome.asks == "money_place") == ("place" not in case)
    assert outcome.asks != "last_step"
    assert 'id="start-correct-last_step"' in answered.html()
    if day := case.get("limit"):
        assert outcome.limit.day.isoformat() == day
        assert outcome.reading["limit_from"] == "notice"


@pytest.mark.parametrize("case", CASES["other"], ids=name_of)
def test_what_looks_like_such_a_notice_is_none(case: dict[str, Any]) -> None:
    said = answer("start", {"client_message": case["text"]} | NOW).outcome.said
    assert not said.disputed
    assert said.threat == case.get("threat", said.threat)


def test_the_day_stands_in_the_first_line_and_the_place_can_be_corrected() -> None:
    told = {"client_message": CASES["notice"][0]["text"].strip()} | NOW
    answered = answer("start", told)
    assert "by Wednesday 2 December 2026" in answered.outcome.hold[0].text
    assert 'id="start-correct-money_place"' in answered.html()
    corrected = answer("start", told | {"money_place": "released"})
    assert not corrected.outcome.place_read
    assert corrected.outcome.hold[0].id == "answer_dispute_first"


def test_a_dispute_that_is_over_is_not_answered() -> None:
    events = [
        {"kind": "dispute_filed", "when": "2026-11-01"},
        {"kind": "mediation_closed", "when": "2026-11-20"},
    ]
    told = {"client_message": CASES["notice"][0]["text"].strip(), "events": events} | NOW
    assert "answer_dispute_first" not in [item.id for item in answer("start", told).outcome.hold]


@pytest.mark.parametrize("case", BACK, ids=name_of)
def test_nobody_waits_for_money_that_the_bank_took_back(case: dict[str, Any]) -> None:
    answered: Any = answer("start", {"client_message": case["text"]} | HELD | NOW)
    text = answered.calculator.module.write(answered.inputs, answered.outcome)
    assert any(words in text for words in CALM) != case["back"]
    assert ("bank_made" in [item.id for item in answered.outcome.hold]) == case["back"]
    assert ("but your text says that the client's bank" in text) == case["back"]
