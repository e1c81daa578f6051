"""The words of a ticket that may mean danger to a person, without those of somebody in fun."""

from collections.abc import Iterator, Sequence

from calculators.reading.danger import ALARMING, ENDS, close_by
from calculators.reading.lexicon import Seen
from calculators.reading.self_harm import signs
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
    joking = _joking(found, phrases)
    for one in phrases:
        fun = one.concept == "DANGER" and not joking.isdisjoint(range(one.first, one.last))
        if one.concept in ALARMING and not fun:
            yield one.first, one.last
    yield from close_by(found, phrases)
    yield from signs(found)


def _joking(found: Sequence[Word], phrases: Sequence[Seen]) -> frozenset[int]:
    """Where somebody kills in fun: near laughter, and where nobody may have threatened.

    Somebody at work who waits for something threatens in fun, and so does who begins a sentence
    with it, as in *kill me*.
    """
    named = {kind: [one.first for one in phrases if one.concept == kind] for kind in KINDS}
    jests = {at for one in phrases if one.concept == "JESTING" for at in range(one.first, one.last)}
    fun = named["JOKE"]
    near = frozenset(at for at in named["KILL"] if any(abs(at - laugh) < FUN for laugh in fun))
    if not jests.issuperset(named["THREATENED"]):
        return frozenset(at for at in near if at in jests or _begins(found, at))
    return near


def _begins(found: Sequence[Word], at: int) -> bool:
    """Whether a sentence begins with a word."""
    return at == 0 or found[at - 1].plain in ENDS
