"""What leaves an answer in a file."""

from datetime import UTC, date, datetime

import icalendar
import pytest

from calculators.engine import registry
from calculators.engine.answering import answer
from calculators.engine.calendar_file import event
from calculators.engine.exports import NoExport, actions, export, exports, plain_cell
from calculators.engine.formats import format_day
from calculators.engine.packs import DEFAULT, packs
from calculators.engine.rendering import DIRECTION


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
        ("\u202e=1+1", "'=1+1"),
        ("7;\u200f=4", "7;'=4"),
        ("\u2066@SUM(1)\u2069", "'@SUM(1)"),
    ],
)
def test_no_formula_begins_where_a_program_splits_a_cell(given, plain):
    assert plain_cell(given) == plain


TURNED = "abc\u202edef\u2066\u2069\u200f"


@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("evidence", {"exhibits": {"category": "contract", "shows": TURNED}}),
        ("claim", {"owed": {"item": TURNED, "amount": "900", "due": "2026-08-31"}}),
    ],
)
def test_nothing_that_was_typed_turns_the_direction_of_an_answer_or_its_files(name, rows):
    answers = registry.find(name).example | {key: [row] for key, row in rows.items()}
    answered = answer(name, answers)
    kinds = [each for each in exports(answered) if each.kind not in ("json", "ics")]
    texts = [answered.html(), *(export(name, each.kind, answers)["text"] for each in kinds)]
    assert len(texts) > 3
    for text in texts:
        assert not set(text) & set(DIRECTION)
    assert all("abcdef" in text for text in texts)
    # Data is what was typed, letter by letter.
    assert TURNED in export(name, "json", answers)["text"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\x85", "\u2028", "\u2029"], ids=repr)
def test_a_title_begins_no_line_of_a_calendar(end):
    lines = event("a", datetime(2026, 10, 1, tzinfo=UTC), date(2026, 10, 2), f"a{end}URL:b", "c")
    assert "SUMMARY:a\\nURL:b" in lines
    assert all(line.splitlines() == [line] for line in lines)


# A clock of the reader's runs on another platform.
ELSEWHERE = {
    "platform": "freelancer",
    "events": [{"kind": "dispute_filed", "by": "client", "when": "2026-10-01"}],
}
WITH_A_DAY = [
    ("claim", {"owed": [{"item": "Logo", "amount": "900", "due": "2026-08-31"}]}, "sue"),
    ("letter", {}, "answer"),
    ("start", {}, ""),
    ("start", ELSEWHERE, "dispute_answer"),
    ("timeline", {}, ""),
    ("timeline", ELSEWHERE, "dispute_answer"),
    ("triage", {"last_step": "contract_ended", "last_step_on": "2026-10-01"}, "dispute_filing"),
]


def kept_and_written(name, told):
    """The day that a tool keeps of its example with these answers, and its entry in the file."""
    answers = registry.find(name).example | told
    answered = answer(name, answers)
    [event] = icalendar.Calendar.from_ical(export(name, "ics", answers)["text"]).events
    return answered.calculator.module.day_to_keep(answered.inputs, answered.outcome), event


@pytest.mark.parametrize(("name", "told", "id"), WITH_A_DAY, ids=lambda one: str(one)[:9])
def test_the_day_of_an_answer_goes_into_a_calendar(name, told, id):
    kept, event = kept_and_written(name, told)
    assert event.decoded("DTSTART") == kept.day
    assert str(event["SUMMARY"]) == kept.title
    assert kept.id == id or not id


@pytest.mark.parametrize(("name", "told", "id"), WITH_A_DAY, ids=lambda one: str(one)[:9])
def test_a_calendar_says_what_to_do_and_on_what_its_day_rests(name, told, id):
    kept, event = kept_and_written(name, told)
    said, source = str(event["DESCRIPTION"]), kept.rules[0].sources[0]
    assert said.startswith(kept.title.rstrip("."))
    assert said != str(event["SUMMARY"])
    assert f"Rule: {kept.rules[0].description}: " in said
    assert f"Source: {source.title}" in said
    assert f" on {format_day(source.read)}." in said


CORRECTED = [
    ("claim", {"owed": [{"item": "Logo", "amount": "900", "due": "2026-09-30"}]}),
    ("letter", {"reply_days": "20"}),
    ("start", {"last_step_on": "2026-09-30"}),
    ("timeline", {"events": [{"kind": "contract_ended", "by": "client", "when": "2026-09-30"}]}),
]


def entry(name, answers):
    [found] = icalendar.Calendar.from_ical(export(name, "ics", answers)["text"]).events
    return found


@pytest.mark.parametrize(("name", "told"), CORRECTED, ids=lambda one: str(one)[:9])
def test_a_corrected_day_corrects_its_entry(name, told):
    example = registry.find(name).example
    before, after = entry(name, example), entry(name, example | told)
    assert before.decoded("DTSTART") != after.decoded("DTSTART")
    assert before["UID"] == after["UID"]


@pytest.mark.parametrize(
    ("gone", "named"),
    [
        ((), {"contract_began": "2026-08-25"}),
        (("contract_began",), {"contract_id": "7"}),
        (("contract_began", "contract_id"), {"contract_title": "A lamp"}),
    ],
)
def test_the_entries_of_two_contracts_stand_beside_each_other(gone, named):
    told = registry.find("letter").example
    example = {name: value for name, value in told.items() if name not in gone}
    assert entry("letter", example)["UID"] != entry("letter", example | named)["UID"]


LATE = [{"kind": "contract_ended", "by": "client", "when": "2026-10-01"}]
ENDED = {"contract_ended": "2026-10-01", "ended_by": "client", "money_place": "held"}
# Nothing told; every clock over; a client on no platform; another platform with nothing told.
WITHOUT_A_CLOCK = [
    {},
    ENDED | {"contract_ended": "2024-10-01"},
    ENDED | {"on_platform": "no"},
    *({"platform": each} for each in packs() if each != DEFAULT),
]


@pytest.mark.parametrize(
    ("name", "answers"),
    [
        ("triage", {"now": "2026-10-02T09:00Z"}),
        *(("deadlines", told | {"now": "2026-10-02T09:00Z"}) for told in WITHOUT_A_CLOCK),
        # By one way to count the day is over already.
        (
            "timeline",
            {"events": LATE, "money_place": "held", "zone": "UTC", "now": "2026-10-08T12:00Z"},
        ),
    ],
)
def test_without_a_day_ahead_there_is_no_calendar(name, answers):
    answered = answer(name, answers)
    assert answered.errors is None
    assert "ics" not in [one.kind for one in exports(answered)]
    assert 'data-export="ics"' not in actions(answered)
    with pytest.raises(NoExport):
        export(name, "ics", answers)
