"""The clocks that run, and those that are over, in words."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from calculators.engine.parameters import Value
from calculators.engine.trace import Step
from calculators.facts.moment import local_day
from calculators.life.answer import say_over
from calculators.life.ledger import Ledger, Running
from calculators.life.moments import find_safe_day
from calculators.life.next_step import READER, gains, press, shown_clocks
from calculators.life.replay import Replay
from calculators.life.words import say
from calculators.timeline.told import PLATFORM
from calculators.timeline.wording import name_part


@dataclass(frozen=True)
class TimelineClock:
    """A clock that runs.

    press: must, may, wait, later or none. comes: whether its end is something that happens
    (happens), the end of a right (right), or neither (no). ends: its last day by each way to count
    it, or the instant. safe_day: for what the reader must do, the last whole day where they are
    that is in time by every way to count. over: the instant after which it is over by every way.
    late: by one way to count it is over already. before: its end in that zone, where it comes
    today. brings: the event that comes at its end, or blank.
    bound: it can begin later than it is counted from. warning: it is shown in case, because two
    things that were told do not fit. event: the row that started it, or 0.
    """

    id: str
    title: str
    of: str
    actor: str
    yours: bool
    press: str
    comes: str
    since: date
    ends: tuple[date | datetime, ...]
    safe_day: date | None
    over: datetime
    late: bool
    before: datetime | None
    days_left: int
    brings: str
    then: str
    gains: str
    bound: bool
    warning: bool
    event: int
    place: str
    rules: tuple[Value[Any], ...]
    trace: tuple[Step, ...]


@dataclass(frozen=True)
class Past:
    """A clock that is over, with the reason."""

    title: str
    of: str
    why: str


def running(found: Replay, zone: ZoneInfo, *, taken: bool) -> tuple[TimelineClock, ...]:
    """The clocks that run, those that press first, then by their ends.

    taken: that money is held is taken so, and not told: then nothing told speaks against it.
    """
    ledger, now = found.ledger, found.now
    clocks = [_clock(ledger, one, now, zone) for one in shown_clocks(ledger)]
    if taken:
        clocks = [replace(clock, warning=False) for clock in clocks]
    return tuple(sorted(clocks, key=lambda clock: clock.press != "must"))


def _clock(ledger: Ledger, running: Running, now: datetime, zone: ZoneInfo) -> TimelineClock:
    clock, end = running.clock, running.end
    yours = clock.actor in READER
    counted = end.readings[:1] if yours else end.readings[-1:]
    if clock.counted == "both":
        counted = end.readings
    left = (end.safe if yours else end.shown) - now
    safe = find_safe_day(end.safe, zone, now)
    return TimelineClock(
        id=f"{running.part}-{clock.key}",
        title=say(PLATFORM, "clocks", clock.name),
        of=name_part(running.part),
        actor=say(PLATFORM, "actors", clock.actor),
        yours=yours,
        press=press(ledger, running),
        comes=clock.comes,
        since=end.since.day_in(zone),
        ends=tuple(dict.fromkeys(counted)),
        safe_day=safe.day if yours else None,
        over=end.over,
        late=safe.late,
        before=safe.before if yours else None,
        days_left=max(left.days, 0),
        brings=clock.then,
        then=say(PLATFORM, "next", clock.name),
        gains=say(PLATFORM, "gains", gains(ledger, running)),
        bound=running.bound,
        warning=running.warning,
        event=running.n,
        place=end.zone.key,
        rules=end.rules,
        trace=end.trace,
    )


def past(ledger: Ledger) -> Iterator[Past]:
    """The clocks that are over, each once, the latest last."""
    seen: set[tuple[str, str, str]] = set()
    for over in ledger.over:
        title = say(PLATFORM, "clocks", over.clock.name)
        key = (title, name_part(over.part), say_over(PLATFORM, over))
        if key not in seen:
            seen.add(key)
            yield Past(*key)


def first_day(clock: TimelineClock, zone: ZoneInfo) -> date:
    """The day on which the clock's end is drawn: the safe one of the reader's own."""
    return clock.safe_day or local_day(clock.ends[-1], zone)
