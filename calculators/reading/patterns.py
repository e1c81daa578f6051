"""The patterns of the tables of `told.toml`, prepared when a text first needs them."""

import re
from functools import cache

from calculators.engine import data

# A sentence that never ends is cut.
SENTENCE = re.compile(r"(?:\d\.\d|[^.!?\n]){1,400}[.!?]*")
PART = re.compile(r"\{([a-z]+)\}")


def speaks_of(table: str, plain: str) -> bool:
    """Whether a text in small letters holds one of the `words` of a table of `told.toml`.

    A browser takes long to prepare patterns, and most texts need none of a table.
    """
    return any(word in plain for word in _words(table))


@cache
def _words(table: str) -> tuple[str, ...]:
    words: str = data.load("reading/told.toml")[table]["words"]
    return tuple(words.split())


@cache
def pattern(table: str, name: str) -> re.Pattern[str]:
    """A pattern of a table of `told.toml`, each `{name}` in it replaced by that one."""
    source = data.load("reading/told.toml")[table]
    written = source[name]
    while PART.search(written):
        written = PART.sub(lambda part: source[part[1]], written)
    return re.compile(written)
