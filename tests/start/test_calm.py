"""The calm answer is one text in the plan and in Messages, ready when nothing is missing."""

from typing import Any

import pytest

from calculators.engine.answering import answer
from tests.start.opened import NOW, cases, opened, opened_by_menu


@pytest.mark.parametrize("case", cases("calm.toml"), ids=lambda case: case["name"])
def test_the_plan_and_messages_write_the_same_calm_answer(case: dict[str, Any]) -> None:
    told = dict(case["answers"]) | NOW
    spoken = told.pop("feedback", True)
    plan = answer("start", told)
    assert plan.outcome is not None, plan.errors
    links = opened(plan, told, "calm_answer")
    [given] = links or [opened_by_menu(plan, told, "calm_answer")]
    message = answer("messages", given)
    assert message.outcome.text == plan.outcome.say
    assert ("Feedback:" in message.outcome.text) is spoken
    assert not message.outcome.stopped
    assert not message.outcome.missing
    assert "is complete" in message.html()
