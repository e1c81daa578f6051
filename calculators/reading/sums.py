"""The one sum that a pasted text names: a proposal, for the reader to confirm."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from calculators.engine import data
from calculators.engine.currencies import currencies, has_three_places
from calculators.engine.numbers import readings

CENTS = 2  # decimals that a sum can have
LARGE = 3  # digits from which a word or a letter before them is taken for a currency
POINTED = re.compile(r"\d{1,3}\.\d{3}")
LONGEST = 1_000_000_000  # catches a number that is no sum


@dataclass(frozen=True)
class SaidSum:
    """A sum and its words. amounts: each reading of its number, the larger first. currencies: the
    codes that its sign can mean, the most frequent ones first. grouped: whether a point in it was
    taken for one between thousands, which it is not everywhere.
    """

    words: str
    amounts: tuple[Decimal, ...]
    currencies: tuple[str, ...]
    grouped: bool = False


def find_sum(text: str) -> SaidSum | None:
    """The sum where a text names exactly one, as often as it likes.

    None where it names none, several, or one that cannot be read as a plain sum ("$2k"). What is
    paid for an hour or a page is a rate, and no sum.
    """
    found = list(_found(text))
    first = next(iter(found), None)
    if first is None or any(
        one is None or (one.amounts, one.currencies) != (first.amounts, first.currencies)
        for one in found
    ):
        return None
    return None if any(one not in first.amounts for one in _bare(text)) else first


def all_sums(text: str) -> Iterator[tuple[tuple[int, int], tuple[Decimal, ...]]]:
    """Each number of a text with a currency beside it, a rate or part of a range too.

    Gives where it stands, and each reading of its number, which are none where it is no sum.
    """
    for one, codes in _numbers(text):
        yield one.span(), _amounts(one["number"], codes)


def all_amounts(
    text: str,
) -> Iterator[tuple[tuple[int, int], tuple[Decimal, ...], tuple[str, ...]]]:
    """The same without rates, each with the codes that its sign can mean."""
    rate = _pattern("rate")
    for one, codes in _numbers(text):
        if not rate.match(text, one.end()):
            yield one.span(), _amounts(one["number"], codes), codes


def read_bare(number: str) -> tuple[Decimal, ...]:
    """What a number without a currency means as a sum: nothing, or one."""
    return _amounts(number, ())


def _numbers(text: str) -> Iterator[tuple[re.Match[str], tuple[str, ...]]]:
    """Each number with a currency beside it, and the codes that all its words can mean."""
    for one in _sums().finditer(text):
        number, before = one["number"], one.group("first", "second")
        digits = sum(sign.isdigit() for sign in re.sub(r"[.,]\d{1,2}\Z", "", number))
        meant = [
            _meant(unit, large=digits >= LARGE, leads=unit in before)
            for unit in (*before, one["after"])
            if unit
        ]
        if meant and all(meant):
            yield one, tuple(code for code in currencies() if all(code in each for each in meant))


def _found(text: str) -> Iterator[SaidSum | None]:
    """Each sum of a text; None for one that is not plain."""
    rate, more, stretch = (_pattern(name) for name in ("rate", "more", "stretch"))
    for one, codes in _numbers(text):
        if rate.match(text, one.end()):
            continue
        plain = codes and not more.match(text, one.end())
        amounts = _amounts(one["number"], codes)
        if not plain or not amounts or stretch.search(text[: one.start()]):
            yield None
        else:
            grouped = len(amounts) == 1 and bool(POINTED.fullmatch(one["number"]))
            yield SaidSum(one.group().strip(), amounts, codes, grouped)


def _bare(text: str) -> Iterator[Decimal]:
    """Each number that is asked for or given back without a currency beside it."""
    named = [span for span, _ in all_sums(text)]
    for one in _pattern("bare").finditer(text):
        start, end = one.span("number")
        if not any(start < to and begin < end for begin, to in named):
            yield Decimal(one["number"].replace(",", "."))


def _amounts(number: str, codes: tuple[str, ...]) -> tuple[Decimal, ...]:
    """What a number can mean as a sum of these currencies."""
    plain = re.sub(r"[\u00a0\u202f]", " ", number).replace("’", "'")
    found = readings(plain)
    if not any(has_three_places(code) for code in codes):
        found = found[:1]  # 1,250 and 1.250 have no third decimal, so they are whole sums
    return tuple(one for one in found if 0 < one < LONGEST and one == round(one, CENTS))


def _meant(unit: str, *, large: bool, leads: bool) -> set[str]:
    """The codes that a sign or a word at a number can mean.

    large: whether the number is. leads: whether the unit stands before it.
    """
    return {code for code in currencies() if _can_mean(unit, code, large=large, leads=leads)}


def _can_mean(unit: str, code: str, *, large: bool, leads: bool) -> bool:
    words, small = currencies()[code], unit.lower()
    if small in words.get("signs", ()):
        return True
    if small == code.lower():
        return (unit == code and large) if words.get("word") else True
    # A letter behind a number is no currency, as in "1080p".
    return (
        large and small in words.get("short", ()) and (len(unit) > 1 or (leads and unit.isupper()))
    )


@cache
def _sums() -> re.Pattern[str]:
    """A number with a currency before it, two of them ("USD $"), or one behind it."""
    units: set[str] = set()
    for code, words in currencies().items():
        units |= {code.lower(), *words.get("signs", ()), *words.get("short", ())}
    pattern = data.load("reading/sums.toml")["sum"].replace("{unit}", _choice(units))
    return re.compile(pattern, re.IGNORECASE)


def _choice(units: set[str]) -> str:
    """A pattern that takes one of these words, the longest that fits.

    It looks at the first character first: most places of a text begin none of the hundreds.
    """
    rests: dict[str, list[str]] = {}
    for one in sorted(units, key=len, reverse=True):
        rests.setdefault(one[0].lower(), []).append(re.escape(one[1:]))
    ways = (f"{re.escape(first)}(?:{'|'.join(those)})" for first, those in rests.items())
    return f"(?=[{re.escape(''.join(rests))}])(?:{'|'.join(ways)})"


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(data.load("reading/sums.toml")[name], re.IGNORECASE)
