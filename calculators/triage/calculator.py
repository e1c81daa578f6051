"""Triage: how serious it is, the reasons, the next three steps, and what not to do."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from calculators.engine import data, decisions
from calculators.engine.exports import NextTool
from calculators.engine.fields import Choice, questions
from calculators.engine.packs import DEFAULT, find_name
from calculators.engine.parameters import NoRule, Value, parameter
from calculators.engine.trace import Step
from calculators.facts.danger import Stake
from calculators.facts.feedback import ReviewContent
from calculators.facts.money import MoneyPlace
from calculators.facts.threats import REVIEW, Lever
from calculators.life.elsewhere import Elsewhere, find_elsewhere
from calculators.life.pressing import PressingClock
from calculators.next_tools import find as find_next
from calculators.triage import takeaway
from calculators.triage.inputs import PRESSED_BY, FeedbackTie, Inputs
from calculators.triage.inputs import SELDOM as SELDOM
from calculators.triage.standing import Standing, find_standing

TITLE = "Triage"
ACTION = "How serious is it?"
CARD = "How serious it is"
EXPORTS = takeaway.EXPORTS
day_to_keep = takeaway.day_to_keep
STEPS = 3  # what a frightened reader can hold in mind; it decides a length, not a right


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
class OpenQuestion:
    """A question that is still open, and where its answer is to be found."""

    id: str
    question: str
    text: str


@dataclass(frozen=True)
class Outcome:
    """clock: the first that runs against the reader, or None. pack: on another platform what is
    known there.
    """

    level: str
    rule: str
    headline: str
    why: str
    reasons: tuple[Reason, ...]
    clock: PressingClock | None
    steps: tuple[NextStep, ...]
    avoid: tuple[Avoid, ...]
    watch: tuple[Watch, ...]
    find_out: tuple[OpenQuestion, ...]
    tools: tuple[str, ...]
    trace: tuple[Step, ...]
    pack: Elsewhere | None = None


@cache
def advice(platform: str = DEFAULT) -> dict[str, Any]:
    """The words for a contract on this platform: reasons, steps, things to avoid, and what to find
    out, from `advice.toml`.
    """
    read: dict[str, Any] = _named(data.load("triage/advice.toml"), find_name(platform).name)
    if platform == DEFAULT:
        return read
    told = {part: list(filter(None, map(_elsewhere, read[part]))) for part in TOLD}
    return read | told | {"find_out": read["find_out"] | read["elsewhere"]["find_out"]}


TOLD = ("steps", "avoid")


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


def table() -> decisions.Table:
    """The decision table of the levels."""
    return decisions.load(__package__)


def floor() -> decisions.Table:
    """The table of what makes a case at least moderate."""
    return decisions.load(__package__, "floor.toml")


def calculate(inputs: Inputs) -> Outcome:
    """The level and what follows from it. Every answer may be *not sure*."""
    day = inputs.now.date()
    pack = find_elsewhere(inputs)
    words = advice(pack.id if pack else DEFAULT)
    size, trace = (decisions.NOT_SURE, ()) if pack else _size(inputs.sum_at_stake, day)
    standing = find_standing(inputs, pack)
    said = answers_for_advice(inputs, standing) | {"size": size}
    decided = table().decide(answers_for_level(said))
    raised = floor().decide({name: said[name] for name in floor().answers})
    counts = more_serious(decided.rule, raised.rule)
    level = counts.then["level"]
    steps = tuple(_step(entry, day) for entry in words["steps"] if applies(entry, said))[:STEPS]
    headline, why = say_level(counts, words, pack)
    return Outcome(
        level=level,
        rule=counts.id,
        headline=headline,
        why=why,
        reasons=tuple(_reasons(inputs, decided, raised, said, words)),
        clock=standing.clock,
        steps=steps,
        avoid=tuple(_avoid(entry, day) for entry in words["avoid"] if applies(entry, said)),
        watch=tuple(_watch(level, words, decided, raised)),
        find_out=tuple(_find_out(said, words, ("size",) if pack else ())),
        tools=tuple(dict.fromkeys(step.tool for step in steps if step.tool)),
        trace=(*trace, Step("level", {"rule": counts.id, "level": level})),
        pack=pack,
    )


def say_level(
    rule: decisions.Rule, words: Mapping[str, Any], pack: Elsewhere | None = None
) -> tuple[str, str]:
    """The headline and the reason of the rule that gave the level. pack: of another platform."""
    name = pack.name if pack else find_name(DEFAULT).name
    headline, why = rule.then["headline"], rule.why
    if pack:
        headline = words["elsewhere"]["headline"].get(rule.id, headline)
        why = words["elsewhere"]["why"].get(rule.id, why)
    return headline.replace("{platform}", name), why.replace("{platform}", name)


def more_serious(decided: decisions.Rule, raised: decisions.Rule) -> decisions.Rule:
    """Of one rule of each table the one whose level counts; the table of levels comes first."""
    levels = table().ordered["level"]
    return max(decided, raised, key=lambda rule: levels.index(rule.then["level"]))


def next_tools(inputs: Inputs, outcome: Outcome) -> tuple[NextTool, ...]:
    """The tools that fit after this answer."""
    return find_next("triage", inputs, clock=outcome.clock.id if outcome.clock else "")


def answers_for_advice(inputs: Inputs, standing: Standing) -> dict[str, str]:
    """Each answer by its question, and what follows from several of them."""
    said = {
        name: str(answer.value)
        for name in questions(Inputs)
        if isinstance(answer := getattr(inputs, name), Choice)
    }
    if inputs.lever == Lever.HARM and _pressed(inputs) and inputs.stake == Stake.NOT_SURE:
        said["stake"] = Stake.SAFETY.value
    clock = standing.clock.id if standing.clock else "none"
    tied = _tied(inputs)
    return (
        {"contract_type": decisions.NOT_SURE}
        | said
        | {
            "clock": clock if clock in CLOCKS else "other",
            "tied": tied,
            "pressing": standing.pressing,
            "contested": standing.contested,
            "other_threat": "yes" if tied == "other" else "no",
            "account_limited": "yes" if inputs.stake == Stake.LIMITED else "no",
        }
    )


# The clocks that have a step of their own, and that there is none.
CLOCKS = (
    "none",
    "dispute_filing",
    "proposal_answer",
    "arbitration_election",
    "dormant_freelancer",
    "hours_dispute_answer",
)
# What arbitration costs each side, and the sum from which another fee holds.
FEE = "upwork.arbitration.fee_per_party"
FEE_BELOW = "upwork.arbitration.fee_claims_below"
# What an answer is in the table of levels, which tells fewer of them apart.
ALIKE = {
    "money_place": {MoneyPlace.REFUNDED.value: MoneyPlace.NONE.value},
    "review_content": {ReviewContent.GOOD.value: ReviewContent.NO.value},
    "stake": {Stake.LIMITED.value: Stake.NONE.value},
}


def answers_for_level(said: Mapping[str, str]) -> dict[str, str]:
    """The answers as the table of levels asks for them: its threat is one with the review."""
    found = {name: ALIKE.get(name, {}).get(said[name], said[name]) for name in table().answers}
    if said["tied"] == "other":
        found["feedback_tie"] = FeedbackTie.NO.value
    return found


def _pressed(inputs: Inputs) -> bool:
    return inputs.feedback_tie in PRESSED_BY


def _tied(inputs: Inputs) -> str:
    """Whether the threat is one with the review, which an unnamed one is taken for."""
    if not _pressed(inputs):
        return str(inputs.feedback_tie.value)
    return "yes" if inputs.lever in (*REVIEW, Lever.NONE, Lever.NOT_SURE) else "other"


def applies(entry: Mapping[str, Any], answers: Mapping[str, str]) -> bool:
    """Whether one of the entry's tables `when` fits: each of its questions has a listed answer."""
    tables = entry["when"] if isinstance(entry["when"], list) else [entry["when"]]
    return any(
        all(answers[question] in allowed for question, allowed in table.items()) for table in tables
    )


def _size(amount: Decimal | None, day: date) -> tuple[str, tuple[Step, ...]]:
    """The sum measured by what arbitration costs on that day, as the table wants it."""
    if amount is None:
        return decisions.NOT_SURE, ()
    try:
        fee = parameter(FEE).on(day)
    except NoRule as missing:
        return decisions.NOT_SURE, (
            Step("no_rule", {"parameter": missing.parameter, "day": missing.day}),
        )
    limit = rule_on(FEE_BELOW, day)
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


def _reasons(
    inputs: Inputs,
    decided: decisions.Decision,
    raised: decisions.Decision,
    said: Mapping[str, str],
    words: Mapping[str, Any],
) -> Iterator[Reason]:
    texts = words["reasons"]
    for question in (*decided.rule.when, *raised.rule.when):
        if text := texts[question].get(said[question]):
            yield Reason(question, said[question], text)
        if question == "feedback_tie" and _pressed(inputs):
            for name in ("demand", "lever"):
                answer = getattr(inputs, name)
                if answer.value != decisions.NOT_SURE:
                    label = answer.label[:1].lower() + answer.label[1:]
                    yield Reason(name, answer.value, texts[name]["text"].format(answer=label))


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


def _watch(
    level: str, words: Mapping[str, Any], *decisions_made: decisions.Decision
) -> Iterator[Watch]:
    """The answers that would each, alone, bring about a higher level."""
    levels = table().ordered["level"]
    found: dict[tuple[str, str], dict[str, None]] = {}
    for passed in (passed for decision in decisions_made for passed in decision.passed):
        then = passed.rule.then["level"]
        if len(passed.unmet) == 1 and levels.index(then) > levels.index(level):
            [question] = passed.unmet
            if question == "contested":
                continue  # it concerns money that was released, and says so itself
            worse = [a for a in passed.rule.when[question] if a != decisions.NOT_SURE]
            found.setdefault((then, question), {}).update(dict.fromkeys(worse))
    for (then, question), all_worse in found.items():
        if all_worse:
            all_of = tuple(answer_label(question, answer, words) for answer in all_worse)
            yield Watch(then, question_label(question, words), all_of)


def _find_out(
    said: Mapping[str, str], words: Mapping[str, Any], left_out: tuple[str, ...]
) -> Iterator[OpenQuestion]:
    texts = words["find_out"]
    for question in table().answers:
        if said[question] == decisions.NOT_SURE and question not in left_out:
            yield OpenQuestion(question, question_label(question, words), texts[question])
    if said["pressing"] == decisions.NOT_SURE:
        yield OpenQuestion("last_step", question_label("last_step", words), texts["last_step"])


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
