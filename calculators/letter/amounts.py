"""The check that finds sums in the reader's own words that the facts do not have."""

from collections.abc import Iterator
from decimal import Decimal

from calculators.checks.reading import QUOTE
from calculators.letter.checked import CheckedLetter, Passage, unmask_keeping
from calculators.reading.sums import all_sums


def other_amount(letter: CheckedLetter) -> Iterator[Passage]:
    sums = _sums(letter)
    for text in letter.texts:
        # What follows the facts has the sums of the facts; quotes are the client's own.
        if not text.edited:
            continue
        own = text.own
        quoted = [found.span() for found in QUOTE.finditer(unmask_keeping(own))]
        for (begins, ends), amounts in all_sums(own):
            if any(start <= begins < end for start, end in quoted):
                continue
            if own[ends : ends + 1].isalpha():
                continue  # what "$2k" says is not calculated here
            if not sums.intersection(amounts):
                yield text.id, begins, ends


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
