"""The hours that a text says were added by hand, which a marketplace may not protect."""

from dataclasses import dataclass
from decimal import Decimal

from calculators.reading.patterns import pattern
from calculators.reading.told import PLAIN

MINUTES = Decimal(60)
CENT = Decimal("0.01")


@dataclass(frozen=True)
class ByHand:
    """So many hours, with the words that say it."""

    hours: Decimal
    words: str


def find_by_hand(text: str) -> ByHand | None:
    """The hours added by hand; None where a text names none, or more than one number of them."""
    plain = text.translate(PLAIN).lower()
    if len(plain) != len(text):
        return None
    found = {
        _hours(one[1]): text[one.start() : one.end()]
        for name in ("behind", "before")
        for one in pattern("by_hand", name).finditer(plain)
    }
    if len(found) != 1:
        return None
    hours, words = next(iter(found.items()))
    return ByHand(hours, words) if hours else None


def _hours(written: str) -> Decimal:
    """Hours as a decimal: 2:30 and 2,5 are both two and a half."""
    if ":" in written:
        whole, minutes = written.split(":")
        return (Decimal(whole) + Decimal(minutes) / MINUTES).quantize(CENT)
    return Decimal(written.replace(",", "."))
