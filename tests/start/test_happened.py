"""The plan does not warn of what the reader's own account says has happened already."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from calculators.engine.answering import answer

CASES = tomllib.loads(Path(__file__).with_name("happened.toml").read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_a_plan_warns_of_no_step_that_is_told_as_done(case: dict[str, Any]) -> None:
    told = {"client_message": case["text"], "now": "2026-11-20T09:00Z"} | case.get("sure", {})
    outcome = answer("start", told).outcome
    shown = {item.id for item in (*outcome.avoid, *outcome.spoken)}
    assert not shown.intersection(case.get("without", []))
    assert shown.issuperset(case.get("with", []))
