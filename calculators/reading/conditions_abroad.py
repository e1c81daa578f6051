"""A better review on a condition in German and Spanish, sentence by sentence.

A plain rule beside the model, as `conditions` is for English: a word that ties stands before the
review that is wanted, and what is kept back does not stand between the two.
"""

from collections.abc import Iterator

from calculators.reading.features import Span
from calculators.reading.patterns import pattern, speaks_of

TABLES = ("tied_german", "tied_spanish")
# Characters after a review in which its verb may stand, as German puts it last.
BEHIND = 40


def tied_abroad(sentence: str) -> tuple[bool, Span, Span, str] | None:
    """What a sentence in small letters ties to a better review, or None.

    Whether a bad review is to go, the words of what is wanted and of what is kept back, and the
    kind of the latter: pay | files.
    """
    return next((found for table in TABLES for found in _read(table, sentence)), None)


def _read(table: str, sentence: str) -> Iterator[tuple[bool, Span, Span, str]]:
    if not speaks_of(table, sentence) or pattern(table, "open").search(sentence):
        return
    kept = _spans(table, "kept", sentence)
    for start, end in _spans(table, "wanted", sentence):
        outside = [one for one in kept if one[1] <= start or one[0] >= end]
        tie = _tie(table, sentence, (start, end), outside)
        if tie is None or not outside:
            continue
        # What belongs to the tie stands nearest to it.
        nearest = min(outside, key=lambda one: min(abs(tie - one[1]), abs(one[0] - end)))
        gone = bool(pattern(table, "gone").search(sentence, start, end))
        held = sentence[slice(*nearest)]
        keeps = "files" if pattern(table, "files").search(held) else "pay"
        yield gone, (start, end), nearest, keeps


def _tie(table: str, sentence: str, wanted: Span, kept: list[Span]) -> int | None:
    """Where the word begins that makes the review a condition."""
    start, end = wanted
    free = [
        (kind, tie)
        for kind in ("when", "against")
        for tie in _spans(table, kind, sentence)
        if tie[1] <= start and not any(tie[1] <= one[0] < start for one in kept)
    ]
    for kind, tie in free:
        if kind == "against" or pattern(table, "deed").search(sentence, tie[1], end + BEHIND):
            return tie[0]
    return None


def _spans(table: str, kind: str, sentence: str) -> list[Span]:
    return [found.span() for found in pattern(table, kind).finditer(sentence)]
