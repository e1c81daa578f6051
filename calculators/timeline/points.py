"""The points of the timeline: what was told, what came by itself, now, and what will come."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from zoneinfo import ZoneInfo

from calculators.life.answer import by_itself
from calculators.life.events import Event
from calculators.life.outlook import Outlook
from calculators.life.replay import Replay
from calculators.life.words import find_words, say
from calculators.timeline.clocks import TimelineClock, first_day
from calculators.timeline.told import PLATFORM
from calculators.timeline.wording import name_part, tell_event

YOU_ARE_HERE = "You are here"


@dataclass(frozen=True)
class TimelinePoint:
    """One line of the timeline.

    kind: told | itself (it came by itself) | now | plan | duty (the reader's last day, and silence
    costs) | right (the reader's last day) | end (of another's time) | comes | gap (no day is known:
    day is today). n: the number of the event, or 0. brought: it was told as a day in another tool,
    and has no row.
    """

    kind: str
    day: date
    text: str
    n: int = 0
    brought: bool = False

    @property
    def ahead(self) -> bool:
        return self.kind in ("plan", "duty", "right", "end", "comes", "gap")


def points(
    found: Replay, clocks: tuple[TimelineClock, ...], silence: Outlook, rows: int, zone: ZoneInfo
) -> tuple[TimelinePoint, ...]:
    """All points by their days; those of one day in the order of what comes first.

    rows: how many there are; an event with a higher number was told as a day in another tool.
    """
    today = found.now.astimezone(zone).date()
    past = sorted(
        [*_told(found, rows, zone), *_by_itself(found, zone)], key=lambda point: point.day
    )
    ahead = sorted(
        [*_plans(found, rows, zone), *_ends(clocks, zone), *_coming(silence, clocks, zone)],
        key=lambda point: (point.day, point.kind != "plan"),
    )
    return (*past, TimelinePoint("now", today, YOU_ARE_HERE), *ahead)


def _told(found: Replay, rows: int, zone: ZoneInfo) -> Iterator[TimelinePoint]:
    for event in found.events:
        if event.n and event.when.first <= found.now:
            yield _event("told", event, rows, zone)


def _event(kind: str, event: Event, rows: int, zone: ZoneInfo) -> TimelinePoint:
    day = event.when.day_in(zone)
    return TimelinePoint(kind, day, tell_event(event), event.n, brought=event.n > rows)


def _by_itself(found: Replay, zone: ZoneInfo) -> Iterator[TimelinePoint]:
    seen: set[tuple[date, str]] = set()
    for item in by_itself(found):
        text = say(PLATFORM, "happened", item.row.happens).removesuffix(".")
        day = item.when.last_day_in(zone)
        if (day, text) not in seen:
            seen.add((day, text))
            yield TimelinePoint("itself", day, text)


def _plans(found: Replay, rows: int, zone: ZoneInfo) -> Iterator[TimelinePoint]:
    for event in found.plans:
        point = _event("plan", event, rows, zone)
        yield replace(point, text=f"Planned: {point.text[:1].lower()}{point.text[1:]}")


def _ends(clocks: tuple[TimelineClock, ...], zone: ZoneInfo) -> Iterator[TimelinePoint]:
    titles = Counter(clock.title for clock in clocks)
    for clock in clocks:
        if clock.warning or (clock.press == "none" and clock.comes == "no"):
            continue
        of = f" ({clock.of})" if clock.of and (clock.yours or titles[clock.title] > 1) else ""
        if clock.yours:
            title = clock.title[:1].lower() + clock.title[1:]
            kind = "duty" if clock.press == "must" else "right"
            yield TimelinePoint(kind, first_day(clock, zone), f"Last safe day for you: {title}{of}")
        else:
            yield TimelinePoint("end", first_day(clock, zone), clock.then.removesuffix(".") + of)


def _coming(
    silence: Outlook, clocks: tuple[TimelineClock, ...], zone: ZoneInfo
) -> Iterator[TimelinePoint]:
    """What comes by itself and is not the end of a clock that is listed already."""
    comes = find_words(PLATFORM)["comes"]
    said = {clock.brings for clock in clocks if not clock.yours}
    seen: set[tuple[date, str]] = set()
    for item in silence.coming:
        point = item.when.last_day_in(zone), str(comes[item.what])
        if item.on not in said and point not in seen:
            seen.add(point)
            text = point[1].removesuffix(".")
            name = name_part(item.of) if len(silence.places) > 1 else ""
            of = f" ({name})" if name else ""
            yield TimelinePoint(
                "comes", point[0], f"If nobody acts: {text[:1].lower()}{text[1:]}{of}"
            )
