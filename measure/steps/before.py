"""The same advice without the start page: one tool after the other, each filled in by hand.

A tool is given what its worked example has, less what an earlier tool was told, because the case
remembers that. To reach a tool takes two taps (Tools, and the tool), to ask it one.
"""

from collections.abc import Iterable
from typing import Any

from calculators.engine import registry
from calculators.engine.fields import questions
from measure.steps.model import CHOICE, DAY, Steps

REACH, ASK = 2, 1
GIVEN = ("now", "zone")  # the page fills these in
DAYS = ("date", "instant")
TYPED = ("money", "number", "quantity", "text", "long_text")


def before(tools: Iterable[str]) -> Steps:
    """From the home page through these tools."""
    known: set[str] = set(GIVEN)
    steps = Steps()
    for name in tools:
        steps += Steps(taps=REACH + ASK, decisions=2)
        if name not in registry.names():
            continue  # the case asks nothing of its own
        calculator = registry.find(name)
        asked = questions(calculator.inputs)
        for fact, answer in calculator.example.items():
            if fact not in known and fact in asked:
                steps += _answered(asked[fact], answer)
            known.add(fact)
    return steps


def _answered(question: Any, answer: Any) -> Steps:
    if question.rows:
        inner = questions(question.rows)
        rows = [
            _answered(inner[name], value)
            for row in answer
            for name, value in row.items()
            if name in inner
        ]
        return sum(rows, Steps(taps=len(answer)))  # a tap adds a row
    if question.kind in DAYS:
        return Steps(taps=DAY, answers=1, decisions=1)
    if question.kind in TYPED:
        return Steps(taps=1, keys=len(str(answer)), answers=1, decisions=1)
    several = len(answer) if isinstance(answer, list) else 1
    return Steps(taps=CHOICE * several, answers=1, decisions=1)
