"""A lawful step that is announced is no threat to report; with more beside it, it stays one."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from calculators.engine.answering import answer
from calculators.files.found import FoundMessage, FoundMoment, Where
from calculators.files.together import Together
from calculators.intake.words import choose

CASES = tomllib.loads(Path(__file__).with_name("announced.toml").read_text("utf-8"))
NOW = {"now": "2026-11-28T10:00Z"}
STEP = CASES["step"][0]["text"]


def text_of(case: dict[str, Any]) -> str:
    return str(case["text"])


def shown(text: str, **told: str) -> Any:
    return answer("start", {"client_message": text} | told | NOW)


@pytest.mark.parametrize("case", CASES["step"], ids=text_of)
def test_a_lawful_step_is_no_threat_to_report(case: dict[str, Any]) -> None:
    outcome = shown(case["text"]).outcome
    assert outcome.said.announced
    assert outcome.said.threat in ("none", "told")
    assert not outcome.said.to_confirm
    assert "announced_step" in [item.id for item in outcome.going_on]
    assert [item.id for item in outcome.report] == ["announced_report"]
    assert outcome.reading["feedback_tie"] == ""
    assert "answer_announced" in [item.id for item in outcome.now]


@pytest.mark.parametrize("case", CASES["threat"], ids=text_of)
def test_with_a_review_or_other_harm_it_stays_a_threat(case: dict[str, Any]) -> None:
    said = shown(case["text"]).outcome.said
    assert not said.announced
    assert said.threat == "stated" or said.to_confirm


@pytest.mark.parametrize("case", CASES["other"], ids=text_of)
def test_what_looks_like_one_announces_none(case: dict[str, Any]) -> None:
    assert not shown(case["text"]).outcome.said.announced


@pytest.mark.parametrize(
    ("place", "rule"),
    [
        ("held", "dispute_filing_days"),
        ("released", "mediation_lookback_days"),
        ("unpaid_hours", "answer_days"),
    ],
)
def test_it_says_which_days_would_count(place: str, rule: str) -> None:
    outcome = shown(STEP, money_place=place).outcome
    [next_days] = [item for item in outcome.now if item.id.startswith("announced_")]
    assert next_days.rule.parameter.endswith(rule)


@pytest.mark.parametrize("told", [{"platform": "fiverr"}, {"on_platform": "no"}])
def test_elsewhere_it_names_no_rule_of_the_default_platform(told: dict[str, str]) -> None:
    answered = shown(STEP, money_place="held", **told)
    text = answered.calculator.module.write(answered.inputs, answered.outcome)
    assert "no threat to report" in text
    assert "Upwork" not in text


def test_the_readers_own_choice_of_pressure_counts() -> None:
    said = shown(STEP, lever="report_platform").outcome.said
    assert said.threat == "stated"
    assert not said.announced


def test_a_message_from_a_file_that_announces_one_is_not_marked_as_a_threat() -> None:
    texts = {STEP: "", "Refund me or I post one star.": "A threat was recognised"}
    where = Where("chat.txt")
    for text, threat in texts.items():
        sent = FoundMessage("client", FoundMoment(local="2026-11-20"), text, where)
        [message] = choose(Together((), (sent,), (), (), ())).messages
        assert message.threat == threat
