"""When something happened: an instant, or a day that may be two days where the rules count."""

import re
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

DAY = re.compile(r"\d{4}-\d{2}-\d{2}\Z")
FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2099, 12, 31)
TICK = timedelta(microseconds=1)


class BadMoment(ValueError):
    """The text is neither a day nor an instant."""


@dataclass(frozen=True)
class Moment:
    """From `first` to `last`, both in UTC. An instant has one of both; a day ends at `last`.

    said: the day as the reader told it, in their own zone.
    """

    first: datetime
    last: datetime
    said: date | None = None

    @property
    def exact(self) -> bool:
        """Whether the minute is known."""
        return self.first == self.last

    def days(self, zone: ZoneInfo) -> tuple[date, date]:
        """The first and the last day in `zone` on which this can have been."""
        last = self.last if self.exact else self.last - TICK
        return self.first.astimezone(zone).date(), last.astimezone(zone).date()

    def day_in(self, zone: ZoneInfo) -> date:
        """The day as it was told, or the day on which this began in `zone`."""
        return self.said or self.first.astimezone(zone).date()

    def last_day_in(self, zone: ZoneInfo) -> date:
        """The day as it was told, or the last day in `zone`: by then it has come."""
        return self.said or self.days(zone)[-1]


def day_of(moment: date | datetime) -> date:
    """The day of a fact that can be an instant, in UTC; a day is as it was given."""
    return moment.astimezone(UTC).date() if isinstance(moment, datetime) else moment


def of_days(first: date, last: date, zone: ZoneInfo) -> Moment:
    """Some time on the days from `first` to `last` in `zone`."""
    return Moment(start_of_day(first, zone), start_of_day(last + timedelta(days=1), zone))


def start_of_day(day: date, zone: ZoneInfo) -> datetime:
    """The first instant of a day in `zone`, in UTC."""
    return datetime.combine(day, time.min, zone).astimezone(UTC)


@dataclass(frozen=True)
class SafeDay:
    """Until when something is in time by every way to count, for somebody in a zone.

    day: the last day that is over there before the end; on the day of the end that day itself.
    late: by one way to count it is over already. before: the end, where it still comes today: then
    not all of the day is safe.
    """

    day: date
    late: bool
    before: datetime | None


def find_safe_day(end: datetime, zone: ZoneInfo, now: datetime) -> SafeDay:
    """The safe day before an end. end: the earliest instant at which it can be over."""
    local, today = end.astimezone(zone), now.astimezone(zone).date()
    day = local.date() - timedelta(days=today < local.date())
    late = end <= now
    return SafeDay(day, late, local if not late and local.date() == today else None)


def parse_moment(text: str, zone: ZoneInfo) -> Moment:
    """A day or an instant; without an offset it is in `zone`. Raises `BadMoment`."""
    text = text.strip()
    try:
        if DAY.match(text):
            day = _known(date.fromisoformat(text))
            return replace(of_days(day, day, zone), said=day)
        instant = datetime.fromisoformat(text)
        _known(instant.date())
        if instant.tzinfo is None:
            instant = instant.replace(tzinfo=zone)
        instant = instant.astimezone(UTC)
    except BadMoment:
        raise
    except (ValueError, OverflowError):
        raise BadMoment(
            f"“{text}” must be a day such as 2026-10-01, or a time such as 2026-10-01T09:00Z."
        ) from None
    return Moment(instant, instant)


def _known(day: date) -> date:
    """The same day. Raises `BadMoment` where no clock of a contract can reach."""
    if not FIRST_DAY <= day <= LAST_DAY:
        raise BadMoment(f"“{day}” must be between {FIRST_DAY} and {LAST_DAY}.")
    return day


def write_moment(moment: date | datetime) -> str:
    """A day as 2026-10-01, an instant as 2026-10-01T09:00Z."""
    if not isinstance(moment, datetime):
        return moment.isoformat()
    if moment.second:
        return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%MZ")
