"""Every case in CPython, and the same cases in Pyodide with equal JSON."""

import json
from pathlib import Path

import pytest

from calculators.commands.check import look_up
from calculators.engine import registry
from calculators.engine.browser import answer, data
from calculators.engine.fence import calculator_html
from hooks.runtime import bundle, node
from tests.cases import load

CASES = load()


# A sixth of the cases in `make test`: the same Python answers them all, and each is answered twice.
SHARES = 6
PARTS = [
    pytest.param(
        CASES[part::SHARES], id=f"part {part + 1}", marks=[pytest.mark.thorough] * (part > 0)
    )
    for part in range(SHARES)
]


def answers_in_pyodide(cases):
    """The answer to each of these cases from the bundle that readers get, by the case's id."""
    manifest, folder = bundle.build()
    asked = json.dumps([[case.calculator, case.answers] for case in cases])
    made = node.run(
        str(Path(__file__).parent / "pyodide.mjs"),
        str(folder),
        manifest,
        input=asked.encode(),
        capture_output=True,
        check=False,
    )
    assert made.returncode == 0, made.stderr.decode()[-2000:]
    return dict(zip([case.id for case in cases], json.loads(made.stdout), strict=True))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_case(case):
    answered = json.loads(data(case.calculator, json.dumps(case.answers)))
    if case.errors is not None:
        assert answered.get("errors") == case.errors
        return
    assert answered["ok"], answered["errors"]
    assert case.expect, "a case without an expectation proves nothing"
    found = {path: look_up(answered["outcome"], path) for path in case.expect}
    assert found == case.expect


@pytest.mark.parametrize("cases", PARTS)
def test_each_case_gives_the_same_in_pyodide(cases):
    found = answers_in_pyodide(cases)
    assert {case.calculator for case in cases} == {case.calculator for case in CASES}
    for case in cases:
        given = (case.calculator, json.dumps(case.answers))
        assert found[case.id] == [answer(*given), data(*given)], case.id


def test_names_are_unique():
    ids = [case.id for case in CASES]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("name", registry.names())
def test_each_calculator_has_cases_and_a_form(name):
    assert any(case.calculator == name for case in CASES)
    assert "<form" in calculator_html(name)
