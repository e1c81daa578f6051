"""Where somebody may be in danger, the plan tells nobody to answer, and asks of it first."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from calculators.engine.answering import Answer, answer

CASES = tomllib.loads(Path(__file__).with_name("danger_limits.toml").read_text("utf-8"))
SAID = {"pictures", "child"}
LIMIT = "Your text sets a time limit"
ANSWERS = ("Answer in writing", "answer there", "Before it ends")


def shown(text: str, **told: str) -> Answer:
    return answer("start", {"client_message": text, "now": "2026-11-28T09:00Z"} | told)


@pytest.mark.parametrize("stake", [{}, {"stake": "safety"}], ids=str)
@pytest.mark.parametrize("case", CASES["case"], ids=lambda case: case["text"][:50])
def test_the_limit_of_a_threat_is_no_reason_to_answer(
    case: dict[str, Any], stake: dict[str, str]
) -> None:
    answered = shown(case["text"], **stake)
    outcome, html = answered.outcome, answered.html()
    [limit] = [item for item in outcome.hold if item.id == "client_limit"]
    assert "Do not answer" in limit.why
    assert not [words for words in ANSWERS if words in html]
    assert not outcome.came
    assert outcome.reading["message_limit"] == ""
    first = "You come first" if stake else "in danger?</h3>"
    assert html.index(first) < html.index(LIMIT)
    assert SAID & {item.id for item in outcome.report} == set(case["says"])


def test_nobody_in_danger_makes_it_a_limit_of_the_client_again() -> None:
    outcome = shown(CASES["case"][2]["text"], stake="none").outcome
    assert "look at the contract on Upwork" in outcome.hold[0].why
    assert outcome.came


def test_a_limit_beside_thoughts_of_suicide_can_wait() -> None:
    text = "Upwork wrote that I have 48 hours to respond. I cannot go on, I want to kill myself."
    outcome = shown(text).outcome
    [limit] = [item for item in outcome.hold if "limit" in item.id]
    assert "First see that nobody is in danger" in limit.why


@pytest.mark.parametrize("case", CASES["pictures"], ids=lambda case: case["text"][:50])
def test_a_threat_with_intimate_pictures_is_named(case: dict[str, str]) -> None:
    assert "pictures" in {item.id for item in shown(case["text"]).outcome.report}


@pytest.mark.parametrize("case", CASES["other"], ids=lambda case: case["text"][:50])
def test_other_pictures_and_schools_are_not(case: dict[str, str]) -> None:
    assert not SAID & {item.id for item in shown(case["text"]).outcome.report}
