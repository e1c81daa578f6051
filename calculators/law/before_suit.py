"""What has to come before a claim: a letter with time to answer, a request to correct."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import Any

from calculators.engine.parameters import NoRule, Value
from calculators.facts.parties import ClientKind
from calculators.law.court_days import roll
from calculators.law.facts import Facts
from calculators.law.gaps import DAY, LegalGap, gap
from calculators.law.limitation import statement
from calculators.law.places import Place, around, known_rule, rule, title

# Debtors whom England's protocol gives more time when a business claims from them.
INDIVIDUALS = (ClientKind.SOLE_TRADER, ClientKind.CONSUMER)
# What stands in the rules as `pre_suit_defamation_days_from`, where the days are a time to wait:
# how many days after the last of them a claim may follow.
WAITS = {"before the claim": 0, "in full before the claim": 1, "to reply": 1}


@dataclass(frozen=True)
class BeforeSuit:
    """One step. kind: debt | statement. send_by: the last safe day to take it, if one is set.

    sue_from: the first day to sue if it is taken today. early_by: the last safe day before taking
    it late costs what `late` says, counted from the publication.
    """

    id: str
    kind: str
    place: str
    required: bool
    media_only: bool
    send_by: date | None
    sue_from: date | None
    days: Value[int]
    rules: tuple[Value[Any], ...]
    early_by: date | None = None
    late: Value[Any] | None = None


def find(facts: Facts, today: date) -> tuple[tuple[BeforeSuit, ...], tuple[LegalGap, ...]]:
    """The steps for the debt at the client's place, and for a statement at both places."""
    steps, gaps = [], []
    places = dict.fromkeys((facts.client_place, facts.freelancer_place))
    tries: list[Callable[[], BeforeSuit | None]] = [lambda: _debt(facts, today)]
    if published := facts.statement_published:
        tries += [partial(_statement, place, published, today) for place in places]
    for attempt in tries:
        try:
            steps.append(attempt())
        except NoRule as missing:
            gaps.append(gap(missing))
    return tuple(step for step in steps if step), tuple(gaps)


def _debt(facts: Facts, today: date) -> BeforeSuit | None:
    place = facts.client_place
    individual = facts.client_kind in INDIVIDUALS
    found = rule(
        place, "pre_suit_debt_reply_days_individual" if individual else "pre_suit_debt_reply_days"
    )
    if found is None:
        return None
    days = found.on(today)
    complex_case = rule(place, "pre_suit_debt_reply_months_complex")
    return BeforeSuit(
        "debt",
        "debt",
        title(around(place)[0]),
        False,
        False,
        None,
        today + timedelta(days=days.value) + DAY,
        days,
        (days, *((complex_case.on(today),) if complex_case else ())),
    )


def _statement(place: Place | None, published: date, today: date) -> BeforeSuit | None:
    if rule(place, "pre_suit_defamation_step") is None:
        return None
    names = ("step", "required", "days", "days_from", "media_only")
    step, required, days, days_from, media = (
        known_rule(place, f"pre_suit_defamation_{name}").on(today) for name in names
    )
    more = [
        found.on(today)
        for name in ("contents", "late_costs")
        if (found := rule(place, f"pre_suit_defamation_{name}"))
    ]
    late = next((value for value in more if value.parameter.endswith("late_costs")), None)
    extra = WAITS.get(days_from.value)
    wait = None if extra is None else timedelta(days=days.value + extra)
    end = statement(place, published, today)
    # To sue on the last safe day, the step has to come so many days before it. Without such a
    # time to wait it can come as long as a claim can.
    last = end.safe - (wait or timedelta()) if end else None
    early = None if wait else published + timedelta(days=days.value)
    of_press = media.value
    return BeforeSuit(
        f"statement_{step.parameter.split('.')[1]}",
        "statement",
        title(around(place)[0]),
        required.value,
        of_press,
        roll(place, last, -DAY)[0] if last and not of_press else None,
        today + wait if wait and not of_press else None,
        days,
        (step, required, days, days_from, media, *more),
        roll(place, early, -DAY)[0] if early and late and not of_press else None,
        late,
    )
