"""An instant: a day with its time."""

import re
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from calculators.engine.fields.kind import FieldKind, FormReading, Question

# What a form accepts, so that a slip of the finger is caught. No rule depends on it.
FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2099, 12, 31)


def say_day(day: date) -> str:
    """`8 October 2026`: a form can ask for a day in any order, so the words of it name none."""
    return f"{day.day} {day:%B %Y}"


class Instant(FieldKind[datetime]):
    """An instant in UTC. Without an offset it is read in the form's zone."""

    name = "instant"

    def read_text(self, question: Question, text: str, reading: FormReading) -> datetime:
        return read_instant(question, text, reading.zone)

    def show(self, value: datetime) -> object:
        return show_instant(value)


def show_instant(value: datetime) -> str:
    """An instant as a form sends it."""
    return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def read_instant(question: Question, text: str, zone: ZoneInfo) -> datetime:
    """The instant in a text, in UTC. Raises `ValueError` for a time that the clocks skip, too."""
    try:
        if not re.match(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}", text, re.ASCII):
            raise ValueError
        instant = datetime.fromisoformat(text)
        local = instant if instant.tzinfo else instant.replace(tzinfo=zone)
        utc = local.astimezone(UTC)
    except (ValueError, OverflowError):
        raise ValueError(
            f"{question.field.label} must be a real date and time, such as 8 October 2026, 14:30"
        ) from None
    if not FIRST_DAY <= instant.date() <= LAST_DAY:
        # A page sends the device's own clock for a moment that is left blank.
        raise ValueError(
            f"{question.field.label} must be between {say_day(FIRST_DAY)} and "
            f"{say_day(LAST_DAY)}, and not {say_day(instant.date())}. "
            "If you left it blank, set the clock of this device, or enter it"
        )
    # A local time that the clocks skip does not come back the same from UTC.
    if utc.astimezone(local.tzinfo).replace(tzinfo=None) != local.replace(tzinfo=None):
        raise ValueError(
            f"{question.field.label} must be a time that exists: "
            f"the clocks went forward over {local:%H:%M} on that day in {zone.key}"
        )
    return utc
