"""What one tool knows never stops another: a case goes from tool to tool as it is."""

from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from calculators.engine import registry
from calculators.engine.answering import answer
from calculators.engine.fields import questions
from calculators.messages.kinds import Message, asks

# A message asks for fields of its own each: every one counts as a tool.
TARGETS = [(name, {}) for name in registry.names() if name != "messages"] + [
    ("messages", {"message": message.value}) for message in Message
]
PAIRS = [
    pytest.param(source, name, said, id=f"{source} to {name} {said.get('message', '')}".strip())
    for source in registry.names()
    for name, said in TARGETS
    if source != name
]


def taken(inputs: type, facts: Mapping[str, Any]) -> dict[str, Any]:
    """What a form takes of a case: the facts whose names it asks for, also inside rows."""

    def each() -> Iterator[tuple[str, Any]]:
        for question in questions(inputs).values():
            if question.name not in facts or question.name == "now":
                continue
            value = facts[question.name]
            if question.rows and isinstance(value, list):
                value = [taken(question.rows, row) for row in value]
            yield question.name, value

    return dict(each())


@pytest.mark.parametrize(("source", "name", "said"), PAIRS)
def test_the_case_of_one_tool_does_not_stop_another(source: str, name: str, said: dict[str, str]):
    case = registry.find(source).example
    own = {"now": case.get("now", "2026-11-21T09:00Z")} | said
    inputs = registry.find(name).inputs
    alone = answer(name, own).errors or {}
    known = taken(inputs, case)
    if said:
        # A page does not send what its form does not show.
        known = {
            field: value for field, value in known.items() if asks(Message(said["message"]), field)
        }
    with_case = answer(name, known | own).errors or {}
    # A question that is left blank may be missing either way; nothing that was said is in the way.
    wrong = {field: text for field, text in with_case.items() if field not in alone}
    assert {field: text for field, text in wrong.items() if not missing(text)} == {}


def missing(text: str) -> bool:
    """Whether the text asks for an answer that is not there yet."""
    return text.startswith(("Enter ", "Select ", "Add ")) and "exhibits first" not in text
