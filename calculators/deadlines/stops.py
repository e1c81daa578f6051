"""What ends a clock before its time."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from calculators.deadlines.facts import Days
from calculators.deadlines.inputs import Inputs
from calculators.engine import windows
from calculators.engine.trace import Step
from calculators.engine.windows import Window


def happened(event: date | datetime | None, inputs: Inputs) -> bool:
    """Whether the event is given and its day, in UTC, has come."""
    return event is not None and windows.start_of(event, ZoneInfo("UTC")) <= inputs.now


def stop(kind: str, event: date | None, inputs: Inputs, window: Window | None) -> Step | None:
    """The step that ends `window` early, if `event` has happened while it was open."""
    if window is None or event is None or not happened(event, inputs):
        return None
    if windows.end_of(event, window.zone) <= windows.start_of(window.opens, window.zone):
        return None
    if windows.start_of(event, window.zone) >= windows.end_of(
        window.late or window.end, window.zone
    ):
        return None
    return Step(kind, {"day": event})


def answered(id: str, kind: str, inputs: Days, window: Window | None) -> Step | None:
    """The same for the fact `kind`, unless the contract's life says that the clock `id` runs on."""
    stand = inputs.stand(id)
    if stand and stand.why in ("runs", "silence"):
        return None
    return stop(kind, getattr(inputs, kind), inputs, window)
