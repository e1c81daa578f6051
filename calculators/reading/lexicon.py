"""Which concepts stand where in a text: word lists as data, matched word by word."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import product

from calculators.engine import data
from calculators.reading.words import Word, words

GAP, LONGEST_GAP = "~", 3
# In a phrase it stands for any number.
NUMBER = "#"
# Between words of a phrase of which any one may stand there.
EITHER = "|"
CONCEPTS = "reading/concepts.toml"
LONGEST_ENDING = 14


@dataclass(frozen=True, slots=True)
class Seen:
    """A concept and the words from `first` up to, not including, `last` that name it."""

    concept: str
    first: int
    last: int


@dataclass(slots=True)
class Node:
    """A place in the tree of phrases."""

    exact: dict[str, "Node"] = field(default_factory=dict)
    begins: dict[str, "Node"] = field(default_factory=dict)
    gap: "Node | None" = None
    ends: list[str] = field(default_factory=list)


@cache
def tree(source: str) -> Node:
    """All phrases of a file of concepts as one tree."""
    root = Node()
    table: dict[str, str] = data.load(source)["concepts"]
    for concept, phrases in table.items():
        for phrase in phrases.replace("\n", " ").split(","):
            for way in product(*(part.split(EITHER) for part in phrase.split())):
                _plant(root, way, concept)
    return root


def _plant(root: Node, phrase: Sequence[str], concept: str) -> None:
    node = root
    for part in phrase:
        if part == GAP:
            node.gap = node.gap or Node()
            node = node.gap
            continue
        pieces = [word.plain for word in words(part.removesuffix("*"))]
        for index, piece in enumerate(pieces):
            begins = part.endswith("*") and index == len(pieces) - 1
            node = (node.begins if begins else node.exact).setdefault(piece, Node())
    if phrase:
        node.ends.append(concept)


def concepts(found: Sequence[Word], source: str = CONCEPTS) -> list[Seen]:
    """The concepts in these words in order, of each concept the longest at a place.

    source: the file that names them.
    """
    seen: dict[tuple[str, int], int] = {}
    plain = [word.plain for word in found]
    for first, word in enumerate(plain):
        for node in _starts(source, word):
            for concept, last in _match(node, plain, first + 1, 1):
                key = concept, first
                seen[key] = max(seen.get(key, 0), last)
    kept: list[Seen] = []
    until: dict[str, int] = defaultdict(int)
    for (concept, first), last in seen.items():
        if last > until[concept]:
            until[concept] = last
            kept.append(Seen(concept, first, last))
    return kept


@lru_cache(8192)
def _starts(source: str, word: str) -> tuple[Node, ...]:
    """Where phrases that begin with this word go on; texts use the same few words again."""
    return tuple(_after(tree(source), word))


def _after(node: Node, word: str) -> Iterator[Node]:
    if (after := node.exact.get(word)) is not None:
        yield after
    if word[0].isdigit() and (after := node.exact.get(NUMBER)) is not None:
        yield after
    if node.begins:
        for length in range(2, min(len(word), LONGEST_ENDING) + 1):
            if (after := node.begins.get(word[:length])) is not None:
                yield after


def _match(node: Node, plain: list[str], at: int, depth: int) -> list[tuple[str, int]]:
    ends = [(concept, at) for concept in node.ends]
    if at >= len(plain) or depth > 8:
        return ends
    for after in _after(node, plain[at]):
        ends += _match(after, plain, at + 1, depth + 1)
    if node.gap is not None:
        for skipped in range(LONGEST_GAP + 1):
            if at + skipped > len(plain) or "\n" in plain[at : at + skipped]:
                break
            ends += _match(node.gap, plain, at + skipped, depth + 1)
    return ends
