"""A client's company that the text names is offered, and Claim counts what the law gives then."""

from typing import Any

import pytest

from calculators.engine.answering import answer

NOW = {"now": "2026-11-28T09:00Z"}
TEXT = (
    "My direct client in Leeds, Harrow Lane Studio Ltd, does not pay. Invoice 7 over 1,500 GBP "
    "was due on 3 November 2026."
)


def _plan(text: str, **told: Any) -> Any:
    return answer("start", {"client_message": text} | NOW | told)


def test_a_company_is_offered_with_its_words_until_the_reader_says_what_the_client_is() -> None:
    plan = _plan(TEXT)
    assert plan.outcome.offers.company == "Harrow Lane Studio Ltd"
    html = plan.html()
    assert "Your text says “Harrow Lane Studio Ltd”" in html
    assert 'data-answer="client_kind" value="business"' in html
    for said in ("business", "sole_trader", "not_sure"):
        again = _plan(TEXT, client_kind=said)
        assert again.outcome.offers.company == ""
        assert "client_kind" in [one.value for one in again.outcome.answered]


@pytest.mark.parametrize(
    "told", [{"on_platform": "yes"}, {"stake": "safety"}, {"client_message": ""}], ids=str
)
def test_nothing_is_offered_where_no_claim_comes_next(told: dict[str, str]) -> None:
    assert _plan(TEXT, **told).outcome.offers.company == ""


def test_the_claim_counts_what_the_law_gives_against_a_company() -> None:
    row = {"item": "Texts", "amount": "1500", "currency": "GBP", "due": "2026-11-03"}
    told = {"owed": [row], "client_place": "england_wales", "on_platform": "no"} | NOW
    before, after = (answer("claim", told | one) for one in ({}, {"client_kind": "business"}))
    assert after.outcome.rows[0].interest.basis.kind == "late_payment"
    assert after.outcome.totals[0].fixed > 0
    assert after.outcome.totals[0].total > before.outcome.totals[0].total
    # Where it hangs on who the client is, the claim asks beside the sum.
    assert 'data-answer="client_kind" value="business"' in before.html()
    assert 'data-answer="client_kind"' not in after.html()
