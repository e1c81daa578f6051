"""The plan and Deadlines name the same days, whatever the zone and however near the end is."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from calculators.engine.answering import answer
from calculators.facts.steps import LastStep

STEP = date(2026, 11, 21)
ZONES = ("UTC", "America/Los_Angeles", "Asia/Karachi")
# The steps with a day of their own: where the money is, the plan's sentence, and its clock.
STEPS = [
    ("work_submitted", "held", "wait_for_release", "auto_release"),
    ("contract_ended", "held", "dispute", "dispute_filing"),
    ("refund_requested", "held", "dispute", "dispute_filing"),
    ("hours_disputed", "unpaid_hours", "answer_hours", "hours_dispute_answer"),
]


def both(step, place, zone, now):
    told = {"money_place": place, "last_step": step, "last_step_on": STEP.isoformat()}
    told |= {"zone": zone, "now": now.isoformat()}
    return answer("start", told).outcome, answer("deadlines", told).outcome


def clock_of(deadlines, id):
    return next(clock for clock in deadlines.clocks if clock.id == id)


def day(moment):
    return moment.astimezone(UTC).date() if isinstance(moment, datetime) else moment


def readings(clock):
    """Every day on which Deadlines says that the clock can end."""
    ends = (clock.early or clock.end, clock.late or clock.end)
    return tuple(dict.fromkeys(day(end) for end in ends))


HOURS = range(0, 17 * 24, 17)
# Each hour in one zone in `make test`, in turn; in the other zones in the audit.
MOMENTS = [
    [
        (zone, hours)
        for number, hours in enumerate(HOURS)
        for turn, zone in enumerate(ZONES)
        if (number + turn) % 3 == part
    ]
    for part in range(3)
]


@pytest.mark.parametrize(
    "moments",
    [
        pytest.param(each, marks=[pytest.mark.thorough] * (number > 0), id=f"part {number + 1}")
        for number, each in enumerate(MOMENTS)
    ],
)
@pytest.mark.parametrize(("step", "place", "id", "name"), STEPS)
def test_the_plan_names_the_days_that_deadlines_names(step, place, id, name, moments):
    seen = set()
    for zone, hours in moments:
        local = datetime(STEP.year, STEP.month, STEP.day, 23, tzinfo=ZoneInfo(zone))
        plan, deadlines = both(step, place, zone, (local + timedelta(hours=hours)).astimezone(UTC))
        item = next(item for item in plan.now if item.id == id)
        clock, asked = clock_of(deadlines, name), (zone, hours)
        seen.add(item.clock)
        assert item.days == readings(clock), asked
        assert (item.clock == "over") is not clock.runs, asked
        if item.clock == "late":
            assert clock.in_doubt or deadlines.late, asked
            assert item.until == day(clock.late or clock.end), asked
        elif item.clock == "act":
            assert not clock.in_doubt, asked
            assert not deadlines.late, asked
            assert item.before == deadlines.before or deadlines.safe_day is None, asked
            assert item.day == (deadlines.safe_day or day(clock.until)), asked
        if step == "work_submitted":
            assert item.then == readings(clock_of(deadlines, "release_withdrawable")), asked
    assert "over" in seen
    assert seen & {"wait", "late"}


@pytest.mark.parametrize(("step", "place"), [one[:2] for one in STEPS])
def test_the_question_for_a_day_names_the_step(step, place):
    plan = answer("start", {"money_place": place, "last_step": step, "now": f"{STEP}T10:00Z"})
    asked = plan.outcome.next
    assert asked.kind == "day"
    assert asked.hint.startswith(f"“{LastStep(step).label}”.")
