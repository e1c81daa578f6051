"""The note of what was said is one text in the plan and in Messages."""

from typing import Any

import pytest

from calculators.engine.answering import answer
from tests.start.opened import NOW, cases, opened


@pytest.mark.parametrize("case", cases("spoken.toml"), ids=lambda case: case["name"])
def test_the_plan_and_messages_write_the_same_note(case: dict[str, Any]) -> None:
    told = dict(case["answers"]) | NOW
    plan = answer("start", told)
    assert plan.outcome is not None, plan.errors
    note = case["note"].strip()
    assert plan.outcome.note == note
    assert plan.outcome.asks == case.get("asks", plan.outcome.asks)
    gap = case.get("gap", False)
    assert ("Copy the note" in plan.html()) is (bool(note) and not gap)
    given = opened(plan, told, "call_note")
    assert bool(given) is bool(note)
    assert ('id="start-note"' in plan.html()) is bool(note)
    for one in given:
        message = answer("messages", one).outcome
        assert message.text == note
        assert message.stopped == gap
        assert gap or not message.marks
