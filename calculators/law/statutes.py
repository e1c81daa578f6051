"""Statutes that protect freelance workers: whose test is met, and which condition fails.

`facts` are any answers with the shared facts `freelancer_place`, `client_place`, `worker_kind`,
`contract_began` and `work_value`.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from calculators.engine.parameters import NoRule, Value, topic
from calculators.law.facts import WorkerKind
from calculators.law.owed import CENT
from calculators.law.places import Place, around

# What stands in the rules as `freelance_act_scope_worker`, and who is one.
WORKERS = {
    "natural person": (WorkerKind.PERSON,),
    "one person or a one-person company": (WorkerKind.PERSON, WorkerKind.ONE_PERSON_COMPANY),
}


@dataclass(frozen=True)
class Condition:
    """One part of a scope test. met: True, False, or None for what the reader has to find out."""

    id: str
    met: bool | None
    rules: tuple[Value, ...]
    said: str = ""


@dataclass(frozen=True)
class Statute:
    """A freelance-worker statute held against the facts.

    state: met | open (something is to be found out) | fails. up_to: the most that a court may
    award, the debt included; None where no multiple is known. rules: all else that it gives.
    """

    id: str
    title: str
    state: str
    looks_at: str
    conditions: tuple[Condition, ...]
    up_to: Decimal | None
    currency: str
    rules: dict[str, Value]


def find(facts, unpaid: dict[str, Decimal], as_at: date) -> tuple[Statute, ...]:
    """Every statute of the two places. unpaid: the debt without interest, by currency."""
    ids = dict.fromkeys((*around(facts.client_place), *around(facts.freelancer_place)))
    return tuple(
        _hold(id, facts, unpaid, as_at)
        for id in ids if "freelance_act_name" in topic(f"law.{id}").parameters
    )


def _hold(id: str, facts, unpaid, as_at) -> Statute:
    parameters = topic(f"law.{id}").parameters
    day = max(facts.contract_began or as_at, parameters["freelance_act_effective"].history[0].value)
    rules = {}
    for name, one in parameters.items():
        if name.startswith(("freelance_act_", "complaint_", "after_suit_")):
            try:
                rules[name.removeprefix("freelance_act_")] = one.on(day)
            except NoRule:
                continue
    conditions = tuple(
        test for test in (
            _place(id, facts, rules), _date(facts, rules), _worth(facts, unpaid, rules),
            _worker(facts, rules), *_to_check(rules),
        ) if test
    )
    tested = [test.met for test in conditions if test.id not in ("work", "client")]
    state = "fails" if False in tested else "open" if None in tested else "met"
    currency = rules["threshold"].unit
    multiple = rules.get("remedy_multiple")
    up_to = None
    if multiple and state != "fails" and unpaid.get(currency):
        up_to = (unpaid[currency] * multiple.value).quantize(CENT)
    return Statute(id, topic(f"law.{id}").title, state, rules["scope_place"].value, conditions,
                   up_to, currency, rules)


def _place(id: str, facts, rules) -> Condition:
    def there(place: Place | None) -> bool | None:
        return None if place is None else id in around(place)

    ties = {
        "hiring party": (facts.client_place,),
        "work": (facts.freelancer_place,),
        "hiring party or work": (facts.client_place, facts.freelancer_place),
        "connection": (facts.client_place, facts.freelancer_place),
    }
    found = [there(place) for place in ties[rules["scope_place"].value]]
    met = True if True in found else None if None in found else False
    notes = (rules["scope_place_note"],) if "scope_place_note" in rules else ()
    return Condition("place", met, (rules["scope_place"], *notes), rules["scope_place"].value)


def _date(facts, rules) -> Condition:
    start = rules.get("contracts_from") or rules["effective"]
    met = None if facts.contract_began is None else facts.contract_began >= start.value
    return Condition("date", met, (start,))


def _worth(facts, unpaid, rules) -> Condition:
    threshold = rules["threshold"]
    period = [rules[name] for name in ("threshold_days", "threshold_by_calendar_year")
              if name in rules and rules[name].value]
    week = [rules[n] for n in ("week_threshold", "week_threshold_days") if n in rules]
    worth = facts.work_value
    if worth is None:
        # What is unpaid is part of the work's worth: enough proves it, too little proves nothing.
        enough = unpaid.get(threshold.unit, Decimal(0)) >= Decimal(threshold.value)
        met = True if enough else None
    else:
        met = worth >= Decimal(threshold.value)
        if not met and week and worth >= Decimal(week[0].value):
            met = None
    return Condition("worth", met, (threshold, *period, *week))


def _worker(facts, rules) -> Condition | None:
    if "scope_worker" not in rules:
        return None
    covered = WORKERS[rules["scope_worker"].value]
    sure = facts.worker_kind != WorkerKind.NOT_SURE
    return Condition("worker", facts.worker_kind in covered if sure else None,
                     (rules["scope_worker"],))


def _to_check(rules) -> list[Condition]:
    """What only the reader can judge: the kind of work and of client."""
    work = tuple(rules[name] for name in ("scope_work", "excluded_work") if name in rules)
    client = tuple(rules[name] for name in ("scope_client",) if name in rules)
    return [Condition(id, None, found) for id, found in (("work", work), ("client", client))
            if found]
