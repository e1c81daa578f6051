"""Which tools fit after an answer, in order, each already filled in from the case."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from functools import cache
from typing import Any

from calculators.engine import data, registry
from calculators.engine.exports import NextTool
from calculators.engine.fields import Choice
from calculators.engine.packs import DEFAULT
from calculators.facts.events import EventKind, Told
from calculators.facts.feedback import SPOKEN

MOST = 4  # as many as stand in sight under a headline
UNKNOWN = "unknown"
# Answers and events that say that there is a threat, or that money is asked back on the platform.
THREATS = ("hinted", "stated")
REFUND = EventKind("refund_requested")


@dataclass(frozen=True)
class Entry:
    """A row of `next_tools.toml`: it fits where each question in `when` has a listed answer, and
    no question in `unless` has one.

    anywhere: also on another platform than the default one, and for a client on none. hosted: on
    any platform, and not for a client on none.
    """

    tool: str
    text: str
    facts: Mapping[str, str]
    when: Mapping[str, list[str]]
    unless: Mapping[str, list[str]]
    anywhere: bool = False
    hosted: bool = False


@cache
def entries() -> tuple[Entry, ...]:
    """Every row of `next_tools.toml`, in order."""
    blank: dict[str, Any] = {"facts": {}, "when": {}, "unless": {}}
    return tuple(Entry(**(blank | row)) for row in _source()["next"])


@cache
def _source() -> dict[str, Any]:
    return data.load("next_tools/next_tools.toml")


def find(
    tool: str,
    inputs: object,
    *,
    clock: str = "",
    threat: str = "",
    spoken: str = "",
    money_place: str = "",
    request: str = "",
    dispute: str = "",
    gave_back: str = "",
    dated: str = "",
    danger: str = "",
    most: int = MOST,
    facts: Mapping[str, object] | None = None,
) -> tuple[NextTool, ...]:
    """The tools that fit next, at most `most`.

    tool: the one that has answered, which is left out unless it would write something else.
    inputs: what it was told. clock: the name of the clock that presses most, if one does.
    threat, spoken, money_place: what the answer knows of them without being told. request: "yes"
    where it knows of one on the platform to cancel or to refund, "refund" where the client asks for
    money back in words alone. dispute: "yes" where it knows of one to answer. gave_back: whether
    the reader gave the money back. dated: "yes" where it shows the day of a clock. danger: "yes"
    where somebody may be in danger.
    facts: what every tool is told as well.
    """
    found_out = {
        **{"clock": clock, "threat": threat, "spoken": spoken},
        **{"money_place": money_place, "request": request, "gave_back": gave_back, "dated": dated},
        **{"danger": danger, "dispute": dispute},
    }
    known = situation(inputs) | {name: value for name, value in found_out.items() if value}
    kept, found = _kept(known), []
    hosted = known.get("on_platform") != "no"
    known |= {"elsewhere": "yes"} if kept and hosted else {}
    for entry in entries():
        same = entry.tool == tool and all(known.get(k) == v for k, v in entry.facts.items())
        fits = _has(known, entry.when, all) and not _has(known, entry.unless, any)
        here = not kept or entry.tool in kept or entry.anywhere or (entry.hosted and hosted)
        if fits and here and not same and entry.tool in registry.names():
            told = {**(facts or {}), **entry.facts}
            found.append(NextTool(entry.tool, entry.text, json.dumps(told)))
    # Two rows may lead to the same.
    return tuple(dict.fromkeys(found))[:most]


def _has(
    known: Mapping[str, str],
    listed: Mapping[str, list[str]],
    enough: Callable[[Iterable[bool]], bool],
) -> bool:
    """Whether enough of the questions, all or any, have one of the answers listed."""
    return enough(known.get(name, UNKNOWN) in answers for name, answers in listed.items())


def _kept(known: Mapping[str, str]) -> list[str]:
    """The tools that fit where the contract is, or nothing where all do."""
    if known.get("on_platform") == "no":
        return list(_source()["direct"])
    return [] if known.get("platform", DEFAULT) == DEFAULT else list(_source()["elsewhere"])


def situation(inputs: object) -> dict[str, str]:
    """What the inputs say that decides: each choice by its name, a threat, whether it was
    spoken, a refund asked for."""
    said = dict(_choices(inputs))
    rows = getattr(inputs, "events", ())
    told = {row.kind for row in rows if isinstance(row, Told)}
    tie = said.get("feedback_tie")
    if getattr(inputs, "threats", ()) or tie in THREATS or EventKind("threat") in told:
        said["threat"] = "yes"
    elif tie == "no":
        said["threat"] = "no"
    if any(row.channel in SPOKEN for row in getattr(inputs, "threats", ())):
        said["spoken"] = "yes"
    asked = getattr(inputs, "refund_requested", None) or REFUND in told
    if asked or said.get("last_step") == REFUND.value:
        said["refund"] = "yes"
    return said


def _choices(inputs: object) -> Iterator[tuple[str, str]]:
    for item in fields(inputs):  # type: ignore[arg-type]
        value = getattr(inputs, item.name)
        if isinstance(value, Choice):
            yield item.name, str(value.value)
