"""That somebody may hurt themselves, in veiled words: no reason to go on, means, a farewell.

Plain rules beside the lists of `danger.toml`, which name what is said in so many words. Something
to do it with, or a place for it, stands in many texts: beside despair or a farewell it is a sign.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from calculators.engine import data
from calculators.reading.features import Span
from calculators.reading.patterns import prepare
from calculators.reading.words import Word

SOURCE = "reading/self_harm.toml"
ENDS = frozenset((".", "!", "?", "\n"))
GRAVE = ("means", "affairs", "heirs", "ending")
BESIDE = ("despair", "parting")
NEAR = 30  # characters after a sign in which a word of work makes it one of work


def signs(found: Sequence[Word]) -> Iterator[Span]:
    """Where words say so: the first word, and the end, once for each sign."""
    plain = " ".join(word.plain for word in found)
    starts = [0]
    for word in found:
        starts.append(starts[-1] + len(word.plain) + 1)
    kinds = {name: list(_found(plain, name)) for name in (*GRAVE, *BESIDE)}
    kinds["means"] = [*_at_hand(plain, kinds["means"], found, starts)]
    named = [name for name, spans in kinds.items() if spans]
    together = len(named) > 1 and not {*named}.isdisjoint(GRAVE)
    beside = [span for name in named for span in kinds[name]] if together else []
    deeds = _at_hand(plain, _deeds(plain), found, starts)
    for start, end in sorted({*_sure(plain), *deeds, *beside}):
        yield bisect_right(starts, start) - 1, bisect_left(starts, end)


def _sure(plain: str) -> Iterator[Span]:
    """The signs of which one is enough."""
    table = data.load(SOURCE)
    for language in table:
        for name in table[language]["signs"].split():
            for found in prepare(SOURCE, language, name).finditer(plain):
                around = plain[found.start() : found.end() + NEAR]
                if not prepare(SOURCE, language, "work").search(around):
                    yield found.span()


def _deeds(plain: str) -> Iterator[Span]:
    for language, table in data.load(SOURCE).items():
        for name in table["deeds"].split():
            yield from (one.span() for one in prepare(SOURCE, language, name).finditer(plain))


def _found(plain: str, name: str) -> Iterator[Span]:
    for language, table in data.load(SOURCE).items():
        if name in table:
            yield from (one.span() for one in prepare(SOURCE, language, name).finditer(plain))


def _at_hand(
    plain: str, spans: Iterable[Span], found: Sequence[Word], starts: Sequence[int]
) -> Iterator[Span]:
    """Those that stand in sentences about no product."""
    ends = [-1, *(at for at, word in enumerate(found) if word.plain in ENDS), len(found)]
    for span in spans:
        place = bisect_right(ends, bisect_right(starts, span[0]) - 1)
        sentence = plain[starts[ends[place - 1] + 1] : starts[ends[place]]]
        if not any(prepare(SOURCE, each, "product").search(sentence) for each in data.load(SOURCE)):
            yield span
