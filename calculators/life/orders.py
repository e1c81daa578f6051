"""The orders that events can have had: those of one day without a time can be any way round."""

from collections.abc import Iterator, Sequence
from itertools import permutations

from calculators.life.events import Event

# Up to so many events of one day every order is tried.
MOST = 4


def clusters(events: Sequence[Event]) -> Iterator[list[Event]]:
    """The events by time, those together whose order is not known."""
    group: list[Event] = []
    until = None
    for event in sorted(events, key=lambda event: (event.when.first, event.when.last, event.order)):
        if group and until is not None and (
                event.when.first < until or event.when == group[-1].when):
            group.append(event)
            until = max(until, event.when.last)
            continue
        if group:
            yield group
        group, until = [event], event.when.last
    if group:
        yield group


def orders(group: list[Event]) -> tuple[list[tuple[Event, ...]], bool]:
    """The possible orders, and whether there were too many to give them all.

    What one sentence told stays together, in its order.
    """
    units: dict[int, list[Event]] = {}
    for event in group:
        units.setdefault(event.n, []).append(event)
    told = [tuple(sorted(unit, key=lambda event: event.step)) for unit in units.values()]
    if len(told) == 1:
        return [told[0]], False
    if len(told) > MOST:
        return [tuple(event for unit in told for event in unit)], True
    found = []
    for order in permutations(told):
        line = tuple(event for unit in order for event in unit)
        exact = [event.when.first for event in line if event.when.exact]
        if exact == sorted(exact):
            found.append(line)
    return found, False
