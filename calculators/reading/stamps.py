"""The day that a program wrote before a line of a chat, with its year or without one."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from calculators.engine import data
from calculators.reading.days import find_dated

DAYS_OF_WEEK = 7
CLOCK = re.compile(r"[:.]\d\d")


def days_of_stamp(stamp: str, today: date) -> Iterator[tuple[date, ...]]:
    """What each day of a stamp can be.

    A line was sent before it is read. So a day without its year is the last one with that weekday,
    or the last one at all, and a weekday alone is a day of the week up to today.

    stamp: what a program wrote, without the name. today: the day on which the chat is read.
    """
    stamp = stamp.lower()
    named = _weekday(stamp)
    # In "mar 22:47" no day of March stands, but an hour.
    dated = [one for one in find_dated(stamp, today) if not CLOCK.match(stamp, one[1])]
    for _, _, days, whole in dated:
        past = [day for day in days if day <= today and named in (None, day.weekday())]
        if whole:
            yield days
        elif past:
            yield (max(past),)
    if not dated and named is not None:
        yield (today - timedelta((today.weekday() - named) % DAYS_OF_WEEK),)


def _weekday(stamp: str) -> int | None:
    """The weekday that a stamp names; None for none, or more than one."""
    found = {n for n, weekday in enumerate(_weekdays()) if weekday.search(stamp)}
    return found.pop() if len(found) == 1 else None


@cache
def _weekdays() -> tuple[re.Pattern[str], ...]:
    source = data.load("reading/days.toml")
    written = zip(source["weekdays"], source["stamped_weekdays"], strict=True)
    return tuple(re.compile(rf"\b(?:{whole}|{short})\b") for whole, short in written)
