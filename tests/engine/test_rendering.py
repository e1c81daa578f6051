"""What is remembered of earlier answers never shows in a later one."""

import pytest

from calculators.engine import registry, rendering
from calculators.engine.answering import answer
from tests.cases import load


def html(case) -> str:
    return answer(case.calculator, case.answers).html()


@pytest.mark.parametrize("name", registry.names())
def test_an_answer_is_the_same_whatever_was_asked_before(name):
    cases = [case for case in load() if case.calculator == name]
    after_others = [html(case) for case in cases]
    for case, warm in zip(cases, after_others, strict=True):
        rendering.SAID.clear()
        assert html(case) == warm, case.id
