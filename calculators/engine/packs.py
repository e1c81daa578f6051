"""The packs: one folder below `platforms/` for each marketplace, as data.

`name.toml` says what the marketplace is called, which a reader's browser knows of all of them.
`pack.toml` says question by question which rules answer it or what could not be found. The
questions are the same for all: `platforms/questions.toml`.
"""

import re
from dataclasses import dataclass
from functools import cache

from calculators.engine.data import find, load

DEFAULT: str = load("platforms/default.toml")["platform"]


@dataclass(frozen=True)
class Platform:
    """What a marketplace is called. seen: patterns of how a message names it.

    kinds: what can happen there and not on the default one, with its words. contract: what a
    contract is called there, such as an order. counts_in: the rule whose unit is the currency of
    its contracts, "" where no rule says it.
    """

    id: str
    name: str
    site: str
    seen: tuple[str, ...]
    kinds: tuple[tuple[str, str], ...] = ()
    contract: str = "contract"
    counts_in: str = ""


@dataclass(frozen=True)
class Pack:
    """A marketplace. answers: ids of rules by question; missing: what is not known, and who may
    say it, by question.
    """

    id: str
    name: str
    site: str
    answers: dict[str, tuple[str, ...]]
    missing: dict[str, str]


def packs() -> list[str]:
    """The ids of the packs that are there, in alphabetical order."""
    return [path.split("/")[1] for path in find("platforms/*/name.toml")]


@cache
def find_pack(id: str) -> Pack:
    """The pack of this id, which is its folder's name. Raises `OSError` if there is none."""
    data, named = load(f"platforms/{id}/pack.toml"), load(f"platforms/{id}/name.toml")
    return Pack(
        id,
        named["name"],
        named["site"],
        {question: tuple(rules) for question, rules in data["answers"].items()},
        dict(data.get("missing", {})),
    )


@cache
def platforms() -> tuple[Platform, ...]:
    """What the marketplaces are called, the default one first."""
    found = []
    for id in packs():
        data = load(f"platforms/{id}/name.toml")
        kinds = tuple(data.get("kinds", {}).items())
        # `check-pack` says what is lacking, and no tool fails for it.
        named = (data.get("name", id), data.get("site", ""), tuple(data.get("seen", ())))
        optional = (data.get(name, getattr(Platform, name)) for name in ("contract", "counts_in"))
        found.append(Platform(id, *named, kinds, *optional))
    return tuple(sorted(found, key=lambda each: (each.id != DEFAULT, each.name)))


def find_name(id: str) -> Platform:
    """What the marketplace of this id is called. Raises `KeyError` if there is none."""
    return {each.id: each for each in platforms()}[id]


def recognise_platform(text: str) -> str:
    """The id of the one platform that a message names, or "" for none or several."""
    said = text.lower()
    found = [
        each.id for each in platforms() if any(re.search(pattern, said) for pattern in each.seen)
    ]
    return found[0] if len(found) == 1 else ""


def questions() -> dict[str, str]:
    """What is asked of every marketplace, by id, in the order of the comparison."""
    return dict(load("platforms/questions.toml")["questions"])
