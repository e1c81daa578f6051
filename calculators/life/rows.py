"""The rows of the fact `events` as events of the replay."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from calculators.facts.events import Told
from calculators.facts.hours import Tracking
from calculators.life.events import Event
from calculators.life.moments import Moment, of_days
from calculators.life.platform import Platform


def read_rows(rows: Sequence[Told], platform: Platform, zone: ZoneInfo) -> tuple[Event, ...]:
    """The events of the rows that have a day, in the order of telling. A kind that the platform
    does not know is left out.

    An event's number is its row's, from 1. A day is read in `zone`, where the reader is.
    """
    return tuple(_events(rows, platform, zone))


def _events(rows: Sequence[Told], platform: Platform, zone: ZoneInfo) -> Iterator[Event]:
    for n, row in enumerate(rows, 1):
        if row.when is None:
            continue
        kind = platform.kinds.get(row.kind.value)
        if kind is None:
            continue
        which = row.favour or row.notice
        logged = {
            tracking: row.sum or Decimal(0) if row.tracking == tracking else None
            for tracking in (Tracking.TRACKED, Tracking.MANUAL)
        }
        yield Event(
            n=n,
            step=n,
            kind=kind.name,
            by=row.by.value if row.by else kind.by,
            when=read_moment(row.when, zone),
            which=which.value if which else kind.which,
            of=(row.of or "").strip().upper(),
            sum=row.sum,
            currency=row.currency or "",
            due=read_moment(row.due, zone) if row.due else None,
            tracked=logged[Tracking.TRACKED],
            manual=logged[Tracking.MANUAL],
        )


def read_moment(when: date | datetime, zone: ZoneInfo) -> Moment:
    """An instant as it is, and a day as all of it in `zone`."""
    if isinstance(when, datetime):
        instant = when.astimezone(UTC)
        return Moment(instant, instant)
    day = of_days(when, when, zone)
    return Moment(day.first, day.last, when)
