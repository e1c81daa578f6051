"""The number and the title of a contract are read where a text names them, and nothing else is."""

import pytest

from calculators.engine.answering import answer
from calculators.reading.named import find_named

TEXTS = [
    ("FIVERR order #FO72C81A99E5, twelve pages, $360.", {"contract_id": "FO72C81A99E5"}),
    ("Order number: FO1A2B3C4D5E6 was cancelled.", {"contract_id": "FO1A2B3C4D5E6"}),
    ("Your client ended contract 31415926 today.", {"contract_id": "31415926"}),
    (
        'The milestone of $430 on the project "Python scraper for real estate" is disputed.',
        {"contract_title": "Python scraper for real estate"},
    ),
    ("Auf Fiverr, Order #FO99AA88BB77.", {"contract_id": "FO99AA88BB77"}),
    ("Dispute #4410982 has been opened against you.", {}),
    ("Ticket 31415926, invoice 20261105, order 12 pages.", {}),
    ("Order #FO11AA22BB33 and order #FO44CC55DD66 are late.", {}),
    ('He wrote: "the project is bad".', {}),
]


@pytest.mark.parametrize(("text", "facts"), TEXTS, ids=[text[:30] for text, _ in TEXTS])
def test_a_contract_s_number_and_title_are_read(text: str, facts: dict[str, str]) -> None:
    assert find_named(text) == facts


def test_the_plan_hands_them_to_the_other_tools_but_in_no_link() -> None:
    text = "Fiverr order #FO72C81A99E5: refund me or I leave one star."
    answered = answer("start", {"client_message": text, "now": "2026-11-30T09:00Z"})
    assert answered.outcome.reading["contract_id"] == "FO72C81A99E5"
    assert answered.outcome.reading["contract_title"] == ""
    # A link would put it in the place of what the reader entered.
    links = answered.calculator.module.next_tools(answered.inputs, answered.outcome)
    assert not [one for one in links if "FO72C81A99E5" in one.facts and "contract_id" in one.facts]
