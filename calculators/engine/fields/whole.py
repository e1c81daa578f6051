"""A whole number."""

import re

from calculators.engine.fields.kind import FieldKind, FormReading, Question, within

LARGEST = 1_000_000  # catches a slip of the finger; no rule depends on it


class Whole(FieldKind[int]):
    """A whole number, such as a number of days."""

    name = "number"

    def read_text(self, question: Question, text: str, reading: FormReading) -> int:
        if not re.fullmatch(r"-?\d{1,15}", text, re.ASCII):
            raise ValueError(f"{question.field.label} must be a whole number, such as 14")
        return within(question, int(text), 0, LARGEST)
