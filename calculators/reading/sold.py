"""A review that is to go or to change in return for money, work or files, by who wrote it."""

from calculators.reading.patterns import SENTENCE, pattern, speaks_of
from calculators.reading.told import PLAIN

TABLE = "selling"
# What is asked for, by the words that name it; of none of them it is money.
ASKED = {"back": "refund", "less": "discount", "files": "files_or_access", "work": "free_work"}
PAY = "release_or_pay"


def sold_for(text: str) -> str:
    """What is asked for it, a label of a demand; "" where no such review is spoken of."""
    plain = text.translate(PLAIN).lower()
    if not speaks_of(TABLE, plain):
        return ""
    for sentence in SENTENCE.finditer(plain):
        if _offers(sentence[0]):
            named = (label for name, label in ASKED.items() if _says(name, sentence[0]))
            return next(named, PAY)
    return ""


def _offers(sentence: str) -> bool:
    """Whether the deed stands before what is tied to it, or follows what is asked for."""
    deed = pattern(TABLE, "deed").search(sentence)
    if deed is None:
        return False
    tie = pattern(TABLE, "then").search(sentence, deed.end())
    if tie and pattern(TABLE, "price").search(sentence, tie.end()):
        return True
    price = pattern(TABLE, "price").search(sentence[: deed.start()])
    begins = price and pattern(TABLE, "first").search(sentence, price.end(), deed.end())
    tied = price and pattern(TABLE, "then").search(sentence[: price.start() + 1])
    return bool(begins or tied)


def _says(name: str, sentence: str) -> bool:
    return bool(pattern(TABLE, name).search(sentence))
