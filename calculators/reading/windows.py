"""The parts of a text that are read by themselves: windows, and sentences that tie two things."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from calculators.reading.features import ASKED, HELD, TIES, Span
from calculators.reading.lexicon import Seen, concepts
from calculators.reading.words import Word, words

# A window holds whole sentences up to about so many words and moves on by a sentence.
WINDOW = 60
ENDS = frozenset(".!?\n…") | {"..", "...", "!!", "??", "?!", "!?", "!!!", "???"}


def windows(words: Sequence[Word]) -> list[tuple[int, int]]:
    """The windows of a text: whole sentences, at most about WINDOW words, overlapping."""
    if len(words) <= 1.5 * WINDOW:
        return [(0, len(words))]
    ends = [at + 1 for at, word in enumerate(words) if word.plain in ENDS]
    # A sentence that never ends is cut.
    borders = [0]
    for end in [*ends, len(words)]:
        while end - borders[-1] > WINDOW:
            borders.append(borders[-1] + WINDOW)
        if end > borders[-1]:
            borders.append(end)
    found: list[tuple[int, int]] = []
    last = 1
    for at, first in enumerate(borders[:-1]):
        last = max(last, at + 1)
        while last + 1 < len(borders) and borders[last + 1] - first <= WINDOW:
            last += 1
        near = found and first < found[-1][0] + WINDOW // 2 and last + 1 < len(borders)
        if not found or (borders[last] > found[-1][1] and not near):
            found.append((first, borders[last]))
    return found


def parts(text: str) -> list[tuple[list[Word], list[Seen]]]:
    """The words and concepts of each window of a text."""
    found = words(text)
    seen = concepts(found)
    return [cut(found, seen, *span) for span in windows(found)]


def cut(
    found: list[Word], seen: list[Seen], first: int, last: int
) -> tuple[list[Word], list[Seen]]:
    """The words from `first` up to, not including, `last`, and the concepts within them."""
    begin, end = (bisect_left(seen, place, key=lambda one: one.first) for place in (first, last))
    return found[first:last], [
        Seen(one.concept, one.first - first, one.last - first)
        for one in seen[begin:end]
        if one.last <= last
    ]


def tied(found: list[Word], seen: list[Seen]) -> Iterator[Span]:
    """The sentences and pairs of them that name a demand, a means of pressure and a tie."""
    borders = [0, *(at + 1 for at, word in enumerate(found) if word.plain in ENDS), len(found)]
    borders = [at for at, after in pairwise(borders) if after > at + 1]
    borders.append(len(found))
    for span in (*pairwise(borders), *zip(borders, borders[2:], strict=False)):
        names = {one.concept for one in cut(found, seen, *span)[1]}
        if names & ASKED and names & HELD and names & TIES:
            yield span
