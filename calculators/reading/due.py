"""The one day on which a payment was due, as a text names it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from calculators.engine import data
from calculators.reading.days import find_dated
from calculators.reading.told import PLAIN

NEAR = 70  # characters before a day that can say what it is; a length, and no rule
# Days from today up to which a day without a year, and without a word of the past, is the next one.
AHEAD = 60
SENTENCE_END = re.compile(r"(?:(?<!\d)|(?<=\d{4}))[.](?=\s)|[!?\n]")


@dataclass(frozen=True)
class DueDay:
    """words: of the text."""

    day: date
    words: str


def find_due(text: str, today: date) -> DueDay | None:
    """The day on which a payment was due; None where a text names none, several, or one that can
    be read in two ways.
    """
    plain = text.translate(PLAIN).lower()
    if len(plain) != len(text):
        return None
    found = {one.day: one for one in _found(text, plain, today)}
    return next(iter(found.values())) if len(found) == 1 else None


def _found(text: str, plain: str, today: date) -> Iterator[DueDay]:
    for start, end, days, dated in find_dated(plain, today):
        begins = _begins(plain, start)
        after = SENTENCE_END.search(plain, end)
        ends = after.start() if after else len(plain)
        said = _said(plain, begins, start, end)
        if said is None or not _is_payment(plain, begins, said, end, ends):
            continue
        over = bool(_pattern("over").search(plain, begins, ends))
        for day in days if dated else _of_year(days, today, over=over):
            yield DueDay(day, text[start:end])


def _begins(plain: str, end: int) -> int:
    """Where the sentence begins that goes on before this place."""
    return max((one.end() for one in SENTENCE_END.finditer(plain, 0, end)), default=0)


def _said(plain: str, begins: int, start: int, end: int) -> int | None:
    """Where the words begin that say that the day is one on which something is due."""
    near = plain[max(begins, start - NEAR) : start]
    for pattern in _before():
        if one := pattern.search(near):
            return start - len(near) + one.start()
    led = _pattern("led").search(near)
    return start if led and _pattern("behind").match(plain, end) else None


def _is_payment(plain: str, begins: int, said: int, end: int, ends: int) -> bool:
    """Whether it is a payment that is due: the last noun before it, in its sentence or the one
    before, or else the first one behind it.
    """
    if said > begins and (nouns := _nouns(plain, begins, said)):
        return nouns[-1][1]
    if re.search(r"\bpa(?:y|id)\b|\bpag|zahl", plain[said:end]):
        return True
    if nouns := _nouns(plain, end, ends):
        return nouns[0][1]
    nouns = _nouns(plain, _begins(plain, max(0, begins - 1)), begins)
    return bool(nouns) and nouns[-1][1]


def _nouns(plain: str, begins: int, ends: int) -> list[tuple[int, bool]]:
    """What is paid and what is handed over between two places, in order."""
    return sorted(
        (one.start(), name == "payment")
        for name in ("payment", "work")
        for one in _pattern(name).finditer(plain, begins, ends)
    )


def _of_year(days: tuple[date, ...], today: date, *, over: bool) -> Iterator[date]:
    """The day of these years that is meant: the last one, or one that comes soon."""
    past = max((day for day in days if day <= today), default=None)
    ahead = min((day for day in days if day > today), default=None)
    soon = ahead is not None and (ahead - today).days <= AHEAD
    if over:
        yield from (past,) if past else ()
    elif ahead and soon and past and (today - past).days > AHEAD:
        yield ahead
    elif past and not soon and (today - past).days <= AHEAD:
        yield past


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(data.load("reading/due.toml")[name])


@cache
def _before() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(rf"(?:{one})\Z") for one in data.load("reading/due.toml")["before"])
