"""What has to come before a claim: a letter with time to answer, a request to correct.

`facts` are any answers with the shared facts `client_place`, `freelancer_place`, `client_kind`
and `statement_published`.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from calculators.engine.parameters import NoRule, Value
from calculators.law.facts import ClientKind
from calculators.law.gaps import DAY, Gap, gap
from calculators.law.limitation import roll, statement
from calculators.law.places import Place, around, rule, title

# Debtors whom England's protocol gives more time when a business claims from them.
INDIVIDUALS = (ClientKind.SOLE_TRADER, ClientKind.CONSUMER)


@dataclass(frozen=True)
class BeforeSuit:
    """One step. kind: debt | statement. send_by: the last safe day to take it, if one is set.

    sue_from: the first day to sue if it is taken on the day reckoned to.
    """

    id: str
    kind: str
    place: str
    required: bool
    media_only: bool
    send_by: date | None
    sue_from: date | None
    days: Value
    rules: tuple[Value, ...]


def find(facts, as_at: date) -> tuple[tuple[BeforeSuit, ...], list[Gap]]:
    """The steps for the debt at the client's place, and for a statement at both places."""
    steps, gaps = [], []
    places = dict.fromkeys((facts.client_place, facts.freelancer_place))
    tries = [lambda: _debt(facts, as_at)]
    if facts.statement_published:
        tries += [lambda place=place: _statement(place, facts, as_at) for place in places]
    for attempt in tries:
        try:
            steps.append(attempt())
        except NoRule as missing:
            gaps.append(gap(missing))
    return tuple(step for step in steps if step), gaps


def _debt(facts, as_at: date) -> BeforeSuit | None:
    place = facts.client_place
    name = "pre_suit_debt_reply_days"
    if facts.client_kind in INDIVIDUALS:
        name += "_individual"
    found = rule(place, name)
    if found is None:
        return None
    days = found.on(as_at)
    complex_case = rule(place, "pre_suit_debt_reply_months_complex")
    return BeforeSuit(
        "debt", "debt", title(around(place)[0]), False, False, None,
        as_at + timedelta(days=days.value) + DAY, days,
        (days, *((complex_case.on(as_at),) if complex_case else ())),
    )


def _statement(place: Place | None, facts, as_at: date) -> BeforeSuit | None:
    if rule(place, "pre_suit_defamation_step") is None:
        return None
    names = ("step", "required", "days", "days_from", "media_only")
    step, required, days, days_from, media = (
        rule(place, f"pre_suit_defamation_{name}").on(as_at) for name in names)
    contents = rule(place, "pre_suit_defamation_contents")
    length = timedelta(days=days.value)
    end = statement(place, facts.statement_published, as_at)
    if days_from.value == "after learning of it":
        # The day of publication is the earliest on which the reader can have learned of it.
        last = facts.statement_published + length
    else:
        last = end.last - length if end else None
    waits = days_from.value != "after learning of it"
    return BeforeSuit(
        f"statement_{step.parameter.split('.')[1]}", "statement", title(around(place)[0]),
        required.value, media.value,
        roll(place, last, -DAY)[0] if last and not media.value else None,
        as_at + length + DAY if waits and not media.value else None,
        days, (step, required, days, days_from, media,
               *((contents.on(as_at),) if contents else ())),
    )
