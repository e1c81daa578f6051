"""The words of a platform's life: those of every platform, and over them its own."""

from functools import cache
from typing import Any

from calculators.engine.data import load
from calculators.engine.packs import find_name


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


def say_contradiction(platform: str, key: str, slots: dict[str, str]) -> dict[str, str]:
    """Why two events do not fit, and what the answer assumes."""
    kind, _, event = key.partition(".")
    words = find_words(platform)["contradictions"]
    table = words[kind].get(event, words[kind]) if event else words[kind]
    why, assume = (
        table.get("why", words[kind].get("why")),
        table.get("assume", words[kind].get("assume")),
    )
    return {"why": why.format(**slots), "assume": assume.format(**slots)}
