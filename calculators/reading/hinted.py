"""Hints at a bad review, beside a demand: threats in words that name no bad review.

A plain rule beside the model, which knows the words of a bad review and few of those that only
hint at one. Alone such words are no pressure: the same are said of a good review.
"""

from collections.abc import Set
from functools import cache

from calculators.engine import data
from calculators.reading.features import Span
from calculators.reading.labels import NAMED
from calculators.reading.patterns import SENTENCE, prepare
from calculators.reading.told import naming, plain_small

SOURCE = "reading/hinted.toml"
# What threatens a good score by its number, and so stands beside praise.
SCORE = "score"
# Patterns of a language that are no hint, or not by themselves.
BESIDE = frozenset(("words", "signs", "review", "praise", "number", "change", SCORE))
# What is wanted where somebody presses so: words of each name it.
WANTED = ("refund", "discount", "free_work")


def wanted_by_hint(text: str, names: Set[str]) -> str:
    """What is wanted by somebody who hints at a bad review, a label; "" without a hint or a demand.

    names: the concepts that the words of the text name.
    """
    if hint_at_review(text) is None:
        return ""
    return next((one for one in WANTED if NAMED[one] & names or naming(one, text)), "")


def hint_at_review(text: str) -> Span | None:
    """The first sentence that hints at a bad review, wanted for something or not, or None."""
    plain = plain_small(text)
    if len(plain) != len(text):
        return None  # the places of the words are not those of the text
    spoken = [name for name in data.load(SOURCE) if _speaks(name, plain)]
    sentences = SENTENCE.finditer(plain) if spoken else ()
    hints = (one for one in sentences if any(_hints(one[0], each) for each in spoken))
    return next((one.span() for one in hints), None)


def _speaks(language: str, plain: str) -> bool:
    return all(any(one in plain for one in _letters(language, name)) for name in ("words", "signs"))


@cache
def _letters(language: str, name: str) -> tuple[str, ...]:
    return tuple(data.load(SOURCE)[language][name].split())


def _hints(sentence: str, language: str) -> bool:
    table = data.load(SOURCE)[language]
    if SCORE in table and prepare(SOURCE, language, SCORE).search(sentence):
        return True
    if prepare(SOURCE, language, "praise").search(sentence):
        return False
    kinds = (name for name in table if name not in BESIDE)
    return any(prepare(SOURCE, language, kind).search(sentence) for kind in kinds)
