"""The day to dispute by is one day, whichever tool is asked."""

from datetime import UTC, datetime
from itertools import product
from typing import Any

import pytest

from calculators.engine.answering import answer

ZONES = ("UTC", "Asia/Manila", "America/Los_Angeles", "Pacific/Kiritimati", "Asia/Kolkata")
NOWS = ("2026-11-26T09:00Z", "2026-11-26T23:30Z", "2026-11-27T05:00Z")
DAYS = ("2026-11-20", "2026-11-22", "2026-11-25")
STARTS = ("contract_ended", "refund_requested")


def outcome(tool: str, facts: dict[str, Any]) -> Any:
    found = answer(tool, facts)
    assert not found.errors, found.errors
    return found.outcome


@pytest.mark.parametrize(("zone", "start"), [*product(ZONES, STARTS)])
def test_letter_triage_and_deadlines_name_the_same_last_safe_day(zone: str, start: str):
    compared = 0
    for now, day in product(NOWS, DAYS):
        facts = {
            "contract_type": "fixed_price",
            "money_place": "held",
            start: day,
            "zone": zone,
            "now": now,
        }
        first = outcome("letter", facts).first
        clock = outcome("triage", facts).clock
        deadlines = outcome("deadlines", facts)
        if not first or first.over or not clock or not deadlines.first:
            continue
        assert first.late == clock.late == deadlines.late, facts
        if not first.late:
            until = deadlines.first.until
            rule = until.astimezone(UTC).date() if isinstance(until, datetime) else until
            days = {first.last, clock.safe, deadlines.safe_day or rule}
            assert len(days) == 1, (facts, days)
        compared += 1
    assert compared


def test_on_the_day_of_the_end_no_tool_promises_all_of_it():
    """Days that are counted from an hour end at that hour, in the middle of a reader's day."""
    facts = {
        "contract_type": "fixed_price",
        "money_place": "held",
        "contract_ended": "2026-10-01T17:00Z",
        "zone": "America/Los_Angeles",
        "now": "2026-10-08T15:00Z",
    }
    for tool in ("triage", "timeline", "evidence", "letter", "deadlines"):
        text = answer(tool, facts).html()
        assert "Before 10:00 today, where you are." in text
        assert "By the end of Thursday 8 October 2026" not in text
