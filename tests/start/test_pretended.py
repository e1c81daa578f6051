"""A message in a platform's name that may be fake is warned of first, and not obeyed."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from calculators.engine.answering import Answer, answer
from calculators.start.calculator import write

TEXT = Path(__file__).with_name("pretended.toml").read_text("utf-8")
CASES = tomllib.loads(TEXT)["case"]
FAKE = [case for case in CASES if case["signs"]]
REAL = [case for case in CASES if not case["signs"]]
STAKES: list[dict[str, str]] = [{}, {"stake": "limited"}, {"stake": "account"}]
# What the plan says of a client, or of a limit that a platform sets.
THEIRS = (
    "sets a time limit",
    "that you and the client disagree about",
    "Do not refund",
    "Say this",
)
OBEYS = ("and do what it asks for", "find the step that is waiting for you")


def shown(case: dict[str, Any], told: dict[str, str]) -> Answer:
    return answer(
        "start", {"client_message": case["text"].strip(), "now": "2026-11-28T09:00Z"} | told
    )


@pytest.mark.parametrize("told", STAKES, ids=str)
@pytest.mark.parametrize("case", FAKE, ids=lambda case: case["text"].strip()[:50])
def test_a_fake_message_is_warned_of_first(case: dict[str, Any], told: dict[str, str]) -> None:
    answered = shown(case, told)
    outcome, html = answered.outcome, answered.html()
    text = write(answered.inputs, outcome)
    assert outcome.hold[0].id == "pretended"
    assert [item.id for item in outcome.avoid].count("password") == 1
    assert not [words for words in (*THEIRS, *OBEYS) if words in html + text]
    assert "SAY THIS" not in text
    assert outcome.said.quote == outcome.reading["message_limit"] == outcome.asks == ""
    if "account" not in told.values():
        assert html.index("This may be a fake message") < html.index("Do now")


@pytest.mark.parametrize("told", STAKES, ids=str)
@pytest.mark.parametrize("case", REAL, ids=lambda case: case["text"].strip()[:50])
def test_a_notice_and_a_clients_words_are_not(case: dict[str, Any], told: dict[str, str]) -> None:
    outcome = shown(case, told).outcome
    assert "pretended" not in {item.id for item in outcome.hold}
    assert bool(outcome.say)
    if told == {"stake": "limited"}:
        assert "limited" in {item.id for item in outcome.now}


def test_the_readers_own_word_that_a_client_presses_counts() -> None:
    outcome = shown(FAKE[0], {"lever": "bad_review"}).outcome
    assert outcome.said.kind == "review"
    assert "fee" in {item.id for item in outcome.avoid}
