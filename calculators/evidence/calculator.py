"""Evidence: lettered exhibits, what is missing and how to get it, and which hours are protected."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from calculators.engine import data
from calculators.engine.exports import NextTool
from calculators.engine.numbers import Quantity
from calculators.engine.packs import DEFAULT
from calculators.engine.parameters import NoRule, Value, parameter
from calculators.engine.trace import Step
from calculators.evidence import index
from calculators.evidence.happened import Happened, find_happened
from calculators.evidence.inputs import Inputs
from calculators.facts.exhibits import Category, Lettered, lettered
from calculators.facts.hours import Hours, protected_hours, say_elsewhere
from calculators.facts.platform import is_elsewhere, platform_name
from calculators.life.elsewhere import Elsewhere, find_elsewhere
from calculators.life.on_none import find_on_none
from calculators.life.pressing import PressingClock, find_pressing, pressing_of
from calculators.next_tools import find as find_next

TITLE = "Evidence"
ACTION = "Show what is missing"
CARD = "The evidence"
EXPORTS = index.EXPORTS


@dataclass(frozen=True)
class Supported:
    """A claim by its number, and the letters of the exhibits that support it."""

    id: str
    number: int
    text: str
    exhibits: tuple[str, ...]


@dataclass(frozen=True)
class Readiness:
    """One class of evidence. `state` is missing, incomplete or ready."""

    id: str
    title: str
    state: str
    exhibits: tuple[str, ...]
    belongs: str
    get: str
    vanishes: str


@dataclass(frozen=True)
class MissingEvidence:
    """Something that is missing. Its `step` has the sentence."""

    id: str
    step: Step


@dataclass(frozen=True)
class Outcome:
    """`ready` of the `classes` are ready. `protected` and its like are sums of hours.

    clock: the first that the reader must meet. begin: what to save before it, "" without one.
    happened: what was told, and its exhibits.
    unprotected: on another platform than the default one, what is said of hours in their place.
    """

    claims: tuple[Supported, ...]
    exhibits: tuple[Lettered, ...]
    classes: tuple[Readiness, ...]
    ready: int
    gaps: tuple[MissingEvidence, ...]
    clock: PressingClock | None
    begin: str
    happened: tuple[Happened, ...]
    hours: tuple[Hours, ...]
    protected: Decimal
    not_protected: Decimal
    unclear: Decimal
    unprotected: str
    rules: tuple[Value[Any], ...]
    trace: tuple[Step, ...]


@cache
def words() -> dict[str, Any]:
    """The words of the classes, from `classes.toml`."""
    return data.load("evidence/classes.toml")


def calculate(inputs: Inputs) -> Outcome:
    """The exhibits in order, the gaps between claims and evidence, and the hours' protection."""
    pack = None if inputs.direct else find_elsewhere(inputs)
    exhibits = lettered(inputs.exhibits)
    claims = tuple(
        Supported(
            f"claim-{number}",
            number,
            claim,
            tuple(entry.id for entry in exhibits if number in entry.supports),
        )
        for number, claim in enumerate(inputs.claims, 1)
    )
    name = platform_name(inputs.platform, direct=inputs.direct)
    classes = tuple(_classes(inputs, exhibits, name))
    rules, trace = _rules(inputs)
    clock = _pressing(inputs, pack)
    hours = () if pack or inputs.direct else protected_hours(inputs, known=bool(rules))
    sums = {
        state: Quantity(sum((row.hours for row in hours if row.state == state), Decimal(0)))
        for state in ("protected", "not_protected", "unclear")
    }
    return Outcome(
        claims=claims,
        exhibits=exhibits,
        classes=classes,
        ready=sum(entry.state == "ready" for entry in classes),
        gaps=tuple(_gaps(claims, exhibits, classes)),
        clock=clock,
        begin=_begin(clock),
        happened=find_happened(inputs, find_on_none(inputs) or pack, exhibits),
        hours=hours,
        unprotected=say_elsewhere(name) if pack and inputs.work_hours else "",
        rules=rules,
        trace=trace,
        **sums,
    )


def _pressing(inputs: Inputs, pack: Elsewhere | None) -> PressingClock | None:
    """The clock that presses: none of a platform's for a client who is on none."""
    if inputs.direct:
        return None
    return pressing_of(pack) if pack else find_pressing(inputs)


def _begin(clock: PressingClock | None) -> str:
    """What to save before this clock ends, and what of it first; "" where none presses."""
    said = words()["begin"]
    return " ".join(filter(None, (said["any"], said.get(clock.id, "")))) if clock else ""


def _classes(inputs: Inputs, exhibits: tuple[Lettered, ...], platform: str) -> Iterator[Readiness]:
    """Each class; that of a platform's steps on none only where there is an exhibit of it."""
    other = words()["direct"] if inputs.direct else {}
    for category in Category:
        texts = words()["classes"][category.value] | other.get(category.value, {})
        said = {name: text.replace("{platform}", platform) for name, text in texts.items()}
        one = _readiness(category, exhibits, said)
        if one.exhibits or not inputs.direct or category != Category.PLATFORM:
            yield one


def _readiness(
    category: Category, exhibits: tuple[Lettered, ...], said: dict[str, str]
) -> Readiness:
    own = [entry for entry in exhibits if entry.exhibit.category == category]
    whole = [entry for entry in own if entry.exhibit.day and entry.exhibit.kept_at]
    state = "missing" if not own else "ready" if len(whole) == len(own) else "incomplete"
    return Readiness(
        category.value, category.label, state, tuple(entry.id for entry in own), **said
    )


def _gaps(
    claims: Sequence[Supported], exhibits: Sequence[Lettered], classes: Sequence[Readiness]
) -> Iterator[MissingEvidence]:
    for claim in claims:
        if not claim.exhibits:
            yield MissingEvidence(
                claim.id,
                Step("claim_without_exhibit", {"number": claim.number, "text": claim.text}),
            )
    for entry in exhibits:
        missing = {
            "without_day": not entry.exhibit.day,
            "not_kept": not entry.exhibit.kept_at,
            "supports_nothing": bool(claims)
            and not entry.supports
            and entry.exhibit.category in (Category.CONTRACT, Category.DELIVERY),
        }
        for kind, lacks in missing.items():
            if lacks:
                yield MissingEvidence(
                    f"exhibit-{entry.id}-{kind}",
                    Step(kind, {"letter": entry.id, "text": entry.exhibit.shows}),
                )
    for kept in classes:
        if kept.state == "missing":
            yield MissingEvidence(f"class-{kept.id}", Step("class_missing", {"title": kept.title}))


def _rules(inputs: Inputs) -> tuple[tuple[Value[Any], ...], tuple[Step, ...]]:
    """The rules of hourly protection, if hours are given and the rules of that day are known."""
    if not inputs.work_hours or is_elsewhere(inputs.platform, direct=inputs.direct):
        return (), ()
    first = min(row.day for row in inputs.work_hours)
    try:
        return tuple(
            parameter(f"{DEFAULT}.hourly.{name}").on(first)
            for name in ("protection_conditions", "protection_excluded", "activity")
        ), ()
    except NoRule as missing:
        return (), (Step("no_rule", {"parameter": missing.parameter, "day": missing.day}),)


def next_tools(inputs: Inputs, outcome: Outcome) -> tuple[NextTool, ...]:
    """The tools that fit after this answer."""
    return find_next("evidence", inputs, clock=outcome.clock.id if outcome.clock else "")
