"""Statutes that protect freelance workers: whose test is met, and which condition fails."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from calculators.engine.parameters import NoRule, Value, topic
from calculators.facts.owed import CENT, sum_by_currency
from calculators.facts.parties import ClientKind, WorkerKind, WorkKind
from calculators.law.facts import Facts
from calculators.law.places import Place, around, value

# What stands in the rules as `freelance_act_scope_worker`, and who is one.
WORKERS = {
    "natural person": (WorkerKind.PERSON,),
    "one person or a one-person company": (WorkerKind.PERSON, WorkerKind.ONE_PERSON_COMPANY),
}
# What stands in the rules as `freelance_act_excluded_clients`, and who is one.
CLIENTS = {"public body": ClientKind.PUBLIC_BODY, "private person": ClientKind.CONSUMER}
# The rules of a statute that an answer shows.
SHOWN = ("freelance_act_", "complaint_", "after_suit_")
# A list of exceptions, which few kinds of work fall under: while it is not known whether one fits,
# the rest of the test decides.
FEW = ("exclusions",)


@dataclass(frozen=True)
class Condition:
    """One part of a scope test. met: True, False, or None for what the reader has to find out.

    said: what the statute looks at, for the place. depends: on what it depends, for the work.
    """

    id: str
    met: bool | None
    rules: tuple[Value[Any], ...]
    said: str = ""
    depends: str = ""


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
    rules: dict[str, Value[Any]]


def find(facts: Facts, unpaid: Mapping[str, Decimal], today: date) -> tuple[Statute, ...]:
    """Every statute of the two places. unpaid: what is due, without interest, by currency."""
    ids = dict.fromkeys((*around(facts.client_place), *around(facts.freelancer_place)))
    return tuple(
        _hold(id, facts, unpaid, today)
        for id in ids
        if "freelance_act_name" in topic(f"law.{id}").parameters
    )


def bills(facts: Facts, today: date) -> tuple[Value[str], ...]:
    """What is known at the two places of such a statute that is not law."""
    places = dict.fromkeys((facts.client_place, facts.freelancer_place))
    found = (value(place, "freelance_act_bill", today) for place in places)
    return tuple(dict.fromkeys(one for one in found if one))


def _hold(id: str, facts: Facts, unpaid: Mapping[str, Decimal], today: date) -> Statute:
    parameters = topic(f"law.{id}").parameters
    day = max(facts.contract_began or today, parameters["freelance_act_effective"].history[0].value)
    rules: dict[str, Value[Any]] = {}
    for name, one in parameters.items():
        if name.startswith(SHOWN):
            try:
                rules[name.removeprefix("freelance_act_")] = one.on(day)
            except NoRule:
                continue
    conditions = tuple(_conditions(id, facts, rules))
    tested = [
        test.met
        for test in conditions
        if test.met is not None or test.depends or test.id not in FEW
    ]
    state = "fails" if False in tested else "open" if None in tested else "met"
    currency = rules["threshold"].unit
    multiple = rules.get("remedy_multiple")
    up_to = None
    if multiple and state != "fails" and unpaid.get(currency):
        up_to = (unpaid[currency] * multiple.value).quantize(CENT)
    return Statute(
        id,
        topic(f"law.{id}").title,
        state,
        rules["scope_place"].value,
        conditions,
        up_to,
        currency,
        rules,
    )


def _conditions(id: str, facts: Facts, rules: dict[str, Value[Any]]) -> Iterator[Condition]:
    yield _place(id, facts, rules)
    yield _date(facts, rules)
    yield _worth(facts, rules)
    if "scope_worker" in rules:
        yield _worker(facts, rules)
    if {"scope_client", "excluded_clients", "clients_only_if"} & rules.keys():
        yield _client(facts, rules)
    if "scope_work" in rules:  # a closed list of professions
        yield _work(facts, rules)
    if "excluded_work" in rules:
        yield _exclusions(facts, rules)


def _sure(met: bool | None, rule: Value[Any]) -> bool | None:
    """What `met` is worth: on a rule of low confidence no condition counts as met."""
    return None if met and rule.confidence == "low" else met


def _place(id: str, facts: Facts, rules: dict[str, Value[Any]]) -> Condition:
    def there(place: Place | None) -> bool | None:
        return None if place is None else id in around(place)

    ties = {
        "hiring party": (facts.client_place,),
        "work": (facts.freelancer_place,),
        "hiring party or work": (facts.client_place, facts.freelancer_place),
        "connection": (facts.client_place, facts.freelancer_place),
    }
    scope = rules["scope_place"]
    found = [there(place) for place in ties[scope.value]]
    met = True if True in found else None if None in found else False
    notes = (rules["scope_place_note"],) if "scope_place_note" in rules else ()
    return Condition("place", _sure(met, scope), (scope, *notes), scope.value)


def _date(facts: Facts, rules: dict[str, Value[Any]]) -> Condition:
    start = rules.get("contracts_from") or rules["effective"]
    met = None if facts.contract_began is None else facts.contract_began >= start.value
    return Condition("date", met, (start,))


def _worth(facts: Facts, rules: dict[str, Value[Any]]) -> Condition:
    threshold = rules["threshold"]
    period = [
        rules[name]
        for name in ("threshold_days", "threshold_by_calendar_year")
        if name in rules and rules[name].value
    ]
    week = [rules[n] for n in ("week_threshold", "week_threshold_days") if n in rules]
    worth = facts.work_value
    met: bool | None
    if worth is None:
        # What is unpaid is part of the work's worth: enough proves it, too little proves nothing.
        unpaid = sum_by_currency(facts.owed).get(threshold.unit, Decimal(0))
        met = True if unpaid >= Decimal(threshold.value) else None
    else:
        met = worth >= Decimal(threshold.value)
        if not met and week and worth >= Decimal(week[0].value):
            met = None
    return Condition("worth", met, (threshold, *period, *week))


def _worker(facts: Facts, rules: dict[str, Value[Any]]) -> Condition:
    scope = rules["scope_worker"]
    covered = WORKERS[scope.value]
    sure = facts.worker_kind != WorkerKind.NOT_SURE
    return Condition(
        "worker", _sure(facts.worker_kind in covered, scope) if sure else None, (scope,)
    )


def _client(facts: Facts, rules: dict[str, Value[Any]]) -> Condition:
    shown = tuple(rules[name] for name in ("scope_client", "excluded_clients") if name in rules)
    excluded, on_condition = rules.get("excluded_clients"), rules.get("clients_only_if")
    if excluded is None and on_condition is None:
        return Condition("client", True, shown)
    if facts.client_kind == ClientKind.NOT_SURE:
        return Condition("client", None, shown)
    if on_condition and (row := _row(on_condition, facts.client_kind)):
        return Condition("client", None, (*shown, on_condition), depends=row["only_if"])
    if excluded is None:
        return Condition("client", True, shown)
    out = [CLIENTS[name] for name in excluded.value]
    return Condition("client", _sure(facts.client_kind not in out, excluded), shown)


def _work(facts: Facts, rules: dict[str, Value[Any]]) -> Condition:
    """Whether the kind of work is on the closed list, and under which condition."""
    covered = rules["covered_work"]
    shown = (rules["scope_work"],)
    if facts.work_kind == WorkKind.NOT_SURE:
        return Condition("work", None, shown)
    row = _row(covered, facts.work_kind)
    if row is None:
        return Condition("work", False, shown)
    depends = row.get("only_if", "")
    return Condition("work", None if depends else _sure(True, covered), shown, depends=depends)


def _exclusions(facts: Facts, rules: dict[str, Value[Any]]) -> Condition:
    """Whether the statute leaves this kind of work out."""
    shown = (rules["excluded_work"],)
    out = rules.get("left_out_work")
    if out is None or facts.work_kind in (WorkKind.NOT_SURE, WorkKind.OTHER):
        return Condition("exclusions", None, shown)
    row = _row(out, facts.work_kind)
    if row is None:
        return Condition("exclusions", _sure(True, out), shown)
    depends = row.get("only_if", "")
    return Condition("exclusions", None if depends else False, shown, depends=depends)


def _row(listed: Value[Any], kind: WorkKind | ClientKind) -> dict[str, str] | None:
    rows: list[dict[str, str]] = listed.value
    return next((row for row in rows if row["kind"] == kind.value), None)
