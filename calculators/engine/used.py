"""The rules and days that a case rested on when it was saved, and what has changed since.

A saved case keeps of each rule that its answers used: its id, its value, the day from which it
holds and the day of its source, and each day that came out. Opened later, the same facts are
calculated for the same moment with the rules as we know them then.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from calculators.engine import registry
from calculators.engine.answering import answer
from calculators.engine.casefile import BadCase, select
from calculators.engine.fields import questions
from calculators.engine.parameters import UnknownParameter, parameter

MOST_RULES, MOST_DAYS = 500, 500
RULE = ("id", "value", "effective", "source")
DAY = ("id", "title", "end")


@dataclass(frozen=True)
class Used:
    """rules: what each said, by id. days: each day that came out, by the calculator and the id."""

    rules: dict[str, dict[str, str]]
    days: dict[str, dict[str, str]]

    def plain(self) -> dict[str, list[dict[str, str]]]:
        """As the case file has it."""
        return {"rules": [*self.rules.values()], "days": [*self.days.values()]}


def find_used(facts: Mapping[str, Any], moment: str) -> Used:
    """What the answers to these facts rest on at this moment; nothing where none can be given."""
    used = Used({}, {})
    for name in registry.names():
        inputs = registry.find(name).inputs
        asked = select(inputs, facts)
        if not asked or "now" not in questions(inputs):
            continue
        answered = answer(name, asked | {"now": moment})
        if answered.errors is None:
            for item in _tables(answered.data()):
                _note(item, name, used)
    return used


def _tables(data: Any) -> Iterator[dict[str, Any]]:
    if isinstance(data, dict):
        yield data
        for item in data.values():
            yield from _tables(item)
    elif isinstance(data, list):
        for item in data:
            yield from _tables(item)


def _note(item: dict[str, Any], name: str, used: Used) -> None:
    if "parameter" in item and "effective" in item and "sources" in item:
        sources = item["sources"]
        used.rules[item["parameter"]] = {
            "id": item["parameter"],
            "value": str(item["value"]),
            "effective": item["effective"],
            "source": sources[0]["dated"] or sources[0]["read"] or "" if sources else "",
        }
    elif item.get("end") and {"id", "title"} <= item.keys():
        id = f"{name}.{item['id']}"
        used.days[id] = {"id": id, "title": str(item["title"]), "end": str(item["end"])}


def read_used(data: Mapping[str, Any]) -> Used:
    """What a case file says of rules and days, nothing in an older one. Raises `BadCase`."""
    return Used(
        {row["id"]: row for row in _rows(data.get("rules", []), RULE, MOST_RULES)},
        {row["id"]: row for row in _rows(data.get("days", []), DAY, MOST_DAYS)},
    )


def _rows(rows: object, names: tuple[str, ...], most: int) -> list[dict[str, str]]:
    if (
        not isinstance(rows, list)
        or len(rows) > most
        or not all(
            isinstance(row, dict)
            and set(row) == set(names)
            and all(isinstance(text, str) and len(text) <= 2000 for text in row.values())
            for row in rows
        )
    ):
        raise BadCase("The file is damaged: its rules are not of the kind that they should be.")
    return rows


def changes(before: Used, facts: Mapping[str, Any], saved: str) -> list[str]:
    """What the rules say otherwise now, and which days moved, each as a sentence."""
    if not before.rules and not before.days:
        return []
    now = find_used(facts, saved)
    said = []
    for id, rule in before.rules.items():
        today = now.rules.get(id)
        if today and (today["value"], today["effective"]) != (rule["value"], rule["effective"]):
            said.append(
                f"{_name(id)}: {rule['value']} when you saved, {today['value']} by what we know "
                f"today (in force from {today['effective']}, source of {today['source']})."
            )
    for id, day in before.days.items():
        today = now.days.get(id)
        if today and today["end"] != day["end"]:
            said.append(f"{today['title']}: {day['end']} when you saved, {today['end']} now.")
    return said


def _name(id: str) -> str:
    try:
        return parameter(id).description
    except UnknownParameter:
        return id
