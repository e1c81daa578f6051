"""One question about what happened, with its answers as buttons."""

from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True)
class Offer:
    """An answer as a button. row: for a new event, the row that it adds, as JSON.

    field: where the answer goes to another field than the question's. told: the words of the text
    that name it, and counted: whether they count from today.
    """

    value: str
    label: str
    row: str = ""
    field: str = ""
    told: str = ""
    counted: bool = False


@dataclass(frozen=True)
class Asked:
    """One question. kind: event, day or choice.

    field: the field that the answer goes to, such as events.0.when; for a new event, the rows.
    row, column: the rest of a new row, and the column that the answer fills.
    """

    kind: str
    field: str
    label: str
    hint: str = ""
    offers: tuple[Offer, ...] = ()
    row: str = ""
    column: str = ""


def offer_days(today: date) -> tuple[Offer, ...]:
    """The days that most answers are."""
    days = ((today, "Today"), (today - timedelta(days=1), "Yesterday"))
    return tuple(Offer(day.isoformat(), name) for day, name in days)
