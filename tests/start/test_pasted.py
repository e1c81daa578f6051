"""What the head of a mail or the lines of a chat say is proposed, and never more than that."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from calculators.engine.answering import answer

CASES: list[dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("pasted.toml").read_text("utf-8")
)["case"]
ASKS_THE_DAY = {"money_place": "held", "last_step": "contract_ended"}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_the_plan_proposes_what_a_pasted_text_says(case: dict[str, Any]) -> None:
    told = {"client_message": case["text"].strip(), "now": "2026-11-20T09:00Z"}
    outcome = answer("start", told | ASKS_THE_DAY).outcome
    assert outcome.next.name == "day"
    offered = [[one.value, one.told] for one in outcome.next.answers if one.told]
    assert offered == case["days"]
    assert outcome.said.channel == case.get("channel", "")
    named = [item.text for item in outcome.spoken if item.id.startswith("named_day")]
    assert named == case.get("named", [])
