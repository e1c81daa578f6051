"""What the learned model sees of a text: its features, each with the words that made it."""

from collections.abc import Sequence

from calculators.reading.clauses import clauses
from calculators.reading.lexicon import Seen
from calculators.reading.words import Word

PREFIX = 5
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

    `word`, `begin*` (of a word); CONCEPT, `ONE>NEXT` (beside each other), `ONE..LATER` (in this
    order), `joint:ACT`;
    `joint/group/actor/mode` of a clause, and two such in a row, where the group is A (something
    is asked for) or H (something is held over).
    """
    found: dict[str, Span] = {}
    _words(words, found)
    _concepts(seen, found)
    _frames(words, seen, found)
    return found


def pairs(words: Sequence[Word]) -> dict[str, Span]:
    """`two words` beside each other: for one sentence, where the very words count."""
    found: dict[str, Span] = {}
    last, last_at = "^", 0
    for at, word in enumerate(words):
        if (plain := _common(word)) not in SIGNS:
            found.setdefault(f"{last} {plain}", (last_at, at + 1))
            last, last_at = plain, at
    return found


def _common(word: Word) -> str:
    """One sign for all numbers but those that are the worst and the best review."""
    return "#" if word.plain[0].isdigit() and word.plain not in ("1", "5") else word.plain


def _words(words: Sequence[Word], found: dict[str, Span]) -> None:
    for at, word in enumerate(words):
        plain = _common(word)
        if plain in SIGNS:
            continue
        found.setdefault(plain, (at, at + 1))
        if len(plain) > PREFIX:
            found.setdefault(plain[:PREFIX] + "*", (at, at + 1))


def _concepts(seen: Sequence[Seen], found: dict[str, Span]) -> None:
    names: dict[str, Span] = {}
    before: Seen | None = None
    for one in seen:
        span = one.first, one.last
        found.setdefault(one.concept, span)
        if before is not None and before.concept != one.concept:
            found.setdefault(f"{before.concept}>{one.concept}", (before.first, one.last))
        before = one
        if one.concept not in COMMON:
            for earlier, (first, _) in names.items():
                found.setdefault(f"{earlier}..{one.concept}", (first, one.last))
            names.setdefault(one.concept, span)


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
            if clause.joint:
                found.setdefault(f"{clause.joint}:{act.concept}", (act.first, act.last))
