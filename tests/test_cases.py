"""Every case in CPython, and the same cases in Pyodide with equal JSON."""

import json

import pytest

from calculators.engine import registry
from calculators.engine.browser import answer
from calculators.engine.fence import calculator_html
from tests.cases import load, look_up

CASES = load()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_case(case):
    answered = json.loads(answer(case.calculator, json.dumps(case.answers)))
    if case.errors is not None:
        assert answered.get("errors") == case.errors
        return
    assert answered["ok"], answered["errors"]
    assert case.expect, "a case without an expectation proves nothing"
    found = {path: look_up(answered["outcome"], path) for path in case.expect}
    assert found == case.expect


def test_names_are_unique():
    ids = [case.id for case in CASES]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("name", registry.names())
def test_each_calculator_has_cases_and_a_form(name):
    assert any(case.calculator == name for case in CASES)
    assert "<form" in calculator_html(name)
