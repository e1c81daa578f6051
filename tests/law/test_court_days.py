"""Open and closed days of courts, and what is said where we do not know them."""

from datetime import date, timedelta

import pytest

from calculators.law.court_days import Known, look, roll
from calculators.law.places import Place

BACK = timedelta(days=-1)
DAYS = [
    ("us_ca", date(2027, 2, 12), True, Known.COURTS),  # Lincoln Day
    ("us_ca", date(2027, 3, 31), True, Known.COURTS),  # Cesar Chavez Day
    ("us_ca", date(2030, 4, 1), True, Known.COURTS),  # its Monday, as 31 March is a Sunday
    ("us_ca", date(2026, 9, 25), True, Known.COURTS),  # the fourth Friday in September
    ("us_ca", date(2026, 9, 18), False, Known.COURTS),
    ("us_ca_los_angeles", date(2026, 11, 27), True, Known.COURTS),
    ("us_ny", date(2026, 11, 3), True, Known.COURTS),  # Election Day
    ("us_ny_new_york_city", date(2026, 11, 3), True, Known.COURTS),
    ("us_ny", date(2028, 2, 11), False, Known.COURTS),  # a Saturday's holiday is not moved
    ("us_ny", date(2026, 11, 27), False, Known.COURTS),
    ("us_wa", date(2026, 10, 12), False, Known.COURTS),  # Columbus Day is a court day
    ("us_wa", date(2026, 11, 27), True, Known.COURTS),
    ("us_tx", date(2026, 12, 24), True, Known.COURTS),
    ("us_nj", date(2027, 3, 26), True, Known.COURTS),  # Good Friday
    ("us_mi", date(2027, 2, 12), False, Known.NATIONAL),  # its own days are not read
    ("us_il", date(2027, 2, 12), True, Known.COURTS),  # Lincoln's Birthday
    ("us_il", date(2027, 3, 1), True, Known.COURTS),  # the first Monday in March
    ("us_mi", date(2026, 10, 12), True, Known.NATIONAL),
    ("us_ca", date(2025, 2, 12), False, Known.NATIONAL),  # before the table of the courts
    ("us_ca", date(2031, 2, 12), False, Known.NOTHING),  # after both tables
    ("england_wales", date(2026, 12, 28), True, Known.NATIONAL),
    ("england_wales", date(2029, 1, 1), False, Known.NOTHING),
    ("scotland", date(2026, 1, 2), True, Known.NATIONAL),  # 2nd January
    ("scotland", date(2026, 4, 6), False, Known.NATIONAL),  # Easter Monday is a court day
    ("scotland", date(2026, 11, 30), True, Known.NATIONAL),  # St Andrew's Day
    ("scotland", date(2026, 8, 31), False, Known.NATIONAL),  # the summer holiday is the 3rd
    ("northern_ireland", date(2027, 3, 17), True, Known.NATIONAL),  # St Patrick's Day
    ("northern_ireland", date(2026, 7, 13), True, Known.NATIONAL),  # for Sunday 12 July
    ("northern_ireland", date(2029, 1, 1), False, Known.NOTHING),
    ("de", date(2026, 12, 25), False, Known.NOTHING),
    ("elsewhere", date(2026, 12, 25), False, Known.NOTHING),
    (None, date(2026, 12, 26), True, Known.COURTS),  # a Saturday, anywhere
]


@pytest.mark.parametrize(("place", "day", "closed", "known"), DAYS)
def test_a_day_at_a_court(place, day, closed, known):
    found = look(Place(place) if place else None, day)
    assert (found.closed, found.known) == (closed, known)
    assert bool(found.rules) == (closed and day.weekday() < 5)


@pytest.mark.parametrize(
    ("place", "day", "safe", "known"),
    [
        ("us_ca", date(2026, 11, 29), date(2026, 11, 25), Known.COURTS),
        ("us_tx", date(2027, 12, 26), date(2027, 12, 23), Known.COURTS),
        ("us_mi", date(2026, 11, 29), date(2026, 11, 27), Known.NATIONAL),
        ("us_ny", date(2028, 1, 1), date(2027, 12, 30), Known.COURTS),
        ("us_ca", date(2031, 1, 1), date(2031, 1, 1), Known.NOTHING),
    ],
)
def test_the_last_open_day_before(place, day, safe, known):
    assert roll(Place(place), day, BACK)[:2] == (safe, known)
