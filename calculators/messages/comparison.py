"""Two filled copies of a settlement sheet, line by line."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest

from calculators.engine.fields import clean
from calculators.engine.rendering import without_direction

# Each side signs its own copy, so what stands behind these words may differ.
SIGNATURE = re.compile(r"^(.*\bsignature and day:).*$", re.I)
QUOTES = str.maketrans("“”„‘’", '"""\'\'')


@dataclass(frozen=True)
class Difference:
    """Lines that are not the same. One that a copy does not have is empty there."""

    ours: str
    theirs: str


def compare(ours: str, theirs: str) -> tuple[Difference, ...]:
    """Where the other side's copy of a text says something else, in order; nothing if nowhere.

    Blank lines, spaces, the shape of quotation marks and what is signed do not count.
    """
    left, right = list(_lines(ours)), list(_lines(theirs))
    # Every line counts, however often it stands there.
    matcher = SequenceMatcher(None, [_plain(x) for x in left], [_plain(x) for x in right], False)
    return tuple(
        Difference(one, other)
        for tag, a, b, c, d in matcher.get_opcodes()
        if tag != "equal"
        for one, other in zip_longest(left[a:b], right[c:d], fillvalue="")
    )


def _lines(text: str) -> Iterator[str]:
    for line in without_direction(clean(text)).split("\n"):
        if words := " ".join(line.split()):
            yield words


def _plain(line: str) -> str:
    return SIGNATURE.sub(r"\1", line).translate(QUOTES)
