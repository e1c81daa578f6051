"""Cards of the overview: each from the same facts, and none that fails on what it does not know."""

import json

import pytest

from calculators.engine import browser, exports, registry
from calculators.engine.cards import card
from calculators.engine.rendering import load_source

NOW = "2026-10-20T09:00Z"
WITH_CARD = [name for name in registry.names() if load_source(f"{name}/card.html.jinja")]


def test_every_card_has_its_heading():
    headed = [name for name in registry.names() if hasattr(registry.find(name).module, "CARD")]
    assert headed == WITH_CARD


@pytest.mark.parametrize("name", WITH_CARD)
def test_a_card_stands_on_the_example_on_nothing_and_on_nonsense(name):
    example = registry.find(name).example
    assert "Open the tool" not in card(name, example | {"fact_of_another_tool": "x"}, NOW)
    assert "Nothing said yet" in card(name, {}, NOW)
    assert "Nothing said yet" in card(name, {"zone": "Europe/London"}, NOW)
    nonsense = {key: "?" if isinstance(fact, str) else fact for key, fact in example.items()}
    assert "still needs" in card(name, nonsense, NOW)


def test_the_tools_of_the_first_hour_have_a_card():
    assert {"triage", "deadlines", "evidence"} <= set(WITH_CARD)


def test_an_export_of_a_case_leaves_out_what_its_calculator_does_not_ask_for():
    example = registry.find("letter").example
    facts = json.dumps({**example, "something": "else"})
    made = json.loads(browser.take_from_case("letter", "txt", facts, example["now"]))
    assert made["text"] == exports.export("letter", "txt", example)["text"]


def test_an_export_that_cannot_be_made_says_why():
    made = json.loads(browser.take_from_case("letter", "txt", '{"owed": "?"}', "2026-11-21T12:00Z"))
    assert "error" in made
