"""The words of a message that made it read so: whole words and sums, for a person to see."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from calculators.reading.features import Span
from calculators.reading.model import weighed
from calculators.reading.words import Word

MARKS_EACH, LONGEST_MARK = 2, 6
CURRENCY = frozenset("$€£₹₱")
# A shorter word alone, such as "I", says nothing to a reader; nor does a figure alone.
SHORTEST_MARK = 3
THOUSANDS = 3  # figures of a sum between two signs or spaces


@dataclass(frozen=True)
class Passage:
    """Characters of the text that made a label so."""

    start: int
    end: int
    label: str


def mark(
    words: Sequence[Word], seen: Mapping[str, Span], outputs: Sequence[str]
) -> tuple[Passage, ...]:
    """The words that weighed most for each of these outputs of the model, none marked twice.

    words: of a part of the text. seen: the features of that part.
    """
    marks: list[Passage] = []
    for output in outputs:
        short = [
            name
            for name, _ in weighed(seen, output)
            if seen[name][1] - seen[name][0] <= LONGEST_MARK
        ]
        for name in short[:MARKS_EACH]:
            part = _whole(words, *seen[name])
            if not part or (len(part) == 1 and len(part[0].plain) < SHORTEST_MARK):
                continue
            start, end = part[0].start, part[-1].end
            if not any(mark.start < end and start < mark.end for mark in marks):
                marks.append(Passage(start, end, output.rpartition(":")[2]))
    return tuple(sorted(marks, key=lambda mark: mark.start))


def _whole(found: Sequence[Word], first: int, last: int) -> Sequence[Word]:
    """These words without the signs around them, and with the rest of a sum that was parted."""
    while first < last and not found[first].plain[0].isalnum():
        first += 1
    while first < last and not found[last - 1].plain[0].isalnum():
        last -= 1
    if first == last:
        return ()
    while first > 1 and found[first - 1].plain in (",", ".") and _adjoin_figures(found, first - 1):
        first -= 2
    while first > 0 and _thousands(found, first):
        first -= 1
    figure = found[first].plain[0].isdigit()
    space = _near if figure else _adjoin
    if first > 0 and found[first - 1].plain in CURRENCY and space(found, first - 1, first):
        first -= 1
    while (
        last + 1 < len(found) and found[last].plain in (",", ".") and _adjoin_figures(found, last)
    ):
        last += 2
    while last < len(found) and _thousands(found, last):
        last += 1
    return found[first:last]


def _thousands(found: Sequence[Word], at: int) -> bool:
    """Whether a word is the rest of a sum that is written with spaces, such as 5 000."""
    before, rest = found[at - 1].plain, found[at].plain
    three = len(rest) == THOUSANDS and rest.isdigit()
    return three and before.isdigit() and len(before) <= THOUSANDS and _near(found, at - 1, at)


def _near(found: Sequence[Word], one: int, other: int) -> bool:
    """Whether no more than a space stands between two words."""
    return found[other].start - found[one].end <= 1


def _adjoin(found: Sequence[Word], one: int, other: int) -> bool:
    """Whether nothing stands between two words."""
    return found[one].end == found[other].start


def _adjoin_figures(found: Sequence[Word], sign: int) -> bool:
    """Whether a sign stands within a sum, such as the comma of 3,400."""
    figures = found[sign - 1].plain[-1].isdigit() and found[sign + 1].plain[0].isdigit()
    return figures and _adjoin(found, sign - 1, sign) and _adjoin(found, sign, sign + 1)
