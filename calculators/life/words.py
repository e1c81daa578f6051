"""The words of a platform's life, from `words.toml` and `states.toml` beside its data."""

from functools import cache
from typing import Any

from calculators.engine.data import load


@cache
def find_words(platform: str) -> dict[str, Any]:
    """All words of a platform, by table."""
    return load(f"platforms/{platform}/words.toml") | load(f"platforms/{platform}/states.toml")


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
