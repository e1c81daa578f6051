"""Leaves out greetings, thanks, calls for help and endings, which say nothing of a threat.

The learned reader weighs all words of a text, and calm messages are full of these: one "Thank you"
behind a short threat would hide it.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from calculators.engine import data
from calculators.engine.packs import platforms
from calculators.reading.features import SIGNS
from calculators.reading.windows import ENDS, windows
from calculators.reading.words import Word, words

Phrase = tuple[str, ...]
SAYS_NOTHING = SIGNS | ENDS
# What parts a greeting from what it introduces.
PARTS = ENDS | {","}


@dataclass(frozen=True)
class Courtesies:
    """The phrases, each as its words. name: of how many words a name behind one may be."""

    begin: Collection[Phrase]
    further: Collection[Phrase]
    behind: Collection[Phrase]
    belongs: Collection[str]
    name: int
    longest: int


@cache
def courtesies() -> Courtesies:
    """The phrases of courtesies.toml."""
    table = data.load("reading/courtesies.toml")
    begin, further, behind = (_phrases(table[kind]) for kind in ("begin", "further", "behind"))
    further |= begin | _phrases([each.name for each in platforms()])
    longest = max(map(len, further))
    return Courtesies(begin, further, behind, set(table["belongs"]), table["name"], longest)


def without(found: Sequence[Word], text: str) -> list[Word]:
    """The words of a text but for its courtesies; all of them where nothing else is left.

    A sentence of courtesies alone is left out, or a part of one between commas, and what stands
    behind the last sentence. A text of several windows keeps them, since most of its windows are
    without any. text: the one that the words are from.
    """
    if len(windows(found)) > 1:
        return list(found)
    kept: list[Word] = []
    for sentence in _cut(found, ENDS):
        if not _courteous(sentence, text):
            for part in _cut(sentence, PARTS):
                kept += [] if _courteous(part, text) else part
    kept = kept[: _tail(kept, text)]
    return kept if any(word.plain not in SAYS_NOTHING for word in kept) else list(found)


def _courteous(part: Sequence[Word], text: str) -> bool:
    """Whether these words are courtesies, and a name at most."""
    return _ends_all([word for word in part if word.plain not in SAYS_NOTHING], text, "begin")


def _tail(found: Sequence[Word], text: str) -> int:
    """Where courtesies begin that end the last sentence without a sign before them."""
    last = next(reversed([*_cut(found, ENDS)]), ())
    first = len(found) - len(last)
    said = [at for at, word in enumerate(last, first) if word.plain not in SAYS_NOTHING]
    # A word that one belongs to makes it a part of the sentence.
    before = [None, *(found[at].plain for at in said)]
    starts = (at for at in range(len(said)) if before[at] not in courtesies().belongs)
    rest = (said[at:] for at in starts)
    begins = (one[0] for one in rest if _ends_all([found[at] for at in one], text, "behind"))
    return next(begins, len(found))


def _ends_all(said: Sequence[Word], text: str, kind: str) -> bool:
    """Whether words are nothing but courtesies that begin with one of a kind, and a name."""
    known = courtesies()
    begin = known.behind if kind == "behind" else known.begin
    end = _end(tuple(word.plain for word in said), 0, begin)
    names = (text[word.start : word.end] for word in said[end:])
    return end > 0 and len(said) - end <= known.name and all(name.istitle() for name in names)


def _end(plain: Phrase, at: int, begin: Collection[Phrase]) -> int:
    """Where courtesies end that begin here with one of these; 0 where none begins."""
    known = courtesies()
    end = _after(plain, at, begin, known.longest)
    while end and (after := _after(plain, end, known.further, known.longest)):
        end = after
    return end


def _after(plain: Phrase, at: int, phrases: Collection[Phrase], longest: int) -> int:
    """Where the longest of the phrases ends that begins here; 0 without one."""
    ends = range(min(len(plain), at + longest), at, -1)
    return next((end for end in ends if plain[at:end] in phrases), 0)


def _cut(found: Sequence[Word], signs: Collection[str]) -> Iterator[Sequence[Word]]:
    ends = [at for at, word in enumerate(found, 1) if word.plain in signs]
    for first, end in pairwise(dict.fromkeys([0, *ends, len(found)])):
        yield found[first:end]


def _phrases(written: Sequence[str]) -> frozenset[Phrase]:
    return frozenset(tuple(word.plain for word in words(one)) for one in written)
