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

    A form takes the facts that it asks for: of the case, of what the plan read, and of the link.
    """
    links = plan.calculator.module.next_tools(plan.inputs, plan.outcome)
    facts = [json.loads(one.facts) for one in links if message in one.facts]
    return [_asked(plan, told, one) for one in facts]


def opened_by_menu(plan: Answer, told: dict[str, Any], message: str) -> dict[str, Any]:
    """The same where no link led there, and the message was chosen in the form."""
    return _asked(plan, told, {"message": message})


def _asked(plan: Answer, told: dict[str, Any], more: dict[str, Any]) -> dict[str, Any]:
    read = {name: fact for name, fact in plan.outcome.reading.items() if fact}
    return {name: fact for name, fact in (read | told | more).items() if name in ASKED}
