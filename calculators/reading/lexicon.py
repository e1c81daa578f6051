"""Which concepts stand where in a text: word lists as data, matched word by word."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

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
    """A place in the tree of phrases. All words of one part lead to the same next place.

    A tree of words would need a place for each choice of words: a hundred thousand for the file of
    danger, which took a browser ten seconds.
    """

    parts: dict[str, "Node"] = field(default_factory=dict)
    exact: dict[str, list["Node"]] = field(default_factory=dict)
    begins: dict[str, list["Node"]] = field(default_factory=dict)
    gap: "Node | None" = None
    ends: list[str] = field(default_factory=list)


@cache
def tree(source: str) -> Node:
    """All phrases of a file of concepts as one tree."""
    root = Node()
    table: dict[str, str] = data.load(source)["concepts"]
    for concept, phrases in table.items():
        for phrase in phrases.replace("\n", " ").split(","):
            node = root
            for part in phrase.split():
                node = _next(node, part)
            if node is not root:
                node.ends.append(concept)
    return root


def _next(node: Node, part: str) -> Node:
    """Where a part of a phrase leads from a place, made where no phrase went that way before."""
    if part == GAP:
        node.gap = node.gap or Node()
        return node.gap
    if part not in node.parts:
        node.parts[part] = Node()
        for word in part.split(EITHER):
            _lead(node, word, node.parts[part])
    return node.parts[part]


def _lead(node: Node, word: str, to: Node) -> None:
    """Makes a word of a file, which can be several of a text, lead from one place to another."""
    *before, last = _pieces(word.removesuffix("*"))
    for piece in before:
        between = Node()
        node.exact.setdefault(piece, []).append(between)
        node = between
    (node.begins if word.endswith("*") else node.exact).setdefault(last, []).append(to)


@cache
def _pieces(word: str) -> tuple[str, ...]:
    """A word of a file as the words of a text; files say the same words often."""
    return tuple(each.plain for each in words(word))


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
    yield from node.exact.get(word, ())
    if word[0].isdigit():
        yield from node.exact.get(NUMBER, ())
    if node.begins:
        for length in range(2, min(len(word), LONGEST_ENDING) + 1):
            yield from node.begins.get(word[:length], ())


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
