"""Clocks around a contract: payment outside it, bonuses, and the letter's own deadline."""

from contextlib import suppress
from zoneinfo import ZoneInfo

from calculators.deadlines.clocks import ClockDraft
from calculators.deadlines.facts import Days
from calculators.deadlines.rules import also, rule
from calculators.engine import windows
from calculators.engine.calendars import Calendar
from calculators.engine.parameters import NoRule, parameter
from calculators.engine.trace import Step
from calculators.law import payment_ban
from calculators.law.court_days import holidays

# These sources give days and name no zone; a letter's day is a day where its reader is.
ZONE = ZoneInfo("UTC")


def off_platform_payment_ban(inputs: Days) -> ClockDraft:
    opens = payment_ban.start(inputs.first_contact, inputs.contract_began)
    if not opens:
        return ClockDraft()
    window = payment_ban.window(opens)
    steps = () if inputs.first_contact else (Step("first_contact_unknown", {"day": opens}),)
    return ClockDraft(window, steps=steps, rules=also("off_platform.payment_scope", opens))


def bonus_window(inputs: Days) -> ClockDraft:
    ended = inputs.contract_ended
    if not ended:
        return ClockDraft()
    return ClockDraft(windows.calendar_days(ended, rule("bonus.window_days", ended), ZONE))


def letter_reply(inputs: Days) -> ClockDraft:
    sent, count, place = inputs.letter_sent, inputs.letter_days, inputs.client_place
    if not sent or not count:
        return ClockDraft()
    week, table = rule("time_zones.business_week", sent), holidays(place)
    if table:
        with suppress(NoRule):  # the table ends before that year
            return ClockDraft(
                windows.given_days(sent, count, Calendar(week, parameter(table)), ZONE)
            )
    window = windows.given_days(sent, count, Calendar(week), ZONE)
    return ClockDraft(window.with_steps(Step("holidays_unknown", {})))
