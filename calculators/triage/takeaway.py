"""What leaves triage: the answer as text, and the day of the clock that presses."""

from typing import TYPE_CHECKING

from calculators.engine.exports import DayToKeep, Export
from calculators.engine.rendering import render
from calculators.life import pressing
from calculators.triage.inputs import Inputs

if TYPE_CHECKING:  # it imports this module
    from calculators.triage.calculator import Outcome


def write(inputs: Inputs, outcome: "Outcome") -> str:
    """The answer as plain text, for a note."""
    return render("triage/outcome.txt.jinja", inputs=inputs, outcome=outcome)


def day_to_keep(inputs: Inputs, outcome: "Outcome") -> DayToKeep | None:
    """The last safe day of the clock that presses."""
    return pressing.day_to_keep(outcome.clock)


EXPORTS = (
    Export("text", "Copy as text", "triage.txt", "text/plain", write, copy=True, first=True),
)
