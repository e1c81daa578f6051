"""A platform's notice is no threat, and a threat beside one stays a threat."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from calculators.engine.answering import answer

CASES = tomllib.loads(Path(__file__).with_name("notices.toml").read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"].strip()[:50])
def test_a_notice_is_taken_for_no_threat(case: dict[str, Any]) -> None:
    told = {"client_message": case["text"].strip(), "now": "2026-11-20T09:00Z"}
    said = answer("start", told).outcome.said
    assert said.threat == case["threat"]
    assert bool([piece for piece in said.pieces if piece.label]) == (case["threat"] != "none")
