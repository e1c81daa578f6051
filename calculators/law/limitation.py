"""Time limits: the legal last day, and the last safe day before it."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from calculators.engine.parameters import NoRule, Value, parameter
from calculators.law.facts import ContractForm
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
    ENDS_TODAY = "ends_today"
    ENDED = "ended"


@dataclass(frozen=True)
class Limit:
    """One time limit.

    last: the day that the law counts to. safe: the last open day up to it, to act on. forward: the
    next open day, to which some laws would let it move; never the answer. holidays: whether the
    public holidays of those days are known, or only weekends were left out.
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
    rules: tuple[Value, ...]


def contract(place: Place | None, form: ContractForm, begins: date, as_at: date) -> Limit | None:
    """The limit of a claim for pay. Not sure of the form: the shorter one. Raises `NoRule`."""
    names = {
        ContractForm.WRITTEN: ("written",), ContractForm.SPOKEN: ("oral",),
        ContractForm.NOT_SURE: ("written", "oral"),
    }[form]
    found = [rule(place, f"limitation_{name}_years") for name in names]
    years = [one.on(as_at) for one in found if one]
    if not years:
        return None
    return limit("contract", place, begins, min(years, key=lambda value: value.value), as_at)


def statement(place: Place | None, published: date, as_at: date) -> Limit | None:
    """The limit of a claim about a false statement. Raises `NoRule`."""
    years = rule(place, "limitation_defamation_years")
    return years and limit("statement", place, published, years.on(as_at), as_at)


def limit(kind: str, place: Place, begins: date, years: Value, as_at: date) -> Limit:
    """The limit of so many `years` after the day `begins`."""
    rules = [years]
    year_end = rule(place, "limitation_runs_from_year_end")
    if year_end and kind in ("contract", "statement") and year_end.on(as_at).value:
        rules.append(year_end.on(as_at))
        last = date(begins.year + years.value, 12, 31)
    else:
        last = add_years(begins, years.value)
        if (last.month, last.day) != (begins.month, begins.day):
            rules.append(parameter("law.calculation.limitation_leap_day").on(as_at))
    safe, known = roll(place, last, -DAY)
    forward, also = roll(place, last, DAY)
    if safe != last:
        rules.append(parameter("law.calculation.limitation_rolls").on(as_at))
    state = State.ENDED if last < as_at else State.ENDS_TODAY if last == as_at else State.OPEN
    id = years.parameter.split(".")[1]
    return Limit(
        f"{kind}_{id}", kind, title(around(place)[0]), begins, last, safe, forward, state,
        (last - as_at).days, known and also, tuple(rules),
    )


def add_years(day: date, count: int) -> date:
    """The same day `count` years later; 28 February where the year has no 29th."""
    try:
        return day.replace(year=day.year + count)
    except ValueError:
        return day.replace(year=day.year + count, day=28)


def roll(place: Place | None, day: date, step) -> tuple[date, bool]:
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
