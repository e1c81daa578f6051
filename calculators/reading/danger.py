"""Words of danger to a person, told from those that only sound like it."""

from collections.abc import Sequence
from itertools import chain

from calculators.reading.lexicon import Seen, concepts
from calculators.reading.words import Word, words

DANGER = "reading/danger.toml"


def meant(found: Sequence[Word], *sources: str) -> list[Seen]:
    """The concepts that these words name outside an idiom: those of danger, and of these files."""
    danger = concepts(found, DANGER)
    idioms = {at for one in danger if one.concept == "IDIOM" for at in range(one.first, one.last)}
    seen = chain(danger, *(concepts(found, source) for source in sources))
    return [one for one in seen if idioms.isdisjoint((one.first, one.last - 1))]


def is_of_self_harm(text: str) -> bool:
    """Whether somebody in a text may hurt themselves: it errs on the side of caution."""
    return any(one.concept == "SELFHARM" for one in meant(words(text)))
