"""Sums as reports write them: one reading, two, or none. Never a guess between two."""

import re
from decimal import Decimal

from calculators.engine import numbers
from calculators.files.words import ascii_digits

MINUS = re.compile(r"[\u2010-\u2015\u2212]")
LONGEST_SUM = 24  # digits and marks; a longer one is no sum
CURRENCY = re.compile(r"(?:[A-Z]{1,3})?[$€£¥₹₽₱₨]|[A-Z]{3}|")


def readings(text: str) -> tuple[Decimal, ...]:
    """What a sum can mean: nothing (no number), one reading, or two, the larger first.

    The rule of the forms, and what only reports have: brackets or a minus behind for less than
    nothing, and digits of other scripts.
    """
    if len(text) > numbers.LONGEST:
        return ()
    plain = MINUS.sub("-", ascii_digits(text)).replace("\u066b", ".").replace("\u066c", ",").strip()
    plain = plain.removeprefix("'")  # a spreadsheet's sign for "this is text"
    negative = False
    if plain.startswith("(") and plain.endswith(")"):
        negative, plain = True, plain[1:-1].strip()
    elif plain.endswith("-") and not plain.endswith((",-", ".-")):
        negative, plain = True, plain[:-1].strip()
    elif found := re.fullmatch(r"-\s*+(\D++)(\d.*)|([^\d-]++)-\s*+(\d.*)", plain):  # -$5, $ -5
        negative = True
        plain = (found[1] or found[3]).strip() + (found[2] or found[4])
    number, unit = numbers.split_unit(plain.removeprefix("+"))
    if not CURRENCY.fullmatch(unit):
        return ()
    if len(number) > LONGEST_SUM:
        return ()
    negative, number = negative or number.startswith("-"), number.removeprefix("-")
    return tuple(-found if negative else found for found in numbers.readings(number))


def money(amount: Decimal) -> str:
    """A sum without its sign, with two decimals, or with more where it has more."""
    amount = abs(amount)
    exact = amount.quantize(Decimal("0.01"))
    return str(exact if exact == amount else amount.normalize())


def two_readings(text: str, found: tuple[Decimal, ...]) -> str:
    """A sentence about a sum that reads in two ways."""
    larger, smaller = (f"{number.normalize():f}" for number in found)
    return f"'{text.strip()}' reads {larger} or {found[1]:f} (= {smaller})"
