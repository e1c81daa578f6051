"""Words of danger to a person, told from those that only sound like it."""

from collections.abc import Iterator, Sequence
from itertools import chain

from calculators.reading.lexicon import Seen, concepts
from calculators.reading.self_harm import signs
from calculators.reading.visible import visible
from calculators.reading.words import Word, words

DANGER = "reading/danger.toml"
ALARMING = ("SELFHARM", "DANGER")
# What also stands in many texts without any danger, and where it means something else.
HINT, ELSEWHERE = "HINT", "ELSEWHERE"
# Two that mean danger beside each other, with so many words between them.
BESIDE = {
    ("EXPOSE", "PRIVATE"): 3,
    ("SHARED", "HOME"): 4,
    ("SHOWN", "KIN"): 4,
    ("APPEARED", "PLACE"): 4,
}
# Of these the deed stands first: "the school of my son has ..." tells of the school.
FIRST = frozenset(("SHOWN",))
# What the writer did is no danger to the writer; so much before the deed says who did it.
OWN = frozenset(("i", "we", "ich", "wir", "yo", "nosotros", "eu"))
BEFORE = 2
# ... but with "your" it can be the other side's, copied into a ticket: "I posted your address".
YOURS = frozenset(
    ("your", "dein", "deine", "deinen", "tu", "tus", "ton", "ta", "votre", "seu", "sua")
)
ENDS = frozenset(".!?;\n")


def meant(found: Sequence[Word], *sources: str) -> list[Seen]:
    """The concepts that these words name outside an idiom: those of danger, and of these files."""
    danger = concepts(found, DANGER)
    idioms = {at for one in danger if one.concept == "IDIOM" for at in range(one.first, one.last)}
    seen = chain(danger, *(concepts(found, source) for source in sources))
    return [one for one in seen if idioms.isdisjoint((one.first, one.last - 1))]


def is_of_self_harm(text: str) -> bool:
    """Whether somebody in a text may hurt themselves: it errs on the side of caution."""
    found = words(visible(text))
    return any(one.concept == "SELFHARM" for one in meant(found)) or any(signs(found))


def may_be_danger(text: str) -> bool:
    """Whether a text has words that may mean danger to a person."""
    found = words(visible(text))
    named = meant(found)
    alarming = any(one.concept in ALARMING for one in named) or any(signs(found))
    return alarming or any(close_by(found, named))


def hints(named: Sequence[Seen]) -> Iterator[Seen]:
    """Where words stand that can go with danger, and mostly do not. named: of `meant`."""
    others = [one for one in named if one.concept == ELSEWHERE]
    for one in named:
        free = not any(one.first < other.last and other.first < one.last for other in others)
        if one.concept == HINT and free:
            yield one


def close_by(found: Sequence[Word], named: Sequence[Seen]) -> Iterator[tuple[int, int]]:
    """Where somebody makes public what leads to a person, or is where one lives: first word, end.

    named: of `meant` for these words.
    """
    for (deed, thing), most in BESIDE.items():
        deeds = [one for one in named if one.concept == deed]
        things = [one for one in named if one.concept == thing]
        for one, other in ((one, other) for one in deeds for other in things):
            if _by_writer(found, one.first) and found[other.first].plain not in YOURS:
                continue
            first, last = sorted((one, other), key=lambda each: each.first)
            between = found[first.last : last.first]
            apart = last.first - first.last
            ordered = deed not in FIRST or first.concept == deed
            if ordered and apart <= most and not any(word.plain in ENDS for word in between):
                yield first.first, max(first.last, last.last)


def _by_writer(found: Sequence[Word], at: int) -> bool:
    return any(word.plain in OWN for word in found[max(0, at - BEFORE) : at])
