"""The calendar file of the clocks whose end is still to come."""

from typing import TYPE_CHECKING

from calculators.deadlines.clocks import Clock
from calculators.deadlines.inputs import Inputs
from calculators.engine.calendar_file import calendar, event
from calculators.engine.rendering import render

if TYPE_CHECKING:
    from calculators.deadlines.calculator import Outcome


def write_calendar(inputs: Inputs, outcome: "Outcome", item: str = "") -> str:
    """The file with all clocks still ahead, or with the one whose id is `item`."""
    return calendar(
        "Deadlines",
        [
            event(
                _id(clock, inputs),
                inputs.now,
                clock.end,
                clock.title,
                render("deadlines/event.txt.jinja", clock=clock, inputs=inputs).strip(),
            )
            for clock in outcome.clocks
            if clock.ahead and clock.end and item in ("", clock.id)
        ]
        + [
            event(f"{pack.id}-{clock.id}", inputs.now, clock.day, clock.title, clock.then)
            for pack in filter(None, [outcome.pack])
            for clock in pack.clocks
        ],
    )


def _id(clock: Clock, inputs: Inputs) -> str:
    """The same event of the same contract keeps its id, so that a calendar corrects its entry."""
    began = f"-{inputs.contract_began:%Y%m%d}" if inputs.contract_began else ""
    return f"{clock.id}-{clock.opens:%Y%m%d}{began}"
