"""A client on no platform is asked nothing about one, and nothing told before of one counts."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from calculators.engine import data, registry
from calculators.engine.answering import answer
from calculators.engine.fields import Question, questions
from calculators.engine.fields.forms import is_met
from calculators.facts.platform import ON_NONE
from calculators.messages.kinds import Message

DATA = tomllib.loads(Path(__file__).with_name("asked_on_none.toml").read_text("utf-8"))
WORDS = re.compile(DATA["words"])
TOLD: list[dict[str, Any]] = DATA["told"]
NONE = {"on_platform": "no", "now": "2026-11-20T09:00Z"}


def shown(inputs: type) -> Iterator[tuple[str, str]]:
    """Each label that a form shows to a client on none, with the name of its question."""
    for question in questions(inputs).values():
        if question.field.unless != ON_NONE and question.name not in DATA["may"]:
            yield from labels(question)


def labels(question: Question) -> Iterator[tuple[str, str]]:
    yield question.name, question.field.label
    for choice in question.choices:
        if choice.offered and choice.unless != ON_NONE:
            yield question.name, choice.label
    for inner in questions(question.rows).values() if question.rows else ():
        if inner.field.offered:
            yield from labels(inner)


@pytest.mark.parametrize("tool", DATA["tools"])
def test_no_question_speaks_of_a_platform(tool: str) -> None:
    of_one = [pair for pair in shown(registry.find(tool).inputs) if WORDS.search(pair[1])]
    assert not of_one


@pytest.mark.parametrize("case", TOLD, ids=lambda case: ", ".join(case["answers"]))
def test_what_was_told_of_a_platform_does_not_count(case: dict[str, Any]) -> None:
    asked = questions(registry.find(case["tool"]).inputs)
    kept = (*case.get("keep", ()), "money_place")
    rest = {name: fact for name, fact in case["answers"].items() if name in kept}
    told, without = (answer(case["tool"], facts | NONE) for facts in (case["answers"], rest))
    assert told.errors is None
    assert told.inputs.direct
    assert told.html() == without.html()
    # And each of them is asked again on a platform.
    gone = {name for name in case["answers"] if name not in kept}
    assert all(asked[name].field.unless == ON_NONE for name in gone)


def test_the_messages_that_support_reads_are_offered_on_a_platform_alone() -> None:
    support = data.load("messages/elsewhere.toml")["readers"]["support"]
    assert {one.value for one in Message if one.unless == ON_NONE} == set(support)


@pytest.mark.parametrize(
    ("condition", "values", "met"),
    [
        ("kind=a|b", {"kind": "b"}, True),
        ("kind=a|b", {"kind": "c"}, False),
        ("kind", {"kind": "c"}, True),
        ("kind", {"kind": None}, False),
        ("kind=a or other", {"kind": "c", "other": ("x",)}, True),
        ("kind=a", {}, False),
    ],
)
def test_a_condition_is_met_by_the_answers(
    condition: str, values: dict[str, object], met: bool
) -> None:
    assert is_met(condition, values) is met
