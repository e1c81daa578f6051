"""A message to a client on no platform names none, and says where it goes and what does not fit."""

import json
import re

import pytest

from calculators.engine.answering import answer
from calculators.engine.packs import platforms
from calculators.facts.feedback import Channel
from calculators.facts.money import MoneyPlace
from calculators.messages.kinds import Message

NAMES = "|".join(re.escape(each.name) for each in platforms())
NAMED = re.compile(rf"\b(?:{NAMES})\b")
# What a contract on a platform has, and this one may have been told of.
LEFT = {
    "threat_reported": "2026-10-14",
    "report_ticket": "12",
    "refund_requested": "2026-10-10",
    "contract_title": "Logo",
    "contract_id": "42",
    "owed": [{"item": "the logo", "amount": "100"}],
    "settlement_sum": "50",
    "work_hours": [{"day": "2026-11-02", "hours": "4", "tracking": "tracked"}],
    "points": [{"words": "It is late.", "answer": "It came on the agreed day."}],
}


@pytest.mark.parametrize("message", [str(one.value) for one in Message])
@pytest.mark.parametrize("place", [str(one.value) for one in MoneyPlace])
def test_nothing_in_the_answer_names_a_platform(message: str, place: str) -> None:
    for channel in Channel:
        threats = [{"words": "Refund me or I leave one star.", "channel": str(channel.value)}]
        told = LEFT | {"message": message, "money_place": place, "threats": threats}
        told |= {"on_platform": "no", "now": "2026-11-20T09:00Z"}
        answered = answer("messages", told)
        assert answered.errors is None, answered.errors
        for text in (answered.html(), json.dumps(answered.data())):
            assert not NAMED.search(text), (told, NAMED.search(text))
        assert not answered.outcome.wrong, told


@pytest.mark.parametrize(
    "message", ["settlement", "settlement_sheet", "refund_refusal", "request_refusal"]
)
def test_what_is_written_to_the_client_says_nothing_of_a_platform(message: str) -> None:
    for place in MoneyPlace:
        told = LEFT | {"message": message, "money_place": str(place.value), "on_platform": "no"}
        text = answer("messages", told | {"now": "2026-11-20T09:00Z"}).outcome.text
        assert "platform" not in text, text
        assert "milestone" not in text, text
