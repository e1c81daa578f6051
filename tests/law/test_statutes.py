"""No scope test of a statute ignores a fact that it was given, and none is met too easily."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import product

import pytest

from calculators.engine.fields import AnswerErrors, YesNo, parse
from calculators.engine.parameters import topic, topics
from calculators.facts.contract import ContractForm
from calculators.facts.money import LawOf
from calculators.facts.owed import Currency, Owed
from calculators.facts.parties import ClientKind, WorkerKind, WorkKind
from calculators.law import statutes
from calculators.law.places import Place
from calculators.letter.calculator import Inputs, calculate

TODAY = date(2026, 11, 21)
ACTS = [
    id.removeprefix("law.")
    for id in topics()
    if id.startswith("law.") and "freelance_act_name" in topic(id).parameters
]
# Which fact each part of a scope test looks at.
LOOKS_AT = {
    "freelance_act_scope_place": ("client_place", "freelancer_place"),
    "freelance_act_scope_worker": ("worker_kind",),
    "freelance_act_excluded_clients": ("client_kind",),
    "freelance_act_effective": ("contract_began",),
    "freelance_act_contracts_from": ("contract_began",),
    "freelance_act_threshold": ("work_value", "owed"),
    "freelance_act_week_threshold": ("work_value",),
    "freelance_act_scope_work": ("work_kind",),
    "freelance_act_excluded_work": ("work_kind",),
}
# Says in words what other rules of the same statute test, or how they are counted.
WORDS = {
    "freelance_act_scope_client",
    "freelance_act_scope_place_note",
    "freelance_act_threshold_days",
    "freelance_act_threshold_by_calendar_year",
    "freelance_act_week_threshold_days",
    "freelance_act_covered_work",
    "freelance_act_left_out_work",
}


@dataclass(frozen=True, kw_only=True)
class Case:
    """The facts of a case whose every part fits the statute at `place`."""

    owed: tuple[Owed, ...] = ()
    freelancer_place: Place | None
    client_place: Place | None
    law_of: LawOf = LawOf.CLIENT
    worker_kind: WorkerKind = WorkerKind.PERSON
    work_kind: WorkKind = WorkKind.GRAPHIC_DESIGN
    client_kind: ClientKind = ClientKind.BUSINESS
    registered_in_india: YesNo = YesNo.NOT_SURE
    contract_began: date | None = date(2026, 1, 5)
    contract_form: ContractForm = ContractForm.WRITTEN
    agreed_interest: Decimal | None = None
    work_value: Decimal | None = Decimal(5000)
    demanded_on: date | None = None
    statement_published: date | None = None


def fitting(id):
    return Case(freelancer_place=Place(id), client_place=Place(id))


def held(id, case):
    found = [act for act in statutes.find(case, {}, TODAY) if act.id == id]
    return found[0] if found else None


def met(id, case):
    act = held(id, case)
    return act and tuple((test.id, test.met) for test in act.conditions)


def debt(amount):
    return (Owed(item="x", amount=Decimal(amount), due=date(2026, 6, 1), currency=Currency.USD),)


def others(id, fact):
    """Answers to one fact that the statute has to tell from the fitting one."""
    first = topic(f"law.{id}").parameters["freelance_act_effective"].history[0].value
    return {
        "client_place": [Place("us_wy"), None],
        "freelancer_place": [Place("us_wy"), None],
        "worker_kind": [WorkerKind.COMPANY, WorkerKind.NOT_SURE],
        "work_kind": [WorkKind.LAW_MEDICINE, WorkKind.CONSTRUCTION, WorkKind.NOT_SURE],
        "client_kind": [ClientKind.CONSUMER, ClientKind.PUBLIC_BODY, ClientKind.NOT_SURE],
        "contract_began": [first - timedelta(days=1), None],
        "work_value": [Decimal(1), None],
        "owed": [debt("100000")],
    }[fact]


def tells(id, fact):
    """Whether any other answer to the fact changes what the test says."""
    case = fitting(id)
    if fact == "owed":
        case = replace(case, work_value=None)
    # A statute that looks at both sides is tried with the other side elsewhere as well.
    sides = {"client_place": "freelancer_place", "freelancer_place": "client_place"}
    bases = [case]
    if fact in sides:
        bases.append(replace(case, **{sides[fact]: Place("us_wy")}))
    return any(
        met(id, base) != met(id, replace(base, **{fact: other}))
        for base, other in product(bases, others(id, fact))
    )


def scope(id):
    """The rules of a statute that decide whom it covers."""
    return [
        name
        for name in topic(f"law.{id}").parameters
        if name.startswith(
            (
                "freelance_act_scope",
                "freelance_act_excluded",
                "freelance_act_threshold",
                "freelance_act_week_threshold",
                "freelance_act_effective",
                "freelance_act_contracts_from",
            )
        )
    ]


@pytest.mark.parametrize("id", ACTS)
def test_no_part_of_a_scope_is_ignored(id):
    for name in scope(id):
        if name in WORDS:
            continue
        facts = LOOKS_AT[name]
        if name == "freelance_act_scope_place":
            looks = topic(f"law.{id}").parameters[name].history[-1].value
            facts = {"hiring party": facts[:1], "work": facts[1:]}.get(looks, facts)
        for fact in facts:
            assert tells(id, fact), f"{id}: {name} ignores {fact}"


@pytest.mark.parametrize("id", ACTS)
def test_every_rule_of_scope_stands_with_a_condition(id):
    shown = {
        value.parameter.rpartition(".")[2]
        for test in held(id, fitting(id)).conditions
        for value in test.rules
    }
    counted = {"freelance_act_threshold_by_calendar_year", "freelance_act_effective"}
    assert set(scope(id)) - shown <= counted


@pytest.mark.parametrize("id", ACTS)
def test_a_client_that_a_statute_leaves_out_is_out(id):
    excluded = topic(f"law.{id}").parameters.get("freelance_act_excluded_clients")
    out = [statutes.CLIENTS[name] for name in excluded.on(TODAY).value] if excluded else []
    for kind in ClientKind:
        state = held(id, replace(fitting(id), client_kind=kind)).state
        assert (state == "fails") == (kind in out), kind


ALL_FACTS = list(
    product(
        [Place("us_ca"), Place("us_ca_los_angeles")],
        [Place("us_ca_los_angeles"), Place("ph")],
        list(WorkerKind),
        list(ClientKind),
        [date(2026, 1, 5), date(2024, 1, 5), None],
        [Decimal(5000), None],
    )
)


def test_californias_and_los_angeless_statutes_are_not_met_by_work_of_no_kind():
    for client, home, worker, kind, began, worth in ALL_FACTS:
        case = Case(
            client_place=client,
            freelancer_place=home,
            worker_kind=worker,
            client_kind=kind,
            contract_began=began,
            work_value=worth,
            owed=debt("5000"),
            work_kind=WorkKind.NOT_SURE,
        )
        for id in ("us_ca", "us_ca_los_angeles"):
            act = held(id, case)
            assert act is None or act.state != "met", case


NAMED = [
    "You owe this under the Freelance Worker Protection Act.",
    "The Freelance Worker Protection Act, Business and Professions Code 18100 to 18107 applies.",
    "California's Freelance Worker Protection Act makes you pay.",
    "Senate Bill 988 applies.",
    "SB 988 applies.",
    "The Freelance Worker Protections Ordinance of Los Angeles applies.",
    "Section 18102 of the Business and Professions Code applies.",
]


@pytest.mark.parametrize("words", NAMED)
@pytest.mark.parametrize("place", ["us_ca", "us_ca_los_angeles"])
def test_no_letter_cites_californias_or_los_angeless_statute(words, place):
    """Whatever the other facts, as long as the kind of work is not said."""
    raw = {
        "client_place": place,
        "freelancer_place": place,
        "client_kind": "business",
        "worker_kind": "person",
        "contract_began": "2026-01-05",
        "work_value": "5000",
        "money_place": "unpaid_hours",
        "now": "2026-11-21T12:00Z",
        "owed": [{"item": "x", "amount": "5000", "due": "2026-06-01"}],
        "edits": [{"paragraph": "rights", "text": words}],
    }
    try:
        outcome = calculate(parse(Inputs, raw))
    except AnswerErrors as refusal:
        pytest.fail(str(refusal.errors))
    assert "statute_named" in {mark.id for _, mark in outcome.all_marks}
    assert outcome.stopped


@pytest.mark.parametrize(
    ("kind", "stopped"),
    [("graphic_design", False), ("software", True), ("marketing", True), ("not_sure", True)],
)
def test_a_letter_cites_californias_statute_where_the_kind_of_work_is_on_its_list(kind, stopped):
    raw = {
        "client_place": "us_ca",
        "freelancer_place": "ph",
        "client_kind": "business",
        "worker_kind": "person",
        "work_kind": kind,
        "contract_began": "2026-01-05",
        "work_value": "5000",
        "money_place": "unpaid_hours",
        "now": "2026-11-21T12:00Z",
        "owed": [{"item": "x", "amount": "5000", "due": "2026-06-01"}],
        "edits": [{"paragraph": "rights", "text": NAMED[0]}],
    }
    marks = {mark.id for _, mark in calculate(parse(Inputs, raw)).all_marks}
    assert ("statute_named" in marks) == stopped


def test_our_own_words_name_no_statute_of_these():
    raw = {
        "client_place": "us_ca_los_angeles",
        "freelancer_place": "us_ca_los_angeles",
        "client_kind": "business",
        "worker_kind": "person",
        "contract_began": "2026-01-05",
        "money_place": "unpaid_hours",
        "interest_claimed": "yes",
        "tone": "firm",
        "owed": [{"item": "x", "amount": "5000", "due": "2026-03-01", "due_basis": "completion"}],
        "now": "2026-11-21T12:00Z",
    }
    letter = " ".join(one.text for one in calculate(parse(Inputs, raw)).paragraphs)
    assert "Act" not in letter
    assert "Code" not in letter
    assert "Ordinance" not in letter
