"""The table of the usual clocks: each row is what the calculator answers, day by day."""

from datetime import date, timedelta

import pytest

from calculators.deadlines.usual import UsualClock, find, usual_clocks
from calculators.engine.data import load

TODAY = date(2026, 11, 26)
ENTRIES = load("deadlines/usual.toml")["clocks"]
# Leap days, ends of months and years, the days on which the clocks of Europe and the US change.
DAYS = [
    *(date(2024, 2, 28), date(2024, 2, 29), date(2024, 12, 31), date(2025, 3, 30)),
    *(date(2026, 1, 31), date(2026, 3, 8), date(2026, 10, 25), date(2027, 12, 31)),
]


@pytest.mark.parametrize(
    ("entry", "row"),
    list(zip(ENTRIES, usual_clocks(TODAY), strict=True)),
    ids=[entry["clock"] for entry in ENTRIES],
)
def test_a_row_is_what_the_calculator_answers(entry: dict[str, str], row: UsualClock) -> None:
    for day in [row.since, *(day for day in DAYS if day >= row.since)]:
        clock = find(entry, day)
        assert clock, day
        assert clock.end == day + timedelta(days=row.days), day
        assert (clock.early, clock.late) == (None, None), day
    before, first = find(entry, row.since - timedelta(days=1)), find(entry, row.since)
    assert before is None or (first and before.rules != first.rules)
