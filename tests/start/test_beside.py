"""A notice that is pasted with the client's words is never quoted as theirs, nor is the reader."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from calculators.engine.answering import answer

SOURCE = tomllib.loads(Path(__file__).with_name("beside.toml").read_text("utf-8"))
NOW = {"now": "2026-11-28T09:00Z"}


@pytest.mark.parametrize("case", SOURCE["case"], ids=lambda case: case["name"])
def test_the_client_s_words_beside_a_notice_are_quoted_alone(case: dict[str, Any]) -> None:
    notice = SOURCE["notice"][case["notice"]] if case["notice"] else ""
    parts = [notice, case["text"]]
    text = "".join(reversed(parts) if case.get("above") else parts).strip()
    outcome = answer("start", {"client_message": text} | NOW).outcome
    rows = outcome.reading["threats"]
    assert [[row.get("sent_at", ""), row["words"]] for row in rows] == case["rows"]
    assert outcome.asks == case.get("asks", outcome.asks)


def test_what_the_notice_asks_back_is_what_is_to_be_approved() -> None:
    told = SOURCE["notice"]["mail"] + next(
        c["text"] for c in SOURCE["case"] if "approve" in c["text"]
    )
    assert answer("start", {"client_message": told.strip()} | NOW).outcome.said.demand == "refund"
