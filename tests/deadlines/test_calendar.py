"""The calendar file, read back by the package `icalendar`, says what the outcome says."""

import json
import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import icalendar
import pytest

from calculators.deadlines.calendar import day_of
from calculators.engine import registry
from calculators.engine.answering import answer
from calculators.engine.exports import NoExport, export
from calculators.engine.fields import questions
from tests.cases import load

FULL = json.loads((Path(__file__).parent / "full.json").read_text("utf-8"))
CASES = [case for case in load() if case.calculator == "deadlines" and case.errors is None]


def read(answers, kind="ics"):
    text = export("deadlines", kind, answers)["text"]
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert "\n" not in text.replace("\r\n", "")
    calendar = icalendar.Calendar.from_ical(text)
    assert not calendar.errors
    return calendar.events


def uid_id(event):
    return str(event["UID"]).partition("-")[0]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_events_equal_the_clocks_ahead(case):
    answered = answer("deadlines", case.answers)
    ahead = [
        (clock.id, named(clock), day_of(clock, answered.inputs, answered.outcome))
        for clock in answered.outcome.clocks
        if clock.ahead
    ]
    if not ahead:
        with pytest.raises(NoExport):
            export("deadlines", "ics", case.answers)
        return
    assert ahead == [
        (uid_id(event), str(event["SUMMARY"]), event.decoded("DTSTART"))
        for event in read(case.answers)
    ]


ENDED = {
    "contract_type": "fixed_price",
    "money_place": "held",
    "last_step": "contract_ended",
    "last_step_on": "2026-11-22",
    "contract_ended": "2026-11-22",
    "ended_by": "client",
    "now": "2026-11-27T10:00Z",
}


@pytest.mark.parametrize("zone", ["Pacific/Auckland", "Asia/Karachi", "UTC", "America/Los_Angeles"])
@pytest.mark.parametrize("name", ["start", "triage"])
def test_a_duty_has_one_day_in_the_calendar_whatever_tool_writes_it(name, zone):
    told = ENDED | {"zone": zone}
    asked = questions(registry.find(name).inputs)
    answers = {field: value for field, value in told.items() if field in asked}
    text = export(name, "ics", answers)["text"]
    [one] = icalendar.Calendar.from_ical(text).events
    days = {uid_id(event): event.decoded("DTSTART") for event in read(told)}
    assert one.decoded("DTSTART") == days["dispute_filing"]


def test_what_the_reader_must_do_has_a_whole_day_that_is_safe_where_they_are():
    days = {
        uid_id(event): event.decoded("DTSTART") for event in read(ENDED | {"zone": "Asia/Karachi"})
    }
    # The fourteen days are over at midnight in UTC, which is five o'clock of the next day there.
    assert days["feedback_post"] == date(2026, 12, 4)
    assert isinstance(days["feedback_client_post"], datetime)


def named(clock):
    """What somebody else can do says that its day is the last one, or when it comes."""
    return clock.title if clock.yours else f"{clock.ends}: {clock.title}"


def test_days_are_days_and_minutes_are_utc():
    events = {uid_id(event): event for event in read(FULL)}
    # The end of that day in UTC comes on the day itself where the reader is.
    whole = events["arbitration_election"]
    assert whole.decoded("DTSTART") == date(2026, 11, 26)
    assert not isinstance(whole.decoded("DTSTART"), datetime)
    assert whole.decoded("DTEND") == date(2026, 11, 27)
    minute = events["hours_client_review"].decoded("DTSTART")
    assert minute == datetime(2026, 11, 27, 23, 59, tzinfo=UTC)
    assert minute.utcoffset() == timedelta(0)


def test_alarms_ring_48_and_4_hours_before():
    for event in read(FULL):
        alarms = [alarm.decoded("TRIGGER") for alarm in event.walk("VALARM")]
        assert alarms == [timedelta(hours=-48), timedelta(hours=-4)]


def test_ids_are_unique_and_do_not_change_with_now():
    first = [str(event["UID"]) for event in read(FULL)]
    later = [str(event["UID"]) for event in read(FULL | {"now": "2026-11-21T12:00Z"})]
    assert len(set(first)) == len(first)
    assert first == later


def test_another_contract_has_other_ids():
    other = read(FULL | {"contract_began": "2026-08-25"})
    assert not {str(event["UID"]) for event in read(FULL)} & {str(e["UID"]) for e in other}


def test_another_event_of_the_same_kind_has_another_id():
    first, second = (
        str(read({"now": "2026-10-02T09:00Z", "dispute_filed": day})[0]["UID"])
        for day in ("2026-10-01", "2026-10-02")
    )
    assert first != second


def test_the_clocks_of_two_milestones_on_another_platform_have_two_ids():
    told = [
        {"kind": kind, "when": when, "of": of}
        for of in ("M1", "M2")
        for kind, when in (("milestone_funded", "2026-10-01"), ("work_submitted", "2026-10-05"))
    ]
    ids = [
        str(event["UID"])
        for event in read({"platform": "fiverr", "events": told, "now": "2026-10-06T09:00Z"})
    ]
    assert len(ids) == len(set(ids)) > 1


@pytest.mark.parametrize(
    "named",
    [
        {"contract_began": "2026-08-25"},
        {"events": [{"kind": "contract_began", "when": "2026-08-25"}]},
    ],
)
def test_a_contract_whose_beginning_is_told_has_ids_of_its_own(named):
    told = {"now": "2026-10-02T09:00Z", "dispute_filed": "2026-10-01"}
    without, other = ({str(event["UID"]) for event in read(told | more)} for more in ({}, named))
    assert without
    assert not without & other


def test_one_clock_alone():
    only = read(FULL, "ics:arbitration_election")
    assert [uid_id(event) for event in only] == ["arbitration_election"]


def test_the_description_says_who_acts_what_silence_does_and_the_source():
    event = read(FULL, "ics:arbitration_election")[0]
    said = str(event["DESCRIPTION"])
    assert "Both of you must act." in said
    assert "money still held goes back to the client" in said
    assert "https://support.upwork.com/" in said
    assert "read on Saturday 21 November 2026" in said


def test_each_entry_says_what_to_do_by_which_rule_and_when_its_source_was_read():
    elsewhere = {"kind": "dispute_filed", "by": "client", "when": "2026-10-01"}
    there = {"platform": "freelancer", "events": [elsewhere], "now": "2026-10-02T09:00Z"}
    for event in [*read(FULL), *read(there)]:
        said = str(event["DESCRIPTION"])
        assert said != str(event["SUMMARY"])
        assert "Rule: " in said
        assert re.search(r"(?:read|set) on \w+day \d", said)
