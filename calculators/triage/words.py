"""The words of triage: advice, headlines and labels, for the platform of the contract."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from calculators.engine import data, decisions
from calculators.engine.fields import questions
from calculators.engine.packs import DEFAULT, find_name
from calculators.facts.platform import platform_name
from calculators.life.elsewhere import Elsewhere
from calculators.triage.inputs import Inputs

ADVICE = "triage/advice.toml"
# What is left out on another platform where it rests on the default one's rules.
BY_RULE = ("steps", "avoid")


@cache
def advice(platform: str = DEFAULT) -> dict[str, Any]:
    """The words for a contract on this platform: reasons, steps, things to avoid, and what to find
    out, from `advice.toml`.
    """
    read: dict[str, Any] = _named(data.load(ADVICE), find_name(platform).name)
    if platform == DEFAULT:
        return read
    told = {part: list(filter(None, map(_elsewhere, read[part]))) for part in BY_RULE}
    return read | told | {"find_out": read["find_out"] | read["elsewhere"]["find_out"]}


@cache
def direct_advice() -> dict[str, Any]:
    """The same for a client on no platform."""
    read = data.load(ADVICE)
    told = {part: list(filter(None, map(_direct, read[part]))) for part in BY_RULE}
    found = read["find_out"] | read["direct"]["find_out"]
    words: dict[str, Any] = _named(
        read | told | {"find_out": found}, platform_name(None, direct=True)
    )
    return words | {"elsewhere": words["direct"]}


def _named(words: Any, name: str) -> Any:
    """The same with the platform's name in every text."""
    if isinstance(words, str):
        return words.replace("{platform}", name)
    if isinstance(words, list):
        return [_named(each, name) for each in words]
    if isinstance(words, dict):
        return {key: _named(each, name) for key, each in words.items()}
    return words


def _elsewhere(entry: dict[str, Any]) -> dict[str, Any] | None:
    """An entry as it holds on another platform; None where it rests on the default one's rules."""
    ruled = entry.get("parameter", "").startswith(f"{DEFAULT}.")
    if text := entry.get("elsewhere"):
        kept = {key: value for key, value in entry.items() if key not in ("clock", "parameter")}
        return kept | {"text": text}
    return None if ruled or entry.get("here") else entry


def _direct(entry: dict[str, Any]) -> dict[str, Any] | None:
    """An entry for a client on no platform; None where it is a platform's."""
    if text := entry.get("direct"):
        title = entry.get("direct_title", entry.get("title", ""))
        return entry | {"text": text, "title": title}
    kept = _elsewhere(entry)
    theirs = not kept or entry.get("hosted") or "{platform}" in kept["text"]
    return None if theirs else kept


def say_level(
    rule: decisions.Rule,
    words: Mapping[str, Any],
    pack: Elsewhere | None = None,
    *,
    direct: bool = False,
) -> tuple[str, str]:
    """The headline and the reason of the rule that gave the level. pack: of another platform.
    direct: the client is on none.
    """
    name = pack.name if pack else platform_name(None, direct=direct)
    headline, why = rule.then["headline"], rule.why
    if pack or direct:
        headline = words["elsewhere"]["headline"].get(rule.id, headline)
        why = words["elsewhere"]["why"].get(rule.id, why)
    return headline.replace("{platform}", name), why.replace("{platform}", name)


def applies(entry: Mapping[str, Any], answers: Mapping[str, str]) -> bool:
    """Whether one of the entry's tables `when` fits: each of its questions has a listed answer."""
    tables = entry["when"] if isinstance(entry["when"], list) else [entry["when"]]
    return any(
        all(answers[question] in allowed for question, allowed in table.items()) for table in tables
    )


def question_label(question: str, words: Mapping[str, Any]) -> str:
    """A question of either table as a reader sees it."""
    if label := words["questions"].get(question):
        return str(label)
    return questions(Inputs)["sum_at_stake" if question == "size" else question].field.label


def answer_label(question: str, answer: str, words: Mapping[str, Any]) -> str:
    """An answer to a question of either table as a reader sees it."""
    if question == "size":
        return str(words["sizes"][answer])
    if question in words["answers"]:
        return str(words["answers"][question][answer])
    return next(c.label for c in questions(Inputs)[question].choices if c.value == answer)
