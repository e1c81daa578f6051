"""The questions: one that is not asked could not change the plan, and none too many is asked."""

import json
from collections.abc import Iterator
from functools import cache
from itertools import product
from random import Random

import pytest

from calculators.engine.answering import answer
from calculators.engine.parameters import parameter
from calculators.start import plan
from calculators.start.message import PRESSING

NOW = "2026-10-02T09:00Z"
ASKED = plan.source()["questions"]
DEMANDS = ("refund", "off_platform", "files_or_access", "none")


def readings() -> Iterator[dict[str, str]]:
    for kind, threat, demand in product(ASKED["kind"], ASKED["threat"], DEMANDS):
        if threat == "offered" and kind not in ("review", "own", "doubt"):
            continue  # a good review is what is offered
        if threat == "told" and kind != "open":
            continue  # the reader's own account holds nothing over anybody
        # One demand will do for a call: what is said of it goes by no other.
        for channel in ASKED["channel"] if demand == "refund" else ("written",):
            given = {"kind": kind, "threat": threat, "demand": demand, "channel": channel}
            given["notice"] = "no"
            yield given | {"by_account": "no"}
            if threat == "none" and demand == "refund":
                yield given | {"by_account": "no", "notice": "yes"}
            # A threat that the reader tells of, and confirmed.
            if kind in ("danger", "review", "other") and threat in PRESSING:
                yield given | {"by_account": "yes"}


def answers_to(question: str, given: dict[str, str]) -> list[str]:
    if question == "day":
        return ["given"]
    offered = plan.source()["steps"].get(given.get("money_place", ""))
    return offered if question == "last_step" and offered else ASKED[question]


def paths(given: dict[str, str], length: int = 0) -> Iterator[tuple[dict[str, str], int]]:
    """Every way through the questions that are asked, to where none is asked any more."""
    question = plan.next_question(given)
    if not question:
        yield given, length
        return
    for value in answers_to(question, given):
        yield from paths(given | {question: value}, length + 1)


@cache
def ways() -> list[tuple[dict[str, str], list[tuple[dict[str, str], int]]]]:
    """Each reading with every way through its questions."""
    return [(reading, list(paths(reading))) for reading in readings()]


def shown(given: dict[str, str]) -> tuple[str, ...]:
    return _shown(frozenset((name, value) for name, value in given.items() if name in ASKED))


@cache
def _shown(given: frozenset[tuple[str, str]]) -> tuple[str, ...]:
    return tuple(f"{entry.section}.{entry.id}" for entry in plan.applying(dict(given)))


# What was not asked is answered for a third of the readings in `make test`, for all in the audit.
@pytest.mark.parametrize(
    "part", [0, *(pytest.param(part, marks=pytest.mark.thorough) for part in (1, 2))]
)
def test_a_question_that_is_not_asked_could_not_have_changed_the_plan(
    capsys: pytest.CaptureFixture[str], part: int
) -> None:
    ends, longest = 0, 0
    mine = {*Random(1).sample(range(len(ways())), len(ways()))[part::3]}
    for number, (reading, found) in enumerate(ways()):
        most = plan.most_left(reading)
        for given, length in found:
            ends, longest = ends + 1, max(longest, length)
            assert length <= most, given
            if "day" not in given:
                assert not any(entry.clock for entry in plan.applying(given)), given
            if number not in mine:
                continue
            # `stake` is offered beside every plan, so there it is not left out.
            left = [q for q in ("money_place", "last_step", "review_content") if q not in given]
            for values in product(*(answers_to(q, given) for q in left)):
                more = given | dict(zip(left, values, strict=True))
                assert shown(more) == shown(given), (given, more)
    with capsys.disabled():
        print(f"\nstart: {ends:,} ways through the questions, at most {longest} answers")
    assert longest == plan.MOST_ASKED


def test_each_question_that_is_asked_can_change_the_plan() -> None:
    asked = {
        (question, frozenset(before.items()))
        for reading in readings()
        for question, before in _asked(reading)
    }
    for question, fixed in asked:
        before = dict(fixed)
        # Where the money is decides together with the step that is asked after it.
        later = ASKED["last_step"] if question == "money_place" else [plan.NOT_SURE]
        plans = (
            shown({"last_step": step} | before | {question: value})
            for value in answers_to(question, before)
            for step in later
        )
        first = next(plans)
        assert any(other != first for other in plans), (question, before)


def _asked(given: dict[str, str]) -> Iterator[tuple[str, dict[str, str]]]:
    """Each question that is asked on some way, with the answers given before it; not the day."""
    question = plan.next_question(given)
    if not question:
        return
    if question != "day":
        yield question, given
    for value in answers_to(question, given):
        yield from _asked(given | {question: value})


def test_every_entry_can_be_seen_and_rests_on_a_rule_that_exists() -> None:
    # Another stake changes the plan for few answers, so each is asked where one is still missing.
    missing = {f"{entry.section}.{entry.id}" for entry in plan.entries()}
    for stake in ASKED["stake"]:
        for _, found in ways():
            for given, _ in found:
                if not missing:
                    break
                missing.difference_update(shown(given | {"stake": stake}))
    assert not missing
    for entry in plan.entries():
        assert set(entry.when) <= set(ASKED)
        for question, allowed in entry.when.items():
            assert set(allowed) <= set(ASKED[question]), entry.id
        if entry.rule:
            assert parameter(entry.rule)
        assert bool(entry.clock) == bool(entry.late), entry.id


@pytest.mark.parametrize("money", ["held", "released", "unpaid_hours", "none", "not_sure"])
@pytest.mark.parametrize("kind", ["bad_review", "legal", "harm_threat", "none", "not_sure"])
def test_every_plan_says_what_goes_on_in_two_sentences(money: str, kind: str) -> None:
    answered = answer(
        "start", {"now": NOW, "money_place": money, "lever": kind, "client_message": "Pay me back."}
    )
    outcome = answered.outcome
    assert len(outcome.going_on) == 2
    assert ("Do not answer while somebody" in answered.html()) == (kind == "harm_threat")
    assert all((outcome.avoid, outcome.now, outcome.then, outcome.say))
    assert "no threat" not in " ".join(item.text for item in outcome.going_on).lower().replace(
        "we found no threat in these words", ""
    )


def test_the_marks_are_words_of_the_message() -> None:
    words = "Hi Ann.\n\nRefund me or I leave <b>one star</b> & tell everyone."
    outcome = answer("start", {"now": NOW, "client_message": words}).outcome
    assert "".join(piece.text for piece in outcome.said.pieces) == words
    assert any(piece.label for piece in outcome.said.pieces)


def test_a_long_message_is_quoted_word_for_word_where_it_presses() -> None:
    words = "We talked about colours. " * 80 + "Refund me or I leave one star. " + "Bye. " * 50
    outcome = answer("start", {"now": NOW, "client_message": words}).outcome
    assert outcome.said.quote in words
    assert len(outcome.said.quote) <= 1000
    assert "one star" in outcome.said.quote


def test_another_step_is_asked_for_its_own_day() -> None:
    answered = answer(
        "start",
        {
            "now": NOW,
            "money_place": "held",
            "last_step": "contract_ended",
            "last_step_on": "2026-10-01",
            "client_message": "Refund me or I leave one star.",
        },
    )
    html = answered.html()
    assert 'data-answer="last_step" data-clears="last_step_on day_known"' in html
    assert 'data-answer="money_place" data-clears="last_step last_step_on day_known"' in html


def test_what_is_handed_to_another_tool_is_text_and_never_html() -> None:
    html = answer(
        "start", {"now": NOW, "client_message": "Refund me or I leave one star \"><img src=x>'"}
    ).html()
    assert "<img" not in html
    assert 'data-facts="{&#34;' in html


def test_a_report_is_told_that_the_words_were_said_in_a_call() -> None:
    text = 'On zoom call today he said: "If you don\'t make 6 pages for free I leave one star."'
    answered = answer("start", {"client_message": text, "now": "2026-11-27T09:00Z"})
    told = [json.loads(item.facts) for item in answered.outcome.report if item.facts]
    assert told[0]["threats"][0]["channel"] == "call"
    written = answer(
        "start", {"client_message": "Refund me or one star.", "now": "2026-11-27T09:00Z"}
    )
    told = [json.loads(item.facts) for item in written.outcome.report if item.facts]
    assert "channel" not in told[0]["threats"][0]
