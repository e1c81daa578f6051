"""Reads numbers as people write them, and never chooses between two readings.

Countries swap the point and the comma: `1.250` is 1,250 in Berlin and 1.25 in London. So a text is
read in every way that it can be meant, and the caller asks where there is more than one.
"""

import re
from decimal import Decimal

from calculators.engine.currencies import signs_of

LONGEST = 60  # characters; a longer text is no number
SPACES, MINUS = "\u00a0\u202f\u2009", "\u2212"  # no-break, narrow and thin; the minus in print
# Other ways to write what a number counts, where it is no currency. `$` is the sign of several
# dollars.
WRITTEN = {
    "percent": (
        "%",
        "per cent",
        *(  # every percentage that is asked for is one a year
            f"{sign} {year}"
            for sign in ("%", "percent", "per cent")
            for year in ("p.a.", "pa", "a year", "per year", "per annum")
        ),
    ),
    "hours": ("h", "hr", "hrs", "hour"),
    "": ("$",),  # a sum of which no currency is known
}
_PARTS = re.compile(
    r"(?P<minus>-?)(?P<before>[^\d\s.,'-](?:[^\d-]*[^\d\s-])?)?\s*"
    r"(?P<number>-?[.,]?\d([\d., ']*\d)?)"
    r"([.,][-–—]|/[-=]|\.)?"  # a price without cents, as in `12,-` and `5,000/-`; a full stop
    r"\s*(?P<after>[^\d\s.,'-][^\d]*)?",
    re.ASCII,
)
_FRACTION = re.compile(r"(\d*)[.,](\d+)", re.ASCII)
# Groups of three, or of two before the last three, as in India.
_GROUPED = re.compile(
    r"(?P<whole>[1-9]\d{0,2}(?P<mark>[., '])\d{3}((?P=mark)\d{3})*|[1-9]\d?(,\d\d)+,\d{3})"
    r"((?P<point>[.,])(?P<digits>\d+))?",
    re.ASCII,
)


class Quantity(Decimal):
    """A number that is no sum of money. It shows two decimals, and more where it has more."""

    def __new__(cls, value: Decimal | int | str) -> "Quantity":
        number = Decimal(value)
        places = max(2, -int(number.normalize().as_tuple().exponent))
        return super().__new__(cls, number.quantize(Decimal(1).scaleb(-places)))


def split_unit(text: str) -> tuple[str, str]:
    """The number in a text, and the currency or unit before or after it ("" if there is none).

    A text that holds more than that comes back whole, so that it is no number.
    """
    plain = text.translate({ord(space): " " for space in SPACES} | {ord(MINUS): "-", ord("’"): "'"})
    found = _PARTS.fullmatch(plain) if len(plain) <= LONGEST else None
    if not found or (found["before"] and found["after"]):
        return plain, ""
    return found["minus"] + found["number"], (found["before"] or found["after"] or "").strip()


def means(written: str, unit: str) -> bool:
    """Whether a currency or unit, as it was written, can be this one."""
    return written.lower() in (unit.lower(), *(WRITTEN.get(unit) or signs_of(unit)))


def readings(text: str) -> list[Decimal]:
    """Every number that a text of digits, points, commas, spaces and apostrophes can mean.

    An empty list: it is no number. The largest comes first.
    """
    plain = text.removeprefix("-")
    found = set()
    if plain.isascii() and plain.isdecimal():
        found.add(Decimal(plain))
    if fraction := _FRACTION.fullmatch(plain):
        found.add(Decimal(f"{fraction[1] or 0}.{fraction[2]}"))
    grouped = _GROUPED.fullmatch(plain)
    if grouped and grouped["point"] != (grouped["mark"] or ","):
        whole = re.sub(r"\D", "", grouped["whole"])
        found.add(Decimal(f"{whole}.{grouped['digits'] or 0}"))
    return sorted((-number if text.startswith("-") else number for number in found), reverse=True)


def whole_by_slip(text: str) -> Decimal | None:
    """The number without the mark, where a sum has three or four digits behind its only mark.

    `1,2500` can be 1.25 and a slip for 12,500. None where there is no such doubt: `120.000000` is
    what a program writes.
    """
    found = _FRACTION.fullmatch(text)
    doubtful = found and len(found[2]) in (3, 4) and found[1].strip("0")
    return Decimal(found[1] + found[2]) if found and doubtful else None


def write(number: Decimal) -> str:
    """The number in digits that have one reading: 1.25 as `1.25`, and 1.234 as `1.2340`."""
    places = -int(number.as_tuple().exponent)
    return f"{number:.4f}" if places == 3 else f"{number:f}"
