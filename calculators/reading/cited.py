"""Whom a reader's account quotes in German or Spanish, and where the reader goes on, in three
languages.

A plain rule beside the model. Where the other side's words cannot be told from the reader's own,
nothing may be handed on as theirs.
"""

from collections.abc import Iterator

from calculators.reading.features import Span
from calculators.reading.patterns import pattern, speaks_of

TABLE = "cited"
FORMS = ("marked", "single", "after")
OPEN = ("open", "below", "greeting", "under")
BEFORE = 2  # characters before the first word that show where a sentence begins
SHORTEST = 8


def find_cited(plain: str) -> tuple[list[Span], list[Span]]:
    """Where the other side's words stand between marks, and where they have none.

    plain: in small letters. Words without marks end where their line or paragraph does; those of
    the reader behind them are not left out yet.
    """
    if not speaks_of(TABLE, plain):
        return [], []
    marked = [*_spans(plain, FORMS)]
    opened = [one for one in _spans(plain, OPEN) if one[1] - one[0] >= SHORTEST]
    if marked:
        marked += [one for one in _spans(plain, ("more",)) if not _mine(plain, one[0])]
    return marked, opened


def find_marked(plain: str) -> list[Span]:
    """Where anybody's words stand between marks."""
    return [found.span() for found in pattern(TABLE, "any").finditer(plain)]


def before_own(plain: str, start: int, end: int) -> int:
    """Where the words of the other side end, before the reader goes on; `start` if at once."""
    if not speaks_of(TABLE, plain):
        return end
    own = pattern(TABLE, "own").search(plain, max(0, start - BEFORE), end)
    return max(start, own.start()) if own else end


def asks_us(plain: str) -> bool:
    """Whether a reader asks what to do, or says what they fear; to nobody in the case."""
    return pattern(TABLE, "asks").search(plain) is not None


def names_client(plain: str) -> bool:
    """Whether a text tells of its writer's client."""
    return pattern(TABLE, "named").search(plain) is not None


def apart(spans: list[Span]) -> list[Span]:
    """The spans in their order, none of which lies in an earlier one."""
    found: list[Span] = []
    for start, end in sorted(spans, key=lambda one: (one[0], -one[1])):
        if not found or start >= found[-1][1]:
            found.append((start, end))
    return found


def _spans(plain: str, names: tuple[str, ...]) -> Iterator[Span]:
    for name in names:
        for found in pattern(TABLE, name).finditer(plain):
            yield found.span("words")


def _mine(plain: str, start: int) -> bool:
    return pattern(TABLE, "mine").search(plain[:start].rstrip('" :')) is not None
