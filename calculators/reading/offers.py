"""Something of value that is offered for a review: not owed, and with no threat beside it.

A plain rule beside the model, sentence by sentence. What is kept back until there is a review is
found by `conditions`.
"""

from calculators.reading.features import Span
from calculators.reading.patterns import SENTENCE, pattern, speaks_of
from calculators.reading.told import PLAIN


def offered_for_review(text: str) -> Span | None:
    """The sentence in which something is offered for a review, as characters of a text, or None.

    Contracts that are there only for reviews count too. Who asks how to do it offers nothing.
    """
    plain = text.translate(PLAIN).lower()
    if len(plain) != len(text):
        return None  # the places of the words are not those of the text
    if not speaks_of("offered", plain):
        return None
    plain = _blank("calm", plain)
    # The bad review that is to go is no threat.
    if pattern("offered", "threat").search(pattern("offered", "gone").sub(" ", plain)):
        return None
    return next((one.span() for one in SENTENCE.finditer(plain) if _offers(one[0])), None)


def _offers(sentence: str) -> bool:
    theirs = pattern("reduced", "theirs").search(sentence)
    if pattern("buying", "asked").search(sentence) and not theirs:
        return False
    if pattern("buying", "offer").search(sentence):
        return True
    # The invoice of which something is taken off is not kept back.
    lower = _blank("off", sentence, "a discount")
    sentence = sentence if pattern("reduced", "asked").search(lower) else lower
    if pattern("offered", "owed").search(sentence):
        return False
    found = [pattern("offered", kind).search(sentence) for kind in ("gift", "wanted", "ties")]
    return all(found)


def _blank(kind: str, plain: str, by: str = "") -> str:
    """A text with other words in place of some, each place as it was."""
    return pattern("reduced", kind).sub(lambda one: by.ljust(len(one[0]))[: len(one[0])], plain)
