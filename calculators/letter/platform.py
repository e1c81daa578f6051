"""The step on Upwork that comes before a letter: to dispute, while held money can still be lost."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from calculators.engine import windows
from calculators.engine.parameters import NoRule, Value, parameter
from calculators.engine.trace import Step
from calculators.facts.contract import ContractType, Party
from calculators.facts.money import MoneyPlace, PlatformSteps
from calculators.letter.figures import Figures
from calculators.letter.inputs import Inputs


@dataclass(frozen=True)
class First:
    """A dispute that has to be filed before anything else.

    because: contract_ended | refund_requested, the event that started its days. last: the last
    day to file. over: whether that day has passed at the date of the letter.
    """

    because: str
    opens: date
    last: date
    over: bool
    rules: tuple[Value[Any], ...]


def find(inputs: Inputs) -> First | None:
    """The dispute that comes first, or None: no held money, or Upwork's steps have begun."""
    begun = (PlatformSteps.RUNNING, PlatformSteps.CLOSED)
    held = inputs.money_place == MoneyPlace.HELD
    if (
        not held
        or inputs.returned
        or inputs.platform_steps in begun
        or inputs.contract_type == ContractType.HOURLY
    ):
        return None
    ended = inputs.contract_ended if inputs.ended_by != Party.FREELANCER else None
    opens = ended or inputs.refund_requested
    if opens is None or opens > inputs.today:
        return None
    try:
        length = parameter("upwork.fixed_price.dispute_filing_days").on(
            inputs.contract_began or opens
        )
        zone = parameter("upwork.time_zones.fixed_price").on(opens)
    except NoRule:
        return None
    last = windows.calendar_days(opens, length, ZoneInfo(zone.value)).end
    return First(
        "contract_ended" if ended else "refund_requested",
        opens,
        last,
        last < inputs.today,
        (length, zone),
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
