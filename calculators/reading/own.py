"""What the reader of sentences adds to the marks of a letter or message in its writer's own words.

Patterns know what they know for sure, and may stop a text. The model sees more, in more languages,
and is wrong more often: so it speaks of pressure alone, where no pattern did, and only to warn.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from calculators.checks.lint import words as lints
from calculators.checks.marks import Mark, make_mark
from calculators.checks.reading import sentences
from calculators.reading.check import PARTED, check
from calculators.reading.features import Span

# Over the sentences that have no pattern it finds about one in four that press, and is wrong in
# about one of a hundred.
SURE = 0.25


def read(
    text: str, own: Sequence[Span], place: str, seen: Sequence[Mark], circumstances: Collection[str]
) -> Iterator[Mark]:
    """The warnings of the reader of sentences, none in a sentence that has a mark.

    text: with facts and gaps blanked. own: where the writer's own words stand. place: one of
    `check.PLACES`. seen: the marks that there are. circumstances: what is true of this case.
    """
    spans = [span for span in sentences(text) if any(_meet(span, words) for words in own)]
    marked = [(mark.start, mark.end) for mark in seen if mark.passage]
    free = [span for span in spans if not any(_meet(span, other) for other in marked)]
    if not free:
        return
    for found in check(text, place, least=SURE, form=False, named=True):
        lint = lints()[found.id]
        fits = (not lint.only_with or lint.only_with in circumstances) and (
            not lint.not_with or lint.not_with not in circumstances
        )
        inside = any(first <= found.start and found.end <= last for first, last in free)
        if found.id in PARTED and fits and inside:
            gentle = replace(lint, severity="warn")
            yield make_mark(gentle, text[found.start : found.end], found.start, found.end)


def places(text: str, words: Sequence[str | None]) -> list[Span]:
    """Where these words of the writer stand in a text that was made with them."""
    found: list[Span] = []
    for one in words:
        line = " ".join((one or "").split()).rstrip(".!?…")
        if line and (at := text.find(line)) >= 0:
            found.append((at, at + len(line)))
    return found


def _meet(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]
