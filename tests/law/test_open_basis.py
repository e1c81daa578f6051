"""Where the rate hangs on who the client is, that is asked, and no rate is said to be missing."""

import pytest

from calculators.engine.answering import answer
from calculators.facts.parties import ClientKind
from calculators.law.places import Place

OWED = [{"item": "x", "amount": "300", "currency": "EUR", "due": "2026-10-01"}]
CASE = {"freelancer_place": "in", "now": "2026-11-29T10:00Z", "owed": OWED}
KINDS = [str(kind.value) for kind in ClientKind if kind is not ClientKind.NOT_SURE]


def interest(place: Place, **told: str):
    return answer("claim", CASE | {"client_place": place.value} | told).outcome.rows[0].interest


def by_statute(place: Place, **told: str) -> bool:
    basis = interest(place, **told).basis
    return basis is not None and basis.kind == "late_payment"


@pytest.mark.parametrize("place", list(Place), ids=lambda place: place.value)
@pytest.mark.parametrize("registered", ["yes", "no", "not_sure"])
def test_an_open_question_is_named_where_its_answer_can_give_a_rate(
    place: Place, registered: str
) -> None:
    found = interest(place, registered_in_india=registered)
    asks = (found.missing.asks if found.missing else ()) or (found.basis and found.basis.asks) or ()
    yes = registered if registered == "no" else "yes"
    depends = any(by_statute(place, client_kind=kind, registered_in_india=yes) for kind in KINDS)
    assert ("client_kind" in asks) == depends
    if found.missing and found.missing.why == "no_rate":
        assert not depends


@pytest.mark.parametrize("place", ["de", "fr", "eu", "scotland", "northern_ireland"])
def test_the_answer_links_to_the_question(place: str) -> None:
    html = answer("claim", CASE | {"client_place": place}).html()
    assert "We have no interest rate" not in html
    assert '<a href="#claim-client_kind" data-field-link>who the client is</a>' in html


def test_a_court_rate_says_that_a_statute_may_give_another() -> None:
    html = answer("claim", CASE | {"client_place": "england_wales"}).html()
    assert "A statute on late payment may give interest instead." in html
    business = CASE | {"client_place": "england_wales", "client_kind": "business"}
    assert "A statute on late payment may give" not in answer("claim", business).html()
