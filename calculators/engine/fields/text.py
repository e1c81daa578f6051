"""Short and long text."""

import re

from calculators.engine.fields.kind import FieldKind, FormReading, Question

LONGEST_TEXT, LONGEST_LONG_TEXT = 200, 10_000  # characters, unless the field says its own
# NUL and half characters have no place in a letter, a calendar or a file; line ends do.
NO_TEXT = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff]")


def clean(text: str | None) -> str:
    """Text without control signs; line ends, each of one sign, and tabs stay."""
    return NO_TEXT.sub("", (text or "").replace("\r\n", "\n").replace("\r", "\n"))


class ShortText(FieldKind[str]):
    """Text of one line."""

    name = "text"
    longest = LONGEST_TEXT

    def read_text(self, question: Question, text: str, reading: FormReading) -> str:
        most = question.field.most or self.longest
        if len(text) > most:
            raise ValueError(f"{question.field.label} must be {most:,} characters or fewer")
        return clean(text)


class LongText(ShortText):
    """Text of several lines."""

    name = "long_text"
    longest = LONGEST_LONG_TEXT
