"""The points of a timeline on another platform, from what its pack says of the case."""

from collections.abc import Iterator
from datetime import date, datetime
from zoneinfo import ZoneInfo

from calculators.life.elsewhere import Elsewhere, PackClock
from calculators.timeline.points import YOU_ARE_HERE, TimelinePoint


def pack_points(pack: Elsewhere, now: datetime, zone: ZoneInfo) -> tuple[TimelinePoint, ...]:
    """What was told and what came by itself, now, and the clocks: first those without a day."""
    today = now.astimezone(zone).date()
    past = [TimelinePoint("told", item.day, item.text) for item in pack.told]
    past += [TimelinePoint("itself", item.day, _bare(item.text)) for item in pack.happened]
    gaps = [TimelinePoint("gap", today, f"No day is known: {gap.title}") for gap in pack.gaps]
    return (
        *sorted(past, key=_day),
        TimelinePoint("now", today, YOU_ARE_HERE),
        *gaps,
        *sorted(_ends(pack.clocks), key=_day),
    )


def _ends(clocks: tuple[PackClock, ...]) -> Iterator[TimelinePoint]:
    for clock in clocks:
        if clock.kind == "act":
            title = clock.title[:1].lower() + clock.title[1:]
            kind = "duty" if clock.must else "right"
            yield TimelinePoint(kind, clock.day, f"Last safe day for you: {title}")
        else:
            yield TimelinePoint("end", clock.day, _bare(clock.then or clock.title))


def _day(point: TimelinePoint) -> date:
    return point.day


def _bare(sentence: str) -> str:
    return sentence.removesuffix(".")
