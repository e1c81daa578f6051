"""What a page looks up before Python is there is what Python answers, for every combination."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import product
from pathlib import Path
from random import Random

import pytest

from calculators.engine.answering import answer
from calculators.engine.decisions import Rule
from calculators.engine.fields import parse, questions
from calculators.engine.verdicts import ANY, Verdicts, reduce
from calculators.routing import calculator as routing
from calculators.routing import verdicts as routes
from calculators.routing.directory import table as route_table
from calculators.triage import level as triage
from calculators.triage import verdicts as levels
from calculators.triage.inputs import Inputs as Case
from calculators.triage.standing import Standing, find_standing
from hooks.runtime.node import run

TODAY = "2026-10-02"
NOW = f"{TODAY}T09:00Z"
# Answers that call for nothing, and a plain threat while the money is held.
QUIET: dict[str, object] = {
    "feedback_tie": "no",
    "money_place": "held",
    "last_step": "nothing",
    "stake": "none",
}
TIED: dict[str, object] = {"feedback_tie": "stated", "money_place": "held", "stake": "none"}
type Set = Mapping[str, Sequence[str]]


def look_up(verdicts: Verdicts, *sets: Mapping[str, Sequence[object]]) -> list[list[str]]:
    """What the page's script says of every combination of each set of raw answers."""
    given = {"tables": verdicts.plain(), "today": TODAY, "sets": sets}
    done = run(
        "--disable-warning=MODULE_TYPELESS_PACKAGE_JSON",
        str(Path(__file__).with_name("verdicts.mjs")),
        input=json.dumps(given),
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    found: list[list[str]] = json.loads(done.stdout)
    return found


def one(given: Mapping[str, object]) -> Mapping[str, Sequence[object]]:
    return {name: [said] for name, said in given.items()}


def combine(of: Set) -> Iterator[dict[str, str]]:
    for values in product(*of.values()):
        yield dict(zip(of, values, strict=True))


def test_a_diagram_is_as_small_as_it_can_be() -> None:
    leaves = iter(["a", "a", "b", ANY, "a", "a"])
    made = reduce("s", {"one": ("x", "y", "z"), "two": ("u", "v")}, leaves, ("a", "b"))
    assert made.nodes == ((1, -2, None), (0, -1, 0, -1))
    assert (made.root, made.values) == (1, ("a", "b"))


def test_every_route_is_the_one_that_python_gives(capsys: pytest.CaptureFixture[str]) -> None:
    asked = route_table().answers
    [found] = look_up(routes.verdicts(), asked)
    choices = {
        name: {str(choice.value): choice for choice in questions(routing.Inputs)[name].choices}
        for name in asked
    }
    expected = [
        "" if any(inputs.errors()) or given["person_in_danger"] == "not_sure" else rule
        for given, rule in zip(combine(asked), route_table().leaves(), strict=True)
        for inputs in [
            routing.Inputs(**{name: choices[name][said] for name, said in given.items()})
        ]
    ]
    with capsys.disabled():
        print(f"\nrouting: {len(found):,} combinations looked up in the page's table")
    assert found == expected


ROUTES: list[tuple[dict[str, str], str]] = [
    ({}, ""),
    ({"person_in_danger": "no"}, ""),
    ({"person_in_danger": "yes"}, "person-in-danger"),
    # While danger is open, team and note wait.
    ({"person_in_danger": "not_sure", "demanded": "money", "held_over": "feedback"}, ""),
    ({"demanded": "money", "held_over": "feedback"}, "feedback-held-over"),
    # The days say whether it qualifies, and only Python counts them.
    ({"demanded": "money", "held_over": "feedback", "ticket_money": "paid"}, ""),
    ({"person_in_danger": "yes", "ticket_money": "paid"}, "person-in-danger"),
    ({"demanded": "an answer of a later version"}, ""),
]


def test_a_route_waits_for_python_where_only_python_knows() -> None:
    found = look_up(routes.verdicts(), *(one(given) for given, _ in ROUTES))
    assert found == [[expected] for _, expected in ROUTES]


# A sum that stands for each size on that day.
SUMS = {"below_fee": "337.50", "above_fee": "337.51", "large": "20000", "not_sure": ""}
# What decides the answers that both tables are asked.
DECIDES = ("feedback_tie", "lever", "stake", "money_place", "last_step")
COUNT = 150
NOTHING = parse(Case, {"now": NOW})
CHOICES = {
    name: {str(choice.value): choice for choice in questions(Case)[name].choices}
    for name in DECIDES
}


def choices_of(name: str) -> tuple[str, ...]:
    return tuple(str(choice.value) for choice in questions(Case)[name].choices)


@cache
def standing_of(money_place: str, last_step: str) -> Standing:
    """Where a contract stands of which no day is told."""
    answers = {"money_place": money_place, "last_step": last_step, "now": NOW}
    return find_standing(parse(Case, answers))


def python_says(given: Mapping[str, str]) -> str:
    """The rule that counts by the calculator's own way from answers to the two tables."""
    inputs = replace(NOTHING, **{name: CHOICES[name][said] for name, said in given.items()})
    standing = standing_of(inputs.money_place.value, inputs.last_step.value)
    said = triage.answers_for_advice(inputs, standing) | {"size": "not_sure"}
    decided = triage.table().decide(triage.answers_for_level(said)).rule
    raised = triage.floor().decide({name: said[name] for name in triage.floor().answers}).rule
    return triage.more_serious(decided, raised).id


def test_every_level_is_the_one_that_python_gives(capsys: pytest.CaptureFixture[str]) -> None:
    table, rules = triage.table(), {rule.id: rule for rule in triage.table().rules}
    sets = {name: choices_of(name) for name in DECIDES}
    as_asked = {
        "sum_at_stake" if name == "size" else name: values for name, values in table.answers.items()
    }
    as_asked["sum_at_stake"] = tuple(SUMS[size] for size in table.answers["size"])
    by_table, by_answers = look_up(levels.verdicts(), as_asked, sets)
    with capsys.disabled():
        count = len(by_table) + len(by_answers)
        print(f"\ntriage: {count:,} combinations looked up in the page's table")

    @cache
    def raised(feedback_tie: str, money_place: str, stake: str) -> Rule:
        given = {"feedback_tie": feedback_tie, "money_place": money_place, "stake": stake}
        said = triage.answers_for_advice(
            parse(Case, given | {"now": NOW}), standing_of(money_place, "not_sure")
        )
        return triage.floor().decide({name: said[name] for name in triage.floor().answers}).rule

    assert by_table == [
        triage.more_serious(
            rules[rule], raised(given["feedback_tie"], given["money_place"], given["stake"])
        ).id
        for given, rule in zip(combine(table.answers), table.leaves(), strict=True)
    ]
    assert by_answers == [python_says(given) for given in combine(sets)]


def test_whole_answers_of_triage_have_the_level_that_was_looked_up() -> None:
    chance = Random(24)
    names = (*DECIDES, "review_content", "platform_steps", "evidence_kept", "client_identity")
    sums = ("", "291", "337.5", "337.51", "19999.99", "20000")
    drawn = [
        {name: chance.choice(choices_of(name)) for name in names}
        | {"sum_at_stake": chance.choice(sums)}
        for _ in range(COUNT)
    ]
    found = look_up(levels.verdicts(), *(one(given) for given in drawn))
    assert found == [[answer("triage", given | {"now": NOW}).outcome.rule] for given in drawn]


LEVELS: list[tuple[dict[str, object], str]] = [
    ({}, "perhaps_a_threat"),
    # A day can start a clock, and that counts where nothing else is serious.
    (QUIET, "nothing_tied"),
    (QUIET | {"contract_ended": "2026-10-01"}, ""),
    (TIED | {"contract_ended": "2026-10-01"}, "threat_and_held_money"),
    (TIED | {"events": [{"event": "contract_ended"}]}, "threat_and_held_money"),
    # A sum that can be read twice may be large, and so may one on another day.
    (TIED | {"sum_at_stake": "1,500"}, ""),
    (TIED | {"sum_at_stake": "500", "now": "2023-10-01T09:00"}, ""),
    (TIED | {"stake": "safety", "sum_at_stake": "1,500"}, "safety"),
    (TIED | {"platform": "upwork"}, "threat_and_held_money"),
    (TIED | {"platform": "fiverr"}, ""),
]


def test_a_level_waits_for_python_where_only_python_knows() -> None:
    found = look_up(levels.verdicts(), *(one(given) for given, _ in LEVELS))
    assert found == [[expected] for _, expected in LEVELS]
