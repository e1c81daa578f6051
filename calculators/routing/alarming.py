"""The words of a ticket that may mean danger to a person, without those of somebody in fun."""

from collections.abc import Iterator, Sequence

from calculators.reading.danger import ALARMING, close_by
from calculators.reading.lexicon import Seen
from calculators.reading.words import Word

KINDS = ("THREATENED", "JOKE", "KILL")
FUN = 12  # words between what sounds like danger and the laughter


def alarming(found: Sequence[Word], phrases: Sequence[Seen]) -> Iterator[tuple[int, int]]:
    """The words that may mean danger, also that what leads to a person is made public.

    phrases: of `meant`, with those of `phrases.toml`. Yields the first word, and the end;
    those that overlap as one.
    """
    end = 0
    begun: int | None = None
    for first, last in sorted(_found(found, phrases)):
        if begun is not None and first >= end:
            yield begun, end
            begun = None
        begun, end = first if begun is None else begun, max(end, last)
    if begun is not None:
        yield begun, end


def _found(found: Sequence[Word], phrases: Sequence[Seen]) -> Iterator[tuple[int, int]]:
    joking = _joking(phrases)
    for one in phrases:
        if one.concept in ALARMING and (one.concept != "DANGER" or one.first not in joking):
            yield one.first, one.last
    yield from close_by(found, phrases)


def _joking(phrases: Sequence[Seen]) -> frozenset[int]:
    """Where somebody kills in fun: near laughter, and where nobody may have threatened."""
    named = {kind: [one.first for one in phrases if one.concept == kind] for kind in KINDS}
    if named["THREATENED"]:
        return frozenset()
    fun = named["JOKE"]
    return frozenset(at for at in named["KILL"] if any(abs(at - laugh) < FUN for laugh in fun))
