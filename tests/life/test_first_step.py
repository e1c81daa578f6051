"""One first step: plan, timeline, deadlines and triage name the same, in the same words."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from calculators.engine import registry
from calculators.engine.answering import answer
from calculators.engine.fields import parse, questions
from calculators.life.first_step import FirstStep, find_first_step
from calculators.life.words import say
from tests.start.test_contradictions import lives, rows

CASES = tomllib.loads((Path(__file__).parent / "first_steps.toml").read_text("utf-8"))["case"]
MOMENT = {"now": "2026-10-05T09:00Z", "zone": "Europe/Berlin"}
WORDS = "Refund me or I leave one star."
# What comes before the contract in every tool.
PERSON = {"get_safe", "secure_account", "account_limited", "save_now"}


def ask(tool: str, facts: Mapping[str, Any]) -> Any:
    asked = questions(registry.find(tool).inputs)
    answered = answer(tool, {name: facts[name] for name in facts if name in asked})
    assert not answered.errors, (tool, answered.errors)
    return answered.outcome


def find(facts: Mapping[str, Any]) -> FirstStep | None:
    inputs = registry.find("timeline").inputs
    return find_first_step(
        parse(inputs, {k: v for k, v in facts.items() if k in questions(inputs)})
    )


def check_tools(facts: Mapping[str, Any], first: FirstStep) -> None:
    """Each tool shows the step: the plan and triage among the first, the others on top."""
    plan = ask("start", facts | {"client_message": WORDS})
    shown = [item for item in plan.now if item.id != "save"]
    assert first.text in [item.text for item in shown], first
    told = (
        facts
        | {"feedback_tie": "stated", "lever": "bad_review"}
        | {name: fact for name, fact in plan.reading.items() if fact}
    )
    assert ask("timeline", told).step.says == first.text
    deadlines = ask("deadlines", told)
    assert deadlines.step
    assert deadlines.step.text == first.text
    steps = [step for step in ask("triage", told).steps if step.id not in PERSON]
    assert steps[0].title == first.text


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_each_tool_names_the_same_first_step(case: dict[str, Any]) -> None:
    facts = MOMENT | case["facts"]
    first = find(facts)
    assert (first.id if first else "") == case["step"]
    if not first:
        return
    assert (first.safe.day.isoformat() if first.safe else "") == case.get("by", "")
    assert first.also == (say("upwork", "do", case["also"]) if "also" in case else "")
    check_tools(facts, first)


# A third of the lives in `make test`, as four tools are asked for each; the rest in the audit.
LIVES = [
    pytest.param(life, id=life["id"], marks=[pytest.mark.thorough] * (number % 3 > 0))
    for number, life in enumerate(lives())
]


@pytest.mark.parametrize("life", LIVES)
def test_every_life_has_one_first_step(life: dict[str, Any]) -> None:
    facts = {"events": rows(life), "now": life["now"], "zone": life["zone"]}
    if first := find(facts):
        check_tools(facts, first)
