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
from calculators.facts.money import PlatformSteps
from calculators.facts.platform import is_elsewhere
from calculators.letter.figures import Figures
from calculators.letter.inputs import Inputs
from calculators.life.ends import End
from calculators.life.moments import find_safe_day
from calculators.life.replay import replay_once
from calculators.life.told import PLATFORM, tell

# The clocks of the steps that come before a letter: for held money, and for hours.
DISPUTE, HOURS = "dispute_filing", "hours_dispute_answer"


@dataclass(frozen=True)
class First:
    """A dispute that has to be filed, or answered, before anything else.

    clock: the name of its clock. because: contract_ended | refund_requested | hours_disputed, the
    event that started its days. last: the last safe day. late: by one way to count it is over
    already. before: its end where the reader is, if it comes today. over: the days have passed at
    the date of the letter.
    """

    clock: str
    because: str
    opens: date
    last: date
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
    told = tell(inputs)
    ledger = replay_once(tuple(event for _, event in told), PLATFORM, inputs.now).ledger
    names = {event.n: name for name, event in told}
    for running in ledger.running.values():
        if running.clock.name == clock and not running.warning:
            return _first(running.end, clock, names.get(running.n, ""), inputs, over=False)
    for past in reversed(ledger.over):
        if past.clock.name == clock and past.why == "silence" and past.end:
            opened = names.get(ledger.parts[past.part].n, "") if past.part in ledger.parts else ""
            return _first(past.end, clock, opened, inputs, over=True)
    return None


def _clock(inputs: Inputs) -> str:
    """The clock of the step that comes before this letter's money, "" where there is none.

    On another platform than the default one we know of none, and on no platform there is none.
    """
    steps, kind = inputs.platform_steps, inputs.contract_type
    if inputs.direct or is_elsewhere(inputs.platform) or steps == PlatformSteps.CLOSED:
        return ""
    if inputs.at_platform:
        begun = inputs.returned or steps == PlatformSteps.RUNNING
        return "" if begun or kind == ContractType.HOURLY else DISPUTE
    return HOURS if disputes_hours(inputs) and not inputs.hours_answered else ""


def disputes_hours(inputs: Inputs) -> bool:
    """Whether hours that this letter may ask for are disputed, and nobody has said how it ended.

    The client began that dispute: that it runs does not say that the reader has answered it.
    """
    if inputs.direct or is_elsewhere(inputs.platform) or not inputs.hours_disputed:
        return False
    open_still = inputs.platform_steps != PlatformSteps.CLOSED
    return open_still and inputs.unpaid and inputs.contract_type != ContractType.FIXED_PRICE


def _first(end: End, clock: str, because: str, inputs: Inputs, *, over: bool) -> First:
    """The dispute of this end. The last day is the last one that is over before its safe end."""
    opens = end.since.day_in(inputs.zone)
    safe = find_safe_day(end.safe, inputs.zone, inputs.now)
    ended = because == "contract_ended" or opens == inputs.ended_on
    asked = "contract_ended" if ended else "refund_requested"
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
    if first is None or first.over or first.of_hours or figures.reply.day < first.last:
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
