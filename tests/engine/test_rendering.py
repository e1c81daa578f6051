"""What is remembered of earlier answers never shows in a later one."""

import pytest

from calculators.engine import registry, rendering
from calculators.engine.answering import answer
from tests.cases import load


def html(case) -> str:
    return answer(case.calculator, case.answers).html()


# All cases are asked, then a sixth of them again with nothing remembered; the others in the audit.
# What is remembered is words of templates, which the cases of a calculator share.
SHARES = 6
PARTS = [0, *(pytest.param(part, marks=pytest.mark.thorough) for part in range(1, SHARES))]


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("name", registry.names())
def test_an_answer_is_the_same_whatever_was_asked_before(name, part):
    cases = [case for case in load() if case.calculator == name]
    after_others = [html(case) for case in cases]
    for case, warm in list(zip(cases, after_others, strict=True))[part::SHARES]:
        rendering.SAID.clear()
        assert html(case) == warm, case.id
