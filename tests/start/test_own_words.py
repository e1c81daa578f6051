"""Who quotes their own words to the client is asked who wrote them, and not told to report."""

import tomllib
from pathlib import Path

import pytest

from calculators.engine.answering import answer

TEXTS = tomllib.loads(Path(__file__).with_name("own_words.toml").read_text("utf-8"))


@pytest.mark.parametrize(
    ("own", "text"), [(kind == "own", text) for kind, texts in TEXTS.items() for text in texts]
)
def test_own_words_that_are_quoted_are_asked_about(own: bool, text: str) -> None:
    outcome = answer("start", {"client_message": text, "now": "2026-11-20T09:00Z"}).outcome

    # Where no threat is seen in them, there is nothing to ask.
    assert outcome.said.kind in (("doubt", "open") if own else ("review", "other", "open"))
    assert outcome.said.side == "unclear" or not own
    assert outcome.said.kind != "doubt" or outcome.asks == "who_presses"


def test_a_threat_of_the_writer_is_asked_about() -> None:
    asked = [
        answer("start", {"client_message": text, "now": "2026-11-20T09:00Z"}).outcome.asks
        for text in TEXTS["own"]
    ]

    assert asked.count("who_presses") >= 3
