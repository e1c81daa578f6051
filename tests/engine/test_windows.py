"""Windows of time at their edges."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from calculators.engine.parameters import parameter
from calculators.engine.windows import State, calendar_days, state

SEVEN = parameter("upwork.fixed_price.dispute_filing_days").on(date(2026, 10, 1))
WINDOW = calendar_days(date(2026, 10, 1), SEVEN, ZoneInfo("UTC"))


def test_the_last_day_is_inside():
    assert WINDOW.end == date(2026, 10, 8)


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (datetime(2026, 9, 30, 23, 59, tzinfo=UTC), State.NOT_YET_OPEN),
        (datetime(2026, 10, 1, 0, 0, tzinfo=UTC), State.OPEN),
        (datetime(2026, 10, 6, 23, 59, tzinfo=UTC), State.OPEN),
        (datetime(2026, 10, 7, 0, 0, tzinfo=UTC), State.CLOSING),
        (datetime(2026, 10, 8, 23, 59, tzinfo=UTC), State.CLOSING),
        (datetime(2026, 10, 9, 0, 0, tzinfo=UTC), State.CLOSED),
    ],
)
def test_state(now, expected):
    assert state(WINDOW, now) == expected


def test_a_window_without_its_event_waits():
    assert state(None, datetime(2026, 1, 1, tzinfo=UTC)) == State.WAITING
