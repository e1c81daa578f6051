"""The words of a platform's life: those of every platform, and over them its own."""

from functools import cache
from typing import Any

from calculators.engine.data import load
from calculators.engine.packs import find_name
from calculators.facts.events import EventKind


@cache
def find_words(platform: str) -> dict[str, Any]:
    """All words of a platform, by table: of `life/words.toml`, of the files in `words`, and of its
    `name.toml`.
    """
    found: dict[str, Any] = {}
    own = load(f"platforms/{platform}/life.toml")["words"]
    for path in ("life/words.toml", *(f"platforms/{platform}/{name}.toml" for name in own)):
        for table, texts in load(path).items():
            found[table] = found.get(table, {}) | texts
    found["kinds"] = found["kinds"] | dict(find_name(platform).kinds)
    return found


def say(platform: str, table: str, key: str, **slots: object) -> str:
    """One text, with its slots filled."""
    return str(find_words(platform)[table][key]).format(**slots)


def say_plain(kind: str) -> str:
    """A kind of event in words that name no platform."""
    plain: dict[str, str] = load("life/plain.toml")["kinds"]
    return sentence(plain.get(kind) or EventKind(kind).label)


def sentence(clause: str) -> str:
    """The clause with a capital letter."""
    return clause[:1].upper() + clause[1:]


def say_contradiction(platform: str, key: str, first: str, second: str) -> dict[str, str]:
    """Why two events do not fit, and what the answer assumes. Both are one where it stands alone:
    then no text says that it does not fit with itself.
    """
    kind, _, event = key.partition(".")
    words = find_words(platform)["contradictions"]
    table = words[kind] | (words[kind].get(event, {}) if event else {})
    why = table["why"]
    if first == second and "{first}" in why:
        why = words["alone"]["why"]
    slots = {"first": first, "second": second}
    return {"why": why.format(**slots), "assume": table["assume"].format(**slots)}
