"""No question is asked twice between tools, under whatever name."""

from collections import defaultdict

import pytest

from calculators.engine import registry
from calculators.engine.fields import Question, YesNo, questions

# The router asks about a customer's ticket and not about the reader's case.
TOOLS = [name for name in registry.names() if name != "routing"]
# Different questions about the same list: each party's place, and which days are known.
APART = ({"client_place", "freelancer_place"}, {"day_known", "days_known"})


def asked() -> list[Question]:
    """Every question of every tool that asks about the reader's case."""
    return [one for name in TOOLS for one in questions(registry.find(name).inputs).values()]


def names_by(kind: str) -> list[tuple[object, set[str]]]:
    """The names that share a label, or the same list of answers."""
    found: defaultdict[object, set[str]] = defaultdict(set)
    for one in asked():
        if kind == "label":
            found[one.field.label.lower().strip("?")].add(one.name)
        elif one.choices and not issubclass(type(one.choices[0]), YesNo):
            found[tuple(choice.value for choice in one.choices)].add(one.name)
    return list(found.items())


@pytest.mark.parametrize("kind", ["label", "answers"])
def test_a_question_has_one_name_in_all_tools(kind: str) -> None:
    twice = [(what, names) for what, names in names_by(kind) if len(names) > 1]
    assert [(what, names) for what, names in twice if names not in APART] == []


@pytest.mark.parametrize("name", registry.names())
def test_what_is_folded_away_is_asked(name: str) -> None:
    tool = registry.find(name)
    asks = questions(tool.inputs)
    groups = {one.field.group for one in asks.values()}
    assert {*getattr(tool.module, "SELDOM", ()), *getattr(tool.module, "FOLDED", ())} <= groups
    for one in asks.values():
        if one.rows:
            assert {*getattr(one.rows, "SELDOM", ())} <= {*questions(one.rows)}


def test_a_name_has_one_label_in_all_tools() -> None:
    labels = defaultdict(set)
    for one in asked():
        labels[one.name].add(one.field.label)
    assert {name: said for name, said in labels.items() if len(said) > 1} == {}
