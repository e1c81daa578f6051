"""The tables of triage as a page prints them, for readers without a script."""

from collections.abc import Iterator
from dataclasses import dataclass

from calculators.engine.decisions import Rule
from calculators.triage.level import floor, table
from calculators.triage.words import advice, answer_label, question_label, say_level


@dataclass(frozen=True)
class LevelRow:
    """One rule: the level that it gives, what it asks for, and what the reader is told."""

    level: str
    when: tuple[str, ...]
    headline: str


def rows() -> Iterator[LevelRow]:
    """The rules of the levels in the order of testing, then those that can raise one."""
    words = advice()
    for rule in table().rules:
        yield LevelRow(rule.then["level"], tuple(_conditions(rule)), say_level(rule, words)[0])
    for rule in floor().rules:
        if rule.when:
            headline, why = say_level(rule, words)
            yield LevelRow(rule.then["level"], (why,), headline)


def _conditions(rule: Rule) -> Iterator[str]:
    """A line for each question that decides: `Where is the money? Held or Not sure`."""
    for question, allowed in rule.when.items():
        others = [one for one in table().answers[question] if one not in allowed]
        if others:
            label = question_label(question, advice())
            shown = others if len(others) == 1 else allowed
            said = [answer_label(question, one, advice()) for one in shown]
            negated = "anything but " if len(others) == 1 else ""
            mark = "" if label.endswith("?") else ":"
            yield f"{label}{mark} {negated}{' or '.join(said)}"
