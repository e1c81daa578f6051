"""A time zone by its name."""

import re
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from calculators.engine.fields.kind import FieldKind, FormReading, Question

UNKNOWN_ZONE = "Etc/Unknown"  # what a browser says that does not know its own


class Zone(FieldKind[ZoneInfo]):
    """A time zone of the IANA database."""

    name = "zone"
    verb = "Select"

    def read_text(self, question: Question, text: str, reading: FormReading) -> ZoneInfo | None:
        if text == UNKNOWN_ZONE:
            return None
        try:
            if not re.fullmatch(r"[A-Za-z0-9_+\-/]{1,64}", text):
                raise ValueError
            return ZoneInfo(text)
        except (ValueError, OSError, LookupError):
            raise ValueError(
                f"{question.field.label} must be the name of a time zone, such as Europe/London"
            ) from None

    def show(self, value: ZoneInfo) -> object:
        return value.key


@cache
def zones() -> tuple[str, ...]:
    """The names of all time zones that can be chosen, in alphabetical order."""
    return tuple(sorted(available_timezones()))
