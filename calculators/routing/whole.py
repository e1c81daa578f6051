"""The sentences of a ticket, whole: what somebody is quoted with stays in one piece."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from calculators.checks.reading import sentences
from calculators.reading.features import Span

# What stands between quotation marks, up to a blank line; a mark after a digit may be inches.
LETTER = r"(?:[^{marks}\n]|\n(?!\s{{0,9}}\n)){{1,400}}"
# By the opening mark, what closes it.
PAIRS = {'"': '"', "“": "”“", "„": '“”"', "«": "»", "»": "«", "‹": "›"}
PASSAGE = re.compile(
    "|".join(
        rf"(?<!\w){opens}{LETTER.format(marks=opens + closes)}[{closes}](?!\w)"
        for opens, closes in PAIRS.items()
    )
)
ENDS = ".!?"
NEXT = re.compile(r"[ \t]{0,9}(?:\n|\Z)|[ \t]{1,9}[^\W_a-z]")  # a small letter begins no sentence


def passages(text: str) -> list[Span]:
    """Where quoted passages stand, with their marks."""
    return [found.span() for found in PASSAGE.finditer(text)]


def whole_sentences(text: str) -> list[Span]:
    """The spans of the sentences, of which none ends or begins within a quoted passage.

    A quoted passage that ends a sentence ends the one around it too.
    """
    quoted = passages(text)
    ends = {end for _, end in quoted if text[end - 2] in ENDS}
    closed = {end for end in ends if NEXT.match(text, end)}
    spans: list[Span] = []
    for start, end in sentences(text):
        goes_on = bool(spans) and spans[-1][1] in ends - closed
        if spans and (goes_on or _within(quoted, start)):
            start = spans.pop()[0]
        for cut in sorted(at for at in closed if start < at < end):
            spans.append((start, cut))
            start = cut
        spans.append((start, end))
    return [span for span in spans if text[slice(*span)].strip()]


def widened_to_marks(text: str, span: Span) -> Span:
    """The span, as far as it takes to cut no quoted passage."""
    start, end = span
    for first, last in passages(text):
        start = first if first < start < last else start
        end = last if first < end < last else end
    return start, end


def _within(quoted: Sequence[Span], at: int) -> bool:
    """Whether a place is within a quoted passage, or just before its last mark."""
    before = bisect_right(quoted, (at, at)) - 1
    return before >= 0 and quoted[before][0] < at < quoted[before][1]
