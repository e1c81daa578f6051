"""The table of levels: complete, free of overlaps, monotone; and advice for every combination."""

from datetime import date
from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.engine.answering import answer
from calculators.engine.fields import questions
from calculators.engine.parameters import parameter
from calculators.triage.calculator import STEPS, Inputs, advice, applies, calculate, table

NOW = "2026-10-02T09:00Z"
LEVELS = table().ordered["level"]


def combinations():
    """Every combination of the table's answers."""
    names = list(table().answers)
    return (dict(zip(names, each, strict=True)) for each in product(*table().answers.values()))


def ask(**answers):
    answered = answer("triage", {"now": NOW} | answers)
    assert answered.errors is None, answered.errors
    return answered


def test_exactly_one_rule_applies_to_each_combination(capsys):
    coverage = table().check()
    with capsys.disabled():
        print(
            f"\ntriage: {coverage.combinations:,} combinations, {len(coverage.hits)} rules, "
            f"{len(coverage.gaps)} gaps, {len(coverage.overlaps)} overlaps"
        )
    assert coverage.complete, (coverage.gaps[:3], coverage.overlaps[:3], coverage.unreachable)
    assert coverage.combinations == 5 * 4**7


def test_a_worse_answer_never_lowers_the_level():
    assert set(table().ordered) == {"level", *table().answers}
    for question, answers in table().answers.items():
        assert sorted(table().ordered[question]) == sorted(answers)
    assert table().falls("level") == []


def test_every_combination_has_three_steps_and_something_to_avoid(capsys):
    used, count = set(), 0
    for answers in combinations():
        steps = [entry["id"] for entry in advice()["steps"] if applies(entry, answers)]
        assert len(steps) >= STEPS, answers
        used.update(steps[:STEPS])
        assert sum(applies(entry, answers) for entry in advice()["avoid"]) >= 2, answers
        count += 1
    assert used == {entry["id"] for entry in advice()["steps"]}, "a step that nobody ever sees"
    with capsys.disabled():
        print(f"\ntriage: {count:,} combinations have {STEPS} steps; {len(used)} different ones")


def test_advice_speaks_of_answers_and_rules_that_exist():
    for entry in advice()["steps"] + advice()["avoid"]:
        for question, allowed in entry["when"].items():
            assert set(allowed) <= set(table().answers[question]), entry["id"]
        if "parameter" in entry:
            assert parameter(entry["parameter"]).on(date(2026, 11, 21))
    assert set(advice()["find_out"]) == set(table().answers)


def test_the_form_offers_the_answers_of_the_table():
    for question, answers in table().answers.items():
        if question != "size":
            assert {c.value for c in questions(Inputs)[question].choices} == set(answers)


def test_there_are_at_most_eight_questions():
    assert len(questions(Inputs)) - len({"now"}) <= 8


def test_nothing_known_says_what_to_find_out_about_everything_it_does_not_know():
    answered = ask()
    open_questions = {entry.id for entry in answered.outcome.find_out}
    assert open_questions == set(table().answers) - {"platform_steps"}


def test_every_rule_renders():
    seen = set()
    for answers in combinations():
        rule = table().decide(answers).rule.id
        if rule not in seen:
            seen.add(rule)
            given_answers = {k: v for k, v in answers.items() if k != "size"}
            answered = ask(**given_answers)
            assert answered.outcome.headline in answered.html().replace("&#39;", "'")
    assert len(seen) == len(table().rules)


@given(
    low=st.decimals(0, 100_000, places=2),
    more=st.decimals(0, 100_000, places=2),
    answers=st.sampled_from(list(combinations())),
)
def test_a_larger_sum_never_lowers_the_level(low, more, answers):
    rest = {name: value for name, value in answers.items() if name != "size"}
    before, after = (
        LEVELS.index(ask(**rest, sum_at_stake=str(amount)).outcome.level)
        for amount in (low, low + more)
    )
    assert before <= after


@pytest.mark.parametrize("day", [date(2015, 5, 5), date(2023, 7, 1)])
def test_a_day_for_which_no_fee_is_known_is_not_guessed(day):
    inputs = Inputs(now=_noon(day), sum_at_stake=Decimal("500"))
    outcome = calculate(inputs)
    assert outcome.trace[0].kind == "no_rule"
    assert "size" in {entry.id for entry in outcome.find_out}


def _noon(day):
    from datetime import UTC, datetime, time

    return datetime.combine(day, time(12), UTC)
