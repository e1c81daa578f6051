"""Sums as reports write them: one reading, two, or none. Never a guess between two."""

import re
import unicodedata
from decimal import Decimal

# What stands for "less than nothing" or for a currency, and what groups thousands.
SIGNS = re.compile(
    r"^(?:US|CA|AU|NZ|HK|R)?[$€£¥₹₽₱]|[$€£¥₹₽₱]$|^[A-Z]{3}(?=[\s\d(+-])|(?<=[\s\d)])[A-Z]{3}$"
)
PLAIN = re.compile(r"\d{1,15}(?:[.,]\d{1,8})?")


def readings(text: str) -> tuple[Decimal, ...]:
    """What a sum can mean: nothing (no number), one reading, or two, the larger first.

    Signs: a minus before or after, a typographic minus, or brackets. `1.250,00` and `1,250.00` have
    one reading; `3.000` and `3,000` have two.
    """
    if len(text) > 60:
        return ()
    plain = "".join(str(unicodedata.decimal(c, c)) for c in text.strip())
    plain = (
        re.sub(r"[\u2010-\u2015\u2212]", "-", plain).replace("\u066b", ".").replace("\u066c", ",")
    )
    negative = False
    for _ in range(3):
        before = plain
        if (
            (plain.startswith("(") and plain.endswith(")"))
            or plain.endswith("-")
            or plain.startswith("-")
        ):
            negative, plain = True, plain.strip("()-").strip()
        plain = SIGNS.sub("", plain.removeprefix("+").strip()).strip()
        if plain == before:
            break
    numbers = _unsigned(re.sub(r"(?<=\d)[\s\u00a0\u202f\u2009'’](?=\d{3})", "\x00", plain))
    return tuple(-number if negative else number for number in numbers)


def _unsigned(text: str) -> tuple[Decimal, ...]:
    if "\x00" in text:  # grouped by spaces or apostrophes
        if not re.fullmatch(r"\d{1,3}(?:\x00\d{3})+(?:[.,]\d{1,8})?", text):
            return ()
        return (Decimal(text.replace("\x00", "").replace(",", ".")),)
    points, commas = text.count("."), text.count(",")
    if points and commas:
        group, point = (".", ",") if text.rindex(",") > text.rindex(".") else (",", ".")
        # Groups of three, or India's groups of two before the last three.
        if not re.fullmatch(
            rf"\d{{1,3}}(?:\{group}\d{{3}})+\{point}\d{{1,8}}"
            rf"|\d{{1,2}}(?:\{group}\d{{2}})*\{group}\d{{3}}\{point}\d{{1,8}}",
            text,
        ):
            return ()
        return (Decimal(text.replace(group, "").replace(point, ".")),)
    if points + commas > 1:
        if not re.fullmatch(
            r"\d{1,3}(?:\.\d{3})+|\d{1,3}(?:,\d{3})+|\d{1,2}(?:,\d{2})*,\d{3}", text
        ):
            return ()
        return (Decimal(text.replace(".", "").replace(",", "")),)
    if not PLAIN.fullmatch(text):
        return ()
    number = Decimal(text.replace(",", "."))
    if re.fullmatch(r"[1-9]\d{0,2}[.,]\d{3}", text):
        return (Decimal(text.replace(".", "").replace(",", "")), number)
    return (number,)


def money(amount: Decimal) -> str:
    """A sum without its sign, with two decimals, or with more where it has more."""
    amount = abs(amount)
    exact = amount.quantize(Decimal("0.01"))
    return str(exact if exact == amount else amount.normalize())


def two_readings(text: str, numbers: tuple[Decimal, ...]) -> str:
    """A sentence about a sum that reads in two ways."""
    return f"'{text.strip()}' reads {numbers[0]:f} or {numbers[1]:f} (= {numbers[1].normalize():f})"
