"""What leaves an answer in a file."""

import icalendar
import pytest

from calculators.engine import registry
from calculators.engine.answering import answer
from calculators.engine.exports import export, exports, plain_cell


@pytest.mark.parametrize("first", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_begins_a_formula(first):
    assert plain_cell(f"{first}cmd") == f"'{first}cmd"
    assert plain_cell(f"a{first}cmd") == f"a{first}cmd"


@pytest.mark.parametrize(
    ("given", "plain"),
    [
        ("hi;=1+1;", "hi;'=1+1;"),
        ("hi; @SUM(A1)", "hi;' @SUM(A1)"),
        ('hi;"=1+1', "hi;'\"=1+1"),
        ("hi\n=1+1", "hi\n'=1+1"),
        ("hi\t+1", "hi\t'+1"),
        ("\uff1d1+1", "'\uff1d1+1"),
        ("a;b = c, -1", "a;b = c, -1"),
    ],
)
def test_no_formula_begins_where_a_program_splits_a_cell(given, plain):
    assert plain_cell(given) == plain


WITH_A_DAY = [
    ("claim", {"owed": [{"item": "Logo", "amount": "900", "due": "2026-08-31"}]}, "sue"),
    ("letter", {}, "answer"),
    ("start", {}, ""),
    ("timeline", {}, ""),
    ("triage", {"last_step": "contract_ended", "last_step_on": "2026-10-01"}, "dispute_filing"),
]


@pytest.mark.parametrize(("name", "told", "id"), WITH_A_DAY, ids=lambda one: str(one)[:9])
def test_the_day_of_an_answer_goes_into_a_calendar(name, told, id):
    answers = registry.find(name).example | told
    answered = answer(name, answers)
    kept = answered.calculator.module.day_to_keep(answered.inputs, answered.outcome)
    [event] = icalendar.Calendar.from_ical(export(name, "ics", answers)["text"]).events
    assert event.decoded("DTSTART") == kept.day
    assert str(event["SUMMARY"]) == kept.title
    assert kept.id == id or not id


def test_without_a_day_there_is_no_calendar():
    answered = answer("triage", {"now": "2026-10-02T09:00Z"})
    assert "ics" not in [one.kind for one in exports(answered)]
