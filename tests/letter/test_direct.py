"""A letter to a client on no platform names none, whatever else the case says."""

import json
import re
from itertools import product
from pathlib import Path

import pytest

from calculators.engine.answering import answer
from calculators.engine.exports import export
from calculators.engine.packs import platforms

EXAMPLE = json.loads(Path("calculators/letter/example.json").read_text("utf-8"))
NAMES = "|".join(re.escape(each.name) for each in platforms())
NAMED = re.compile(rf"\b[Pp]latform|\b(?:{NAMES})\b")
THREATS = [
    {"words": "Pay it back or you get one star.", "sent_at": "2026-10-13T06:05Z", "channel": one}
    for one in ("platform", "email", "call", "other")
]
# What a contract on a platform has, and this one may have been told of.
LEFT = {
    "threats": THREATS,
    "threat_reported": "2026-10-14",
    "report_ticket": "12",
    "refund_requested": "2026-10-10",
    "contract_ended": "2026-10-12",
    "first_contact": "2026-08-20",
}
PLACES = ("held", "released", "unpaid_hours", "refunded", "charged_back", "none", "not_sure")


@pytest.mark.parametrize("place", PLACES)
def test_no_paragraph_names_a_platform(place):
    for steps, ended_by, route, tone, platform in product(
        ("not_started", "running", "closed"),
        ("client", "freelancer"),
        ("milestone", "bonus", "other"),
        ("neutral", "last"),
        ("", platforms()[-1].id),
    ):
        told = EXAMPLE | LEFT | {"on_platform": "no", "money_place": place, "ended_by": ended_by}
        told |= {"platform_steps": steps, "payment_route": route, "tone": tone}
        told |= {"platform": platform} if platform else {}
        answered = answer("letter", told)
        for paragraph in answered.outcome.paragraphs:
            assert not NAMED.search(paragraph.text), (told, paragraph)
        assert not answered.outcome.first
        assert answered.outcome.money != "held"
        for mark in (mark for _, mark in answered.outcome.all_marks):
            assert not NAMED.search(f"{mark.title} {mark.why} {mark.mend}"), mark
        assert not [one for one in answered.outcome.rules if NAMED.search(one.parameter)]


def test_a_refund_of_paid_money_is_refused_without_a_day_on_a_platform():
    told = EXAMPLE | {"on_platform": "no", "money_place": "released"}
    asked = {one.id: one.text for one in answer("letter", told).outcome.paragraphs}
    assert asked["refund"].startswith("You asked for a refund of this payment.")
    said = "Confirm in writing that you no longer ask for a refund of this payment."
    assert asked["demand_withdraw"] == said


def test_on_a_platform_the_same_letter_names_it():
    for place in ("held", "released", "unpaid_hours"):
        told = EXAMPLE | LEFT | {"money_place": place}
        texts = [paragraph.text for paragraph in answer("letter", told).outcome.paragraphs]
        assert any(NAMED.search(text) for text in texts)


def test_money_is_asked_for_in_plain_words_with_the_way_to_pay_where_it_is_told():
    told = EXAMPLE | {"on_platform": "no", "money_place": "unpaid_hours"}
    asked = {one.id: one.text for one in answer("letter", told).outcome.paragraphs}
    gap = "[where the client can pay]"
    assert asked["demand_pay"] == f"Pay 1,200.00 USD to me. How to pay: {gap}."
    told |= {"payment_details": "The account on invoice 42"}
    asked = {one.id: one.text for one in answer("letter", told).outcome.paragraphs}
    assert asked["demand_pay"] == "Pay 1,200.00 USD to me. How to pay: The account on invoice 42."


def test_who_never_spoke_of_a_review_is_told_nothing_about_one():
    words = "We will not pay this invoice, and our lawyer will hear of it."
    told = EXAMPLE | {"on_platform": "no", "threats": [{"words": words}]}
    paragraphs = answer("letter", told).outcome.paragraphs
    assert not [one for one in paragraphs if "feedback" in f"{one.heading} {one.text}".lower()]
    assert "Your messages" in [one.heading for one in paragraphs]
    assert any(words in one.text for one in paragraphs)


def test_the_tools_that_follow_are_none_of_a_platform():
    answered = answer("letter", EXAMPLE | {"on_platform": "no"})
    following = answered.calculator.module.next_tools(answered.inputs, answered.outcome)
    assert {tool.tool for tool in following} <= {"claim", "evidence", "letter", "messages"}
    texts = [json.loads(one.facts)["message"] for one in following if one.tool == "messages"]
    assert texts == ["calm_answer"]


def test_what_is_taken_away_names_none():
    told = EXAMPLE | LEFT | {"on_platform": "no", "money_place": "unpaid_hours"}
    told |= {"payment_details": "The account on invoice 42"}
    for kind in ("text", "marked"):
        assert not NAMED.search(export("letter", kind, told)["text"])
