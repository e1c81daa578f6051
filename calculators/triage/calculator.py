"""Triage: how serious it is, the reasons, the next three steps, and what not to do."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from calculators.engine import decisions
from calculators.engine.exports import NextTool
from calculators.engine.packs import DEFAULT
from calculators.engine.parameters import Value
from calculators.engine.trace import Step
from calculators.facts.money import MoneyPlace
from calculators.life.elsewhere import Elsewhere, find_elsewhere
from calculators.life.first_step import FirstStep
from calculators.life.limit import Limit, find_limit, without_calm
from calculators.life.pressing import PressingClock
from calculators.next_tools import find as find_next
from calculators.triage import takeaway
from calculators.triage.inputs import SELDOM as SELDOM
from calculators.triage.inputs import Inputs
from calculators.triage.level import (
    answers_for_advice,
    answers_for_level,
    floor,
    more_serious,
    pressed,
    rule_on,
    size_of,
    table,
)
from calculators.triage.standing import find_first, find_standing, with_place
from calculators.triage.words import (
    advice,
    answer_label,
    applies,
    direct_advice,
    question_label,
    say_level,
)

TITLE = "Triage"
ACTION = "How serious is it?"
CARD = "How serious it is"
EXPORTS = takeaway.EXPORTS
day_to_keep = takeaway.day_to_keep
# Questions that are about a platform, and so about no client on none.
HOSTED = ("platform_steps", "pressing", "account_limited", "size")
HELD = (MoneyPlace.HELD.value,)
STEPS = 3  # what a frightened reader can hold in mind; it decides a length, not a right


@dataclass(frozen=True)
class Reason:
    """One answer that made the level so."""

    id: str
    answer: str
    text: str


@dataclass(frozen=True)
class NextStep:
    """One thing to do. title: a sentence. clock: of the deadline tool; length: how long it is.

    rule: what a step on the contract rests on.
    """

    id: str
    title: str
    text: str
    clock: str
    length: Value[Any] | None
    rule: Value[Any] | None = None


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
    known there. limit: the time limit of a message.
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
    trace: tuple[Step, ...]
    pack: Elsewhere | None = None
    limit: Limit | None = None


def calculate(inputs: Inputs) -> Outcome:
    """The level and what follows from it. Every answer may be *not sure*."""
    day, direct, inputs = inputs.now.date(), inputs.direct, inputs.placed
    limit = find_limit(inputs)
    pack = None if direct else find_elsewhere(inputs)
    pack = pack and without_calm(pack, limit)
    words = direct_advice() if direct else advice(pack.id if pack else DEFAULT)
    # What arbitration costs is a rule of the default platform.
    no_size = bool(pack) or direct
    size, trace = (decisions.NOT_SURE, ()) if no_size else size_of(inputs.sum_at_stake, day)
    first = None if pack or direct else find_first(inputs)
    inputs = with_place(inputs, pack)
    standing = find_standing(inputs, pack)
    said = answers_for_advice(inputs, standing) | {"size": size}
    decided = table().decide(answers_for_level(said))
    raised = floor().decide({name: said[name] for name in floor().answers})
    counts = more_serious(decided.rule, raised.rule)
    level = counts.then["level"]
    steps = tuple(_steps(words["steps"], said, day, first))[:STEPS]
    headline, why = say_level(counts, words, pack, direct=direct)
    return Outcome(
        level=level,
        rule=counts.id,
        headline=headline,
        why=why,
        reasons=tuple(_reasons(inputs, decided, raised, said, words)),
        clock=standing.clock,
        steps=steps,
        avoid=tuple(_avoid(entry, day) for entry in words["avoid"] if applies(entry, said)),
        watch=tuple(_watch(level, words, decided, raised, direct=direct)),
        find_out=tuple(_find_out(said, words, ("size",) if no_size else ())),
        trace=(*trace, Step("level", {"rule": counts.id, "level": level})),
        pack=pack,
        limit=limit,
    )


def next_tools(inputs: Inputs, outcome: Outcome) -> tuple[NextTool, ...]:
    """The tools that fit after this answer."""
    return find_next("triage", inputs, clock=outcome.clock.id if outcome.clock else "")


def _reasons(
    inputs: Inputs,
    decided: decisions.Decision,
    raised: decisions.Decision,
    said: Mapping[str, str],
    words: Mapping[str, Any],
) -> Iterator[Reason]:
    texts = words["reasons"]
    hosted = HOSTED if inputs.direct else ()
    for question in (*decided.rule.when, *raised.rule.when):
        if question in hosted:
            continue
        if text := texts[question].get(said[question]):
            yield Reason(question, said[question], text)
        if question == "feedback_tie" and pressed(inputs):
            for name in ("demand", "lever"):
                answer = getattr(inputs, name)
                if answer.value != decisions.NOT_SURE:
                    label = answer.label[:1].lower() + answer.label[1:]
                    yield Reason(name, answer.value, texts[name]["text"].format(answer=label))


def _steps(
    entries: Iterable[Mapping[str, Any]],
    said: Mapping[str, str],
    day: date,
    first: FirstStep | None,
) -> Iterator[NextStep]:
    """The steps that apply. first: on the contract, in the place of those that are for it."""
    shown = False
    for entry in entries:
        if first and entry.get("contract"):
            if not shown:
                yield NextStep(
                    first.id, first.text, first.why, first.clock, first.length, first.rule
                )
            shown = True
        elif applies(entry, said):
            yield _step(entry, day)


def _step(entry: Mapping[str, Any], day: date) -> NextStep:
    return NextStep(
        entry["id"],
        f"{entry['title']}.",
        entry["text"],
        entry.get("clock", ""),
        rule_on(entry.get("parameter", ""), day),
    )


def _avoid(entry: Mapping[str, Any], day: date) -> Avoid:
    return Avoid(entry["id"], entry["text"], rule_on(entry.get("parameter", ""), day))


def _watch(
    level: str, words: Mapping[str, Any], *decisions_made: decisions.Decision, direct: bool
) -> Iterator[Watch]:
    """The answers that would each, alone, bring about a higher level."""
    levels = table().ordered["level"]
    found: dict[tuple[str, str], dict[str, None]] = {}
    for passed in (passed for decision in decisions_made for passed in decision.passed):
        then = passed.rule.then["level"]
        if len(passed.unmet) == 1 and levels.index(then) > levels.index(level):
            [question] = passed.unmet
            if question == "contested" or (direct and question in HOSTED):
                continue  # the first concerns money that was released, and says so itself
            left_out = (decisions.NOT_SURE, *(HELD if direct else ()))
            worse = [a for a in passed.rule.when[question] if a not in left_out]
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
