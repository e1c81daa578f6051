"""The time limit of a message stands in each tool, and nothing calm beside it."""

from typing import Any

import pytest

from calculators.deadlines.calendar import has_entries, write_calendar
from calculators.engine import registry
from calculators.engine.answering import answer
from calculators.engine.fields import questions

MOMENT = {"now": "2026-11-20T09:00Z", "zone": "Europe/Berlin"}
TOOLS = ("deadlines", "timeline", "triage")
CALM = ("Nothing is urgent", "Wait calmly")
CLIENT = "Refund me or I leave one star. You have 48 hours to decide."
NOTICE = (
    "From: Fiverr <no-reply@fiverr.com>\nDate: Fri, 20 Nov 2026 09:00:00 +0000\n"
    "Subject: Your buyer wants to cancel\n\nYou have 48 hours to respond."
)
PLACES: dict[str, dict[str, str]] = {
    "default": {"money_place": "held", "last_step": "work_submitted", "last_step_on": "2026-11-18"},
    "nothing": {"money_place": "refunded"},
    "fiverr": {"platform": "fiverr"},
    "none": {"on_platform": "no"},
}


def ask(tool: str, facts: dict[str, Any]) -> Any:
    asked = questions(registry.find(tool).inputs)
    answered = answer(tool, {name: facts[name] for name in facts if name in asked})
    assert not answered.errors, answered.errors
    return answered


def text_of(tool: str, answered: Any) -> str:
    [write] = [one.make for one in registry.find(tool).module.EXPORTS if one.kind == "text"]
    return answered.html() + write(answered.inputs, answered.outcome)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("tool", TOOLS)
def test_a_limit_stands_in_each_tool_and_nothing_calm_beside_it(tool: str, place: str) -> None:
    facts = MOMENT | PLACES[place] | {"message_limit": "2026-11-22"}
    said = text_of(tool, ask(tool, facts))
    assert said.count("A message sets a time limit. It ends on Sunday 22 November 2026.") == 2
    alone = "only " if place == "none" else ""
    assert f"do not accept or pay anything {alone}because of it" in said
    assert not [words for words in CALM if words in said]
    assert ("Upwork" in said) == (place in ("default", "nothing"))


@pytest.mark.parametrize("tool", ["deadlines", "timeline"])
def test_on_another_platform_the_limit_comes_before_its_questions_and_days(tool: str) -> None:
    asked = {"events": [{"kind": "refund_requested"}]}
    facts = MOMENT | PLACES["fiverr"] | asked | {"message_limit": "2026-11-22"}
    page = ask(tool, facts).html()
    limit = page.index("A message sets a time limit. It ends on Sunday 22 November 2026.")
    assert limit < page.index("on which day?") < page.index("Your contract on Fiverr")
    # The line at the foot of a phone says it too.
    assert page.count("data-headline") == 1
    assert page.index("data-headline") < limit


@pytest.mark.parametrize("tool", TOOLS)
def test_of_a_notice_the_step_is_to_be_answered_there(tool: str) -> None:
    facts = MOMENT | PLACES["default"] | {"message_limit": "2026-11-22", "limit_from": "notice"}
    said = text_of(tool, ask(tool, facts))
    assert "find the step that is waiting for you, and answer there" in said
    assert "not one of Upwork" not in said


@pytest.mark.parametrize("tool", TOOLS)
def test_a_limit_that_is_over_says_so(tool: str) -> None:
    said = text_of(tool, ask(tool, MOMENT | PLACES["default"] | {"message_limit": "2026-11-19"}))
    assert said.count("A message set a time limit. It ended on Thursday 19 November 2026.") == 2


@pytest.mark.parametrize(
    ("text", "day", "by", "sure"),
    [
        (CLIENT, "2026-11-22", "client", "latest"),
        (NOTICE, "2026-11-22", "notice", "named"),
        ("Hello.", "", "", ""),
    ],
)
def test_the_plan_hands_the_limit_of_its_text_on(text: str, day: str, by: str, sure: str) -> None:
    reading = ask("start", MOMENT | {"client_message": text}).outcome.reading
    handed = (reading["message_limit"], reading["limit_from"], reading["limit_sure"])
    assert handed == (day, by, sure)


@pytest.mark.parametrize("tool", TOOLS)
def test_a_limit_counted_from_the_day_of_pasting_is_the_latest_it_can_be(tool: str) -> None:
    reading = ask("start", MOMENT | {"client_message": CLIENT}).outcome.reading
    handed = {name: reading[name] for name in ("message_limit", "limit_from", "limit_sure")}
    said = text_of(tool, ask(tool, MOMENT | PLACES["default"] | handed))
    latest = "It ends on Sunday 22 November 2026 at the latest, and earlier if the message came"
    assert said.count(latest) == 2
    # Once the reader says when it came, the day is the day.
    came = MOMENT | {"client_message": CLIENT, "message_came": "2026-11-20"}
    assert ask("start", came).outcome.reading["limit_sure"] == "named"


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("tool", TOOLS)
def test_a_copied_answer_says_which_platform_it_assumes(tool: str, place: str) -> None:
    answered = ask(tool, MOMENT | PLACES[place])
    [write] = [one.make for one in registry.find(tool).module.EXPORTS if one.kind == "text"]
    said = write(answered.inputs, answered.outcome)
    assert ("This assumes Upwork." in said) == (place in ("default", "nothing"))


@pytest.mark.parametrize("tool", TOOLS)
def test_an_hour_of_a_notice_stands_in_each_tool_in_the_reader_s_own_time(tool: str) -> None:
    told = {"message_limit": "2026-11-25T16:42Z", "limit_from": "notice", "zone": "Europe/Warsaw"}
    said = text_of(tool, ask(tool, MOMENT | PLACES["default"] | told))
    assert said.count("ends on Wednesday 25 November 2026, 17:42 Europe/Warsaw (UTC+01:00).") == 2


@pytest.mark.parametrize("tool", TOOLS)
def test_an_hour_without_a_zone_says_that_it_can_be_earlier(tool: str) -> None:
    text = {"client_message": "Refund me by 25 November 2026, 18:00, or I leave one star."}
    reading = ask("start", MOMENT | text).outcome.reading
    handed = {name: reading[name] for name in ("message_limit", "limit_from", "limit_sure")}
    assert handed["limit_sure"] == "no_zone"
    said = text_of(tool, ask(tool, MOMENT | PLACES["default"] | handed))
    assert said.count("it names none, so it can be earlier.") == 2


@pytest.mark.parametrize(("by", "kept"), [("notice", True), ("client", False)])
def test_a_calendar_has_the_hour_of_a_notice_and_nothing_that_a_client_sets(
    by: str, kept: bool
) -> None:
    told = {"message_limit": "2026-11-25T16:42Z", "limit_from": by}
    answered = ask("deadlines", MOMENT | PLACES["fiverr"] | told)
    assert ("DTSTART:20261125T164200Z" in write_calendar(answered.inputs, answered.outcome)) == kept
    assert has_entries(answered.inputs, answered.outcome) == kept


def test_the_plan_keeps_the_hour_of_a_notice_as_its_day() -> None:
    text = "Your buyer opened a dispute on Fiverr. Respond by 25 November 2026, 16:42 UTC."
    answered = ask("start", MOMENT | {"client_message": text})
    kept = answered.calculator.module.day_to_keep(answered.inputs, answered.outcome)
    assert kept.day.isoformat() == "2026-11-25T16:42:00+00:00"
    client = ask("start", MOMENT | {"client_message": CLIENT})
    assert client.calculator.module.day_to_keep(client.inputs, client.outcome) is None
