"""How far a text is, in words: the number of facts that it still lacks goes down as they come."""

import pytest

from calculators.engine.answering import answer
from calculators.engine.rendering import environment

STATE = '{% from "writing/missing.html.jinja" import state %}{{ state("letter", gaps, wrong, no) }}'
NOW = {"now": "2026-11-29T10:00Z", "zone": "UTC"}


@pytest.mark.parametrize("wrong", [True, False])
@pytest.mark.parametrize(
    ("count", "said"),
    [
        (1, "one fact is missing"),
        (2, "two facts are missing"),
        (6, "six facts are missing"),
        (7, "more than six facts are missing"),
    ],
)
def test_the_facts_that_are_missing_are_counted_in_words(count: int, said: str, wrong: bool):
    text = environment().from_string(STATE).render(gaps=["one"] * count, wrong=wrong, no=False)
    assert said in text


@pytest.mark.parametrize(
    ("tool", "answers", "said"),
    [
        ("letter", {}, "more than six facts are missing"),
        ("messages", {"message": "refund_refusal"}, "two facts are missing"),
    ],
)
def test_a_case_that_has_begun_says_how_many(tool: str, answers: dict[str, str], said: str):
    assert said in answer(tool, NOW | answers).html("")
