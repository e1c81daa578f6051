"""The last day to answer a dispute over hours, where the reader's own account names its day."""

from dataclasses import replace
from datetime import date

from calculators.engine.changed import with_changes
from calculators.engine.formats import format_day
from calculators.facts.money import MoneyPlace
from calculators.facts.steps import LastStep
from calculators.reading.days import find_days
from calculators.start.contract import clocks
from calculators.start.inputs import Inputs
from calculators.start.message import TakenMessage
from calculators.start.notices import HOURS_CLOCK
from calculators.start.plan import PlanEntry, source
from calculators.writing.heads import hide_stamps


def day_to_answer(inputs: Inputs, said: TakenMessage, today: date) -> str:
    """That day in words, with the day of the dispute from which it is counted; "" if not known.

    Only where the account names one day that is not to come, and nothing was answered about it.
    """
    answered = inputs.last_step_on or inputs.day_known or inputs.events
    if answered or not (said.hours_disputed and said.threat == "told"):
        return ""
    days = {
        one.day
        for one in find_days(hide_stamps(inputs.client_message or ""), today)
        if not one.to_come
    }
    if len(days) != 1:
        return ""
    [day] = days
    told = replace(
        inputs, money_place=MoneyPlace.UNPAID_HOURS, last_step=LastStep.HOURS, last_step_on=day
    )
    clock = clocks(told).get(HOURS_CLOCK)
    if clock is None or clock.kind != "act":
        return ""
    words = str(source()["told"]["hours"]["counted"])
    return words.format(day=format_day(clock.day), disputed=format_day(day))


def by_hours(entry: PlanEntry) -> PlanEntry:
    """What an entry says on a contract by hours, which has no milestones."""
    return with_changes(entry, text=entry.hourly) if entry.hourly else entry
