"""When a clock ends: every reading of its end, the safe one and the last one."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache, lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from calculators.engine import windows
from calculators.engine.calendars import Calendar, next_weekday
from calculators.engine.parameters import NoRule, Value, parameter
from calculators.engine.trace import Step
from calculators.engine.windows import Window
from calculators.life.kinds import ClockKind
from calculators.life.moments import Moment, of_days, start_of_day

# The minute that a rule names is inside: 23:59 ends when the next minute begins.
MINUTE = timedelta(minutes=1)


@dataclass(frozen=True)
class End:
    """The end of a clock that began at `since`.

    readings: each end that day, zone and kind of day allow, the earliest first. safe: the earliest
    instant at which it can be over. shown: the last instant at which it can be open, as shown.
    over: the first instant at which it is over under every reading.
    """

    since: Moment
    readings: tuple[date | datetime, ...]
    safe: datetime
    shown: datetime
    over: datetime
    rules: tuple[Value[Any], ...]
    trace: tuple[Step, ...]
    zone: ZoneInfo

    def moment(self) -> Moment:
        """The end as a moment from which other clocks can be counted."""
        first, last = self.readings[0], self.readings[-1]
        if isinstance(first, datetime) or isinstance(last, datetime):
            return Moment(self.safe, self.safe)
        return of_days(first, last, self.zone)


@lru_cache(maxsize=4096)
def find_end(clock: ClockKind, since: Moment) -> End:
    """The end of `clock` counted from `since`. Raises `NoRule` for a day without a rule."""
    zone_rule = _rule(clock.zone, since)
    zone = ZoneInfo(str(zone_rule.value))
    if clock.counted == "week":
        return _edge(clock, since, zone, zone_rule)
    lengths = [
        (_length(clock, id.removeprefix("-"), since), -1 if id[0] == "-" else 1)
        for id in clock.length
    ]
    first, last = since.days(zone)
    if clock.counted in ("business", "both"):
        return _business(clock, lengths[0][0], since, zone, zone_rule)
    if clock.counted == "months":
        return _months(lengths[0][0], since, zone, zone_rule)
    total = sum((sign * _long(rule) for rule, sign in lengths), timedelta())
    rules = tuple(rule for rule, _ in lengths)
    trace = (
        windows.calendar_days(first, rules[0], zone).trace
        if len(rules) == 1 and rules[0].unit != "hour"
        else (Step("days_in_turn", {"opens": first, "lengths": rules, "end": first + total}),)
    )
    days = _distinct(first + total, last + total)
    over = start_of_day(days[-1] + timedelta(days=1), zone)
    shown = over - timedelta(seconds=1)
    readings: tuple[date | datetime, ...] = days
    safe = since.first + total
    if clock.counted == "midnight":
        safe = start_of_day(days[0], zone)
    elif clock.counted == "minutes" and since.exact:
        readings = (since.first + total,)
    return End(since, readings, safe, shown, over, (*rules, zone_rule), trace, zone)


def _business(
    clock: ClockKind, length: Value[int], since: Moment, zone: ZoneInfo, zone_rule: Value[Any]
) -> End:
    first, last = since.days(zone)
    count = length.value
    week = Calendar(_rule(clock.business_week, since))
    counting = (
        windows.calendar_or_business_days if clock.counted == "both" else windows.business_days
    )
    try:
        window = counting(last, length, Calendar(week.week, parameter(clock.holidays)), zone)
    except NoRule as missing:
        # No table of holidays for that year: weekends alone, and the trace says so.
        step = Step("no_rule", {"parameter": missing.parameter, "day": missing.day})
        window = counting(last, length, week, zone).with_steps(step)
    days: tuple[date, ...] = (week.add(first, count), _late(window))
    if clock.counted == "both":
        days = (last + timedelta(days=count), week.add(last, count), _late(window))
    elif days[0] == days[1]:
        days = days[:1]
    over = start_of_day(max(days) + timedelta(days=1), zone)
    return End(
        since,
        days,
        start_of_day(min(days), zone),
        over - timedelta(seconds=1),
        over,
        (*window.rules, zone_rule),
        window.trace,
        zone,
    )


def _months(length: Value[int], since: Moment, zone: ZoneInfo, zone_rule: Value[Any]) -> End:
    first, last = since.days(zone)
    early = windows.calendar_months(first, length, zone)
    late = windows.calendar_months(last, length, zone)
    readings = _distinct(_day(early.early or early.end), _late(late))
    over = start_of_day(readings[-1] + timedelta(days=1), zone)
    return End(
        since,
        readings,
        start_of_day(readings[0], zone),
        over - timedelta(seconds=1),
        over,
        (length, zone_rule),
        late.trace,
        zone,
    )


def _edge(clock: ClockKind, since: Moment, zone: ZoneInfo, zone_rule: Value[Any]) -> End:
    """The edge of the billing week's aftermath that the clock names, such as `review_end`."""
    topic = clock.topic
    weeks = [billing_week(day, topic) for day in since.days(zone)]
    ends: list[datetime] = []
    rules: tuple[Value[Any], ...] = ()
    for _, last in weeks:
        after = last
        if clock.edge == "review_end":
            after = _next(after, "review_start", topic, zone)[0].astimezone(zone).date()
        end, rules = _next(after, clock.edge, topic, zone)
        ends.append(end)
    over = ends[-1] if clock.edge.endswith("_start") else ends[-1] + MINUTE
    step = Step("edge_of_week", {"first": weeks[0][0], "last": weeks[0][1], "end": ends[0]})
    at = Moment(ends[0], ends[0])
    return End(
        at, tuple(dict.fromkeys(ends)), ends[0], ends[-1], over, (*rules, zone_rule), (step,), zone
    )


def _next(
    after: date, edge: str, topic: str, zone: ZoneInfo
) -> tuple[datetime, tuple[Value[Any], ...]]:
    """The next weekday and time after a day that the rules `<edge>_weekday` and `_time` name."""
    weekday = parameter(f"{topic}.{edge}_weekday").on(after)
    clock = parameter(f"{topic}.{edge}_time").on(after)
    assert isinstance(clock.value, time)
    return windows.at_time(next_weekday(after, str(weekday.value)), clock.value, zone), (
        weekday,
        clock,
    )


@cache
def billing_week(day: date, topic: str) -> tuple[date, date]:
    """The first and the last day of the billing week in which `day` lies."""
    starts, ends = (
        str(parameter(f"{topic}.week_{edge}_weekday").on(day).value) for edge in ("start", "end")
    )
    last = next_weekday(day - timedelta(days=1), ends)
    return next_weekday(last - timedelta(days=7), starts), last


def week_end(clock: ClockKind, worked: Moment) -> Moment:
    """The last day of the billing week in which hours were worked."""
    zone = ZoneInfo(str(_rule(clock.zone, worked).value))
    first, last = (billing_week(day, clock.topic)[1] for day in worked.days(zone))
    return of_days(first, last, zone)


def _rule(id: str, since: Moment) -> Value[Any]:
    """The rule in force on the day of `since`, in UTC. Raises `NoRule`."""
    return parameter(id).on(since.first.date())


def _length(clock: ClockKind, id: str, since: Moment) -> Value[Any]:
    """The rule of a length. Raises `NoRule`, also where the platform counts by sure rules alone."""
    rule = _rule(id, since)
    if clock.sure and rule.confidence == "low":
        raise NoRule(id, since.first.date(), "unsure")
    return rule


def _long(rule: Value[int]) -> timedelta:
    return timedelta(hours=rule.value) if rule.unit == "hour" else timedelta(days=rule.value)


def _distinct(first: date, last: date) -> tuple[date, ...]:
    return (first,) if first == last else (first, last)


def _day(moment: date | datetime) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def _late(window: Window) -> date:
    return _day(window.late or window.end)
