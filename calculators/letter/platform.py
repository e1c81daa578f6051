"""The platform's own step that comes before a letter: to dispute, while held money can be lost."""

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

# The clock of the dispute that comes before a letter.
CLOCK = "dispute_filing"


@dataclass(frozen=True)
class First:
    """A dispute that has to be filed before anything else.

    because: contract_ended | refund_requested, the event that started its days. last: the last
    safe day to file. late: by one way to count it is over already. before: its end where the
    reader is, if it comes today. over: the days have passed at the date of the letter.
    """

    because: str
    opens: date
    last: date
    late: bool
    before: datetime | None
    over: bool
    rules: tuple[Value[Any], ...]


def find(inputs: Inputs) -> First | None:
    """The dispute that comes first, or None: no held money, or the platform's steps have begun.

    On another platform than the default one we know of none, and on no platform there is none.
    """
    begun = (PlatformSteps.RUNNING, PlatformSteps.CLOSED)
    if (
        not inputs.at_platform
        or is_elsewhere(inputs.platform)
        or inputs.returned
        or inputs.platform_steps in begun
        or inputs.contract_type == ContractType.HOURLY
    ):
        return None
    told = tell(inputs)
    ledger = replay_once(tuple(event for _, event in told), PLATFORM, inputs.now).ledger
    names = {event.n: name for name, event in told}
    for running in ledger.running.values():
        if running.clock.name == CLOCK and not running.warning:
            return _first(running.end, names.get(running.n, ""), inputs, over=False)
    for past in reversed(ledger.over):
        if past.clock.name == CLOCK and past.why == "silence" and past.end:
            opened = names.get(ledger.parts[past.part].n, "") if past.part in ledger.parts else ""
            return _first(past.end, opened, inputs, over=True)
    return None


def _first(end: End, because: str, inputs: Inputs, *, over: bool) -> First:
    """The dispute of this end. The last day is the last one that is over before its safe end."""
    opens = end.since.day_in(inputs.zone)
    safe = find_safe_day(end.safe, inputs.zone, inputs.now)
    ended = because == "contract_ended" or opens == inputs.ended_on
    return First(
        because="contract_ended" if ended else "refund_requested",
        opens=opens,
        last=safe.day,
        late=safe.late and not over,
        before=safe.before,
        over=over,
        rules=end.rules,
    )


def bound(figures: Figures, first: First | None, today: date) -> Figures:
    """The figures with a day to answer that leaves the last day to dispute free."""
    if first is None or first.over or figures.reply.day < first.last:
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
