"""The platform's own step that comes before a letter: while held money can be lost, to dispute, and
while hours are disputed, to answer.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from calculators.engine import windows
from calculators.engine.parameters import Value, parameter
from calculators.engine.trace import Step
from calculators.facts.contract import ContractType
from calculators.facts.moment import local_day
from calculators.facts.money import PlatformSteps
from calculators.facts.platform import is_elsewhere
from calculators.letter.figures import Figures
from calculators.letter.happened import disputes_hours, has_answered_hours, replay_facts
from calculators.letter.inputs import Inputs
from calculators.life.ends import End
from calculators.life.ledger import Ledger
from calculators.life.moments import find_safe_day

# The clocks of the steps that come before a letter: for held money, and for hours.
DISPUTE, HOURS = "dispute_filing", "hours_dispute_answer"


@dataclass(frozen=True)
class First:
    """A dispute that has to be filed, or answered, before anything else.

    clock: the name of its clock. because: contract_ended | refund_requested | hours_disputed, the
    event that started its days. opens: the day of that, None where it was not told. last: the last
    safe day, None where it cannot be counted. late: by one way to count it is over already.
    before: its end where the reader is, if it comes today. over: the days have passed at the date
    of the letter.
    """

    clock: str
    because: str
    opens: date | None
    last: date | None
    late: bool
    before: datetime | None
    over: bool
    rules: tuple[Value[Any], ...]

    @property
    def of_hours(self) -> bool:
        """Whether it is the answer to a dispute over hours."""
        return self.clock == HOURS


def find(inputs: Inputs) -> First | None:
    """The dispute that comes first, or None: nothing can be lost, or the step has been taken."""
    clock = _clock(inputs)
    if not clock:
        return None
    ledger = replay_facts(inputs)
    for running in ledger.running.values():
        if running.clock.name == clock and not running.warning:
            return _first(running.end, clock, inputs, over=False)
    if clock == HOURS and has_answered_hours(inputs):
        return None
    for past in reversed(ledger.over):
        if past.clock.name == clock and past.why == "silence" and past.end:
            return _first(past.end, clock, inputs, over=True)
    return _without_end(inputs) if clock == HOURS and not _is_counted(ledger, inputs) else None


def _clock(inputs: Inputs) -> str:
    """The clock of the step that comes before this letter's money, "" where there is none.

    On another platform than the default one we know of none, and on no platform there is none.
    """
    steps = inputs.platform_steps
    if inputs.direct or is_elsewhere(inputs.platform) or steps == PlatformSteps.CLOSED:
        return ""
    if disputes_hours(inputs):
        return HOURS
    begun = inputs.returned or steps == PlatformSteps.RUNNING
    hourly = inputs.contract_type == ContractType.HOURLY
    return DISPUTE if inputs.at_platform and not begun and not hourly else ""


def _is_counted(ledger: Ledger, inputs: Inputs) -> bool:
    """Whether the days of the newest dispute over hours were counted, and came to an end."""
    ends = [one.end for one in ledger.over if one.clock.name == HOURS and one.end]
    return _disputed_on(inputs) in [end.since.day_in(inputs.zone) for end in ends]


def _disputed_on(inputs: Inputs) -> date | None:
    return local_day(inputs.hours_disputed, inputs.zone) if inputs.hours_disputed else None


def _without_end(inputs: Inputs) -> First:
    """The answer to a dispute over hours whose last day cannot be counted: its days may run."""
    return First(
        clock=HOURS,
        because="hours_disputed",
        opens=_disputed_on(inputs),
        last=None,
        late=False,
        before=None,
        over=False,
        rules=(),
    )


def _first(end: End, clock: str, inputs: Inputs, *, over: bool) -> First:
    """The dispute of this end. The last day is the last one that is over before its safe end."""
    opens = end.since.day_in(inputs.zone)
    safe = find_safe_day(end.safe, inputs.zone, inputs.now)
    asked = "contract_ended" if opens == inputs.ended_on else "refund_requested"
    return First(
        clock=clock,
        because="hours_disputed" if clock == HOURS else asked,
        opens=opens,
        last=safe.day,
        late=safe.late and not over,
        before=safe.before,
        over=over,
        rules=end.rules,
    )


def bound(figures: Figures, first: First | None, today: date) -> Figures:
    """The figures with a day to answer that leaves the last day to dispute free."""
    if first is None or first.last is None or first.over or first.of_hours:
        return figures
    if figures.reply.day < first.last:
        return figures
    day = max(first.last - timedelta(days=1), today)
    reply = figures.reply
    at = (
        windows.at_time(day, parameter("law.letter.reply_hour").on(today).value, reply.zone)
        if reply.zone
        else None
    )
    step = Step("before_dispute", {"last": first.last, "end": day})
    trace = (*reply.trace, step)
    reply = replace(
        reply,
        day=day,
        at=at,
        days=(day - today).days,
        trace=trace,
        rules=(*reply.rules, *first.rules),
    )
    return replace(
        figures,
        reply=reply,
        trace=trace,
        rules=tuple(dict.fromkeys((*figures.rules, *first.rules))),
    )
