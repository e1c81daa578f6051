"""Windows of time: an opening event, an end, the zone it is counted in, and the derivation.

A source that names a day gives a `date`; one that names a minute gives a `datetime` in UTC.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import Enum
from zoneinfo import ZoneInfo

from calculators.engine.parameters import Value
from calculators.engine.trace import Step


class State(Enum):
    """Where a window stands at a given moment."""

    WAITING = "waiting"  # for an event that the reader has not given
    NOT_YET_OPEN = "not_yet_open"
    OPEN = "open"
    CLOSING = "closing"  # ends within 48 hours
    CLOSED = "closed"


# How far ahead an end counts as near. It decides a colour and an alarm, not a right.
NEAR = timedelta(hours=48)


@dataclass(frozen=True)
class Window:
    """From `opens` to the `end` that is safe to act on; `late` is the other reading, if any."""

    opens: date | datetime
    end: date | datetime
    zone: ZoneInfo
    trace: tuple[Step, ...]
    late: date | datetime | None = None


def calendar_days(opens: date, length: Value, zone: ZoneInfo) -> Window:
    """`length` calendar days after the day of `opens`: every day counts, the last is inside."""
    end = opens + timedelta(days=length.value)
    return Window(opens, end, zone, (Step("calendar_days", {
        "opens": opens, "length": length, "end": end,
    }),))


def start_of(moment: date | datetime, zone: ZoneInfo) -> datetime:
    """The first instant of a day in `zone`, or the instant itself, in UTC."""
    if isinstance(moment, datetime):
        return moment.astimezone(UTC)
    return datetime.combine(moment, time.min, zone).astimezone(UTC)


def end_of(moment: date | datetime, zone: ZoneInfo) -> datetime:
    """The first instant after a day in `zone`, or the instant itself, in UTC."""
    if isinstance(moment, datetime):
        return moment.astimezone(UTC)
    return datetime.combine(moment + timedelta(days=1), time.min, zone).astimezone(UTC)


def state(window: Window | None, now: datetime) -> State:
    """Where `window` stands at `now`. A day that ends it is open until that day is over."""
    if window is None:
        return State.WAITING
    if now < start_of(window.opens, window.zone):
        return State.NOT_YET_OPEN
    ends = end_of(window.end, window.zone)
    if now >= ends:
        return State.CLOSED
    return State.CLOSING if ends - now <= NEAR else State.OPEN
