"""The days of a text that the plan offers: none of a stamp, and weeks by the day of the line."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from calculators.engine.answering import answer

CASES = tomllib.loads(Path(__file__).with_name("said_weeks.toml").read_text("utf-8"))
NOW = {"now": "2026-11-28T10:00Z"}
WEEK = {"money_place": "unpaid_hours", "last_step": "nothing"}
STEP = {"money_place": "held", "last_step": "contract_ended"}


def offered(text: str, told: dict[str, str]) -> Any:
    asked = answer("start", {"client_message": text.strip()} | told | NOW).outcome.next
    assert asked.kind == "day"
    return [one for one in asked.answers if one.told]


@pytest.mark.parametrize("case", CASES["week"], ids=lambda case: case["name"])
def test_a_week_of_hours_is_offered_by_what_the_text_names(case: dict[str, Any]) -> None:
    found = offered(case["text"], WEEK)
    assert {one.value: one.told for one in found} == case["days"]
    assert [one.counted for one in found] == [case.get("counted", False)] * len(found)


@pytest.mark.parametrize("case", CASES["step"], ids=lambda case: case["name"])
def test_the_day_of_a_step_is_offered_by_what_the_text_names(case: dict[str, Any]) -> None:
    assert {one.value: one.told for one in offered(case["text"], STEP)} == case["days"]


def test_a_week_that_the_text_names_is_offered_once() -> None:
    asked = answer("start", {"client_message": CASES["week"][0]["text"]} | WEEK | NOW).outcome.next
    assert "A week ago" not in [one.label for one in asked.answers]
