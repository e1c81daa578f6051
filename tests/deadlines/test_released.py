"""The headline on released money calms only where no notice of mediation can come any more."""

import pytest

from calculators.engine.answering import answer

CALM = "We know of no deadline that you must meet now</p>"
NOTICE = "a notice of mediation can still come"


@pytest.mark.parametrize(
    ("released", "said", "unsaid"), [("2026-11-02", NOTICE, CALM), ("2026-06-02", CALM, NOTICE)]
)
def test_the_headline_names_the_notice_that_can_still_come(
    released: str, said: str, unsaid: str
) -> None:
    told = {"contract_type": "fixed_price", "releases": [{"released": released}]}
    html = answer("deadlines", told | {"now": "2026-11-20T09:00Z"}).html()
    assert said in html
    assert unsaid not in html
