"""The patterns of tables of `told.toml` and files beside it, prepared when a text needs them."""

import re
from functools import cache

from calculators.engine import data

# A sentence that never ends is cut.
SENTENCE = re.compile(r"(?:\d\.\d|[^.!?\n]){1,400}[.!?]*")
# The file of a table that does not stand in `told.toml`.
FILES = {
    "reported": "reported",
    "withheld": "reported",
    "announced": "announced",
    "trouble_german": "trouble",
    "trouble_spanish": "trouble",
}
PART = re.compile(r"\{([a-z]+)\}")


def speaks_of(table: str, plain: str) -> bool:
    """Whether a text in small letters holds one of the `words` of a table.

    A browser takes long to prepare patterns, and most texts need none of a table.
    """
    return any(word in plain for word in _words(table))


@cache
def _words(table: str) -> tuple[str, ...]:
    return tuple(_source(table)["words"].split())


@cache
def pattern(table: str, name: str) -> re.Pattern[str]:
    """A pattern of a table, each `{name}` in it replaced by that one."""
    source = _source(table)
    written = source[name]
    while PART.search(written):
        written = PART.sub(lambda part: source[part[1]], written)
    return re.compile(written)


def _source(table: str) -> dict[str, str]:
    name = FILES.get(table, "told")
    source: dict[str, str] = data.load(f"reading/{name}.toml")[table]
    return source
