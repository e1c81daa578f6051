"""Triage: how serious it is, the reasons, the next three steps, and what not to do."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import Annotated, Any

from calculators.engine import data, decisions
from calculators.engine.fields import Choice, Field, questions
from calculators.engine.parameters import NoRule, Value, parameter
from calculators.engine.trace import Step
from calculators.facts.danger import STAKE, Stake
from calculators.facts.feedback import REVIEW_CONTENT, ReviewContent
from calculators.facts.moment import NOW
from calculators.facts.money import MONEY_PLACE, PLATFORM_STEPS, MoneyPlace, PlatformSteps

TITLE = "Triage"
ACTION = "How serious is it?"
STEPS = 3  # what a frightened reader can hold in mind; it decides a length, not a right


class FeedbackTie(Choice):
    NO = "no", "No"
    HINTED = "hinted", "Hinted", "Such as: think of your rating."
    STATED = "stated", "Yes, plainly", "Such as: refund me, or you get one star."
    NOT_SURE = "not_sure", "Not sure"


class EvidenceKept(Choice):
    ALL = "all", "All of it, saved outside Upwork"
    SOME = "some", "Some of it"
    LITTLE = "little", "Little or nothing"
    NOT_SURE = "not_sure", "Not sure"


class ClientIdentity(Choice):
    KNOWN = "known", "Legal name and address"
    PARTLY = "partly", "A name, a company or a website"
    UNKNOWN = "unknown", "Only the name on Upwork"
    NOT_SURE = "not_sure", "Not sure"


@dataclass(frozen=True, kw_only=True)
class Inputs:
    feedback_tie: Annotated[
        FeedbackTie,
        Field("Whether the client ties money or free work to a review", group="What happens"),
    ] = FeedbackTie.NOT_SURE
    money_place: Annotated[MoneyPlace, MONEY_PLACE.asked("What happens")] = MoneyPlace.NOT_SURE
    review_content: Annotated[ReviewContent, REVIEW_CONTENT.asked("What happens")] = (
        ReviewContent.NOT_SURE
    )
    platform_steps: Annotated[PlatformSteps, PLATFORM_STEPS.asked("What happens")] = (
        PlatformSteps.NOT_STARTED
    )
    sum_at_stake: Annotated[
        Decimal | None, Field("Sum in question, in US dollars", group="What you have", unit="USD")
    ] = None
    evidence_kept: Annotated[
        EvidenceKept,
        Field(
            "What evidence you have saved",
            "The contract, the delivery, and the client's own words.",
            group="What you have",
        ),
    ] = EvidenceKept.NOT_SURE
    client_identity: Annotated[
        ClientIdentity, Field("What you know of who the client is", group="What you have")
    ] = ClientIdentity.NOT_SURE
    stake: Annotated[Stake, STAKE.asked("What you have")] = Stake.NOT_SURE
    now: Annotated[datetime, NOW.asked("Time")]


@dataclass(frozen=True)
class Reason:
    """One answer that made the level so."""

    id: str
    answer: str
    text: str


@dataclass(frozen=True)
class NextStep:
    """One thing to do. `clock` names a clock of the deadline tool, `length` is how long it runs."""

    id: str
    title: str
    text: str
    tool: str
    clock: str
    length: Value[Any] | None


@dataclass(frozen=True)
class Avoid:
    """One thing not to do, and the rule that forbids it or makes it costly."""

    id: str
    text: str
    rule: Value[Any] | None


@dataclass(frozen=True)
class Watch:
    """One more answer that would raise the level: the question, the answers, the level then."""

    level: str
    question: str
    answers: tuple[str, ...]


@dataclass(frozen=True)
class FindOut:
    """A question that is still open, and where its answer is to be found."""

    id: str
    question: str
    text: str


@dataclass(frozen=True)
class Outcome:
    level: str
    rule: str
    headline: str
    why: str
    reasons: tuple[Reason, ...]
    steps: tuple[NextStep, ...]
    avoid: tuple[Avoid, ...]
    watch: tuple[Watch, ...]
    find_out: tuple[FindOut, ...]
    tools: tuple[str, ...]
    trace: tuple[Step, ...]


@cache
def advice() -> dict[str, Any]:
    """The words: reasons, steps, things to avoid, and what to find out, from `advice.toml`."""
    return data.load("triage/advice.toml")


def table() -> decisions.Table:
    """The decision table of the levels."""
    return decisions.load(__package__)


def calculate(inputs: Inputs) -> Outcome:
    """The level and what follows from it. Every answer may be *not sure*."""
    day = inputs.now.date()
    size, trace = _size(inputs.sum_at_stake, day)
    answers = {name: getattr(inputs, name).value for name in table().answers if name != "size"}
    answers["size"] = size
    decision = table().decide(answers)
    rule = decision.rule
    steps = tuple(_step(entry, day) for entry in advice()["steps"] if applies(entry, answers))[
        :STEPS
    ]
    return Outcome(
        level=rule.then["level"],
        rule=rule.id,
        headline=rule.then["headline"],
        why=rule.why,
        reasons=tuple(_reasons(rule, answers)),
        steps=steps,
        avoid=tuple(_avoid(entry, day) for entry in advice()["avoid"] if applies(entry, answers)),
        watch=tuple(_watch(decision)),
        find_out=tuple(_find_out(answers)),
        tools=tuple(dict.fromkeys(step.tool for step in steps if step.tool)),
        trace=(*trace, Step("level", {"rule": rule.id, "level": rule.then["level"]})),
    )


def applies(entry: Mapping[str, Any], answers: Mapping[str, str]) -> bool:
    """Whether every question in the entry's `when` has one of the answers listed there."""
    return all(answers[question] in allowed for question, allowed in entry["when"].items())


def _size(amount: Decimal | None, day: date) -> tuple[str, tuple[Step, ...]]:
    """The sum measured by what arbitration costs on that day, as the table wants it."""
    if amount is None:
        return decisions.NOT_SURE, ()
    try:
        fee = parameter("upwork.arbitration.fee_per_party").on(day)
    except NoRule as missing:
        return decisions.NOT_SURE, (
            Step("no_rule", {"parameter": missing.parameter, "day": missing.day}),
        )
    limit = rule_on("upwork.arbitration.fee_claims_below", day)
    if amount <= Decimal(fee.value):
        size = "below_fee"
    elif limit is None or amount < Decimal(limit.value):
        size = "above_fee"
    else:
        size = "large"
    return size, (Step(size, {"amount": amount, "fee": fee, "limit": limit}),)


def rule_on(id: str, day: date) -> Value[Any] | None:
    """The rule's value on that day, or None where we know none."""
    try:
        return parameter(id).on(day) if id else None
    except NoRule:
        return None


def _reasons(rule: decisions.Rule, answers: Mapping[str, str]) -> Iterator[Reason]:
    for question in rule.when:
        text = advice()["reasons"][question].get(answers[question])
        if text:
            yield Reason(question, answers[question], text)


def _step(entry: Mapping[str, Any], day: date) -> NextStep:
    return NextStep(
        entry["id"],
        entry["title"],
        entry["text"],
        entry.get("tool", ""),
        entry.get("clock", ""),
        rule_on(entry.get("parameter", ""), day),
    )


def _avoid(entry: Mapping[str, Any], day: date) -> Avoid:
    return Avoid(entry["id"], entry["text"], rule_on(entry.get("parameter", ""), day))


def _watch(decision: decisions.Decision) -> Iterator[Watch]:
    """The answers that would each, alone, bring about a higher level."""
    found: dict[tuple[str, str], dict[str, None]] = {}
    for passed in decision.passed:
        level = passed.rule.then["level"]
        if len(passed.unmet) == 1 and level != decision.rule.then["level"]:
            [question] = passed.unmet
            worse = [a for a in passed.rule.when[question] if a != decisions.NOT_SURE]
            found.setdefault((level, question), {}).update(dict.fromkeys(worse))
    for (level, question), all_worse in found.items():
        if all_worse:
            yield Watch(level, _label(question), tuple(_answer(question, a) for a in all_worse))


def _find_out(answers: Mapping[str, str]) -> Iterator[FindOut]:
    for question, answer in answers.items():
        if answer == decisions.NOT_SURE:
            yield FindOut(question, _label(question), advice()["find_out"][question])


def _label(question: str) -> str:
    return questions(Inputs)["sum_at_stake" if question == "size" else question].field.label


def _answer(question: str, answer: str) -> str:
    if question == "size":
        return str(advice()["sizes"][answer])
    return next(c.label for c in questions(Inputs)[question].choices if c.value == answer)
