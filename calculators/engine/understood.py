"""What was understood of the numbers in a form, to show beside each of them."""

from collections.abc import Mapping
from contextlib import suppress

from calculators.engine.fields import PLACES, Question, questions, read, with_unit
from calculators.engine.formats import format_money


def understood(inputs: type, answers: object) -> dict[str, str]:
    """The sums and quantities in raw answers, by the field's name: `1,250.50 EUR`, `7.5 hours`.

    What is blank or cannot be read is left out: its error says why, once somebody asks.
    """
    said: dict[str, str] = {}
    if not isinstance(answers, Mapping):
        return said
    asked = questions(inputs)
    for name, question in asked.items():
        raw = answers.get(name)
        if question.rows and isinstance(raw, list):
            for index, row in enumerate(raw):
                for inner, text in understood(question.rows, row).items():
                    said[f"{name}.{index}.{inner}"] = text
        elif question.kind in PLACES:
            with suppress(ValueError):
                text = _say(with_unit(question, asked, answers), raw)
                said |= {name: text} if text else {}
    return said


def _say(question: Question, raw: object) -> str:
    number = read(question, raw)
    if number is None:
        return ""
    if question.kind == "money":
        return format_money(number, question.field.unit).strip()
    return f"{number.normalize():,f} {question.field.unit}".strip()
