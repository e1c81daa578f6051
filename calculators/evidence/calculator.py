"""Evidence: lettered exhibits, what is missing and how to get it, and which hours are protected."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import Annotated, Any
from zoneinfo import ZoneInfo

from calculators.engine import data
from calculators.engine.exports import NextTool
from calculators.engine.fields import YesNo
from calculators.engine.numbers import Quantity
from calculators.engine.packs import DEFAULT
from calculators.engine.parameters import NoRule, Value, parameter
from calculators.engine.trace import Step
from calculators.evidence import index
from calculators.evidence.happened import Happened, find_happened
from calculators.facts.contract import CONTRACT_ENDED, CONTRACT_TYPE, ENDED_BY, ContractType, Party
from calculators.facts.events import EVENTS, Told
from calculators.facts.exhibits import EXHIBITS, Category, Exhibit, Lettered, lettered, numbers
from calculators.facts.feedback import STATEMENT_WORDS, STATEMENTS
from calculators.facts.hours import (
    ACCOUNT_VERIFIED,
    CLIENT_VERIFIED,
    WORK_HOURS,
    Hours,
    Worked,
    protected_hours,
    say_elsewhere,
)
from calculators.facts.moment import NOW, TIME, ZONE
from calculators.facts.money import MONEY_PLACE, REFUND_REQUESTED, MoneyPlace
from calculators.facts.owed import ITEM, OWED
from calculators.facts.platform import PLATFORM, PlatformName, is_elsewhere, platform_name
from calculators.life.elsewhere import find_elsewhere
from calculators.life.pressing import PressingClock, find_pressing, pressing_of
from calculators.next_tools import find as find_next

TITLE = "Evidence"
ACTION = "Show what is missing"
CARD = "The evidence"
EXPORTS = index.EXPORTS
HAPPENED = "What has happened"
HOURLY = "contract_type=hourly|mixed"


# Numbers of at most three digits, and what stands between them. No part of it can begin in two
# ways, so a long number costs no more time than a long text.
NUMBERS = re.compile(r"(?!.*\d{4})(?:[\d,;&\s]|and)*", re.ASCII | re.DOTALL)


@dataclass(frozen=True, kw_only=True)
class Claim:
    """A debt as the evidence list sees it: what it is for. The claim tool asks the rest."""

    item: Annotated[str, ITEM]


@dataclass(frozen=True, kw_only=True)
class FalseSentence:
    """A false sentence of a review as the evidence list sees it. The letter asks the rest."""

    words: Annotated[str, STATEMENT_WORDS]


@dataclass(frozen=True, kw_only=True)
class Inputs:
    contract_type: Annotated[ContractType | None, CONTRACT_TYPE.asked("Your contract")] = None
    owed: Annotated[
        tuple[Claim, ...],
        OWED.asked("Your contract", note="Each row gets a number, by which exhibits name it."),
    ] = ()
    statements: Annotated[
        tuple[FalseSentence, ...],
        STATEMENTS.asked("Your contract", note="They are numbered on after what you claim."),
    ] = ()
    exhibits: Annotated[tuple[Exhibit, ...], EXHIBITS.asked("Your evidence")] = ()
    account_verified: Annotated[YesNo, ACCOUNT_VERIFIED.asked("Your hours", when=HOURLY)] = (
        YesNo.NOT_SURE
    )
    client_verified: Annotated[YesNo, CLIENT_VERIFIED.asked("Your hours", when=HOURLY)] = (
        YesNo.NOT_SURE
    )
    work_hours: Annotated[tuple[Worked, ...], WORK_HOURS.asked("Your hours", when=HOURLY)] = ()
    money_place: Annotated[MoneyPlace | None, MONEY_PLACE.asked(HAPPENED)] = None
    contract_ended: Annotated[date | None, CONTRACT_ENDED.asked(HAPPENED, timed=True)] = None
    ended_by: Annotated[Party | None, ENDED_BY.asked(HAPPENED, when="contract_ended")] = None
    refund_requested: Annotated[date | None, REFUND_REQUESTED.asked(HAPPENED, timed=True)] = None
    events: Annotated[tuple[Told, ...], EVENTS.asked(HAPPENED)] = ()
    platform: Annotated[PlatformName | None, PLATFORM.asked(TIME)] = None
    now: Annotated[datetime, NOW.asked(TIME)]
    zone: Annotated[ZoneInfo, ZONE.asked(TIME)] = ZoneInfo("UTC")

    @property
    def claims(self) -> tuple[str, ...]:
        """What has to be shown, in the order of the numbers: the debts, then the sentences."""
        false = (f"that this is false: {row.words}" for row in self.statements)
        return (*(row.item for row in self.owed), *false)

    def errors(self) -> Iterator[tuple[str, str]]:
        """Exhibits that name claims which are not there; evidence from the future."""
        most, today = len(self.claims), self.now.astimezone(self.zone).date()
        for row, exhibit in enumerate(self.exhibits):
            text = exhibit.supports or ""
            if not re.fullmatch(NUMBERS, text):
                yield (
                    f"exhibits.{row}.supports",
                    ("Claims that it supports must be numbers, such as 1, 3"),
                )
            elif any(not 1 <= number <= most for number in numbers(text)):
                yield (
                    f"exhibits.{row}.supports",
                    (
                        f"Claims that it supports must be {_numbers_to(most)}, by the rows of what "
                        "you claim and of false sentences"
                        if most
                        else "Add what you claim first, or leave this blank"
                    ),
                )
            if exhibit.day and exhibit.day > today:
                yield (
                    f"exhibits.{row}.day",
                    (f"Day it was made or sent must be {today} or before"),
                )


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

    clock: the first that the reader must meet. happened: what was told, and its exhibits.
    unprotected: on another platform than the default one, what is said of hours in their place.
    """

    claims: tuple[Supported, ...]
    exhibits: tuple[Lettered, ...]
    classes: tuple[Readiness, ...]
    ready: int
    gaps: tuple[MissingEvidence, ...]
    clock: PressingClock | None
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
    pack = find_elsewhere(inputs)
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
    name = platform_name(inputs.platform)
    classes = tuple(_readiness(category, exhibits, name) for category in Category)
    rules, trace = _rules(inputs)
    hours = () if pack else protected_hours(inputs, known=bool(rules))
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
        clock=pressing_of(pack) if pack else find_pressing(inputs),
        happened=find_happened(inputs, pack, exhibits),
        hours=hours,
        unprotected=say_elsewhere(name) if pack and inputs.work_hours else "",
        rules=rules,
        trace=trace,
        **sums,
    )


def _readiness(category: Category, exhibits: tuple[Lettered, ...], platform: str) -> Readiness:
    own = [entry for entry in exhibits if entry.exhibit.category == category]
    whole = [entry for entry in own if entry.exhibit.day and entry.exhibit.kept_at]
    state = "missing" if not own else "ready" if len(whole) == len(own) else "incomplete"
    return Readiness(
        category.value,
        category.label,
        state,
        tuple(entry.id for entry in own),
        **{
            name: text.replace("{platform}", platform)
            for name, text in words()["classes"][category.value].items()
        },
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
    if not inputs.work_hours or is_elsewhere(inputs.platform):
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
    return find_next("evidence", inputs)


def _numbers_to(most: int) -> str:
    return "1" if most == 1 else f"between 1 and {most}"
