"""Something of value that is offered for a review: not owed, and with no threat beside it.

A plain rule beside the model, sentence by sentence. What is kept back until there is a review is
found by `conditions`.
"""

import re
from functools import cache

from calculators.engine import data
from calculators.reading.conditions import PART, SENTENCE
from calculators.reading.features import Span
from calculators.reading.told import PLAIN


def offered_for_review(text: str) -> Span | None:
    """The sentence in which something is offered for a review, as characters of a text, or None.

    Contracts that are there only for reviews count too. Who asks how to do it offers nothing.
    """
    plain = text.translate(PLAIN).lower()
    if len(plain) != len(text) or _pattern("buying.asked").search(plain):
        return None
    # The bad review that is to go is no threat.
    if _pattern("offered.threat").search(_pattern("offered.gone").sub(" ", plain)):
        return None
    return next((one.span() for one in SENTENCE.finditer(plain) if _offers(one[0])), None)


def _offers(sentence: str) -> bool:
    if _pattern("buying.offer").search(sentence):
        return True
    if _pattern("offered.owed").search(sentence):
        return False
    found = [_pattern(f"offered.{kind}").search(sentence) for kind in ("gift", "wanted", "ties")]
    return all(found)


@cache
def _pattern(name: str) -> re.Pattern[str]:
    """A pattern of a table of the list, each `{name}` in it replaced by that one."""
    table, _, kind = name.partition(".")
    source = data.load("reading/told.toml")[table]
    pattern = source[kind]
    while PART.search(pattern):
        pattern = PART.sub(lambda part: source[part[1]], pattern)
    return re.compile(pattern)
