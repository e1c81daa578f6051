"""No answer is calm where a day is missing from which a clock would run."""

from itertools import product

import pytest

from calculators.deadlines.inputs import Inputs
from calculators.engine import cards
from calculators.engine.answering import answer
from calculators.engine.exports import export
from calculators.engine.fields import questions
from calculators.facts.contract import ContractType
from calculators.facts.events import EventKind
from calculators.facts.feedback import ReviewContent
from calculators.facts.money import MoneyPlace
from calculators.facts.steps import LastStep

NOW = "2026-10-02T09:00Z"
TODAY = "2026-10-02"
CALM = (
    "No clock runs",
    "We know of no clock that runs",
    "We know of no deadline that you must meet now",
)


def runs(answers):
    return {clock.id for clock in answer("deadlines", answers).outcome.clocks if clock.runs}


def filled(answers, field):
    """The same answers with the day of the answer under a field."""
    path = field.split(".")
    if len(path) == 3:
        rows = [dict(row) for row in answers["events"]]
        rows[int(path[1])][path[2]] = TODAY
        return answers | {"events": rows}
    if field == "money_place":
        return answers | {"money_place": "held", "last_step_on": TODAY}
    days = {"releases": [{"released": TODAY}], "hours_worked": f"{TODAY}T08:00Z"}
    return answers | {field: days.get(field, TODAY)}


def states():
    """Every combination of what can be said without a day."""
    kinds = product(
        ("", ContractType.FIXED_PRICE.value, ContractType.HOURLY.value),
        (place.value for place in MoneyPlace),
        ("", *(step.value for step in LastStep)),
        ("", ReviewContent.OPINION.value),
    )
    for kind, place, step, review in kinds:
        told = {"contract_type": kind, "money_place": place, "last_step": step}
        yield told | {"review_content": review, "now": NOW}


def test_what_is_said_without_its_day_is_never_calm():
    calls = 0
    for told in states():
        answered = answer("deadlines", told)
        missing = [day.field for day in answered.outcome.missing]
        calls += len(missing)
        assert any(words in answered.html() for words in CALM) is not bool(missing), told
        # The last step is the day that most readers are asked for.
        dated = runs(filled(told, "last_step_on")) if told["last_step"] else set()
        assert (dated > set()) is ("last_step_on" in missing), told
        if told["money_place"] == "released" and told["contract_type"] != "hourly":
            assert "releases" in missing, told
    assert calls > 100


@pytest.mark.parametrize(
    "told",
    [
        {"money_place": "released"},
        {"money_place": "unpaid_hours"},
        {"last_step": "contract_ended"},
        {"last_step": "refund_requested"},
        {"last_step": "refund_requested", "last_step_on": TODAY},
        {"last_step": "refund_requested", "money_place": "not_sure"},
        {"contract_type": "fixed_price", "last_step": "release_refused"},
        {"review_content": "opinion"},
        {"events": [{"kind": "hours_disputed"}]},
    ],
)
def test_the_day_that_is_called_for_starts_the_clock_and_has_a_question(told):
    told = told | {"now": NOW}
    answered = answer("deadlines", told)
    (missing,) = answered.outcome.missing
    assert runs(filled(told, missing.field)) - runs(told)
    assert missing.field.split(".")[0] in questions(Inputs)
    page = answered.html()
    assert f'href="#deadlines-{missing.field.replace(".", "-")}" data-field-link' in page
    written = export("deadlines", "text", told)["text"]
    for text in (page, written, cards.card("deadlines", told, NOW)):
        place = "it is not known where the money is"
        assert (place if missing.is_place else f"{missing.day} is missing") in text
        assert not [words for words in CALM if words in text]


def test_each_row_without_its_day_is_called_for_where_a_clock_counts_from_it():
    for kind in EventKind:
        told = {"now": NOW, "events": [{"kind": kind.value}]}
        missing = [day.field for day in answer("deadlines", told).outcome.missing]
        starts = bool(runs(filled(told, "events.0.when")))
        assert ("events.0.when" in missing) is starts, kind
