"""Whether a text says that the client is a company: by a legal form behind its name."""

import re
from functools import cache

from calculators.engine import data
from calculators.engine.packs import platforms

NEAR = 60  # characters before a name that can say whose it is; a length, and no rule
BEGINS = re.compile(r"(?:(?:and|und|y|de|del|la|los|of)\s){1,6}")


def find_company(text: str) -> str:
    """The words that name a client's company; "" where a text names none, or more than one."""
    found = {_key(words): words for words in reversed(_named(text))}
    if len(found) == 1:
        return next(iter(found.values()))
    said = _pattern("said").search(text)
    return said.group() if said and not found else ""


def _named(text: str) -> list[str]:
    """The names of companies that are neither the writer's own nor a service's."""
    names = []
    for one in _pattern("named").finditer(text):
        before = text[max(0, one.start() - NEAR) : one.start()].lower()
        if _pattern("own").search(before) or _pattern("service").search(one.group().lower()):
            continue
        begins = BEGINS.match(one.group()) if one["name"] else None
        names.append(one.group()[begins.end() if begins else 0 :].strip())
    return names


def _key(words: str) -> str:
    """A name by its letters, as one that comes again is written with more or fewer points."""
    return "".join(filter(str.isalnum, words.lower()))


@cache
def _pattern(name: str) -> re.Pattern[str]:
    """A pattern of the table, with its parts."""
    source: dict[str, str] = data.load("reading/company.toml")
    written = source[name]
    for part in ("plain", "exact"):
        written = written.replace(f"{{{part}}}", source[part])
    names = "|".join(re.escape(each.name.lower()) for each in platforms())
    return re.compile(written.replace("{platforms}", names))


def prepare_all() -> None:
    """Prepares each pattern of the table that stands for itself."""
    for name in ("named", "said", "own", "service"):
        _pattern(name)
