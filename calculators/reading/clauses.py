"""Clauses and their frames: who acts, in which time, denied or not, and what joins it to the last.

A frame is what a clause says in the terms of the word lists: `actor` (I, YOU, THEY or none),
`mode` (FUTURE, CAN, PAST or none), `denied`, `joint` (IF, UNLESS, OR, THEN, AND, BUT or none) and
`acts`, the concepts that it is about.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from calculators.reading.lexicon import Seen
from calculators.reading.words import Word

ACTORS = ("I", "YOU", "THEY")
BORDERS = frozenset(",.;:!?\n()–—-|>") | {"..", "...", "…", "!!", "??", "!?", "?!"}
JOINTS = {
    "if": "IF",
    "unless": "UNLESS",
    "until": "UNLESS",
    "or": "OR",
    "otherwise": "OR",
    "else": "OR",
    "then": "THEN",
    "so": "THEN",
    "and": "AND",
    "but": "BUT",
    "because": "BECAUSE",
    "when": "IF",
    "once": "IF",
    "after": "IF",
    "before": "UNLESS",
    "failing": "UNLESS",
    "without": "UNLESS",
    "while": "AND",
    "since": "BECAUSE",
    "as": "IF",
    "which": "THEN",
    "that": "THAT",
}
PAST = frozenset(
    (
        "was",
        "were",
        "did",
        "had",
        "has",
        "have",
        "been",
        "wrote",
        "sent",
        "gave",
        "left",
        "took",
        "told",
        "made",
        "said",
    )
)
ROLES = frozenset(("I", "YOU", "THEY", "NEG", "FUTURE", "CAN", "IF", "OR", "UNLESS"))


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause: words `first` up to, not including, `last`, and its frame."""

    first: int
    last: int
    joint: str
    actor: str
    mode: str
    denied: bool
    acts: tuple[Seen, ...]


def clauses(words: Sequence[Word], seen: Sequence[Seen]) -> list[Clause]:
    """The clauses of these words in order, those of no word left out."""
    borders = [0]
    for index, word in enumerate(words):
        if word.plain in BORDERS:
            borders.append(index + 1)
        elif word.plain in JOINTS and index > borders[-1] + 1:
            borders.append(index)
    borders.append(len(words))
    found: list[Clause] = []
    at = 0
    for first, last in pairwise(borders):
        inside: list[Seen] = []
        while at < len(seen) and seen[at].first < last:
            inside.append(seen[at])
            at += 1
        if any(word.plain not in BORDERS for word in words[first:last]):
            found.append(_clause(words, first, last, inside))
    return found


def _clause(words: Sequence[Word], first: int, last: int, inside: list[Seen]) -> Clause:
    plain = [word.plain for word in words[first:last]]
    names = [one.concept for one in inside]
    past = any(word in PAST or (len(word) > 4 and word.endswith("ed")) for word in plain)
    return Clause(
        first,
        last,
        joint=JOINTS.get(plain[0], ""),
        actor=next((name for name in names if name in ACTORS), ""),
        mode=(
            "FUTURE" if "FUTURE" in names else "CAN" if "CAN" in names else "PAST" if past else ""
        ),
        denied="NEG" in names,
        acts=tuple(one for one in inside if one.concept not in ROLES),
    )
