"""Reads lives with their truths, and compares a truth with an answer, field by field."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent
FILES = ("lives", "more_lives", "edge_lives", "long_lives", "mixed_lives")
# Compiled where PyYAML has it: each process of the tests reads all lives before it begins.
LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
CLOCK = ("clock", "actor", "from", "last_day", "safe_by", "certainly_over_after", "silence_gains")


def load(name: str) -> list[dict[str, Any]]:
    """The lives of one file. Every day and instant is text."""
    text = (FOLDER / f"{name}.yaml").read_text("utf-8")
    lives: list[dict[str, Any]] = yaml.load(text, LOADER)
    return lives


def telling(life: Mapping[str, Any]) -> dict[str, Any]:
    """What the command is given."""
    return {key: life[key] for key in ("events", "now", "zone")} | {"platform": "upwork"}


def differences(truth: Mapping[str, Any], answer: Mapping[str, Any]) -> Iterator[str]:
    """Every field of the truth that the answer has not, one a line."""
    for field, wanted, found in compare(truth, answer):
        if wanted != found:
            yield f"{field}: {wanted} is not {found}"


def compare(
    truth: Mapping[str, Any], answer: Mapping[str, Any]
) -> Iterator[tuple[str, object, object]]:
    """Each field of the truth beside the answer's."""
    yield "contract", truth["contract"], answer["contract"]
    parts = ("id", "sum", "money")
    yield "milestones", _only(truth["milestones"], parts), _only(answer["milestones"], parts)
    for wanted in truth["running"]:
        yield "running", *_among(wanted, answer["running"], CLOCK)
    for wanted in truth["over"]:
        yield "over", *_among(wanted, answer["over"], ("clock", "from", "would_end"))
    running = {item["clock"] for item in truth["running"]}
    gone = {item["clock"] for item in truth["over"]} - running
    yield (
        "not running",
        [],
        sorted(item["clock"] for item in answer["running"] if item["clock"] in gone),
    )
    for wanted in truth["happened_by_itself"]:
        yield "happened", *_among(wanted, answer["happened_by_itself"], ("when", "milestone"))
    coming = ("when", "gains")
    yield (
        "next",
        _only([truth["next_by_itself"]], coming),
        _only([answer["next_by_itself"]], coming),
    )
    yield "contradictions", _events(truth), _events(answer)
    step = ("what", "by_clock")
    yield "do", _only([truth["do"]], step), _only([answer["do"]], step)


def _only(items: list[Mapping[str, Any]], names: tuple[str, ...]) -> list[dict[str, str]]:
    return [{name: str(item[name]) for name in names} for item in items]


def _among(
    wanted: Mapping[str, Any], items: list[Mapping[str, Any]], names: tuple[str, ...]
) -> tuple[object, object]:
    """The wanted item, and the same one from the answer, or those of the same name."""
    names = tuple(name for name in names if name in wanted)
    first = names[0]
    want = {name: str(wanted[name]) for name in names}
    found = [
        {name: str(item.get(name)) for name in names}
        for item in items
        if first != "clock" or item[first] == wanted[first]
    ]
    return want, want if want in found else found


def _events(said: Mapping[str, Any]) -> list[tuple[int, ...]]:
    return sorted(tuple(int(n) for n in item["events"]) for item in said["contradictions"])
