"""The calendar file of the clocks whose end is still to come."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING

from calculators.deadlines.clocks import Clock
from calculators.deadlines.inputs import Inputs
from calculators.engine.calendar_file import calendar, describe, entry_id, event
from calculators.engine.rendering import render
from calculators.facts.limits import LimitFrom
from calculators.life.moments import find_safe_day

if TYPE_CHECKING:
    from calculators.deadlines.calculator import Outcome


def write_calendar(inputs: Inputs, outcome: "Outcome", item: str = "") -> str:
    """The file with all clocks still ahead, or with the one whose id is `item`."""
    events = [*_own(inputs, outcome, item), *_packs(inputs, outcome)]
    return calendar("Deadlines", [*events, *([] if item else _notice(inputs, outcome))])


def has_entries(inputs: Inputs, outcome: "Outcome") -> bool:
    """Whether there is any clock for the file: an empty calendar is not offered."""
    found = (_own(inputs, outcome), _packs(inputs, outcome), _notice(inputs, outcome))
    return any(any(events) for events in found)


def _own(inputs: Inputs, outcome: "Outcome", item: str = "") -> Iterator[list[str]]:
    for clock in outcome.clocks:
        if clock.ahead and item in ("", clock.id) and (when := day_of(clock, inputs, outcome)):
            yield event(
                # Clocks of two events of one kind, such as two payments, begin on their own days.
                entry_id(inputs, clock.id, f"{clock.opens:%Y%m%d}"),
                inputs.now,
                when,
                # Of what somebody else can do, the day is the last one.
                clock.title if clock.yours else f"{clock.ends}: {clock.title}",
                describe(
                    render("deadlines/event.txt.jinja", clock=clock, inputs=inputs).strip(),
                    clock.silence,
                    clock.rules,
                ),
            )


def _packs(inputs: Inputs, outcome: "Outcome") -> Iterator[list[str]]:
    if pack := outcome.pack:
        for clock in pack.clocks:
            yield event(
                entry_id(inputs, pack.id, clock.id, clock.part),
                inputs.now,
                clock.day,
                clock.title,
                describe(clock.do or f"{clock.title}.", clock.then, clock.rules),
            )


def _notice(inputs: Inputs, outcome: "Outcome") -> Iterator[list[str]]:
    """The limit of a platform's notice; what a client sets alone is no deadline."""
    limit = outcome.limit
    if limit and not limit.over and inputs.limit_from == LimitFrom.NOTICE:
        title = limit.text.format(day=limit.end)
        yield event(entry_id(inputs, "message_limit"), inputs.now, limit.day, title, limit.why)


def day_of(clock: Clock, inputs: Inputs, outcome: "Outcome") -> date | datetime | None:
    """When a clock stands in the calendar.

    Of what the reader must do it is the last day that is safe where they are, as in each answer
    that names this clock; of the rest, or where that day is over by one way to count, its end.
    """
    over = outcome.over_from.get(clock.id) if clock.yours else None
    if not over:
        return clock.end
    safe = find_safe_day(over, inputs.zone, inputs.now)
    return clock.end if safe.late else safe.day
