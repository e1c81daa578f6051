"""Time limits: the legal last day, and the last safe day before it."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum
from typing import Any

from calculators.engine.parameters import NoRule, Value, parameter
from calculators.facts.contract import ContractForm
from calculators.law.gaps import DAY
from calculators.law.places import Place, around, rule, title

# The public holidays we hold, by the place around which they are kept.
HOLIDAYS = {
    "us_federal": "calendars.us_federal_holidays.days",
    "england_wales": "calendars.england_wales_bank_holidays.days",
}
SATURDAY = 5


class State(Enum):
    OPEN = "open"
    NEAR = "near"  # the last safe day is near, or over while the law still counts on
    ENDS_TODAY = "ends_today"
    ENDED = "ended"


@dataclass(frozen=True)
class Limit:
    """One time limit.

    last: the day that the law counts to. safe: the last open day up to it, to act on. forward: the
    next open day, to which some laws would let it move, or `last` where the holidays are not known;
    never the answer. holidays: whether the public holidays of those days are known, or only
    weekends were left out. longer: the later day that another rule may give (`longer_rule`: the
    written form if the form is not known, or business accounts). items: the debts, by name.
    """

    id: str
    kind: str
    place: str
    begins: date
    last: date
    safe: date
    forward: date
    state: State
    days_left: int
    holidays: bool
    rules: tuple[Value[Any], ...]
    longer: date | None = None
    longer_rule: Value[Any] | None = None
    items: tuple[str, ...] = ()


def contract(place: Place | None, form: ContractForm, begins: date, today: date) -> Limit | None:
    """The limit of a claim for pay. Not sure of the form: the shorter one. Raises `NoRule`."""
    names = {
        ContractForm.WRITTEN: ("written",),
        ContractForm.SPOKEN: ("oral",),
        ContractForm.NOT_SURE: ("written", "oral"),
    }[form]
    years = [one.on(today) for name in names if (one := rule(place, f"limitation_{name}_years"))]
    if not years:
        return None
    years.sort(key=lambda value: int(value.value))
    general = limit("contract", place, begins, years[0], today)
    account = rule(place, "limitation_account_years")
    others = [*years[1:], *([account.on(today)] if account else [])]
    ends = [(_last(place, begins, other, today)[0], other) for other in others]
    longer, why = max(ends, key=lambda end: end[0], default=(general.last, years[0]))
    if longer <= general.last:
        return general
    return replace(general, longer=longer, longer_rule=why, rules=(*general.rules, why))


def statement(place: Place | None, published: date, today: date) -> Limit | None:
    """The limit of a claim about a false statement. Raises `NoRule`."""
    years = rule(place, "limitation_defamation_years")
    return limit("statement", place, published, years.on(today), today) if years else None


def limit(kind: str, place: Place | None, begins: date, years: Value[int], today: date) -> Limit:
    """The limit of so many `years` after the day `begins`, as it stands on the day `today`."""
    rules = [years]
    if kind in ("contract", "statement"):
        last, more = _last(place, begins, years, today)
        rules += more
    else:
        last = add_years(begins, years.value)
    if (begins.month, begins.day) == (2, 29) and (last.month, last.day) == (2, 28):
        rules.append(parameter("law.calculation.limitation_leap_day").on(today))
    safe, known = roll(place, last, -DAY)
    forward, also = roll(place, last, DAY)
    if safe != last:
        rules.append(parameter("law.calculation.limitation_rolls").on(today))
    near = parameter("law.calculation.limitation_near_days").on(today)
    state = _state(last, safe, near, today)
    if state == State.NEAR:
        rules.append(near)
    id = years.parameter.split(".")[1]
    return Limit(
        f"{kind}_{id}",
        kind,
        title(around(place)[0]),
        begins,
        last,
        safe,
        forward if known and also else last,
        state,
        (last - today).days,
        known and also,
        tuple(rules),
    )


def _last(
    place: Place | None, begins: date, years: Value[int], today: date
) -> tuple[date, tuple[Value[Any], ...]]:
    """The day to which the law counts `years` from `begins`, and the rule that moved its start."""
    year_end = rule(place, "limitation_runs_from_year_end")
    if year_end and year_end.on(today).value:
        return date(begins.year + years.value, 12, 31), (year_end.on(today),)
    return add_years(begins, years.value), ()


def _state(last: date, safe: date, near: Value[int], today: date) -> State:
    if last < today:
        return State.ENDED
    if last == today:
        return State.ENDS_TODAY
    return State.NEAR if (safe - today).days <= near.value else State.OPEN


def add_years(day: date, count: int) -> date:
    """The same day `count` years later; 28 February where the year has no 29th."""
    try:
        return day.replace(year=day.year + count)
    except ValueError:
        return day.replace(year=day.year + count, day=28)


def roll(place: Place | None, day: date, step: timedelta) -> tuple[date, bool]:
    """The first open day from `day` on, in steps of a day, and whether its holidays are known."""
    known = True
    while True:
        closed, held = _closed(place, day)
        known = known and held
        if not closed:
            return day, known
        day += step


def _closed(place: Place | None, day: date) -> tuple[bool, bool]:
    # A court that opens on Saturdays does no harm: the safe day is then only a little early.
    if day.weekday() >= SATURDAY:
        return True, True
    for id in around(place):
        if id in HOLIDAYS:
            try:
                table = parameter(HOLIDAYS[id]).on(day).value
            except NoRule:
                return False, False
            return any(entry["date"] == day for entry in table), True
    return False, False
