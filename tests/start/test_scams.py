"""The plan warns of a fee before a payment, and of papers and logins that are asked for."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from calculators.engine.answering import answer

CASES = tomllib.loads(Path(__file__).with_name("scams.toml").read_text("utf-8"))["case"]
WARNINGS = {"fee", "papers"}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_what_is_wanted_before_a_payment_is_warned_of(case: dict[str, Any]) -> None:
    told = {"client_message": case["text"], "now": "2026-11-28T09:00Z"}
    shown = {item.id for item in answer("start", told).outcome.avoid}
    assert shown & WARNINGS == set(case["warns"])
