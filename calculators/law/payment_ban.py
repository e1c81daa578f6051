"""The ban on payment outside the platform: from the first contact, for so many months."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from calculators.engine import windows
from calculators.engine.packs import DEFAULT
from calculators.engine.parameters import NoRule, Value, parameter
from calculators.engine.windows import State, Window

# The source counts in months and names no zone.
ZONE = ZoneInfo("UTC")


def start(first_contact: date | None, contract_began: date | None) -> date | None:
    """The day from which the ban counts, or None.

    The contract began after the first contact, so counting from it can only err on the safe side.
    """
    return first_contact or contract_began


def window(start: date) -> Window:
    """The ban from that day; its last day is inside. Raises `NoRule`."""
    return windows.calendar_months(start, rule(start), ZONE)


def last_day(start: date) -> date:
    """The last day of the ban. Raises `NoRule`."""
    end = window(start).end
    return end.date() if isinstance(end, datetime) else end


def rule(day: date) -> Value[int]:
    """How many months the ban takes. Raises `NoRule`."""
    return parameter(f"{DEFAULT}.off_platform.payment_ban_months").on(day)


def runs(start: date | None, moment: datetime) -> bool:
    """Whether the ban runs at `moment`, or may run: the start or the rule is not known."""
    if start is None:
        return True
    try:
        return windows.state(window(start), moment) != State.CLOSED
    except NoRule:
        return True
