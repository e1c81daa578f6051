"""The days that a pasted text names as past, for the plan's question for a day.

The time that a program put before a line tells when the line was sent, and is no day that the line
names; what the line counts, such as "yesterday", counts from it.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from calculators.engine import data
from calculators.reading.days import SaidDay, find_dated, find_days
from calculators.reading.mail import find_heads as find_mail_heads
from calculators.reading.released import find_release_days
from calculators.reading.sent import find_sent
from calculators.reading.stamps import days_of_stamp
from calculators.reading.told import PLAIN
from calculators.writing.heads import Head, blank, find_heads, stamp_of, with_ends

WEDNESDAY = 2
WEEK = timedelta(weeks=1)


class Said(NamedTuple):
    """Words of one line, and the day on which it was sent; None where nothing says so."""

    words: str
    sent: date | None


def find_said(text: str, today: date, *, released: bool, week: bool) -> tuple[SaidDay, ...]:
    """The days that are not to come, each that is counted marked so where it counts from today.

    released: whether the day of a release is asked for, which only words that tell of it can be.
    week: whether a day of a week of hours is; the day of a mail is none of them.
    """
    if released:
        return _from_today(find_release_days(text, today), find_sent(text, today))
    mail = find_sent(text, today)
    found = [] if week or mail is None else [mail]
    shown = blank(text, list(find_mail_heads(text))) if week else text
    for said in lines(shown, today):
        begins = said.sent or (mail.day if mail else None)
        days = find_days(said.words, begins or today)
        weeks = find_weeks(said.words, begins or today) if week else ()
        found += _from_today((*weeks, *days), begins)
    return tuple(one for one in found if not one.to_come and one.day <= today)


def find_weeks(text: str, begins: date) -> list[SaidDay]:
    """The weeks in which a text says that hours were worked, each as a day in its middle, which no
    time zone takes to another week.

    begins: the day on which it was written.
    """
    plain = text.translate(PLAIN).lower()
    if len(plain) != len(text):
        return []  # the places of the words are not those of the text
    monday = monday_of(begins)
    found = []
    for sentence in _pattern("sentence").finditer(plain):
        if not _pattern("hours").search(sentence[0]):
            continue
        for name, first in (("last", monday - WEEK), ("this", monday)):
            for seen in _pattern(name).finditer(sentence[0]):
                if not _pattern(f"not_{name}").search(sentence[0][: seen.end()]):
                    words = text[sentence.start() + seen.start() : sentence.start() + seen.end()]
                    found.append(SaidDay(_middle(first, begins), words, False, True))
    for start, end, days, whole in find_dated(plain, begins):
        before = _pattern("of").search(plain[:start])
        likely = sorted((day for day in days if day <= begins), key=lambda day: begins - day)
        if before and likely and (not whole or len(days) == 1):
            words = text[before.start() : end]
            found.append(SaidDay(likely[0], words, False, False))
    return found


def monday_of(day: date) -> date:
    """The first day of its week."""
    return day - timedelta(day.weekday())


def _middle(monday: date, last: date) -> date:
    return min(monday + timedelta(WEDNESDAY), last)


def _from_today(days: tuple[SaidDay, ...], begins: object) -> tuple[SaidDay, ...]:
    """The days, of which none is counted from today where the day of writing is known."""
    if begins is None:
        return days
    return tuple(SaidDay(one.day, one.words, one.to_come, False, one.limit) for one in days)


def lines(text: str, today: date) -> Iterator[Said]:
    """The words above the first stamp, and those of each line with the day of its stamp."""
    heads = find_heads(text)
    yield Said(text[: heads[0].start] if heads else text, None)
    for head, end in with_ends(heads, [head.start for head in heads], text):
        yield Said(text[head.end : end], day_of(text, head, today))


def day_of(text: str, head: Head, today: date) -> date | None:
    """The day in the head of a line, where it can be read in one way alone."""
    found = days_of_stamp(stamp_of(text, head), today)
    days = {day for days in found for day in days if day <= today}
    return days.pop() if len(days) == 1 else None


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(data.load("start/said_weeks.toml")[name], re.MULTILINE)
