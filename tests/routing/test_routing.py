"""The table of routes: complete, the same in both directions, and true to its own examples."""

from pathlib import Path
from random import Random

import pytest

from calculators.engine.answering import answer
from calculators.engine.data import load
from calculators.engine.fields import questions
from calculators.engine.parameters import parameter
from calculators.routing.directory import directory, table
from calculators.routing.inputs import Inputs

ROOT = Path(__file__).parents[2]
QUEUE = "Content_Engagement_Tier_1_TS425"


def combinations():
    """Every combination of the table's answers with the rule that it meets."""
    for combination, groups in table()._combinations():
        yield dict(zip(table().answers, combination, strict=True)), groups


def test_exactly_one_rule_applies_to_each_combination(capsys):
    coverage = table().check()
    with capsys.disabled():
        print(
            f"\nrouting: {coverage.combinations:,} combinations, {len(coverage.hits)} rules, "
            f"{len(coverage.gaps)} gaps, {len(coverage.overlaps)} overlaps"
        )
        print("".join(f"  {hits:6,}  {rule}\n" for rule, hits in coverage.hits.items()), end="")
    assert coverage.complete, (coverage.gaps[:3], coverage.overlaps[:3], coverage.unreachable)
    assert coverage.combinations == 3 * 4 * 6 * 10 * 4 * 3**3
    assert sum(coverage.hits.values()) == coverage.combinations


PRESSING = {"harm_done", "harm_threatened", "feedback", "withheld", "account_access"}


def contradictions(given, outcome):
    """What a note says against the ticket that it is written for."""
    demanded, held, harm = given["demanded"], given["held_over"], given["harm_done"]
    tied = held == "lawful_step" and demanded == "feedback"
    pressed = tied or held in PRESSING or harm == "yes"
    allowed = {
        "emergency": given["person_in_danger"] == "yes",
        "handover": True,
        "review": True,
        "outside": not (held in PRESSING or harm == "yes") and outcome.elsewhere,
        "unknown": not pressed and demanded == "not_sure",
        "none": not pressed and "presses" not in outcome.note_text,
        "feedback_building": pressed and demanded == "feedback",
        "coercion_retaliation": pressed and demanded not in ("feedback", "not_sure"),
        "retaliation": demanded in ("nothing", "not_sure") and harm in ("yes", "not_sure"),
    }
    yield from () if allowed[outcome.note.id] else [outcome.note.id]
    if (given["person_in_danger"] == "yes") != ("MAY BE IN DANGER" in outcome.note_text):
        yield "danger"
    if given["report_received"] != "no" and "NONE RECEIVED" in outcome.note_text:
        yield "report"


# A third of them in `make test`, drawn, so that no answer is left out; the rest in the audit.
@pytest.mark.parametrize(
    "part", [0, *(pytest.param(part, marks=pytest.mark.thorough) for part in (1, 2))]
)
def test_contradictory_combinations_are_refused_and_all_others_get_a_note_that_fits(capsys, part):
    refused = answered = 0
    wrong = []
    # The direction changes nothing; the next test proves it.
    every = [given for given, _ in combinations() if given["demand_by"] == "client"]
    for given in Random(1).sample(every, len(every))[part::3]:
        answers = answer("routing", given)
        refused += answers.errors is not None
        if answers.errors is None:
            answered += "Rule of the directory" in answers.outcome.note_text
            wrong += [(fault, given) for fault in contradictions(given, answers.outcome)]
    with capsys.disabled():
        print(
            f"\nrouting, a third of one direction: {answered:,} answered, {refused:,} refused, "
            f"{len(wrong):,} notes against their ticket"
        )
    assert answered + refused == table().check().combinations / 4 / 3
    assert 0 < refused < answered
    assert wrong == []


def test_both_directions_go_the_same_way():
    went = {}
    for (given, _), rule in zip(combinations(), table().leaves(), strict=True):
        rest = tuple(answer for name, answer in given.items() if name != "demand_by")
        went.setdefault(rest, set()).add(rule)
    assert all(len(rules) == 1 for rules in went.values())


def test_every_answer_of_the_form_is_in_the_table_and_back():
    asked = {
        name: {choice.value for choice in question.choices}
        for name, question in questions(Inputs).items()
        if not name.startswith("ticket_")
    }
    assert asked == {name: set(answers) for name, answers in table().answers.items()}


@pytest.mark.parametrize("example", directory().examples, ids=lambda example: example.id)
def test_each_example_meets_its_rule(example):
    outcome = answer("routing", example.answers).outcome
    assert outcome.rule == example.rule
    assert outcome.examples[0].id == example.id


def test_each_rule_has_an_example_words_and_sources_that_exist():
    assert set(directory().words["rules"]) == {rule.id for rule in table().rules}
    for entry in directory().entries.values():
        assert entry.examples, entry.id
        assert entry.check, entry.id
        assert entry.promise, entry.id
        assert all(parameter(id) for id in entry.public_rules)


def test_the_queue_is_written_in_one_place_and_no_other_is_invented():
    places = [
        path
        for folder in ("calculators", "docs", "hooks", "overrides")
        for path in (ROOT / folder).rglob("*")
        if path.suffix in (".py", ".toml", ".jinja", ".json", ".md", ".js", ".html")
        and QUEUE in path.read_text("utf-8")
    ]
    assert [path.relative_to(ROOT).as_posix() for path in places] == [
        "calculators/routing/directory.toml"
    ]
    assert places[0].read_text("utf-8").count(QUEUE) == 1
    assert {team.queue for team in directory().teams.values()} == {QUEUE, ""}


def test_what_is_open_is_named_only_if_it_could_change_the_route():
    decided = answer("routing", {"held_over": "account_access", "account_at_stake": "yes"}).outcome
    assert decided.find_out == ()
    half = answer("routing", {"demanded": "money", "held_over": "feedback"}).outcome
    assert {each.id for each in half.find_out} == {"mediation_qualifies", "account_at_stake"}


def test_no_word_of_a_note_is_lost_in_the_page():
    answered = answer("routing", directory().examples[0].answers)
    html = answered.html()
    for line in filter(None, answered.outcome.note_text.splitlines()):
        assert line in html
    assert answered.outcome.note_text.startswith("INTERNAL NOTE: Coercion and retaliation\n\n")


def test_what_is_to_be_checked_is_shown_without_marks_of_markup():
    shown = [
        text for entry in load("routing/rules.toml")["rules"].values() for text in entry["check"]
    ]
    assert not [text for text in shown if set(text) & set("*_`<")]
