"""The answer for a client who does not answer speaks of that, and of no other client's silence."""

import tomllib
from pathlib import Path

import pytest

from calculators.engine.answering import answer

TEXTS = tomllib.loads(Path(__file__).with_name("silent.toml").read_text("utf-8"))
SILENT = "I have not heard from you."


@pytest.mark.parametrize(
    ("silent", "text"),
    [(kind == "silent", text) for kind, texts in TEXTS.items() for text in texts],
)
def test_the_answer_begins_with_a_silence_that_is_told(silent: bool, text: str) -> None:
    outcome = answer("start", {"client_message": text, "now": "2026-11-20T09:00Z"}).outcome

    assert outcome.say.startswith(SILENT) == silent
