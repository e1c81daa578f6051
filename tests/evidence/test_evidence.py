"""Letters, gaps and hours as properties; exports that stay harmless with hostile text."""

import csv
import io
import re
import time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.engine.answering import answer
from calculators.engine.exports import export
from calculators.engine.fields import Choice, questions
from calculators.evidence.calculator import Inputs, words
from calculators.evidence.index import COLUMNS
from calculators.facts import hours
from calculators.facts.exhibits import Category, letter

NOW = {"now": "2026-10-13T09:00Z"}
ANSWERS = st.sampled_from(["yes", "no", "not_sure"])
HOURS = st.fixed_dictionaries(
    {
        "day": st.just("2026-10-05"),
        "hours": st.decimals("0.01", 24, places=2).map(str),
        "tracking": st.sampled_from(["tracked", "manual", "not_sure"]),
        "memo": ANSWERS,
        "within_limit": ANSWERS,
        "activity": ANSWERS,
    }
)
EXHIBITS = st.fixed_dictionaries(
    {"category": st.sampled_from([c.value for c in Category]), "shows": st.just("a fact")},
    optional={
        "day": st.just("2026-10-01"),
        "kept_at": st.just("x.pdf"),
        "supports": st.sampled_from(["1", "2", "1, 2"]),
    },
)


def ask(**answers):
    answered = answer("evidence", NOW | answers)
    assert answered.errors is None, answered.errors
    return answered.outcome


# What only a contract on a platform has.
HOSTED = re.compile(r"\b(?:platform|milestones?|proposals|invitations|score|diary|support)\b", re.I)


def test_no_kind_of_evidence_sends_a_client_on_none_to_a_platform():
    for entry in ask(on_platform="no").classes:
        said = f"{entry.title} {entry.belongs} {entry.get} {entry.vanishes}"
        assert not HOSTED.search(said), said
    assert set(words()["direct"]) <= set(words()["classes"])


@pytest.mark.parametrize(
    ("index", "expected"),
    [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (701, "ZZ"), (702, "AAA")],
)
def test_letters_go_on_after_z(index, expected):
    assert letter(index) == expected


@given(exhibits=st.lists(EXHIBITS, max_size=40), claims=st.integers(2, 5))
def test_each_claim_has_an_exhibit_or_a_gap_and_never_both(exhibits, claims):
    outcome = ask(exhibits=exhibits, owed=[{"item": f"claim {n}"} for n in range(claims)])
    gaps = {gap.id for gap in outcome.gaps}
    assert len({entry.id for entry in outcome.exhibits}) == len(exhibits)
    for claim in outcome.claims:
        assert bool(claim.exhibits) != (claim.id in gaps)
    assert outcome.ready == sum(entry.state == "ready" for entry in outcome.classes)
    for entry in outcome.classes:
        assert (entry.state == "missing") == (f"class-{entry.id}" in gaps)


@given(rows=st.lists(HOURS, min_size=1, max_size=10), account=ANSWERS, client=ANSWERS)
def test_hours_add_up_and_one_doubt_is_enough_to_lose_the_word_protected(rows, account, client):
    outcome = ask(
        contract_type="hourly", work_hours=rows, account_verified=account, client_verified=client
    )
    total = sum(Decimal(row["hours"]) for row in rows)
    assert outcome.protected + outcome.not_protected + outcome.unclear == total
    for row, raw in zip(outcome.hours, rows, strict=True):
        said = {*raw.values(), account, client}
        expected = (
            "not_protected"
            if said & {"no", "manual"}
            else "unclear"
            if "not_sure" in said
            else "protected"
        )
        assert row.state == expected
        assert bool(row.reasons) == (expected != "protected")


def test_every_class_and_every_condition_has_its_words():
    assert set(words()["classes"]) == {category.value for category in Category}
    worked = questions(questions(Inputs)["work_hours"].rows)
    for condition in hours.words()["conditions"]:
        question = worked.get(condition["field"]) or questions(Inputs)[condition["field"]]
        assert condition["fails"] in {choice.value for choice in question.choices}
    asked = {
        name
        for name, question in (questions(Inputs) | worked).items()
        if question.choices and issubclass(type(question.choices[0]), Choice)
    }
    assert {c["field"] for c in hours.words()["conditions"]} == asked - {
        "contract_type",
        # What has happened says nothing about hours.
        "ended_by",
        "money_place",
        "platform",
        "on_platform",
    }


HOSTILE = ["=1+1", "@cmd", "<script>alert(1)</script>", "a|b\nc", "{{ 7*7 }}", "‮abc", "😀" * 10]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text_in_every_export(text):
    exhibit = {"category": "threats", "shows": text, "kept_at": text}
    exhibit |= {"day": "2026-10-01", "sha256": "a" * 64}
    answers = NOW | {"exhibits": [exhibit]}
    rows = list(csv.reader(io.StringIO(export("evidence", "csv", answers)["text"])))
    assert rows[0] == list(COLUMNS)
    assert len(rows) == 2
    # What would turn the direction of the file is no part of what was typed.
    assert rows[1][2].removeprefix("'") == text.replace("\u202e", "")
    assert not rows[1][2].startswith(("=", "+", "-", "@"))
    assert rows[1][3:] == ["2026-10-01", rows[1][2], "", "a" * 64]
    table = export("evidence", "markdown", answers)["text"].splitlines()
    assert len(table) == 3, "a cell never ends its row"
    assert "<script" not in table[2]
    assert "49" not in export("evidence", "text", answers)["text"]
    assert "<script" not in answer("evidence", answers).html()


def test_a_long_number_among_the_claims_is_refused_at_once():
    start = time.perf_counter()
    for text in ("1" * 28 + "x", "1" * 5000, "1, " * 2000 + "x", "and" * 2000 + "n"):
        rows = [{"category": "delivery", "shows": "It", "supports": text[:2000]}]
        answered = answer("evidence", NOW | {"exhibits": rows})
        assert "exhibits.0.supports" in answered.errors
    assert time.perf_counter() - start < 1
