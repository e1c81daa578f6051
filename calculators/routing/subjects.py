"""A subject over a ticket that names a topic alone: what stands below it decides."""

from collections.abc import Collection
from functools import cache

from calculators.engine import data
from calculators.reading.courtesies import SAYS_NOTHING
from calculators.reading.words import words

SOURCE = "routing/subjects.toml"
LONGEST = 60  # characters: a longer line is a sentence
ENOUGH = 4  # words of its own make a text one that is read alone


def below(text: str) -> str:
    """The text without such a subject, its first line, where enough is said below it.

    A text that says nothing of its own keeps its subject, and so does one that goes on with it.
    """
    subject, _, rest = text.partition("\n")
    if len(subject) > LONGEST or not rest.strip():
        return text
    first, said = _said(subject), _said(rest)
    goes_on = bool(said) and said[0] in _known("goes_on")
    own = [word for word in said if word not in _known("topics")]
    topic = bool(first) and _known("topics").issuperset(first)
    return rest.strip() if topic and not goes_on and len(own) >= ENOUGH else text


def _said(text: str) -> list[str]:
    return [word.plain for word in words(text) if word.plain not in SAYS_NOTHING]


@cache
def _known(kind: str) -> frozenset[str]:
    listed: Collection[str] = data.load(SOURCE)[kind]
    return frozenset(listed)
