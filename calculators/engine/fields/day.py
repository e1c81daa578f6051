"""A day, and for a `timed` field an instant as well."""

import re
from datetime import date, datetime

from calculators.engine.fields.instant import (
    FIRST_DAY,
    LAST_DAY,
    read_instant,
    say_day,
    show_instant,
)
from calculators.engine.fields.kind import FieldKind, FormReading, Question

STARTS_AS_DAY = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}", re.ASCII)


class Day(FieldKind[date]):
    """A day of the calendar, ISO 8601."""

    name = "date"
    first, last = FIRST_DAY, LAST_DAY

    def read_text(self, question: Question, text: str, reading: FormReading) -> date:
        if "T" in text and (question.field.timed or STARTS_AS_DAY.match(text)):
            instant = read_instant(question, text, reading.zone)
            # Another form may have asked for the time as well: this one needs the reader's day.
            return instant if question.field.timed else instant.astimezone(reading.zone).date()
        try:
            if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII):
                raise ValueError
            day = date.fromisoformat(text)
        except ValueError:
            raise ValueError(
                f"{question.field.label} must be a real date, such as 8 October 2026"
            ) from None
        least, most = question.field.least or self.first, question.field.most or self.last
        if not least <= day <= most:
            raise ValueError(
                f"{question.field.label} must be between {say_day(least)} and {say_day(most)}"
            )
        return day

    def show(self, value: date) -> object:
        return show_instant(value) if isinstance(value, datetime) else str(value)
