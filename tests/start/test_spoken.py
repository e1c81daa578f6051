"""The note of what was said is one text in the plan and in Messages."""

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from calculators.engine import registry
from calculators.engine.answering import answer
from calculators.engine.fields import questions

CASES: list[dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("spoken.toml").read_text("utf-8")
)["case"]
ASKED = questions(registry.find("messages").inputs)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_the_plan_and_messages_write_the_same_note(case: dict[str, Any]) -> None:
    told = dict(case["answers"]) | {"now": "2026-11-20T09:00Z"}
    plan = answer("start", told)
    assert plan.outcome is not None, plan.errors
    note = case["note"].strip()
    assert plan.outcome.note == note
    opened = plan.calculator.module.next_tools(plan.inputs, plan.outcome)
    facts = [json.loads(one.facts) for one in opened if "call_note" in one.facts]
    assert bool(facts) is bool(note)
    assert ('id="start-note"' in plan.html()) is bool(note)
    for link in facts:
        given = {name: fact for name, fact in (told | link).items() if name in ASKED}
        message = answer("messages", given).outcome
        assert message.text == note
        assert not message.stopped
        assert not message.marks
