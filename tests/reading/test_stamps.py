"""What day a program wrote before a line of a chat, with and without a year or a day of a month."""

from datetime import date

import pytest

from calculators.reading.stamps import days_of_stamp

TODAY = date(2026, 11, 30)  # a Monday
STAMPS = [
    ("[tue 24 nov, 10:02]", "2026-11-24"),
    ("[sat 28 nov, 22:47]", "2026-11-28"),
    ("28 nov 22:47 -", "2026-11-28"),
    ("sat 22:47", "2026-11-28"),
    ("[mon 09:00]", "2026-11-30"),
    ("28 dec 22:47 -", "2025-12-28"),
    ("mon 24 nov 10:02", "2025-11-24"),
    ("wed 24 nov 10:02", ""),
    ("mar 24, 10:02", "2026-03-24"),
    ("24 mar 10:02", "2026-03-24"),
    ("mar 22:47", "2026-11-24"),
    ("[di 24. november, 10:02]", "2026-11-24"),
    ("mié 25 nov 10:02", "2026-11-25"),
    ("24 nov 2025, 10:02", "2025-11-24"),
    ("10:02", ""),
]


@pytest.mark.parametrize(("stamp", "day"), STAMPS)
def test_the_day_of_a_stamp_is_the_last_one_that_fits(stamp: str, day: str) -> None:
    found = [one.isoformat() for days in days_of_stamp(stamp, TODAY) for one in days]
    assert found == ([day] if day else [])
