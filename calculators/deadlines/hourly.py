"""Clocks of hourly contracts: the billing week, its review, and a dispute over hours."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from calculators.deadlines.clocks import ClockDraft
from calculators.deadlines.facts import Days
from calculators.deadlines.rules import also, business_calendar, rule, zone_of
from calculators.deadlines.stops import stop
from calculators.engine import windows
from calculators.engine.calendars import next_weekday
from calculators.engine.parameters import Value
from calculators.engine.trace import Step
from calculators.engine.windows import Window
from calculators.life.moments import day_of


@dataclass(frozen=True)
class BillingWeek:
    """The billing week of some hours: its first and last day, in the zone of the billing."""

    first: date
    last: date
    zone: ZoneInfo
    step: Step
    rules: tuple[Value[Any], ...]


def _week(worked: datetime, own: ZoneInfo) -> BillingWeek:
    zone, zone_rule = zone_of("hourly", worked.date())
    day = worked.astimezone(zone).date()
    starts, ends = (rule(f"hourly.week_{edge}_weekday", day) for edge in ("start", "end"))
    last = next_weekday(day - timedelta(days=1), ends.value)
    first = next_weekday(last - timedelta(days=7), starts.value)
    step = Step(
        "billing_week", {"worked": worked, "own": own, "zone": zone, "first": first, "last": last}
    )
    return BillingWeek(first, last, zone, step, (starts, ends, zone_rule))


def _moment(after: date, edge: str, zone: ZoneInfo) -> tuple[datetime, tuple[Value[Any], ...]]:
    """The next weekday and time that the rules `hourly.<edge>_weekday` and `_time` name."""
    weekday, clock = rule(f"hourly.{edge}_weekday", after), rule(f"hourly.{edge}_time", after)
    return windows.at_time(next_weekday(after, weekday.value), clock.value, zone), (weekday, clock)


def _review(inputs: Days) -> Window | None:
    """The client's review of the week in which the hours were worked."""
    if not inputs.hours_worked:
        return None
    week = _week(inputs.hours_worked, inputs.zone)
    opens, opening = _moment(week.last, "review_start", week.zone)
    end, ending = _moment(opens.astimezone(week.zone).date(), "review_end", week.zone)
    step = Step("review_of_hours", {"opens": opens, "end": end})
    return Window(opens, end, week.zone, (week.step, step), opening + ending + week.rules)


def hours_edit_cutoff(inputs: Days) -> ClockDraft:
    if not inputs.hours_worked:
        return ClockDraft()
    week = _week(inputs.hours_worked, inputs.zone)
    end, rules = _moment(week.last, "edit_cutoff", week.zone)
    step = Step("edit_cutoff", {"end": end})
    return ClockDraft(
        Window(inputs.hours_worked, end, week.zone, (week.step, step), rules + week.rules)
    )


def hours_client_review(inputs: Days) -> ClockDraft:
    review = _review(inputs)
    return ClockDraft(review, stopped=_disputed(inputs, review))


def hours_available(inputs: Days) -> ClockDraft:
    if not inputs.hours_worked:
        return ClockDraft()
    week = _week(inputs.hours_worked, inputs.zone)
    window = windows.calendar_days(
        week.last, rule("hourly.available_days", week.last), week.zone, arrives=True
    ).with_steps(rules=week.rules + also("hourly.security_hold_days", week.last))
    return ClockDraft(window, steps=(week.step,), stopped=_disputed(inputs, window))


def hours_available_top_rated(inputs: Days) -> ClockDraft:
    if not inputs.hours_worked:
        return ClockDraft()
    week = _week(inputs.hours_worked, inputs.zone)
    end, rules = _moment(week.last, "top_rated_available", week.zone)
    opens, _ = _moment(week.last, "review_start", week.zone)
    window = Window(
        opens, end, week.zone, (week.step, Step("top_rated", {"end": end})), rules + week.rules
    )
    return ClockDraft(window, stopped=_disputed(inputs, window))


def _disputed(inputs: Days, window: Window | None) -> Step | None:
    """The step that stops a week's clocks, if the client disputed within that week's review."""
    disputed, review = inputs.hours_disputed, _review(inputs)
    if not disputed or not review or not day_of(review.opens) <= disputed <= day_of(review.end):
        return None
    return stop("hours_disputed", disputed, inputs, window)


def _answer(inputs: Days) -> Window | None:
    """The days to answer, which are counted to the minute: a day alone may have begun with it."""
    disputed = inputs.hours_disputed
    if not disputed:
        return None
    zone, zone_rule = zone_of("hourly", disputed)
    length = rule("hourly.answer_days", disputed)
    moment = inputs.moment("hours_disputed") or disputed
    rules = (zone_rule, *also("hourly.protection_excluded", disputed))
    begins = windows.start_of(moment, inputs.zone)
    end = begins + timedelta(days=length.value)
    if isinstance(moment, datetime):
        step = Step("counted_to_the_minute", {"opens": begins, "length": length, "end": end})
        return Window(begins, end, zone, (step,), (length, *rules))
    window = windows.calendar_days(disputed, length, zone)
    step = Step("minute_not_known", {"day": moment, "end": end})
    return replace(window.with_steps(step, rules=rules), early=end, late=window.end)


def hours_dispute_answer(inputs: Days) -> ClockDraft:
    window = _answer(inputs)
    return ClockDraft(window, stopped=stop("hours_answered", inputs.hours_answered, inputs, window))


def hours_dispute_decision(inputs: Days) -> ClockDraft:
    answer = _answer(inputs)
    opens = inputs.hours_answered
    steps: tuple[Step, ...] = ()
    if not opens and answer:
        # Not answered yet: the decision can come at the latest after the days to answer.
        opens = day_of(answer.end)
        steps = (*answer.trace, Step("answer_days_over", {"day": opens}))
    if not opens:
        return ClockDraft()
    zone, zone_rule = zone_of("hourly", opens)
    window = windows.business_days(
        opens, rule("hourly.decision_days", opens), business_calendar(opens), zone
    )
    return ClockDraft(window.with_steps(rules=(zone_rule,)), steps=steps)
