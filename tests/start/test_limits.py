"""A time limit in the pasted text is shown with its end, and no calm sentence stands beside it."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from calculators.engine.answering import answer
from calculators.reading.days import ties

CASES = tomllib.loads(Path(__file__).with_name("limits.toml").read_text("utf-8"))["case"]
NOW = {"now": "2026-11-20T09:00Z"}
NOTICE = "You have 48 hours to respond."
# What the reader may have answered where the plan was calm.
CALM = [
    {"platform": "fiverr", "events": [{"kind": "order_completed", "when": "2026-10-01"}]},
    {
        "platform": "fiverr",
        "events": [
            {"kind": "refund_requested", "when": "2026-11-01"},
            {"kind": "refund_given", "when": "2026-11-02"},
        ],
    },
    {"money_place": "held", "last_step": "work_submitted", "last_step_on": "2026-11-18"},
    {"money_place": "released", "last_step": "refund_requested", "day_known": "not_sure"},
    {"money_place": "none"},
]
WORDS = ("Nothing is urgent", "Wait calmly", "in your own time", "defended today")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_limit_is_shown_with_its_end(case: dict[str, Any]) -> None:
    told = {"client_message": case["text"].strip()} | NOW | case.get("told", {})
    outcome = answer("start", told).outcome
    found = [outcome.limit.words, outcome.limit.day.isoformat()] if outcome.limit else []
    assert found == case["limit"]
    assert bool(outcome.came) == case.get("asks", False)
    shown = (*outcome.hold, *outcome.spoken)
    items = [item for item in shown if item.id in ("time_limit", "client_limit")]
    assert len(items) == bool(found)
    assert all(found[0] in item.text and item.why for item in items)
    assert outcome.reading["message_limit"] == case.get("end", found[1] if found else "")
    assert all(case.get("says", "") in item.text for item in items)
    if "notice" in case:
        assert [item.id for item in items] == ["time_limit" if case["notice"] else "client_limit"]
    if "there" in case:
        abroad = answer("start", told | {"zone": "Europe/Warsaw"}).outcome
        assert [one for one in abroad.hold if case["there"] in one.text]


@pytest.mark.parametrize("told", CALM, ids=str)
def test_no_calm_sentence_stands_beside_a_limit(told: dict[str, Any]) -> None:
    text = _plan(told | {"client_message": NOTICE})
    assert "Your text sets a time limit" in text
    assert not [words for words in WORDS if words in text]
    assert [words for words in WORDS if words in _plan(told)]


def _plan(told: dict[str, Any]) -> str:
    answered = answer("start", told | NOW)
    text: str = answered.calculator.module.write(answered.inputs, answered.outcome)
    return text + answered.html()


def test_the_day_on_which_it_came_is_said_and_can_be_changed() -> None:
    told = {"client_message": NOTICE, "message_came": "2026-11-19"} | NOW
    answered = answer("start", told)
    assert "counted from Thursday 19 November 2026" in answered.outcome.hold[0].text
    assert 'data-answer="message_came" value=""' in answered.html()
    assert "Question 1" in answered.html()
    late = answer("start", told | {"message_came": "2026-11-21"})
    assert "message_came" in late.errors


# A notice, the day of the step that the reader gave, and which of the two days stands first.
BOTH = [
    ("Respond by 25 November 2026, or the refund is processed.", "2026-11-20", "notice"),
    ("Respond by 30 November 2026, or the refund is processed.", "2026-11-20", "rules"),
    ("Respond by 26 November 2026, or the refund is processed.", "2026-11-20", "same"),
]


@pytest.mark.parametrize(("text", "day", "first"), BOTH, ids=[one[2] for one in BOTH])
def test_the_nearer_day_stands_first_and_the_difference_is_said(
    text: str, day: str, first: str
) -> None:
    told = {"money_place": "held", "last_step": "refund_requested", "last_step_on": day}
    notice = f"The client requested a refund on Upwork. {text}"
    answered = answer("start", told | NOW | {"client_message": notice})
    html = answered.html()
    rules = next(item for item in answered.outcome.now if item.day)
    assert rules.day.isoformat() == "2026-11-26"
    limit, own = html.index("Your text sets a time limit"), html.index(rules.text)
    assert (own < limit) == (first == "rules")
    assert ("Keep to the earlier day" in html) == (first != "same")


REQUESTED = (
    "He answered on 18 November: “I ended the contract and requested my 850 back. "
    "Just approve the refund by tonight or I will leave you 1 star.”"
)


OWN = (
    "Just approve the refund by tonight or I will leave you 1 star.",
    "If you do not approve the refund by tonight, I will leave you 1 star.",
    "Unless you approve it by 4 December, we post a bad review.",
    "Wenn Sie nicht bis 04.12.2026 zustimmen, schreiben wir eine schlechte Bewertung.",
    "Si no aceptas antes del 4 de diciembre, escribiré una mala reseña.",
)


@pytest.mark.parametrize("words", OWN)
def test_a_client_s_own_limit_beside_a_request_is_no_day_of_the_platform(words: str) -> None:
    text = REQUESTED.replace(OWN[0], words)
    outcome = answer("start", {"client_message": text} | NOW).outcome
    assert "client_limit" in [item.id for item in outcome.hold]
    assert outcome.reading["limit_from"] == "client"


@pytest.mark.parametrize(
    "text",
    [
        "If you do not answer by 4 December, the money goes back to the client.",
        "I did not get it. Please send it by 4 December, we wait.",
        "Wenn Sie bis 04.12.2026 zustimmen, schreiben wir eine gute Bewertung.",
    ],
)
def test_a_limit_without_what_the_client_does_otherwise_is_not_tied(text: str) -> None:
    words = "04.12.2026" if "04.12" in text else "4 December"
    assert not ties(text, words)


def test_a_client_s_own_limit_that_is_over_stands_first_nowhere() -> None:
    told = {"client_message": REQUESTED, "message_came": "2026-11-18"} | NOW
    outcome = answer("start", told).outcome
    assert "client_limit" not in [item.id for item in outcome.hold]
    [item] = [item for item in outcome.spoken if item.id == "client_limit"]
    assert "which are counted without it" in item.why
