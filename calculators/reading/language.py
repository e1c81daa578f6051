"""The language of a text, where it is German or Spanish, by its small words."""

import re
from functools import cache

from calculators.engine import data
from calculators.reading.told import in_small

WORD = re.compile(r"\w{1,30}")
ENGLISH = "english"
# So many different words of a language show it.
ENOUGH = 3


def find_language(text: str) -> str:
    """german | spanish, where most of the small words are of it, or ""."""
    read = WORD.findall(in_small(text))
    counted = {name: [one for one in read if one in words] for name, words in _words().items()}
    name, found = max(counted.items(), key=lambda one: len(one[1]))
    return name if name != ENGLISH and len(set(found)) >= ENOUGH else ""


@cache
def _words() -> dict[str, frozenset[str]]:
    lists: dict[str, str] = data.load("reading/language.toml")["words"]
    return {name: frozenset(words.split()) for name, words in lists.items()}
