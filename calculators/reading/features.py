"""What the learned model sees of a text: its features, each with the words that made it."""

from collections.abc import Sequence
from functools import lru_cache

from calculators.reading.clauses import clauses
from calculators.reading.lexicon import Seen
from calculators.reading.words import Word

GRAM = 4
TIES = frozenset(("IF", "UNLESS", "OR", "THEN"))
SIGNS = frozenset(",.;:'\"\n")
# What is asked for and what is held over, whichever it is.
ASKED = frozenset(
    (
        "REFUND",
        "DISCOUNT",
        "PAY",
        "FREEWORK",
        "FILES",
        "OFFPLAT",
        "CANCEL",
        "APOLOGY",
        "CHANGEREVIEW",
        "REMOVEREVIEW",
        "EXTRA",
        "ACCESS",
    )
)
HELD = frozenset(
    (
        "BADREVIEW",
        "NOREVIEW",
        "REPORT",
        "BAN",
        "CHARGEBACK",
        "LEGAL",
        "POLICE",
        "POST",
        "FAMILY",
        "EMPLOYER",
        "HARM",
        "HOLD",
        "DONE",
        "VIOLENCE",
        "SOCIAL",
    )
)
# Concepts so frequent that their order says little.
COMMON = frozenset(("I", "YOU", "THEY", "NEG", "PLEASE", "WANT", "CAN", "FUTURE"))
Span = tuple[int, int]


def features(words: Sequence[Word], seen: Sequence[Seen]) -> dict[str, Span]:
    """The features of these words and concepts: name to the span of words that made it.

    `word`, `~part` (four letters of a word); `two words` (beside each other);
    CONCEPT, `ONE>NEXT` (beside each other), `ONE..LATER` (in this order), `joint:ACT`;
    `CONCEPT+word`, `word+CONCEPT` (beside it);
    `joint/group/actor/mode` of a clause, and two such in a row, where the group is A (something
    is asked for) or H (something is held over).
    """
    found: dict[str, Span] = {}
    _words(words, found)
    _concepts(seen, found)
    _beside(words, seen, found)
    _frames(words, seen, found)
    return found


def _common(word: Word) -> str:
    """One sign for all numbers but those that are the worst and the best review."""
    return "#" if word.plain[0].isdigit() and word.plain not in ("1", "5") else word.plain


def _words(words: Sequence[Word], found: dict[str, Span]) -> None:
    last, last_at = "^", 0
    for at, word in enumerate(words):
        plain = _common(word)
        if plain in SIGNS:
            continue
        span = at, at + 1
        if plain not in found:
            for name in _names(plain):
                found.setdefault(name, span)
        found.setdefault(f"{last} {plain}", (last_at, at + 1))
        last, last_at = plain, at


@lru_cache(4096)
def _names(plain: str) -> tuple[str, ...]:
    """The features of one word: itself, its parts of four letters."""
    inside = f"_{plain}_"
    parts = range(len(inside) - GRAM + 1 if len(plain) >= GRAM - 1 and plain.isalpha() else 0)
    return (plain, *(f"~{inside[at : at + GRAM]}" for at in parts))


def _concepts(seen: Sequence[Seen], found: dict[str, Span]) -> None:
    earlier: list[tuple[str, int]] = []
    # With how many of the earlier ones a concept has been joined.
    joined: dict[str, int] = {}
    before: Seen | None = None
    for one in seen:
        found.setdefault(one.concept, (one.first, one.last))
        if before is not None and before.concept != one.concept:
            found.setdefault(f"{before.concept}>{one.concept}", (before.first, one.last))
        before = one
        if one.concept not in COMMON:
            for name, first in earlier[joined.get(one.concept, 0) :]:
                found.setdefault(f"{name}..{one.concept}", (first, one.last))
            known = one.concept in joined
            joined[one.concept] = len(earlier)
            if not known:
                earlier.append((one.concept, one.first))


def _beside(words: Sequence[Word], seen: Sequence[Seen], found: dict[str, Span]) -> None:
    for one in seen:
        if one.last < len(words):
            found.setdefault(f"{one.concept}+{words[one.last].plain}", (one.first, one.last + 1))
        if one.first:
            found.setdefault(
                f"{words[one.first - 1].plain}+{one.concept}", (one.first - 1, one.last)
            )


def _frames(words: Sequence[Word], seen: Sequence[Seen], found: dict[str, Span]) -> None:
    before: tuple[str, str, int] | None = None
    for clause in clauses(words, seen):
        denied = "not" if clause.denied else ""
        names = {act.concept for act in clause.acts}
        group = ("A" if names & ASKED else "") + ("H" if names & HELD else "")
        if group or clause.joint in TIES:
            short = f"{clause.joint}{denied}/{group}"
            full = f"{short}/{clause.actor}/{clause.mode}"
            found.setdefault(full, (clause.first, clause.last))
            found.setdefault(short, (clause.first, clause.last))
            if before is not None:
                found.setdefault(f"{before[0]}_{short}", (before[2], clause.last))
                found.setdefault(f"{before[1]}_{full}", (before[2], clause.last))
            before = short, full, clause.first
        for act in clause.acts:
            span = act.first, act.last
            found.setdefault(f"{clause.actor}/{denied}:{act.concept}", span)
            if clause.joint:
                found.setdefault(f"{clause.joint}:{act.concept}", span)
