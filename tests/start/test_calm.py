"""The calm answer is one text in the plan and in Messages, ready when nothing is missing."""

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from calculators.engine import registry
from calculators.engine.answering import answer
from calculators.engine.fields import questions

CASES: list[dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("calm.toml").read_text("utf-8")
)["case"]
ASKED = questions(registry.find("messages").inputs)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_the_plan_and_messages_write_the_same_calm_answer(case: dict[str, Any]) -> None:
    told = dict(case["answers"]) | {"now": "2026-11-20T09:00Z"}
    spoken = told.pop("feedback", True)
    plan = answer("start", told)
    assert plan.outcome is not None, plan.errors
    opened = plan.calculator.module.next_tools(plan.inputs, plan.outcome)
    facts = next(json.loads(one.facts) for one in opened if "calm_answer" in one.facts)
    # A form takes the facts that it asks for, those of the case and those that the link brings.
    given = {name: fact for name, fact in (told | facts).items() if name in ASKED}
    message = answer("messages", given).outcome
    assert message.text == plan.outcome.say
    assert ("Feedback:" in message.text) is spoken
    assert not message.stopped
    assert not message.missing
    assert "is complete" in answer("messages", given).html()
