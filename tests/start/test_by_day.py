"""Of a chat of several days each day's words reach the letter and the report with their day."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from calculators.engine.answering import answer

CASES = tomllib.loads(Path(__file__).with_name("by_day.toml").read_text("utf-8"))["case"]
NOW = {"now": "2026-11-28T09:00Z"}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_the_words_of_each_day_are_a_row(case: dict[str, Any]) -> None:
    told = {"client_message": case["text"].strip()} | NOW | case.get("told", {})
    outcome = answer("start", told).outcome
    rows = outcome.reading["threats"]
    assert [[row.get("sent_at", ""), row["words"]] for row in rows] == case["rows"]


def test_a_report_quotes_each_day() -> None:
    told = {"client_message": CASES[0]["text"].strip()} | NOW
    rows = answer("start", told).outcome.reading["threats"]
    text = answer("messages", NOW | {"message": "threat_report", "threats": rows}).outcome.text
    assert "On Wednesday 25 November 2026 the client wrote" in text
    assert "On Thursday 26 November 2026 the client wrote" in text
