"""What was understood of the numbers in a form, to show beside each of them."""

from collections.abc import Mapping
from contextlib import suppress

from calculators.engine.fields import questions, with_unit


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
        else:
            with suppress(ValueError):
                text = question.field_kind.understood(with_unit(question, asked, answers), raw)
                said |= {name: text} if text else {}
    return said
