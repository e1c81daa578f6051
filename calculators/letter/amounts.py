"""The check that finds sums in the reader's own words that the facts do not have."""

import re
from collections.abc import Iterator
from decimal import Decimal

from calculators.checks.reading import QUOTE
from calculators.letter.checked import CheckedLetter, Passage, unmask_keeping

AMOUNT = re.compile(
    r"(?<![\w.,])(?:(?P<before>USD|EUR|GBP|CAD|AUD|INR|PHP|PKR|[$€£])\s?(?P<a>\d[\d,]*(?:\.\d{1,2})?)"
    r"|(?P<b>\d[\d,]*(?:\.\d{1,2})?)\s?(?P<after>USD|EUR|GBP|CAD|AUD|INR|PHP|PKR|dollars?|euros?|pounds?|[€£]))(?!\w)",
    re.I,
)


def other_amount(letter: CheckedLetter) -> Iterator[Passage]:
    sums = _sums(letter)
    for text in letter.texts:
        # What follows the facts has the sums of the facts; quotes are the client's own.
        if not text.edited:
            continue
        own = text.own
        quoted = [found.span() for found in QUOTE.finditer(unmask_keeping(own))]
        for found in AMOUNT.finditer(own):
            if any(start <= found.start() < end for start, end in quoted):
                continue
            if Decimal((found["a"] or found["b"]).replace(",", "")) not in sums:
                yield text.id, *found.span()


def _sums(letter: CheckedLetter) -> set[Decimal]:
    figures = letter.figures
    sums: set[Decimal] = {
        getattr(total, name)
        for total in figures.totals
        for name in ("total", "unpaid", "interest", "fixed", "daily")
    }
    sums |= {
        getattr(row, name)
        for row in figures.rows
        for name in ("amount", "paid", "unpaid", "interest", "fixed", "sum")
    }
    return sums | {row.rate for row in letter.inputs.owed if row.rate is not None}
