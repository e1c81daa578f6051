"""No combination of answers gives an undefined value, a loose end, two totals or an empty part."""

import re
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from calculators.engine.fields import AnswerErrors, questions
from calculators.letter.calculator import Inputs
from calculators.letter.takeaway import markdown, marked, text
from calculators.letter.word_file import write
from tests.letter.golden import made

DAYS = some.dates(date(2025, 1, 1), date(2026, 11, 20)).map(str)
# "None" in a letter is a fault of ours, as nobody types it here.
TYPED = some.text(some.characters(codec="utf-8"), max_size=60).filter(
    lambda typed: "None" not in typed
)
WORDS = TYPED | some.sampled_from(
    ["The shop", "Refund me or one star.", "{{ x }}", "<b>", "\u202e", "“so” he said", "[date]"]
)
SUMS = some.decimals(min_value="0.01", max_value=10**7, places=2).map(str)
LETTERS = some.sampled_from(["", "A", "A, B", "b and a"])


def answer_of(question, required=False):
    """A strategy for the raw answer of one field, blank now and then."""
    kinds = {
        "date": DAYS,
        "instant": DAYS.map(lambda day: f"{day}T10:30"),
        "money": SUMS,
        "quantity": some.integers(1, 9).map(str),
        "number": some.integers(1, 60).map(str),
        "zone": some.sampled_from(["UTC", "Asia/Manila", "America/New_York"]),
        "fingerprint": some.just("ab" * 32),
        "text": WORDS,
        "long_text": WORDS,
        "one": some.sampled_from([c.value for c in question.choices] or [""]),
    }
    if question.kind == "several":
        values = some.sampled_from([choice.value for choice in question.choices])
        return some.lists(values, unique=True, max_size=2)
    kind = kinds[question.kind]
    if question.name == "exhibits":
        kind = LETTERS
    if question.name == "supports":
        kind = some.just("1")
    return kind if required else some.just("") | kind


def row_of(question):
    fields = questions(question.rows)
    return some.fixed_dictionaries(
        {name: answer_of(one, one.required) for name, one in fields.items()}
    )


@some.composite
def answers(draw):
    chosen = {}
    for name, question in questions(Inputs).items():
        if name == "edits":
            continue
        if question.kind == "rows":
            least = 2 if name == "exhibits" else 0
            chosen[name] = draw(some.lists(row_of(question), min_size=least, max_size=3))
        else:
            chosen[name] = draw(answer_of(question))
    for row in chosen["owed"]:
        row |= {"hours": "", "rate": "", "paid": "", "paid_on": ""}
    paragraphs = ["rights", "contract", "demand_pay", "statement_1", "table", "nowhere"]
    chosen["edits"] = [
        {"paragraph": paragraph, "text": draw(WORDS)}
        for paragraph in draw(some.lists(some.sampled_from(paragraphs), unique=True, max_size=2))
    ]
    return chosen | {"now": "2026-11-21T09:00", "zone": "UTC"}


def check(raw):
    try:
        inputs, outcome = made(raw)
    except AnswerErrors:
        return  # said beside the fields; tested there
    ids = [paragraph.id for paragraph in outcome.paragraphs]
    assert len(ids) == len(set(ids))
    for paragraph in outcome.paragraphs:
        assert paragraph.text.strip(), f"{paragraph.id} is empty"
        assert not re.search(r"\bNone\b|[\x02-\x05]", paragraph.text.replace(str(raw), ""))
        assert "".join(piece.text for piece in paragraph.pieces) == paragraph.text
        for gap in paragraph.gaps:
            assert paragraph.text[gap.start : gap.end] == f"[{gap.label}]"
            assert gap.field.split(".")[0] in questions(Inputs)
        for mark in paragraph.marks:
            assert paragraph.text[mark.start : mark.end] == mark.passage
    # One total: the sum of the rows, and the only sum that is asked for.
    for total in outcome.totals:
        rows = [row for row in outcome.rows if row.currency == total.id]
        assert total.total == sum(row.sum for row in rows)
        assert total.total == total.unpaid + total.interest
    asked = next((p for p in outcome.paragraphs if p.id in ("demand_pay", "demand_release")), None)
    if asked and asked.follows and outcome.totals and not asked.gaps:
        for total in outcome.totals:
            assert f"{total.total:,.2f} {total.id}" in asked.text
    # No reference dangles: each exhibit that is named is in the list.
    listed = {entry.id for entry in outcome.exhibits}
    for paragraph in outcome.paragraphs:
        if paragraph.follows:
            for named in re.findall(r"\(Exhibits? ([A-Z, and]+)\)$", paragraph.text):
                assert set(re.split(r", | and ", named)) <= listed
    assert outcome.stopped == (outcome.blocks > 0)
    for make in (text, markdown, marked, write):
        assert make(inputs, outcome)


@settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))
@given(answers())
def test_every_letter_is_whole(raw):
    check(raw)


@pytest.mark.thorough
@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(answers())
def test_every_letter_of_many_is_whole(raw):
    check(raw)
