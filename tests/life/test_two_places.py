"""Where an answer and the steps put the money in two places, each tool says so and none guesses."""

import json
import tomllib
from pathlib import Path

import pytest

from calculators.engine import browser
from calculators.facts.money import MoneyPlace

CASES = tomllib.loads(Path(__file__).with_name("two_places.toml").read_text("utf-8"))["case"]
HEAD = "Two of your answers do not fit together"


@pytest.mark.parametrize("tool", ["start", "deadlines", "timeline"])
@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.get('said')} {case['events']}")
def test_two_places_of_the_money_are_named(tool: str, case: dict) -> None:
    facts = {
        "events": [{"kind": kind, "when": day} for kind, day in case["events"]],
        "now": "2026-11-26T12:00:00Z",
        "zone": "UTC",
    }
    if "said" in case:
        facts["money_place"] = case["said"]

    shown = browser.answer(tool, json.dumps(facts))

    assert (HEAD in shown) == ("told" in case)
    if "told" in case:
        said, told = (MoneyPlace(case[name]).label for name in ("said", "told"))
        assert f"“{said}”. By the steps that you entered, it is: “{told}”" in shown


def test_money_that_can_be_asked_back_does_not_come() -> None:
    facts = {
        "money_place": "released",
        "events": [
            {"kind": "milestone_funded", "when": "2026-11-02"},
            {"kind": "work_submitted", "when": "2026-11-20"},
        ],
        "now": "2026-11-26T12:00:00Z",
        "zone": "UTC",
    }

    assert "The money should come" not in browser.answer("start", json.dumps(facts))
