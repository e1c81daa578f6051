"""A better review on a condition, in formal or indirect words: what is asked, what is kept back.

A plain rule beside the model, sentence by sentence. Somebody gives payment, work or files only
against a better review, or against the end of a bad one: that is one demand, with what is kept back
as the means of pressure.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from calculators.reading.conditions_abroad import tied_abroad
from calculators.reading.features import Span
from calculators.reading.patterns import SENTENCE, pattern
from calculators.reading.told import PLAIN

# Of many demands in one sentence the first are looked at.
MOST = 8
GOOD, GONE = "feedback_change_or_good", "remove_feedback"


@dataclass(frozen=True)
class Tied:
    """demand: a label of a demand for a review. keeps: pay | files | "", what is kept back.

    wanted, kept: where the words of the two stand, as characters of the text.
    """

    demand: str
    keeps: str
    wanted: Span
    kept: Span


def tied_to_review(text: str) -> Tied | None:
    """The first sentence of a text that ties something to a better review, or None."""
    plain = text.translate(PLAIN).lower()
    if len(plain) != len(text):
        return None  # the places of the words are not those of the text
    for sentence in SENTENCE.finditer(plain):
        if found := next(_read(sentence[0]), None):
            demand, wanted, kept = found
            words = sentence[0][slice(*kept)]
            keeps = next((kind for kind in ("pay", "files") if _pattern(kind).search(words)), "")
            return Tied(demand, keeps, _moved(wanted, sentence), _moved(kept, sentence))
        if abroad := tied_abroad(sentence[0]):
            gone, wanted, kept, keeps = abroad
            demand = GONE if gone else GOOD
            return Tied(demand, keeps, _moved(wanted, sentence), _moved(kept, sentence))
    return None


def _read(sentence: str) -> Iterator[tuple[str, Span, Span]]:
    """The demands of a sentence, each with the words of it and of what is kept back."""
    wanted = [
        *((GOOD, span) for kind in ("being", "better") for span in _spans(kind, sentence)),
        *((GONE, span) for kind in ("staying", "removing") for span in _spans(kind, sentence)),
    ]
    if not wanted or any(_pattern(kind).search(sentence) for kind in ("denied", "asked")):
        return
    for demand, span in wanted[:MOST]:
        start, end = span
        kept = [one for one in _spans("kept", sentence) if one[1] <= start or one[0] >= end]
        if any(start <= at < end for at, _ in _spans("staying", sentence)):
            kept = _spans("kept", sentence)
        if kept and _ties(sentence, demand, span, kept):
            yield demand, span, kept[0]


def _ties(sentence: str, demand: str, wanted: Span, kept: list[Span]) -> bool:
    """Whether something is kept back until there is what is wanted."""
    start, end = wanted
    if demand == GONE and _pattern("staying").fullmatch(sentence, start, end):
        return True

    def between(tie: Span) -> bool:
        """Whether a tie belongs to what is wanted: nothing that is kept back stands between."""
        return tie[1] <= start and not any(tie[1] <= one[0] < start for one in kept)

    given = demand == GONE or _pattern("being").match(sentence, start)
    for tie in filter(between, _spans("when", sentence)):
        if given or _pattern("deed").search(sentence, tie[1], end):
            return True
    if any(between(tie) for tie in _spans("upon", sentence)):
        return True
    must = _pattern("must").search(sentence)
    if must is None and demand == GOOD:
        return False
    for tie in _spans("before", sentence):
        follows = [one for one in kept if one[0] >= tie[1]]
        if follows and not tie[1] <= start < follows[0][0]:
            return True
    return any(
        end <= tie[1] and any(one[0] >= tie[1] for one in kept) for tie in _spans("then", sentence)
    )


def _spans(kind: str, sentence: str) -> list[Span]:
    return [found.span() for found in _pattern(kind).finditer(sentence)]


def _moved(span: Span, sentence: re.Match[str]) -> Span:
    return span[0] + sentence.start(), span[1] + sentence.start()


def _pattern(name: str) -> re.Pattern[str]:
    return pattern("tied", name)
