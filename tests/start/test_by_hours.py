"""A contract by hours is read in an own account; a dispute over hours is answered first."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from calculators.engine.answering import answer
from calculators.engine.formats import format_day

HERE = Path(__file__)
HOURS = tomllib.loads(HERE.with_name("by_hours.toml").read_text("utf-8"))
DISPUTES = tomllib.loads(HERE.with_name("hours_disputes.toml").read_text("utf-8"))
NOW = {"now": "2026-11-28T10:00Z"}
FIRST = "answer_hours_first"
ANSWERED = {"money_place": "unpaid_hours", "last_step": "hours_disputed"}


def text_of(case: dict[str, Any]) -> str:
    return str(case["text"])


def shown(text: str, **told: Any) -> Any:
    return answer("start", {"client_message": text.strip()} | told | NOW).outcome


def ids(items: Any) -> list[str]:
    return [item.id for item in items]


@pytest.mark.parametrize("case", HOURS["hourly"], ids=text_of)
def test_every_tool_is_told_that_the_contract_is_by_hours(case: dict[str, Any]) -> None:
    assert shown(case["text"]).reading["contract_type"] == "hourly"


@pytest.mark.parametrize("case", HOURS["other"], ids=text_of)
def test_what_looks_like_hours_tells_of_none(case: dict[str, Any]) -> None:
    assert shown(case["text"]).reading["contract_type"] == ""


def test_money_that_is_held_is_for_a_milestone_by_the_readers_answer() -> None:
    outcome = shown(HOURS["hourly"][0]["text"], money_place="held")
    assert outcome.reading["contract_type"] == "fixed_price"


@pytest.mark.parametrize("case", DISPUTES["dispute"], ids=text_of)
def test_a_dispute_over_hours_is_answered_before_any_question(case: dict[str, Any]) -> None:
    outcome = shown(case["text"])
    assert outcome.hold[0].id == FIRST
    assert outcome.asks == "money_place"
    assert not {"locate", "look_at_contract"} & {*ids(outcome.now)}
    assert "ending" not in ids(outcome.avoid)
    assert outcome.say.startswith("I will answer your dispute over these hours")
    assert case.get("day", "the day that the notice names") in outcome.hold[0].text
    assert outcome.reading["contract_type"] == "hourly"
    # Every tool is told, as if the reader had answered.
    assert {name: outcome.reading[name] for name in ANSWERED} == ANSWERED


@pytest.mark.parametrize(
    "told",
    [
        {"money_place": "held"},
        {"stake": "limited"},
        {"on_platform": "no"},
        {"events": [{"kind": "hours_answered", "when": "2026-11-27"}]},
    ],
    ids=str,
)
def test_no_answer_is_announced_where_something_speaks_against_it(told: dict[str, Any]) -> None:
    assert "your dispute over these hours" not in shown(DISPUTES["dispute"][0]["text"], **told).say


@pytest.mark.parametrize("case", DISPUTES["other"], ids=text_of)
def test_without_such_a_dispute_there_is_none_to_answer(case: dict[str, Any]) -> None:
    assert FIRST not in ids(shown(case["text"]).hold)


def test_the_day_of_an_account_is_the_day_that_its_answer_gives() -> None:
    text = "The client disputed my 22 hours yesterday, I do not know what to do."
    dated = shown(text, **ANSWERED, last_step_on="2026-11-27")
    assert f"by {format_day(dated.now[0].day)}, if" in shown(text).hold[0].text
    assert "if" not in shown(text, **ANSWERED, day_known="not_sure").hold[0].text


def test_once_its_day_is_known_the_day_stands_first() -> None:
    text = DISPUTES["dispute"][0]["text"]
    asked = shown(text, **ANSWERED)
    assert (asked.hold[0].id, asked.asks) == (FIRST, "day")
    dated = shown(text, **ANSWERED, last_step_on="2026-11-27")
    assert FIRST not in ids(dated.hold)
    assert (dated.now[0].id, dated.now[0].clock) == ("answer_hours", "act")
    unknown = shown(text, **ANSWERED, day_known="not_sure")
    assert unknown.hold[0].id == FIRST


@pytest.mark.parametrize(
    "told",
    [
        {"money_place": "held"},
        {"money_place": "unpaid_hours", "last_step": "nothing"},
        {"events": [{"kind": "hours_answered", "when": "2026-11-26"}]},
        {"on_platform": "no"},
    ],
    ids=str,
)
def test_the_readers_own_answer_counts(told: dict[str, Any]) -> None:
    assert FIRST not in ids(shown(DISPUTES["dispute"][0]["text"], **told).hold)
