"""The days that a text names are offered as the day of the last step, each with its words."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from calculators.engine.answering import answer

CASES = tomllib.loads(Path(__file__).with_name("said_days.toml").read_text("utf-8"))["case"]
ENDED = {"money_place": "held", "last_step": "contract_ended", "stake": "none"}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_the_days_of_a_text_are_offered_with_their_words(case: dict[str, Any]) -> None:
    given = {"client_message": case["text"].strip(), "now": "2026-11-30T09:00Z"}
    question = answer("start", given | ENDED | case.get("told", {})).outcome.next
    offered = [[one.value, one.told, one.counted] for one in question.answers if one.told]

    assert question.name == "day"
    assert offered == case["days"]
