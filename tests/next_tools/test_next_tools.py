"""Which tools an answer leads to, and that each of them is there."""

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from calculators.engine import registry
from calculators.engine.answering import answer
from calculators.engine.exports import actions
from calculators.engine.fields import questions
from calculators.next_tools import entries

OFFERED = tomllib.loads((Path(__file__).parent / "offered.toml").read_text("utf-8"))["offered"]


@pytest.mark.parametrize("case", OFFERED, ids=lambda case: case["name"])
def test_what_is_offered_after_an_answer(case: dict[str, Any]) -> None:
    answered = answer(case["tool"], case["answers"])
    assert answered.errors is None
    found = answered.calculator.module.next_tools(answered.inputs, answered.outcome)  # type: ignore[attr-defined]
    assert [one.text for one in found] == case["next"]


@pytest.mark.parametrize("entry", entries(), ids=lambda entry: entry.text)
def test_each_row_names_a_tool_and_facts_that_it_asks_for(entry: Any) -> None:
    asked = questions(registry.find(entry.tool).inputs)
    for name, value in entry.facts.items():
        assert value in [choice.value for choice in asked[name].choices]


def test_a_tool_that_is_gone_is_not_offered(monkeypatch: pytest.MonkeyPatch) -> None:
    left = tuple(name for name in registry.names() if name != "evidence")
    monkeypatch.setattr(registry, "names", lambda: left)
    answered = answer("deadlines", {"now": "2026-10-02T09:00Z"})
    found = answered.calculator.module.next_tools(answered.inputs, answered.outcome)  # type: ignore[attr-defined]
    assert [one.tool for one in found] == ["triage"]


def test_what_was_pasted_goes_along() -> None:
    case = next(case for case in OFFERED if "what was pasted" in case["name"])
    answered = answer(case["tool"], case["answers"])
    found = answered.calculator.module.next_tools(answered.inputs, answered.outcome)  # type: ignore[attr-defined]
    one = next(one for one in found if one.text == "Reply to the client calmly")
    told = json.loads(one.facts)
    assert told["message"] == "calm_answer"
    assert told["threats"] == [{"words": "Refund half of it by Friday, or I leave one star."}]


@pytest.mark.parametrize("name", registry.names())
def test_the_actions_stand_under_the_headline(name: str) -> None:
    answered = answer(name, registry.find(name).example)
    html = answered.html(actions(answered))
    row = html.index('id="actions"')
    assert html.index("data-headline") < row
    assert row < len(html) / 2 or name == "routing"
    assert "data-print" in html[row:]
