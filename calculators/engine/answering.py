"""One answer from raw answers: parsed, calculated, and as plain data for page and command line."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from calculators.engine import registry
from calculators.engine.fields import AnswerErrors, parse, row_of, within_sentence
from calculators.engine.numbers import Quantity
from calculators.engine.parameters import Conflict, Source, Value
from calculators.engine.rendering import render, sentence
from calculators.engine.trace import Step

FORMAT = 1


@dataclass(frozen=True)
class Answer:
    """Either `outcome` (and the `inputs` behind it) or `errors` by field name."""

    calculator: registry.Calculator
    inputs: Any = None
    outcome: Any = None
    errors: dict[str, str] | None = None

    def data(self) -> dict[str, Any]:
        """The answer as plain data: the `format`, `ok`, and outcome with trace, or errors."""
        if self.errors is not None:
            return {"format": FORMAT, "ok": False, "errors": self.errors}
        trace = [
            {"step": step.kind, "text": sentence(step, self.calculator.name)}
            for step in getattr(self.outcome, "trace", ())
        ]
        return {"format": FORMAT, "ok": True, "outcome": plain(self.outcome), "trace": trace}

    def html(self, actions: str = "") -> str:
        """The answer as a reader sees it: the outcome, or the summary of errors.

        actions: HTML of what can be done with the answer, which stands under its headline.
        """
        if self.errors is not None:
            return render(
                "engine/templates/errors.html.jinja",
                errors={name: self._named(name, text) for name, text in self.errors.items()},
                name=self.calculator.name,
            )
        return render(
            f"{self.calculator.name}/outcome.html.jinja",
            outcome=self.outcome,
            inputs=self.inputs,
            calculator=self.calculator.name,
            actions=actions,
        )

    def _named(self, name: str, text: str) -> str:
        """An error with the row that it is about: away from the row it has to say which it is."""
        row = row_of(self.calculator.inputs, name)
        return f"{row}: {within_sentence(text)}" if row else text


def answer(name: str, answers: object) -> Answer:
    """Parses and calculates. Raises `UnknownCalculator`; wrong answers become `errors`."""
    calculator = registry.find(name)
    try:
        inputs: object = parse(calculator.inputs, answers)
    except AnswerErrors as error:
        return Answer(calculator, errors=error.errors)
    return Answer(calculator, inputs, calculator.calculate(inputs))


def plain(value: object) -> Any:  # noqa: C901 - one branch for each type, in order of frequency
    """Any part of an outcome as JSON data. Days and instants are ISO 8601, sums are text."""
    # Most of an outcome is leaves, so they come first: an answer has to be there within a frame.
    if value is None or isinstance(value, bool | int | str | float):
        return value
    if isinstance(value, datetime):
        return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Value):
        return _rule(value)
    if isinstance(value, Source):
        return {
            "title": value.title,
            "url": value.url,
            "read": plain(value.read),
            "dated": value.dated,
        }
    if isinstance(value, Conflict):
        return {"value": plain(value.value), "source": plain(value.source), "why": value.why}
    if isinstance(value, Step):
        return {"step": value.kind, "values": plain(value.values)}
    if is_dataclass(value) and not isinstance(value, type):
        return {
            item.name: plain(getattr(value, item.name))
            for item in fields(value)
            if item.name != "trace" and item.metadata.get("plain", True)
        }
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(item) for item in value]
    if isinstance(value, ZoneInfo):
        return value.key
    if isinstance(value, Quantity):
        return str(value)
    if isinstance(value, Decimal):
        return f"{value:.2f}"
    return str(value)


@cache
def _rule(value: Value[Any]) -> dict[str, Any]:
    """A rule's value with what a reader needs to check it. One object for a rule: read it only."""
    return {
        "parameter": value.parameter,
        "value": plain(value.value),
        "unit": value.unit,
        "effective": plain(value.effective),
        "confidence": value.confidence,
        "reviewed": plain(value.reviewed),
        "sources": plain(value.sources),
        "conflicts": plain(value.conflicts),
    }
