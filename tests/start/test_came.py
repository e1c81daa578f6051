"""The report of a threat has the day of the words, where the case knows it."""

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from calculators.engine.answering import answer

CASES = tomllib.loads(Path(__file__).with_name("came.toml").read_text("utf-8"))["case"]
NOW = {"now": "2026-11-28T09:00Z"}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_report_has_the_day_of_the_threat(case: dict[str, Any]) -> None:
    told = {"client_message": case["text"].strip()} | NOW | case.get("told", {})
    facts = [json.loads(item.facts) for item in answer("start", told).outcome.report if item.facts]
    [threat] = next(one["threats"] for one in facts if "threats" in one)
    assert threat.get("sent_at", "") == case["day"]
    assert threat.get("channel", "") == case.get("channel", threat.get("channel", ""))
    text = answer("messages", NOW | {"message": "threat_report", "threats": [threat]}).outcome.text
    assert ("2026 the client" in text) == bool(case["day"])
