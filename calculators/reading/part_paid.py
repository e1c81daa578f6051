"""A price of which a part is paid, as a text tells it: what is still open is what is owed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cache

from calculators.engine import data
from calculators.reading.sums import all_amounts, read_bare
from calculators.reading.told import PLAIN

PATH = "reading/part_paid.toml"
CENT = Decimal("0.01")
HALF, WHOLE = Decimal(50), Decimal(100)
MOST = 40  # numbers of one text; a longer one tells of more than one price


@dataclass(frozen=True)
class PartPaid:
    """A price, what of it is paid, and what is open. words: where the text names each number that
    this is counted from. currencies: the codes that their signs can mean; () where none has one.
    """

    whole: Decimal
    paid: Decimal
    open: Decimal
    words: tuple[str, ...]
    currencies: tuple[str, ...]


@dataclass(frozen=True)
class _Number:
    """A number of the text; `part` in place of `amount` where it is so much of a hundred."""

    span: tuple[int, int]
    amount: Decimal | None
    part: Decimal | None = None
    currencies: tuple[str, ...] = ()


def find_part_paid(text: str) -> PartPaid | None:
    """The one price of which a text says that a part is paid, or open; None where it does not."""
    plain = text.translate(PLAIN).lower()
    if len(plain) != len(text):
        return None
    numbers = sorted(_numbers(text, plain), key=lambda one: one.span)
    if not numbers or len(numbers) > MOST:
        return None
    marked = _marked(plain, [one.span for one in numbers])
    paid, open, named = (_said(name, marked) for name in ("paid", "open", "whole"))
    of = _wholes(marked, paid | open)
    paid -= of
    open -= paid | of
    if not paid | open:
        return None
    if not of and prepare_part("apart").search(plain):
        return None
    priced = {at for at, one in enumerate(numbers) if one.currencies and one.amount is not None}
    found = _count(numbers, paid, open, of or (named or priced) - paid - open)
    if found is None:
        return None
    whole, gone, rest, used = found
    codes = _shared([numbers[at].currencies for at in used])
    if codes is None:
        return None
    words = tuple(text[slice(*numbers[at].span)].strip() for at in sorted(used))
    return PartPaid(whole, gone, rest, words, codes)


def _numbers(text: str, plain: str) -> Iterator[_Number]:
    """Each number that can be a price or a part of one, none of them twice."""
    taken: list[tuple[int, int]] = []
    for span, amounts, codes in all_amounts(text):
        taken.append(span)
        if len(amounts) == 1:
            yield _Number(span, amounts[0], currencies=codes)
    for name in ("percent", "half", "bare"):
        for one in prepare_part(name).finditer(plain):
            if any(one.start() < end and start < one.end() for start, end in taken):
                continue
            taken.append(one.span())
            if name == "bare":
                yield from (_Number(one.span(), amount) for amount in read_bare(one.group()))
            else:
                part = HALF if name == "half" else Decimal(one[1])
                yield _Number(one.span(), None, part)


def _marked(plain: str, spans: Sequence[tuple[int, int]]) -> str:
    """The text with the place of each number in the list of them put there instead."""
    pieces, at = [], 0
    for number, (start, end) in enumerate(spans):
        pieces += [
            plain[at:start],
            f" §{number}§ " if plain[start:end][0].isalnum() else f"§{number}§",
        ]
        at = end
    return "".join((*pieces, plain[at:]))


def _said(name: str, marked: str) -> set[int]:
    """The numbers of which a text says this: paid | open | whole."""
    return {int(one[1]) for pattern in _patterns(name) for one in pattern.finditer(marked)}


def _wholes(marked: str, parts: set[int]) -> set[int]:
    """The numbers of which one of these is a part in so many words: "800 of 2,000"."""
    pairs = [(one[1], one[2]) for one in prepare_part("within").finditer(marked)]
    pairs += [(one[2], one[1]) for one in prepare_part("among").finditer(marked)]
    return {int(whole) for part, whole in pairs if int(part) in parts}


def _count(
    numbers: Sequence[_Number], paid: set[int], open: set[int], wholes: set[int]
) -> tuple[Decimal, Decimal, Decimal, set[int]] | None:
    """The whole, what is paid, what is open, and the numbers that say so; None where these do not
    fit together, or leave open which price it is.
    """
    prices = {numbers[at].amount for at in wholes} - {None}
    known = {name: _one(numbers, those, prices) for name, those in (("p", paid), ("o", open))}
    if None in known.values() and any((paid and known["p"] is None, open and known["o"] is None)):
        return None
    gone, rest = known["p"], known["o"]
    if not prices and gone is not None and rest is not None:
        prices = {gone + rest}
    if len(prices) != 1:
        return None
    whole = next(iter(prices)) or Decimal(0)
    gone = whole - rest if gone is None and rest is not None else gone
    rest = whole - gone if rest is None and gone is not None else rest
    if gone is None or rest is None or gone + rest != whole or min(gone, rest) <= 0:
        return None
    used = paid | open | {at for at in wholes if numbers[at].amount == whole}
    return whole, gone, rest, used


def _one(
    numbers: Sequence[_Number], those: set[int], prices: set[Decimal | None]
) -> Decimal | None:
    """The one sum that these numbers are; None where there is none, or more than one."""
    sums = set()
    for at in those:
        amount, part = numbers[at].amount, numbers[at].part
        if part is not None:
            price = next(iter(prices), None) if len(prices) == 1 else None
            if price is None or not 0 < part < WHOLE:
                return None
            amount = (price * part / WHOLE).quantize(CENT, ROUND_HALF_UP)
        sums.add(amount)
    return next(iter(sums)) if len(sums) == 1 else None


def _shared(named: Sequence[tuple[str, ...]]) -> tuple[str, ...] | None:
    """The currencies that all can mean that name one; None where they contradict each other."""
    with_one = [codes for codes in named if codes]
    if not with_one:
        return ()
    shared = tuple(code for code in with_one[0] if all(code in codes for codes in with_one))
    return shared or None


def prepare_all() -> None:
    """Prepares each pattern of the table."""
    for value in data.load(PATH).values():
        for one in [value] if isinstance(value, str) else value:
            _written(one)


def prepare_part(name: str) -> re.Pattern[str]:
    """A pattern of the table that is no list."""
    return _written(data.load(PATH)[name])


def _patterns(name: str) -> tuple[re.Pattern[str], ...]:
    return tuple(_written(one) for one in data.load(PATH)[name])


@cache
def _written(pattern: str) -> re.Pattern[str]:
    """A pattern with its parts, of this table and of the one of days."""
    source, days = data.load(PATH), data.load("reading/days.toml")
    parts = {
        "{sum}": source["sum"],
        "{other}": source["sum"],
        "{months}": "|".join(days["months"]),
        "{weekdays}": "|".join(days["weekdays"]),
    }
    for name, part in parts.items():
        pattern = pattern.replace(name, part)
    return re.compile(pattern)
