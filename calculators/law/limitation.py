"""Time limits: the legal last day, and the last safe day before it."""

from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from functools import lru_cache
from typing import Any

from calculators.engine.parameters import Value, parameter
from calculators.facts.contract import ContractForm
from calculators.facts.parties import ClientKind
from calculators.law.court_days import Known, roll
from calculators.law.gaps import DAY
from calculators.law.places import Place, around, rule, title

# Rules that may give longer than the general one, if they fit.
LONGER = ("limitation_account_years", "limitation_other_years")


class LimitState(Enum):
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
    weekends were left out. court_days: whether the days are known on which only the place's own
    courts close. longer: the later day that another rule may give (`longer_rule`: the written form
    if the form is not known, business accounts, or one that may fit). items: the debts, by name.
    """

    id: str
    kind: str
    place: str
    begins: date
    last: date
    safe: date
    forward: date
    state: LimitState
    days_left: int
    holidays: bool
    court_days: bool
    rules: tuple[Value[Any], ...]
    longer: date | None = None
    longer_rule: Value[Any] | None = None
    items: tuple[str, ...] = ()


# Forty debts of one contract fall due on few days, and an answer is asked for with each keystroke.
@lru_cache(maxsize=500)
def contract(
    place: Place | None, form: ContractForm, client: ClientKind, begins: date, today: date
) -> Limit | None:
    """The limit of a claim for pay. Not sure of form or client: the shorter. Raises `NoRule`."""
    names = {
        ContractForm.WRITTEN: ("written",),
        ContractForm.SPOKEN: ("oral",),
        ContractForm.NOT_SURE: ("written", "oral"),
    }[form]
    # Some places give less time against a private person, whatever the form.
    if rule(place, "limitation_consumer_years"):
        if client == ClientKind.CONSUMER:
            names = ("consumer",)
        elif client == ClientKind.NOT_SURE:
            names = (*names, "consumer")
    years = [one.on(today) for name in names if (one := rule(place, f"limitation_{name}_years"))]
    if not years:
        return None
    years.sort(key=lambda value: int(value.value))
    general = limit("contract", place, begins, years[0], today)
    others = [*years[1:], *(one.on(today) for name in LONGER if (one := rule(place, name)))]
    ends = [(_last(place, begins, other, today)[0], other) for other in others]
    longer, why = max(ends, key=lambda end: end[0], default=(general.last, years[0]))
    if longer <= general.last:
        return general
    return replace(general, longer=longer, longer_rule=why, rules=(*general.rules, why))


def statement(place: Place | None, published: date, today: date) -> Limit | None:
    """The limit of a claim about a false statement. Raises `NoRule`."""
    years = rule(place, "limitation_defamation_years")
    return limit("statement", place, published, years.on(today), today) if years else None


@lru_cache(maxsize=500)
def limit(kind: str, place: Place | None, begins: date, years: Value[int], today: date) -> Limit:
    """The limit of so many `years` after the day `begins`, as it stands on the day `today`."""
    rules: list[Value[Any]] = [years]
    if kind in ("contract", "statement"):
        last, more = _last(place, begins, years, today)
        rules += more
    else:
        last = add_years(begins, years.value)
    if (begins.month, begins.day) == (2, 29) and (last.month, last.day) == (2, 28):
        rules.append(parameter("law.calculation.limitation_leap_day").on(today))
    safe, before, passed = roll(place, last, -DAY)
    forward, after, _ = roll(place, last, DAY)
    known = min(before, after, key=lambda one: one.value)
    if safe != last:
        rules.append(parameter("law.calculation.limitation_rolls").on(today))
        rules += dict.fromkeys(table for one in passed for table in one.rules)
    near = parameter("law.calculation.limitation_near_days").on(today)
    state = _state(last, safe, near, today)
    if state == LimitState.NEAR:
        rules.append(near)
    id = years.parameter.split(".")[1]
    return Limit(
        f"{kind}_{id}",
        kind,
        title(around(place)[0]),
        begins,
        last,
        safe,
        last if known == Known.NOTHING else forward,
        state,
        (last - today).days,
        known != Known.NOTHING,
        known == Known.COURTS,
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


def _state(last: date, safe: date, near: Value[int], today: date) -> LimitState:
    if last < today:
        return LimitState.ENDED
    if last == today:
        return LimitState.ENDS_TODAY
    return LimitState.NEAR if (safe - today).days <= near.value else LimitState.OPEN


def add_years(day: date, count: int) -> date:
    """The same day `count` years later; 28 February where the year has no 29th."""
    try:
        return day.replace(year=day.year + count)
    except ValueError:
        return day.replace(year=day.year + count, day=28)
