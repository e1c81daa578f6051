"""Days in figures, as people write them: every reading of "12/11/2026"."""

import re
from datetime import date

NUMERIC = re.compile(r"(?<!\d)(\d{1,4})(\s?[./-]\s?)(\d{1,2})\2(\d{1,4})(?!\d)")
FIRST_YEAR, LAST_YEAR = 1990, 2099  # no day of a contract lies outside
NO_YEAR = 100  # outside of them, and no day of a month either


def year_of(written: str) -> int:
    """The number of a year (or a day) as written; "0026" is a slip, and not the year 26."""
    return int(written) if len(written) < 3 or written[0] != "0" else NO_YEAR


def make(year: int, month: int, day: int) -> tuple[date, ...]:
    """The day, if there is one. Years below 100 were written with two digits: of this century."""
    year = year + 2000 if year < 100 else year
    if not FIRST_YEAR <= year <= LAST_YEAR:  # of Iran's or Thailand's calendar, or a slip
        return ()
    try:
        return (date(year, month, day),)
    except ValueError:
        return ()


def numeric(first: int, second: int, third: int, order: str = "") -> tuple[date, ...]:
    """The readings of a day in figures. order: dmy, mdy or ymd where something proves it."""
    if first > 31:
        return make(first, second, third)
    found = {
        "dmy": make(third, second, first),
        "mdy": make(third, first, second),
        "ymd": make(first, second, third),
    }
    if order:
        return found[order]
    return tuple(dict.fromkeys((*found["dmy"], *found["mdy"])))
