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
    ("us_il", date(2027, 2, 12), True, Known.COURTS),  # Lincoln's Birthday
    ("us_il", date(2027, 3, 1), True, Known.COURTS),  # the first Monday in March
    ("us_mi", date(2026, 10, 12), True, Known.COURTS),
    ("us_mi", date(2028, 12, 22), True, Known.COURTS),  # Christmas Eve is a Sunday
    ("us_mi", date(2028, 12, 21), False, Known.COURTS),
    ("us_al", date(2027, 4, 26), True, Known.COURTS),  # the fourth Monday in April
    ("us_al", date(2027, 4, 19), False, Known.COURTS),
    ("us_ak", date(2026, 10, 19), True, Known.COURTS),  # Alaska Day is a Sunday
    ("us_ak", date(2029, 3, 26), True, Known.COURTS),  # the last Monday in March
    ("us_ak", date(2029, 3, 19), False, Known.COURTS),
    ("us_az", date(2026, 11, 27), False, Known.NATIONAL),  # its own days are not read
    ("us_az", date(2026, 11, 26), True, Known.NATIONAL),
    ("us_ct", date(2028, 2, 11), True, Known.COURTS),  # Lincoln Day is a Saturday
    ("us_ct", date(2028, 2, 14), False, Known.COURTS),
    ("us_dc", date(2028, 4, 17), True, Known.COURTS),  # Emancipation Day is a Sunday
    ("us_de", date(2028, 11, 7), True, Known.COURTS),  # the day of the general election
    ("us_de", date(2027, 11, 2), False, Known.COURTS),  # there is none
    ("us_hi", date(2028, 3, 27), True, Known.COURTS),  # 26 March is a Sunday
    ("us_hi", date(2027, 8, 20), True, Known.COURTS),  # the third Friday in August
    ("us_hi", date(2027, 8, 13), False, Known.COURTS),
    ("us_la", date(2027, 2, 9), True, Known.COURTS),  # Mardi Gras, 47 days before Easter
    ("us_la", date(2027, 11, 1), True, Known.COURTS),  # All Saints' Day
    ("us_ma", date(2027, 4, 19), True, Known.COURTS),  # the third Monday in April
    ("us_ma", date(2027, 4, 26), False, Known.COURTS),
    ("us_mt", date(2026, 11, 3), True, Known.COURTS),
    ("us_mt", date(2027, 11, 2), False, Known.COURTS),
    ("us_ne", date(2027, 4, 30), True, Known.COURTS),  # the last Friday in April
    ("us_ne", date(2027, 4, 23), False, Known.COURTS),
    ("us_nv", date(2027, 10, 29), True, Known.COURTS),  # the last Friday in October
    ("us_nv", date(2027, 10, 22), False, Known.COURTS),
    ("us_ok", date(2027, 3, 26), True, Known.COURTS),  # Good Friday
    ("us_ok", date(2027, 12, 23), True, Known.COURTS),  # Christmas Day is a Saturday
    ("us_ok", date(2028, 12, 26), True, Known.COURTS),
    ("us_ri", date(2026, 7, 6), True, Known.COURTS),  # Independence Day is a Saturday
    ("us_ri", date(2026, 8, 10), True, Known.COURTS),  # the second Monday in August
    ("us_sc", date(2026, 5, 11), True, Known.COURTS),  # 10 May is a Sunday
    ("us_sc", date(2027, 5, 10), True, Known.COURTS),
    ("us_tn", date(2026, 11, 27), False, Known.COURTS),  # no holiday there
    ("us_tn", date(2027, 3, 26), True, Known.COURTS),  # Good Friday
    ("us_ut", date(2026, 6, 15), True, Known.COURTS),  # Juneteenth is a Friday
    ("us_ut", date(2027, 7, 23), True, Known.COURTS),  # Pioneer Day is a Saturday
    ("us_ut", date(2027, 7, 26), False, Known.COURTS),
    ("us_vt", date(2027, 3, 2), True, Known.COURTS),  # the first Tuesday in March
    ("us_vt", date(2027, 3, 9), False, Known.COURTS),
    ("us_wv", date(2027, 6, 21), True, Known.COURTS),  # West Virginia Day is a Sunday
    ("us_wv", date(2026, 5, 12), True, Known.COURTS),  # the day of the primary
    ("ca_on", date(2027, 12, 27), True, Known.COURTS),  # Christmas Day is a Saturday
    ("ca_on", date(2027, 12, 28), True, Known.COURTS),
    ("ca_on", date(2026, 12, 28), True, Known.COURTS),  # Christmas Day is a Friday
    ("ca_on", date(2026, 12, 29), False, Known.COURTS),
    ("ca_on", date(2029, 5, 21), True, Known.COURTS),  # the Monday before 25 May
    ("ca_on", date(2027, 8, 2), True, Known.COURTS),  # Civic Holiday
    ("ca_on", date(2026, 9, 30), False, Known.COURTS),
    ("ca_bc", date(2026, 9, 30), True, Known.COURTS),
    ("ca_bc", date(2027, 3, 29), True, Known.COURTS),  # Easter Monday
    ("au_nsw", date(2027, 6, 14), True, Known.COURTS),  # the second Monday in June
    ("au_nsw", date(2027, 6, 7), False, Known.COURTS),
    ("au_nsw", date(2027, 12, 28), True, Known.COURTS),  # Boxing Day is a Sunday
    ("au_nsw", date(2026, 12, 28), True, Known.COURTS),  # Boxing Day is a Saturday
    ("au_nsw", date(2026, 12, 29), False, Known.COURTS),
    ("de", date(2026, 12, 25), True, Known.COURTS),
    ("de", date(2026, 12, 31), False, Known.COURTS),
    ("de", date(2026, 6, 4), True, Known.COURTS),  # Corpus Christi, in some Länder
    ("de", date(2031, 1, 1), False, Known.NOTHING),
    ("fr", date(2027, 5, 17), True, Known.COURTS),  # Whit Monday
    ("fr", date(2027, 7, 14), True, Known.COURTS),
    ("fr", date(2027, 7, 15), False, Known.COURTS),
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
    ("in", date(2026, 12, 25), False, Known.NOTHING),  # days that follow the moon are not read
    ("ph", date(2026, 12, 25), False, Known.NOTHING),
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
        ("us_mi", date(2026, 11, 29), date(2026, 11, 25), Known.COURTS),
        ("us_az", date(2026, 11, 29), date(2026, 11, 27), Known.NATIONAL),
        ("us_tn", date(2026, 11, 28), date(2026, 11, 27), Known.COURTS),
        ("us_oh", date(2026, 11, 28), date(2026, 11, 25), Known.COURTS),
        ("us_nc", date(2027, 12, 28), date(2027, 12, 22), Known.COURTS),
        ("us_va", date(2027, 11, 28), date(2027, 11, 23), Known.COURTS),
        ("ca_on", date(2027, 12, 28), date(2027, 12, 24), Known.COURTS),
        ("au_nsw", date(2027, 12, 28), date(2027, 12, 24), Known.COURTS),
        ("de", date(2028, 12, 31), date(2028, 12, 29), Known.COURTS),
        ("fr", date(2028, 12, 26), date(2028, 12, 22), Known.COURTS),
        ("us_ny", date(2028, 1, 1), date(2027, 12, 30), Known.COURTS),
        ("us_ca", date(2031, 1, 1), date(2031, 1, 1), Known.NOTHING),
    ],
)
def test_the_last_open_day_before(place, day, safe, known):
    assert roll(Place(place), day, BACK)[:2] == (safe, known)
