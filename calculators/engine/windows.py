"""Windows of time: an opening event, an end, the zone it is counted in, and the derivation.

A source that names a day gives a `date`; one that names a minute gives a `datetime` in UTC.
A source that can be read two ways gives both ends, `early` and `late`, and `end` is the one to
act on: the early one for what the reader must do, the late one for what others may still do.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import Enum
from typing import Any
from zoneinfo import ZoneInfo

from calculators.engine.calendars import Calendar
from calculators.engine.changed import with_changes
from calculators.engine.parameters import Value
from calculators.engine.trace import Step


class State(Enum):
    """Where a window stands at a given moment."""

    WAITING = "waiting"  # for an event that the reader has not given
    NOT_YET_OPEN = "not_yet_open"
    OPEN = "open"
    CLOSING = "closing"  # ends within 48 hours, or has ended by one of two readings
    CLOSED = "closed"
    STOPPED = "stopped"  # an event ended it before its time


RUNNING = (State.OPEN, State.CLOSING)

# How far ahead an end counts as near. It decides a colour and an alarm, not a right.
NEAR = timedelta(hours=48)


@dataclass(frozen=True)
class Window:
    """From `opens` to `end`, with the rules it rests on. `early`, `late`: see above, else None."""

    opens: date | datetime
    end: date | datetime
    zone: ZoneInfo
    trace: tuple[Step, ...]
    rules: tuple[Value[Any], ...] = ()
    early: date | datetime | None = None
    late: date | datetime | None = None

    def with_steps(self, *steps: Step, rules: tuple[Value[Any], ...] = ()) -> "Window":
        """The same window with more said about it."""
        return Window(
            self.opens,
            self.end,
            self.zone,
            self.trace + steps,
            self.rules + rules,
            self.early,
            self.late,
        )


def calendar_days(opens: date, length: Value[int], zone: ZoneInfo, arrives: bool = False) -> Window:
    """`length` calendar days after the day of `opens`: every day counts, the last is inside.

    arrives: something happens on the last day, rather than has to be done until then.
    """
    end = opens + timedelta(days=length.value)
    return Window(
        opens,
        end,
        zone,
        (
            Step(
                "calendar_days", {"opens": opens, "length": length, "end": end, "arrives": arrives}
            ),
        ),
        (length,),
    )


def business_days(opens: date, length: Value[int], calendar: Calendar, zone: ZoneInfo) -> Window:
    """`length` business days after the day of `opens`, when no source says which holidays count.

    `early` counts through the holidays of `calendar`, `late` skips them. The end is the late one:
    business days are what others take, and the reader may not count on less.
    Raises `NoRule` for a year without a table of holidays.
    """
    early = Calendar(calendar.week).add(opens, length.value)
    late = calendar.add(opens, length.value)
    holidays = calendar.holidays_between(opens, late)
    window = Window(
        opens,
        late,
        zone,
        (
            Step(
                "business_days",
                {"opens": opens, "length": length, "end": early, "week": calendar.week},
            ),
        ),
        (length, calendar.week),
    )
    if late == early:
        return window
    return with_changes(
        window.with_steps(Step("holidays", {"holidays": holidays, "end": late})),
        early=early,
        late=late,
    )


def calendar_or_business_days(
    opens: date, length: Value[int], calendar: Calendar, zone: ZoneInfo
) -> Window:
    """`length` days where sources differ on calendar or business days: both ends, the late first.

    Raises `NoRule` for a year without a table of holidays.
    """
    calendar_end = opens + timedelta(days=length.value)
    business = business_days(opens, length, calendar, zone)
    step = Step("days_of_unknown_kind", {"opens": opens, "length": length, "end": calendar_end})
    window = with_changes(business, trace=(step, *business.trace))
    if business.end == calendar_end:
        return with_changes(window, early=None, late=None)
    return with_changes(window, early=calendar_end, late=business.end)


def calendar_months(opens: date, length: Value[int], zone: ZoneInfo) -> Window:
    """`length` months after `opens`. A day that the last month lacks is read both ways.

    The end is the late one, the first day of the next month.
    """
    year, month = divmod(opens.year * 12 + opens.month - 1 + length.value, 12)
    try:
        end = opens.replace(year=year, month=month + 1)
    except ValueError:
        late = date(year, month + 1, 28) + timedelta(days=4)
        late = late.replace(day=1)
        early = late - timedelta(days=1)
        return Window(
            opens,
            late,
            zone,
            (
                Step(
                    "months_without_day",
                    {"opens": opens, "length": length, "early": early, "end": late},
                ),
            ),
            (length,),
            early,
            late,
        )
    return Window(
        opens,
        end,
        zone,
        (Step("months", {"opens": opens, "length": length, "end": end}),),
        (length,),
    )


def given_days(opens: date, count: int, calendar: Calendar, zone: ZoneInfo) -> Window:
    """`count` calendar days that the reader gives somebody, rolled forward to an open day."""
    counted = opens + timedelta(days=count)
    end = calendar.roll_forward(counted)
    steps = [Step("given_days", {"opens": opens, "count": count, "end": counted})]
    if end != counted:
        steps.append(
            Step(
                "rolled_forward", {"day": counted, "holiday": calendar.holiday(counted), "end": end}
            )
        )
    return Window(opens, end, zone, tuple(steps), (calendar.week,))


def at_time(day: date, clock: time, zone: ZoneInfo) -> datetime:
    """The instant, in UTC, when it is `clock` on `day` in `zone`."""
    return datetime.combine(day, clock, zone).astimezone(UTC)


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


def in_doubt(window: Window, now: datetime) -> bool:
    """Whether `window` has ended by its early reading and not by its late one."""
    if window.early is None or window.late is None:
        return False
    return end_of(window.early, window.zone) <= now < end_of(window.late, window.zone)


def state(window: Window | None, now: datetime) -> State:
    """Where `window` stands at `now`. A day that ends it is open until that day is over."""
    if window is None:
        return State.WAITING
    if now < start_of(window.opens, window.zone):
        return State.NOT_YET_OPEN
    if now >= end_of(window.late or window.end, window.zone):
        return State.CLOSED
    return State.CLOSING if end_of(window.end, window.zone) - now <= NEAR else State.OPEN
