"""Words of danger to a person, told from those that only sound like it."""

from collections.abc import Iterator, Sequence
from itertools import chain, pairwise

from calculators.reading.lexicon import Seen, concepts
from calculators.reading.words import Word, words

DANGER = "reading/danger.toml"
ALARMING = ("SELFHARM", "DANGER")
EXPOSED = ("EXPOSE", "PRIVATE")
BESIDE = 3  # words between the two


def meant(found: Sequence[Word], *sources: str) -> list[Seen]:
    """The concepts that these words name outside an idiom: those of danger, and of these files."""
    danger = concepts(found, DANGER)
    idioms = {at for one in danger if one.concept == "IDIOM" for at in range(one.first, one.last)}
    seen = chain(danger, *(concepts(found, source) for source in sources))
    return [one for one in seen if idioms.isdisjoint((one.first, one.last - 1))]


def is_of_self_harm(text: str) -> bool:
    """Whether somebody in a text may hurt themselves: it errs on the side of caution."""
    return any(one.concept == "SELFHARM" for one in meant(words(text)))


def may_be_danger(text: str) -> bool:
    """Whether a text has words that may mean danger to a person."""
    named = meant(words(text))
    return any(one.concept in ALARMING for one in named) or any(exposed(named))


def exposed(named: Sequence[Seen]) -> Iterator[tuple[int, int]]:
    """Where these words say that what leads to a person is made public: the first word, the end."""
    told = sorted((one for one in named if one.concept in EXPOSED), key=lambda one: one.first)
    for one, other in pairwise(told):
        if one.concept != other.concept and other.first - one.last <= BESIDE:
            yield one.first, max(one.last, other.last)
