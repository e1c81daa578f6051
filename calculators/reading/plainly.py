"""Threats in words that are plain without the model: what is asked for, and what presses.

One is a review that is to go or to change in return for money, work or files, by who wrote it.
"""

from collections.abc import Iterable

from calculators.reading.kept_back import kept_for_money
from calculators.reading.labels import KEPT
from calculators.reading.patterns import SENTENCE, pattern, speaks_of
from calculators.reading.told import PLAIN, in_small

TABLE = "selling"
# What is asked for, by the words that name it; of none of them it is money.
ASKED = {"back": "refund", "less": "discount", "files": "files_or_access", "work": "free_work"}
PAY = "release_or_pay"
BAD_REVIEW = "bad_review"
FILES = "withheld_files"
# By table, the demand and the means of pressure that it finds, and its patterns.
PRESSING = {
    "pressing_by_review": (
        "",
        BAD_REVIEW,
        ("shame", "posted", "german", "rated", "left", "reported"),
    ),
    "pressing_by_exposure": ("", "public_exposure", ("english",)),
    "pressing_by_leak": ("", "public_exposure", ("english", "german", "spanish")),
    "pressing_by_telling": ("", "tell_employer_or_others", ("english", "german", "spanish")),
    "pressing_outside": ("off_platform", KEPT, ("english",)),
    "pressing_to_chat": ("off_platform", KEPT, ("english", "german", "spanish")),
    "pressing_for_more": ("free_work", KEPT, ("english", "german", "spanish")),
    "pressing_by_harm": ("", "harm_threat", ("english", "spanish", "german")),
    "pressing_by_report": ("", "report_platform", ("english", "spanish", "german")),
}
# These find nothing where the words stand that they name so.
WITHOUT = {"pressing_by_harm": "besides", "pressing_by_report": "besides"}


def read_plainly(text: str) -> tuple[str, str]:
    """The demand and the means of pressure that such words name, as labels; "" for one that they
    leave open, and "" for both where the text has no such words.
    """
    if sold := sold_for(text):
        return sold, BAD_REVIEW
    plain = in_small(text)
    found = (
        labels for table, (*labels, names) in PRESSING.items() if _presses(table, names, plain)
    )
    demand, lever = next(found, ("", ""))
    if not lever and kept_for_money(text):
        return PAY, FILES
    return demand, lever


def _presses(table: str, names: Iterable[str], plain: str) -> bool:
    if not speaks_of(table, plain) or not any(pattern(table, one).search(plain) for one in names):
        return False
    return table not in WITHOUT or not pattern(table, WITHOUT[table]).search(plain)


def sold_for(text: str) -> str:
    """What is asked for in return for a review that goes or changes, a label of a demand; "" where
    no such review is spoken of.
    """
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
