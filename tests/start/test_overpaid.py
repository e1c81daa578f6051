"""A payment by mistake that is to be sent back: what to ask first, whatever it is to be sent in."""

from typing import Any

import pytest

from calculators.engine.answering import answer

NOW = {"now": "2026-11-28T09:00Z"}
OVERPAID = [
    "By mistake my accountant sent you $2,400 in place of $400 by cheque. Please refund the $2,000 "
    "difference in USDT or gift cards.",
    "We sent a check of 900 dollars, please wire the difference to our shipping company.",
    "Mein Buchhalter hat dir versehentlich 2400 Euro überwiesen. Bitte schick mir 2000 zurück.",
    "Mi contador te envió 2400 USD por error, devuélveme la diferencia.",
]
OTHER = [
    "Please pay me the rest of the invoice, or I leave one star.",
    "Refund me the rest or I leave one star.",
    "There is no difference between the two logos.",
]


def _plan(text: str) -> Any:
    return answer("start", {"client_message": text} | NOW).outcome


@pytest.mark.parametrize("text", OVERPAID)
def test_the_bank_is_asked_whether_the_money_is_final(text: str) -> None:
    said = next(one for one in _plan(text).spoken if one.id == "overpaid")
    assert "gift cards" in said.text
    assert "cheque" in said.why
    assert "whether it is final" in said.why
    assert "often a scam" in said.why


@pytest.mark.parametrize("text", OTHER)
def test_what_is_still_owed_is_no_payment_by_mistake(text: str) -> None:
    assert "overpaid" not in [one.id for one in _plan(text).spoken]
