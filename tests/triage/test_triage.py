"""The tables of levels: complete, free of overlaps, monotone; and advice for every answer."""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time
from decimal import Decimal
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.engine.answering import Answer, answer
from calculators.engine.exports import place
from calculators.engine.fields import questions
from calculators.engine.parameters import parameter
from calculators.facts.threats import Demand, Lever
from calculators.reading.labels import labels
from calculators.triage.calculator import STEPS, calculate
from calculators.triage.inputs import Inputs
from calculators.triage.level import ALIKE, CLOCKS, answers_for_level, floor, table
from calculators.triage.verdicts import verdicts
from calculators.triage.words import advice, applies

NOW = "2026-10-02T09:00Z"
LEVELS = table().ordered["level"]
# What the advice looks at beside the answers of the two tables.
DERIVED = {
    "clock": (*CLOCKS, "other"),
    "tied": ("yes", "other", "no", "not_sure"),
    "contract_type": ("fixed_price", "hourly", "mixed", "not_sure"),
}
# The answers that call for the least.
QUIET = {
    "clock": "none",
    "tied": "no",
    "feedback_tie": "no",
    "demand": "none",
    "lever": "none",
    "money_place": "none",
    "last_step": "nothing",
    "review_content": "no",
    "platform_steps": "running",
    "evidence_kept": "all",
    "client_identity": "known",
    "stake": "none",
    "contract_type": "not_sure",
    "size": "below_fee",
}


def combinations() -> Iterator[dict[str, str]]:
    """Every combination of the table's answers."""
    names = list(table().answers)
    return (dict(zip(names, each, strict=True)) for each in product(*table().answers.values()))


def tables_of(entry: Mapping[str, Any]) -> list[dict[str, list[str]]]:
    """The tables of an entry of the advice, of which one is enough."""
    return entry["when"] if isinstance(entry["when"], list) else [entry["when"]]


def ask(**answers: str) -> Answer:
    answered = answer("triage", {"now": NOW} | answers)
    assert answered.errors is None, answered.errors
    return answered


def test_exactly_one_rule_applies_to_each_combination(capsys: pytest.CaptureFixture[str]) -> None:
    for one, count in ((table(), 6 * 4**7), (floor(), 4 * 3**3)):
        coverage = one.check()
        with capsys.disabled():
            print(
                f"\ntriage: {coverage.combinations:,} combinations, {len(coverage.hits)} rules, "
                f"{len(coverage.gaps)} gaps, {len(coverage.overlaps)} overlaps"
            )
        assert coverage.complete, (coverage.gaps[:3], coverage.overlaps[:3], coverage.unreachable)
        assert coverage.combinations == count


def test_a_worse_answer_never_lowers_the_level() -> None:
    for one in (table(), floor()):
        assert set(one.ordered) == {"level", *one.answers}
        for question, answers in one.answers.items():
            assert sorted(one.ordered[question]) == sorted(answers)
        assert one.falls("level") == []


def test_every_answer_has_three_steps_and_something_to_avoid() -> None:
    for part in ("steps", "avoid"):
        always = [entry for entry in advice()[part] if {} in tables_of(entry)]
        assert len(always) >= (STEPS if part == "steps" else 2)


def test_every_step_is_seen_and_every_table_of_it_counts() -> None:
    for entry in advice()["steps"]:
        for wanted in tables_of(entry):
            said = QUIET | {question: allowed[0] for question, allowed in wanted.items()}
            shown = [step["id"] for step in advice()["steps"] if applies(step, said)][:STEPS]
            assert entry["id"] in shown, (entry["id"], wanted)


def test_advice_speaks_of_answers_and_rules_that_exist() -> None:
    offered = {
        name: {str(choice.value) for choice in question.choices} | {"not_sure"}
        for name, question in questions(Inputs).items()
    } | {
        name: set(values)
        for name, values in (table().answers | DERIVED).items()
        if name not in questions(Inputs) or name == "contract_type"
    }
    for entry in advice()["steps"] + advice()["avoid"]:
        for when in tables_of(entry):
            for question, allowed in when.items():
                assert set(allowed) <= offered[question], entry["id"]
        if "parameter" in entry:
            assert parameter(entry["parameter"]).on(date(2026, 11, 21))
    assert set(advice()["find_out"]) == {"last_step", *table().answers}
    assert set(advice()["reasons"]) == {"demand", "lever", *table().answers, *floor().answers}


def test_the_form_offers_the_answers_of_the_table() -> None:
    for question, answers in table().answers.items():
        if question != "size":
            offered = {str(choice.value) for choice in questions(Inputs)[question].choices}
            assert offered - set(ALIKE.get(question, ())) == set(answers)


def test_the_choices_of_demand_and_lever_are_the_labels_of_the_recogniser() -> None:
    for choices, kind in ((Demand, "demands"), (Lever, "levers")):
        assert [str(choice.value) for choice in choices] == [*labels()[kind], "not_sure"]


def test_at_most_eight_questions_are_asked_at_first() -> None:
    asked = [
        name
        for name, question in questions(Inputs).items()
        if not question.field.when and question.field.group not in ("Days on the contract", "Time")
    ]
    assert len(asked) <= 8


def test_nothing_known_says_what_to_find_out_about_everything_it_does_not_know() -> None:
    answered = ask()
    open_questions = {entry.id for entry in answered.outcome.find_out}
    assert open_questions == set(table().answers) - {"platform_steps"}


def test_every_rule_renders() -> None:
    seen = set()
    for answers, rule in zip(combinations(), table().leaves(), strict=True):
        if rule not in seen:
            seen.add(rule)
            assert table().decide(answers).rule.id == rule
            given_answers = {k: v for k, v in answers.items() if k != "size"}
            answered = ask(**given_answers, last_step="nothing")
            assert answered.outcome.headline in answered.html().replace("&#39;", "'")
    assert len(seen) == len(table().rules)


def test_levels_are_asked_for_with_answers_that_the_table_knows() -> None:
    for question, alike in ALIKE.items():
        for value in alike:
            said = QUIET | {question: value}
            assert table().decide(answers_for_level(said)).rule


@given(
    low=st.decimals(0, 100_000, places=2),
    more=st.decimals(0, 100_000, places=2),
    answers=st.sampled_from(list(combinations())),
)
def test_a_larger_sum_never_lowers_the_level(
    low: Decimal, more: Decimal, answers: dict[str, str]
) -> None:
    rest = {name: value for name, value in answers.items() if name != "size"}
    before, after = (
        LEVELS.index(ask(**rest, sum_at_stake=str(amount)).outcome.level)
        for amount in (low, low + more)
    )
    assert before <= after


@pytest.mark.parametrize("day", [date(2015, 5, 5), date(2023, 7, 1)])
def test_a_day_for_which_no_fee_is_known_is_not_guessed(day: date) -> None:
    inputs = Inputs(now=_noon(day), sum_at_stake=Decimal("500"))
    outcome = calculate(inputs)
    assert outcome.trace[0].kind == "no_rule"
    assert "size" in {entry.id for entry in outcome.find_out}


@pytest.mark.parametrize("platform", ["", "upwork"])
def test_a_verdict_says_for_which_contract_it_speaks_as_the_answer_does(platform: str) -> None:
    line = verdicts().above[platform]
    assert line == place(ask(platform=platform))
    assert ("This assumes Upwork." in line) == (not platform)


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(12), UTC)
