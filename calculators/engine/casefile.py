"""The case as a file: one JSON format with a version, migrations, and errors that a reader can use.

    {"format": "hostage-script-handbook case", "version": 3, "name": "...",
     "saved": "2026-10-02T09:00:00Z", "facts": {"contract_type": "fixed_price", ...},
     "rules": [{"id": ..., "value": ..., "effective": ..., "source": ...}],
     "days": [{"id": ..., "title": ..., "end": ...}]}

`rules` and `days` are what the answers rested on; a file may be without them.

A fact is what a form would send: a text, a list of texts, or a list of rows (objects of texts).
"""

import json
import re
from collections.abc import Callable, Mapping
from typing import Any

from calculators.engine import registry
from calculators.engine.fields import Question, questions
from calculators.engine.fields import schema as fact_schema
from calculators.engine.fields.kind import LONGEST_ANSWER, MOST_ITEMS, STRING
from calculators.engine.fields.text import LONGEST_TEXT
from calculators.engine.nesting import nested_too_deep

FORMAT = "hostage-script-handbook case"
VERSION = 3
# Bounds of what is opened at all. No case comes near them, and no page should choke on a file.
LARGEST_FILE, MOST_FACTS = 2_000_000, 500
type Fact = str | list[str] | list[dict[str, str]]
type Facts = Mapping[str, Any]
NAME = re.compile(r"[a-z][a-z0-9_]{0,63}")
# The moment that a reader calculates from belongs to the visit and not to the case.
PASSING = frozenset({"now"})


class BadCase(ValueError):
    """The text is no case that can be opened. The message says why and what to do."""


def read(text: str) -> dict[str, Any]:
    """Opens a case: its `name`, `saved` and `facts`, in the newest version.

    Raises `BadCase` for a newer version, a damaged file and anything else. Nothing is fixed
    by guessing.
    """
    if len(text) > LARGEST_FILE:
        raise BadCase("The file is too large to be a case. Choose a file that was saved here.")
    try:
        data = None if nested_too_deep(text) else json.loads(text)
    except (ValueError, RecursionError):
        raise BadCase(
            "The file cannot be read: it is damaged, cut short, or not a case. "
            "Choose another copy. Your answers on the page are unchanged."
        ) from None
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise BadCase("The file is not a case of this handbook. Choose a file that was saved here.")
    version = data.get("version")
    if isinstance(version, bool) or not isinstance(version, int) or version < 1:
        raise BadCase("The file does not say its version, so it cannot be opened safely.")
    if version > VERSION:
        raise BadCase(
            f"The file is of version {version}, and this page knows versions up to {VERSION}. "
            "Load the newest page, then open the file again. The file is unchanged."
        )
    while version < VERSION:
        data = MIGRATIONS[version](data)
        version += 1
    head = {name: _text(data.get(name, ""), name)[:LONGEST_TEXT] for name in ("name", "saved")}
    return head | {"facts": _facts(data.get("facts"))}


def write(name: str, facts: Facts, saved: str, used: Mapping[str, Any] | None = None) -> str:
    """The text of a case file, which `read` gives back. saved: the moment, ISO 8601.

    used: the rules and days that the answers rested on, as `engine/used.py` gives them.
    """
    data = {
        "format": FORMAT,
        "version": VERSION,
        "name": name,
        "saved": saved,
        "facts": {key: facts[key] for key in facts if key not in PASSING},
        **(used or {}),
    }
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"


def select(inputs: type, facts: Facts) -> dict[str, Any]:
    """Of all facts those that this calculator asks for, also inside rows."""
    asked = questions(inputs)
    chosen = {}
    for name in asked.keys() & facts.keys():
        fact = facts[name]
        if asked[name].rows:
            if not isinstance(fact, list):
                continue
            fact = [
                {key: row[key] for key in questions(asked[name].rows).keys() & row.keys()}
                for row in fact
                if isinstance(row, Mapping)
            ]
        chosen[name] = fact
    return chosen


def schema() -> dict[str, Any]:
    """The JSON Schema of the newest version, from the fields of all calculators."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A case of the hostage-script handbook",
        "type": "object",
        "required": ["format", "version", "facts"],
        "properties": {
            "format": {"const": FORMAT},
            "version": {"const": VERSION},
            "name": {"type": "string", "maxLength": LONGEST_TEXT},
            "saved": {"type": "string", "format": "date-time"},
            "rules": _rows("A rule that the answers used", ("id", "value", "effective", "source")),
            "days": _rows("A day that came out", ("id", "title", "end")),
            "facts": {
                "type": "object",
                "maxProperties": MOST_FACTS,
                "propertyNames": {"pattern": f"^{NAME.pattern}$"},
                "properties": {name: fact_schema(asked) for name, asked in sorted(known().items())},
                "additionalProperties": {
                    "anyOf": [
                        STRING,
                        {"type": "array", "items": STRING, "maxItems": MOST_ITEMS},
                        {
                            "type": "array",
                            "maxItems": MOST_ITEMS,
                            "items": {"type": "object", "additionalProperties": STRING},
                        },
                    ]
                },
            },
        },
    }


def _rows(title: str, names: tuple[str, ...]) -> dict[str, Any]:
    row = {"type": "object", "title": title, "required": list(names)}
    return {"type": "array", "items": row | {"properties": dict.fromkeys(names, STRING)}}


def known() -> dict[str, list[Question]]:
    """Every fact that some calculator asks for, by name, with the questions that ask for it."""
    found: dict[str, list[Question]] = {}
    for name in registry.names():
        for question in questions(registry.find(name).inputs).values():
            if question.name not in PASSING:
                found.setdefault(question.name, []).append(question)
    return found


def _facts(facts: object) -> dict[str, Any]:
    if not isinstance(facts, dict):
        raise BadCase("The file holds no facts, so there is nothing to open.")
    if len(facts) > MOST_FACTS:
        raise BadCase(f"The file holds more than {MOST_FACTS} facts, so it is no case.")
    kinds = {name: asked[0] for name, asked in known().items()}
    return {
        name: _fact(name, fact, kinds.get(name))
        for name, fact in facts.items()
        if name not in PASSING
    }


def _fact(name: str, fact: object, question: Question | None) -> Fact:
    """One fact, checked for its shape; its value is checked when a tool is asked."""
    if not NAME.fullmatch(name):
        raise BadCase(f"The file holds a fact named {name!r:.40}, which no case has.")
    if isinstance(fact, str):
        if question and question.field_kind.shape != "text":
            raise _wrong(name)
        return _text(fact, name)
    if not isinstance(fact, list) or (question and question.field_kind.shape == "text"):
        raise _wrong(name)
    if len(fact) > MOST_ITEMS:
        raise BadCase(f"The fact {name} has more than {MOST_ITEMS} entries, so it is no case.")
    rows = all(isinstance(item, dict) for item in fact)
    if fact and question and rows != (question.field_kind.shape == "rows"):
        raise _wrong(name)
    if rows:
        return [_row(name, row) for row in fact]
    return [_text(item, name) for item in fact]


def _row(name: str, row: dict[str, Any]) -> dict[str, str]:
    if len(row) > MOST_ITEMS or not all(map(NAME.fullmatch, row)):
        raise _wrong(name)
    return {key: _text(value, f"{name}, {key}") for key, value in row.items()}


def _text(value: object, name: str) -> str:
    if not isinstance(value, str):
        raise _wrong(name)
    if len(value) > LONGEST_ANSWER:
        raise BadCase(f"The file is damaged: {name} is longer than {LONGEST_ANSWER:,} characters.")
    if any("\ud800" <= sign <= "\udfff" for sign in value):
        raise BadCase(f"The file is damaged: {name} holds half a sign.")
    return value


def _wrong(name: str) -> BadCase:
    return BadCase(
        f"The file is damaged: {name} is not of the kind that it should be. "
        "Choose another copy. Your answers on the page are unchanged."
    )


def _share_facts(data: dict[str, Any]) -> dict[str, Any]:
    """Version 1 kept each calculator's answers apart; since 2 a fact belongs to the whole case."""
    answers = data.get("answers")
    if not isinstance(answers, dict) or not all(isinstance(a, dict) for a in answers.values()):
        raise BadCase("The file holds no answers, so there is nothing to open.")
    facts: dict[str, Any] = {}
    for own in answers.values():
        facts |= {name: fact for name, fact in own.items() if fact not in ("", [])}
    rest = {key: value for key, value in data.items() if key != "answers"}
    return rest | {"version": 2, "facts": facts}


# Three questions had two names in version 2: the name that went, the one that stayed, and which of
# its answers fit there. A country without its state is no place, so it is asked again.
RENAMED: dict[str, tuple[str, tuple[str, ...]]] = {
    "recipient_place": ("client_place", ("england_wales", "elsewhere")),
    "said_demand": ("demand", ()),
    "said_lever": ("lever", ()),
}


def _one_name(data: dict[str, Any]) -> dict[str, Any]:
    """Since version 3 each question has one name in all tools."""
    facts = data.get("facts")
    if not isinstance(facts, dict):
        return data | {"version": 3}  # refused by whoever reads the facts
    kept = {name: fact for name, fact in facts.items() if name not in RENAMED}
    for old, (new, fitting) in RENAMED.items():
        if old in facts and not kept.get(new) and (not fitting or facts[old] in fitting):
            kept[new] = facts[old]
    return data | {"version": 3, "facts": kept}


# From each version the way to the next.
MIGRATIONS: dict[int, Callable[[dict[str, Any]], dict[str, Any]]] = {1: _share_facts, 2: _one_name}
