"""The days that a pasted text names, each with its words: proposals, for the reader to confirm.

"Tomorrow" counts from the day of writing, which a text does not say, so from today.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from calculators.engine import data
from calculators.engine.numeric_days import NUMERIC, make, numeric, year_of
from calculators.reading.clock_times import SaidTime, find_time
from calculators.reading.told import PLAIN

MOST = 3  # days of one text
LEAD = 25  # characters before a day that can say what it is
FARTHEST = 400  # days from today: what lies beyond is no day of this case
HOURS = 24
WORDS = (  # before a day, behind it, or in its sentence
    "ends",
    "limits",
    "payable",
    "before",
    "demanded",
    "otherwise",
    "appointed",
    "follows",
    "lacking",
    "deed",
    "noticed",
    "over",
    "will",
    "terms",
)
OTHER_LINE = re.compile(r"[!?\n]")
BREAK = re.compile(r"[.!?\n]")
SENTENCE_END = re.compile(r"[.!?]\s|\n")
# A week or another stretch of days, such as 16-22 November, is no day on which something happened.
RANGE_BEFORE = re.compile(r"\b\d{1,2}(?:st|nd|rd|th)?(?:\s+[a-z]{3,9})?\s*(?:[-–—]|\bto\b)\s*\Z")
RANGE_AFTER = re.compile(
    r"\s*(?:[-–—]|to\b)\s*(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+)?"
    r"(?:\d{4}-\d\d|\d{1,2}(?![\d:])(?:st|nd|rd|th)?(?!\s*(?:[$€£%]|usd|eur|[ap]m|hours?)))"
)
FAR = 80  # characters in which an invoice is named before its terms
NEXT = re.compile(r"[\s,(]{1,3}(?:(?:the|on|am|den|dem|der|el|día)\s{1,2}){0,2}")
BETWEEN = 20  # characters that the first day of such a stretch takes


@dataclass(frozen=True)
class SaidDay:
    """A day and its words. to_come: whether it is set as an end. counted: whether it was counted
    from today, and would be another day if the text is older. limit: whether something is to be
    done by then. time: the hour of such a limit, where the text names it.
    """

    day: date
    words: str
    to_come: bool
    counted: bool
    limit: bool = False
    time: SaidTime | None = None


def find_days(text: str, today: date, most: int = MOST) -> tuple[SaidDay, ...]:
    """The first few days that a text names, at most `most`, in its order; each day once."""
    plain = text.translate(PLAIN).lower()
    if len(plain) != len(text):
        return ()  # the places of the words are not those of the text
    found = _named_twice(plain, sorted(_found(plain, today), key=lambda one: (one[0], -one[1])))
    days: dict[tuple[date, bool], SaidDay] = {}
    after = last = 0
    for start, end, day, to_come, counted in found:
        if start < after and start != last:
            continue  # a part of a day that was read already
        after, last = max(after, end), start
        before = plain[max(0, start - BETWEEN) : start]
        if RANGE_BEFORE.search(before) or RANGE_AFTER.match(plain, end):
            continue
        if plain.startswith("pay", start) and _patterns("")["terms"].search(plain[:start][-FAR:]):
            continue
        if abs((day - today).days) <= FARTHEST and (to_come or day <= today):
            near = counted and abs((day - today).days) <= 1
            at = find_time(plain, start, end)
            begins = at.start if at else start
            limit = to_come and not _patterns("")["payable"].search(plain[:start][-FAR:])
            limit = limit and (
                _is_limit(plain, begins, end) or (near and _demands(plain, start, end))
            )
            at = at if limit else None
            if at:  # "before Friday, 18:00" ends on that Friday
                start, end = at.start, at.end
            elif limit and day > today and (earlier := _patterns("")["before"].search(before)):
                start, day = start - len(earlier[0]), day - timedelta(1)
            said = SaidDay(day, text[start:end], to_come, counted, limit, at)
            days.setdefault((day, to_come), said)
    return tuple(days.values())[:most]


type Found = tuple[int, int, date, bool, bool]


def _named_twice(plain: str, found: list[Found]) -> list[Found]:
    """The days with one for both where a date stands right behind "yesterday" or "today".

    Such a day is that of the date, however old the text is.
    """
    joined: list[Found] = []
    for one in found:
        start, end, _, _, counted = one
        last = joined[-1] if joined else None
        if last and last[4] and not counted and NEXT.fullmatch(plain, last[1], start):
            joined[-1] = (last[0], end, *one[2:])
        else:
            joined.append(one)
    return joined


def _found(plain: str, today: date) -> Iterator[Found]:
    yield from _near(plain, today)
    yield from _counted(plain, today)
    yield from _dated(plain, today)
    yield from _weekdays(plain, today)


def _near(plain: str, today: date) -> Iterator[Found]:
    for days, pattern in _patterns("near").items():
        for found in pattern.finditer(plain):
            sets = _sets(plain, found.start()) or _demands(plain, *found.span())
            end = int(days) > 0 or (int(days) == 0 and sets)
            yield *found.span(), today + timedelta(int(days)), end, True


def _counted(plain: str, today: date) -> Iterator[Found]:
    numbers = data.load("reading/days.toml")["numbers"]
    for sense, pattern in _patterns("counted").items():
        for found in pattern.finditer(plain):
            n, unit = (found["n"] or found["n2"]), (found["unit"] or found["unit2"])
            many = int(n) if n.isdigit() else numbers[n]
            within = sense.startswith("within")
            if unit.startswith(("h", "st")):
                # Nobody said at which hour it began, and the earlier day is the safe one.
                many = many // HOURS if within else -(-many // HOURS)
            days = many * 7 if unit.startswith(("w", "se")) else many
            yield *found.span(), today + timedelta(days if within else -days), within, True


def _dated(plain: str, today: date) -> Iterator[Found]:
    """Days of a month, of the years that it can be the nearest one, and days in figures, in each
    way to read them.
    """
    for start, end, days, whole in find_dated(plain, today):
        sets = _sets(plain, start)
        # What is over was no day to come.
        likely = [one for one in days if one <= today] if sets is False else days
        nearest = sorted(likely, key=lambda one: abs((one - today).days))[:1]
        for day in days if whole else nearest:
            yield start, end, day, day > today or bool(sets), False


def _weekdays(plain: str, today: date) -> Iterator[Found]:
    source = data.load("reading/days.toml")
    for found in _days()[1].finditer(plain):
        start, end = found.span("weekday")
        sets, said = _sets(plain, start), found["before"] or ""
        if sets is None and _appoints(plain, start, end):
            sets = True
        if sets is None and not said:
            continue
        ahead = (_place(source["weekdays"], found["weekday"]) - today.weekday()) % 7
        if to_come := bool(sets) or (sets is None and _is_to_come(plain, start)):
            ahead = 7 if not ahead and "next" in said else ahead
        elif ahead or "last" in said:
            ahead -= 7
        yield found.start(), end, today + timedelta(ahead), to_come, True


def find_dated(plain: str, today: date) -> Iterator[tuple[int, int, tuple[date, ...], bool]]:
    """Each day of a month and each day in figures: where it stands, what it can be, and whether
    its year is there. Small letters. Without a year it can be of this one, the last or the next.
    """
    source = data.load("reading/days.toml")
    for found in _days()[0].finditer(plain):
        month = _place(source["months"], found["month"] or found["month2"]) + 1
        year = found["year"] or found["year2"]
        years = [year_of(year)] if year else [today.year + n for n in (-1, 0, 1)]
        number = int(found["day"] or found["day2"])
        days = tuple(day for one in years for day in make(one, month, number))
        yield *found.span(), days, bool(year)
    for found in NUMERIC.finditer(plain):
        first, between, second, third = found.groups()
        order = "dmy" if "." in between and len(first) < 3 else ""
        days = numeric(year_of(first), int(second), year_of(third), order)
        yield *found.span(), days, True


def _place(patterns: list[str], word: str) -> int:
    return next(n for n, pattern in enumerate(patterns) if re.fullmatch(pattern, word))


def _is_limit(plain: str, start: int, end: int) -> bool:
    """Whether the words before a day, or its own, set it as the end of a time to do something."""
    near = BREAK.split(plain[max(0, start - LEAD) : start])[-1]
    within = (one for name, one in _patterns("counted").items() if name.startswith("within"))
    counted = any(one.fullmatch(plain, start, end) for one in within)
    named = _patterns("")["limits"].search(near) is not None
    return counted or named or _appoints(plain, start, end)


def _appoints(plain: str, start: int, end: int) -> bool:
    """Whether a sentence begins with a day and says what follows if something is not there."""
    before = plain[:start].rstrip(" \t")
    begins = not before or before[-1] in ".!?:\n"
    patterns = _patterns("")
    if not begins or not patterns["appointed"].match(plain, end):
        return False
    return patterns["follows"].search(OTHER_LINE.split(plain[end:][:FAR])[0]) is not None


def ties(text: str, words: str) -> bool:
    """Whether the sentence of these words of a text says what its writer does otherwise."""
    plain, patterns = text.translate(PLAIN).lower(), _patterns("")
    start = max(0, plain.find(words.lower()))
    rest = BREAK.split(plain[start + len(words) :])[0]
    if patterns["follows"].search(rest):
        return True
    before = SENTENCE_END.split(plain[:start])[-1]
    return bool(patterns["lacking"].search(before) and patterns["deed"].search(rest))


def by_notice(text: str, words: str) -> bool:
    """Whether a text says that a mail or a notice names these words of it as a limit."""
    plain = text.translate(PLAIN).lower()
    start = max(0, plain.find(words.lower()))
    return _patterns("")["noticed"].search(plain[:start][-2 * FAR :]) is not None


def _demands(plain: str, start: int, end: int) -> bool:
    """Whether something is demanded by a near day: by the words of its sentence before it, or by
    what follows otherwise.
    """
    before = BREAK.split(plain[max(0, start - FAR) : start])[-1]
    patterns = _patterns("")
    return bool(patterns["demanded"].search(before) or patterns["otherwise"].match(plain, end))


def _sets(plain: str, start: int) -> bool | None:
    """Whether the words before a day set it as an end, or say that it is over; None for neither."""
    near = BREAK.split(plain[max(0, start - LEAD) : start])[-1]
    last = {
        name: max((one.end() for one in pattern.finditer(near)), default=-1)
        for name, pattern in _patterns("").items()
        if name in ("ends", "over")
    }
    if last["ends"] == last["over"]:
        return None
    return last["ends"] > last["over"]


def _is_to_come(plain: str, start: int) -> bool:
    begins = max(plain.rfind(mark, 0, start) for mark in ".!?\n") + 1
    after = BREAK.search(plain, start)
    return bool(_patterns("")["will"].search(plain, begins, after.start() if after else len(plain)))


@cache
def _patterns(table: str) -> dict[str, re.Pattern[str]]:
    source = data.load("reading/days.toml")
    numbers = "|".join(source["numbers"])
    written = source[table] if table else {name: source[name] for name in WORDS}
    for name, pattern in written.items():
        for which in ("", "2"):
            number = rf"(?P<n{which}>\d{{1,3}}|{numbers})"
            unit = rf"(?P<unit{which}>{source['units']})"
            pattern = pattern.replace(f"{{n{which}}}", number)
            pattern = pattern.replace(f"{{unit{which}}}", unit)
        written = written | {name: pattern}
    return {name: re.compile(pattern) for name, pattern in written.items()}


@cache
def _days() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A day of a month, and a weekday."""
    source = data.load("reading/days.toml")
    weekday, month = ("|".join(source[name]) for name in ("weekdays", "months"))
    no_day = r"(?!\s*(?:stars?|usd|dollars?|hours?|days?|weeks?|times?|%|\$))"
    day_first = (
        rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th|\.)?\s+(?:of\s+|de\s+)?(?P<month>{month})\b"
        r"(?:,?\s+(?:de\s+)?(?P<year>20\d\d)\b)?"
    )
    month_first = (
        rf"(?P<month2>{month})\.?\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\b{no_day}"
        r"(?:,?\s+(?P<year2>20\d\d)\b)?"
    )
    return (
        re.compile(rf"\b(?:(?:{weekday})[,\s]+(?:the\s+)?)?(?:{day_first}|{month_first})"),
        re.compile(rf"\b(?P<before>on\s+|next\s+|last\s+)?(?P<weekday>{weekday})\b"),
    )
