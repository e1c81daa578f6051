"""A fact that several calculators ask for is defined once, in `calculators/facts/`."""

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from calculators import facts
from calculators.engine import registry
from calculators.engine.fields import Field, Question, questions

FACTS = {
    name: value
    for path in Path(facts.__file__).parent.glob("[a-z]*.py")
    for name, value in vars(import_module(f"calculators.facts.{path.stem}")).items()
    if isinstance(value, Field)
}


def asked(inputs: type, prefix: str = "") -> Iterator[tuple[str, Question]]:
    """Every question with its name, those in rows with the name of their rows before it."""
    for question in questions(inputs).values():
        yield prefix + question.name, question
        if question.rows:
            yield from asked(question.rows, f"{prefix}{question.name}.")


ASKED: dict[str, list[Question]] = {}
for calculator in registry.names():
    for path, question in asked(registry.find(calculator).inputs):
        ASKED.setdefault(path, []).append(question)
SHARED = sorted(path for path, found in ASKED.items() if len(found) > 1)


def definition(question: Question) -> Field:
    """The field as it was defined, before a form said where it stands."""
    return question.field.fact or question.field


@pytest.mark.parametrize("path", SHARED)
def test_a_shared_fact_has_one_definition_and_one_kind(path: str) -> None:
    assert len({id(definition(question)) for question in ASKED[path]}) == 1
    assert len({(question.kind, question.choices) for question in ASKED[path]}) == 1


@pytest.mark.parametrize("name", [path for path in SHARED if "." not in path])
def test_a_shared_fact_stands_among_the_facts_under_its_own_name(name: str) -> None:
    assert FACTS[name.upper()] is definition(ASKED[name][0])


def test_every_fact_is_asked_for() -> None:
    used = {id(definition(question)) for found in ASKED.values() for question in found}
    assert [name for name, fact in FACTS.items() if id(fact) not in used] == []


def test_a_form_adds_to_the_hint_and_takes_nothing_away() -> None:
    fact = Field("Day", "As written.", least=1)
    field = fact.asked("Time", when="place", note="Blank means today.")
    assert field == Field(
        "Day", "As written. Blank means today.", "Time", least=1, when="place", fact=fact
    )


def test_no_two_choices_offer_the_same() -> None:
    asked = {
        type(one) for found in ASKED.values() for question in found for one in question.choices
    }
    offered = [tuple((one.value, one.label) for one in choice) for choice in asked]
    assert len(offered) > 30
    assert len(set(offered)) == len(offered)
