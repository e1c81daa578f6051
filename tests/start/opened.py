"""What the plan's links to Messages bring there, and the cases that say what comes of it."""

import json
import tomllib
from pathlib import Path
from typing import Any

from calculators.engine import registry
from calculators.engine.answering import Answer
from calculators.engine.fields import questions

ASKED = questions(registry.find("messages").inputs)
NOW = {"now": "2026-11-20T09:00Z"}


def cases(name: str) -> list[dict[str, Any]]:
    """The cases of a file in this folder."""
    text = Path(__file__).with_name(name).read_text("utf-8")
    found: list[dict[str, Any]] = tomllib.loads(text)["case"]
    return found


def opened(plan: Answer, told: dict[str, Any], message: str) -> list[dict[str, Any]]:
    """The answers that stand in Messages once a link of the plan to this message was followed.

    A form takes the facts that it asks for, those of the case and those that the link brings.
    """
    links = plan.calculator.module.next_tools(plan.inputs, plan.outcome)
    facts = [json.loads(one.facts) for one in links if message in one.facts]
    return [{name: fact for name, fact in (told | one).items() if name in ASKED} for one in facts]
