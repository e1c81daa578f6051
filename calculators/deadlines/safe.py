"""Until when you are in time for a clock by every way to count, and the order by that."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from calculators.deadlines.clocks import Clock
from calculators.deadlines.events import Life
from calculators.facts.moment import local_day
from calculators.life.moments import SafeDay, find_safe_day


def over_from(life: Life) -> dict[str, datetime]:
    """The earliest instant at which a clock that runs can be over, by its id."""
    return {id: stand.safe for id, stand in life.stands.items() if stand.safe}


def find_safe(
    clock: Clock, ends: Mapping[str, datetime], zone: ZoneInfo, now: datetime
) -> SafeDay | None:
    """The day that the timeline shows for a clock that you must meet, where its end is earlier
    than the rule's, or is over already by one way to count.
    """
    over = ends.get(clock.id)
    if not over or not clock.until or not (clock.yours and clock.runs):
        return None
    safe = find_safe_day(over, zone, now)
    ends_today = safe.before and not isinstance(clock.until, datetime)
    earlier = safe.late or ends_today or safe.day < local_day(clock.until, zone)
    return safe if earlier else None


def in_order(
    clocks: Iterable[Clock], ends: Mapping[str, datetime], now: datetime
) -> tuple[Clock, ...]:
    """The clocks by their ends, those that you must meet by their safe ones; the rest last."""

    def end(clock: Clock) -> datetime:
        safe = ends.get(clock.id) if clock.yours and clock.runs else None
        closes = clock.closes or now
        return min(safe, closes) if safe else closes

    return tuple(sorted(clocks, key=lambda clock: (not clock.closes, end(clock))))
