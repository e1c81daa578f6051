"""Numbers that can be told from others by their check digits."""

import re

CARD = re.compile(r"(?<![\w.-])(?:\d[ -]?){12,18}\d(?![\w-])")
ACCOUNT = re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]){11,30}\b")


def card_numbers(text: str) -> list[tuple[int, int]]:
    """The spans of payment card numbers: 13 to 19 digits whose Luhn sum is right."""
    return [found.span() for found in CARD.finditer(text) if _luhn(re.sub(r"\D", "", found[0]))]


def _luhn(digits: str) -> bool:
    # Card numbers begin with 2 to 6; a timestamp or a ticket that begins with 1 is not one.
    if digits[0] not in "23456":
        return False
    doubled = [int(d) * (1 + index % 2) for index, d in enumerate(reversed(digits))]
    return sum(d - 9 if d > 9 else d for d in doubled) % 10 == 0


def account_numbers(text: str) -> list[tuple[int, int]]:
    """The spans of international bank account numbers whose remainder is right (ISO 13616)."""
    spans = []
    for found in ACCOUNT.finditer(text):
        # Words in capitals may follow; the number is the longest start that checks.
        for end in range(len(found[0]), 14, -1):
            if _remainder(found[0][:end].replace(" ", "")) == 1:
                spans.append((found.start(), found.start() + end))
                break
    return spans


def _remainder(account: str) -> int:
    if not 15 <= len(account) <= 34:
        return 0
    return int("".join(str(int(letter, 36)) for letter in account[4:] + account[:4])) % 97
