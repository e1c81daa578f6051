"""Patterns that stand in tables as data, prepared when a text needs them."""

import re
from functools import cache

from calculators.engine import data

# A sentence that never ends is cut.
SENTENCE = re.compile(r"(?:\d\.\d|[^.!?\n]){1,400}[.!?]*")
# The file of a table that does not stand in `told.toml`.
FILES = {
    "reported": "reported",
    "withheld": "reported",
    "selling": "plainly",
    "pressing_by_review": "plainly",
    "pressing_by_exposure": "plainly",
    "pressing_by_leak": "plainly",
    "pressing_by_telling": "plainly",
    "pressing_outside": "plainly",
    "pressing_to_chat": "plainly",
    "pressing_for_more": "plainly",
    "pressing_by_harm": "plainly",
    "pressing_by_report": "plainly",
    "announced": "announced",
    "deed_police": "deeds",
    "deed_court": "deeds",
    "deed_review": "deeds",
    "deed_tie": "deeds",
    "by_hand": "by_hand",
    "asides": "asides",
    "cited": "cited",
    "beside": "asides",
    "low": "low_reviews",
    "in_name": "pretended",
    "own_pressure": "own_pressure",
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
    return tuple(data.load(_path(table))[table]["words"].split())


def pattern(table: str, name: str) -> re.Pattern[str]:
    """A pattern of a table of `told.toml` or of a file beside it."""
    return prepare(_path(table), table, name)


@cache
def prepare(path: str, table: str, name: str) -> re.Pattern[str]:
    """A pattern of a table, each `{name}` in it replaced by that one.

    path: of the TOML file, below `calculators/`.
    """
    source: dict[str, str] = data.load(path)[table]
    written = source[name]
    while PART.search(written):
        written = PART.sub(lambda part: source[part[1]], written)
    return re.compile(written)


def _path(table: str) -> str:
    return f"reading/{FILES.get(table, 'told')}.toml"
