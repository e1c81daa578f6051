"""The orders that events can have had: those of one day without a time can be any way round."""

from collections.abc import Iterator, Sequence

from calculators.life.events import Event

# Events that cannot be told apart in time stand together: one, or what one sentence told.
Unit = tuple[Event, ...]

# Up to so many events of one day every order is tried.
MOST = 4


def clusters(events: Sequence[Event]) -> Iterator[list[Event]]:
    """The events by time, those together whose order is not known."""
    group: list[Event] = []
    until = None
    for event in sorted(events, key=lambda event: (event.when.first, event.when.last, event.order)):
        if (
            group
            and until is not None
            and (event.when.first < until or event.when == group[-1].when)
        ):
            group.append(event)
            until = max(until, event.when.last)
            continue
        if group:
            yield group
        group, until = [event], event.when.last
    if group:
        yield group


def in_units(group: list[Event]) -> tuple[list[Unit], bool]:
    """The events that can be any way round, and whether there were too many to try that.

    What one sentence told stays together, in its order. Too many are one unit.
    """
    told: dict[int, list[Event]] = {}
    for event in group:
        told.setdefault(event.n, []).append(event)
    units = [tuple(sorted(unit, key=lambda event: event.step)) for unit in told.values()]
    if len(units) > MOST:
        return [tuple(event for unit in units for event in unit)], True
    return units, False


def next_units(units: list[Unit], done: frozenset[int]) -> Iterator[int]:
    """The places of the units that can come next: those with a time keep their order."""
    ahead = [place for place in range(len(units)) if place not in done]
    times = [units[place][0].when.first for place in ahead if units[place][0].when.exact]
    for place in ahead:
        when = units[place][0].when
        if not when.exact or when.first == min(times):
            yield place
