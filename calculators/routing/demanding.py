"""Whether a ticket tells of a demand at all, by its own words: without them none is sure.

Plain rules beside the model, which names a demand also where somebody only did harm.
"""

import re
from functools import cache

from calculators.engine import data
from calculators.reading.told import PLAIN

SOURCE = "routing/demanding.toml"


def demands(text: str, around: str = "") -> bool:
    """Whether words ask for something; not those that say that nothing is asked for.

    around: the whole of which the text is a part, where one speaks to the other side. Letters of
    which there are no words here are taken to ask.
    """
    plain = _without_denial(text.translate(PLAIN).lower())
    ways = dict(_patterns("asking"))
    own, you = ways.pop("own"), ways.pop("you")
    if own.search(plain) and you.search(f"{plain} {around.lower()}"):
        return True
    return any(way.search(plain) for way in ways.values())


def demands_nothing(text: str) -> bool:
    """Whether words say that nothing is asked for, and none asks for something beside them."""
    plain = text.translate(PLAIN).lower()
    return _without_denial(plain) != plain and not demands(text)


def asks_back(text: str) -> bool:
    """Whether the writer asks for money back; not who has it, wants none, or asks how it works."""
    return _says("back", "words", text) and not _says("back", "not", text)


def is_task(sentence: str) -> bool:
    """Whether a sentence says what somebody wants to have done, and nothing more."""
    return _says("task", "words", sentence) and not _says("task", "tied", sentence)


def announces(text: str) -> bool:
    """Whether words speak of what may yet be done."""
    return _says("announced", "words", text)


def pays_outside(text: str) -> bool:
    """Whether something is offered for payment outside the marketplace, and nothing threatened."""
    found = _says("outside", "offer", text) and _says("outside", "paid", text)
    return found and not _says("outside", "not", text)


def _without_denial(plain: str) -> str:
    for pattern in _patterns("nothing").values():
        plain = pattern.sub(" ", plain)
    return plain


def _says(table: str, name: str, text: str) -> bool:
    return bool(_patterns(table)[name].search(text.translate(PLAIN).lower()))


@cache
def _patterns(table: str) -> dict[str, re.Pattern[str]]:
    source: dict[str, str] = data.load(SOURCE)[table]
    return {name: re.compile(written, re.MULTILINE) for name, written in source.items()}
