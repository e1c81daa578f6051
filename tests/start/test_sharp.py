"""Only real pressure or an insult in the reader's own lines of a chat is called so."""

import tomllib
from pathlib import Path

import pytest

from calculators.engine.answering import answer

LINES = tomllib.loads(Path(__file__).with_name("sharp.toml").read_text("utf-8"))
OWN = {"delete_own", "correct_own"}


@pytest.mark.parametrize(
    ("sharp", "line"), [(kind == "sharp", line) for kind, lines in LINES.items() for line in lines]
)
def test_own_lines_are_called_sharp_where_they_are(sharp: bool, line: str) -> None:
    chat = f"Client: I want my money back.\nMe: {line}\nClient: Then you get one star."
    outcome = answer("start", {"client_message": chat, "now": "2026-11-28T09:00Z"}).outcome
    assert outcome.said.sharp == sharp
    told = {item.id for item in (*outcome.avoid, *outcome.now)}
    assert told & OWN == (OWN if sharp else set())
