"""The days of the last replay, so that the next one goes on from the first that has changed.

A key in a form changes one event: what comes before it is as it was.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from calculators.life.events import Event
from calculators.life.ledger import Ledger

# Days that are kept, so that a long life takes no more memory.
MOST = 40
# Kinds of events, names of parts, and the beginning and the end of a clock.
Asked = tuple[tuple[str, ...], tuple[str, ...], datetime, datetime]


class LookedUp(Protocol):
    """Looks up what comes later. taken: what was looked up, with what was found."""

    def take(self) -> dict[Asked, bool]: ...
    def agrees(self, taken: dict[Asked, bool]) -> bool: ...


@dataclass(frozen=True)
class Day:
    """The ways after the events of a day. looked_up: what they rest on of later events."""

    events: tuple[Event, ...]
    ways: tuple[Ledger, ...]
    looked_up: dict[Asked, bool]


# What the last replay went through, up to its first contradiction.
LAST: list[Day] = []


def resume(
    start: Ledger, groups: Sequence[tuple[Event, ...]], later: LookedUp
) -> tuple[int, list[Ledger]]:
    """How many of the groups the last replay has gone through already, and the ways after them."""
    done = 0
    for day, group in zip(LAST, groups, strict=False):
        same = day.ways[0].platform is start.platform and day.events == group
        if start.contradictions or not same or not later.agrees(day.looked_up):
            break
        done += 1
    del LAST[done:]
    if not done:
        return 0, [start]
    ways = [way.copy() for way in LAST[-1].ways]
    for way in ways:
        way.told = start.told
    return done, ways


def keep(place: int, group: tuple[Event, ...], ways: Sequence[Ledger], later: LookedUp) -> None:
    """Keeps the ways after the group at this place, and all the groups before it.

    What a contradiction says can rest on any later event, so none is kept from there on.
    """
    if len(LAST) == place < MOST and not any(way.contradictions for way in ways):
        LAST.append(Day(group, tuple(way.copy() for way in ways), later.take()))
