"""Decision tables: which rule applies to which answers, as data that can be proved complete.

[answers]                     # each question's answer set; `not_sure` is one of them
posted = ["no", "yes", "not_sure"]

[ordered]                     # optional: from best to worst, for questions and for outcomes
posted = ["no", "yes"]
level = ["low", "high"]

[[groups]]                    # tested in order: exceptions first
id = "exceptions"
[[groups.rules]]              # rules of one group never overlap
id = "review-posted"
when = { posted = ["yes"] }   # a question left out may have any answer
then = { level = "high" }
why = "A posted review harms today."
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from typing import Any

from calculators.engine import data

NOT_SURE = "not_sure"
# A combination of answers, and the ids of the rules that match it, group by group.
type Found = tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]


class BrokenTable(ValueError):
    """The table's data contradicts itself: a mistake to correct, never a reader's."""


@dataclass(frozen=True)
class Rule:
    """One row: it applies if every question in `when` has one of the answers listed there."""

    id: str
    group: str
    when: Mapping[str, tuple[str, ...]] = field(hash=False)
    then: Mapping[str, Any] = field(hash=False)
    why: str


@dataclass(frozen=True)
class Passed:
    """A rule of an earlier group that did not fire: `unmet` maps a question to its answer."""

    rule: Rule
    unmet: Mapping[str, str] = field(hash=False)


@dataclass(frozen=True)
class Decision:
    """The rule that fired, and the earlier ones that were tested before it and did not."""

    rule: Rule
    passed: tuple[Passed, ...]


@dataclass(frozen=True)
class Coverage:
    """What an enumeration of every combination found. `hits` counts combinations by rule id."""

    combinations: int
    hits: dict[str, int]
    gaps: list[dict[str, str]]
    overlaps: list[tuple[tuple[str, ...], dict[str, str]]]
    unreachable: list[str]

    @property
    def complete(self) -> bool:
        """Whether exactly one rule applies to each combination, and every rule to some."""
        return not (self.gaps or self.overlaps or self.unreachable)


@dataclass(frozen=True)
class Table:
    """Rules in groups over declared answer sets. Build it with `load` or `read`."""

    answers: Mapping[str, tuple[str, ...]] = field(hash=False)
    groups: tuple[tuple[Rule, ...], ...]
    ordered: Mapping[str, tuple[str, ...]] = field(hash=False, default_factory=dict)

    @property
    def rules(self) -> tuple[Rule, ...]:
        """Every rule, in the order of testing."""
        return tuple(rule for group in self.groups for rule in group)

    def decide(self, answers: Mapping[str, str]) -> Decision:
        """The rule for these answers; a missing one counts as `not_sure`.

        Raises `BrokenTable` for an undeclared question or answer, and if no rule applies.
        """
        given = {question: answers.get(question) or NOT_SURE for question in self.answers}
        for question, answer in (dict(answers) | given).items():
            if answer not in self.answers.get(question, ()):
                raise BrokenTable(f"{question} has no answer {answer!r}")
        passed: list[Passed] = []
        for group in self.groups:
            tested = [Passed(rule, _unmet(rule, given)) for rule in group]
            fired = next((entry.rule for entry in tested if not entry.unmet), None)
            if fired:
                return Decision(fired, tuple(passed))
            passed += tested
        raise BrokenTable(f"No rule applies to {given}")

    def check(self) -> Coverage:
        """Enumerates every combination of answers."""
        rules, count = self.rules, 0
        hits = dict.fromkeys((rule.id for rule in rules), 0)
        gaps, overlaps = [], []
        for combination, groups in self._combinations():
            count += 1
            fired = next((group for group in groups if group), ())
            if not fired:
                gaps.append(self._named(combination))
            else:
                hits[fired[0]] += 1
            overlaps += [(group, self._named(combination)) for group in groups if len(group) > 1]
        return Coverage(count, hits, gaps, overlaps, [id for id, hit in hits.items() if not hit])

    def leaves(self) -> Iterator[str]:
        """The rule's id for every combination, the last question's answers in turn first.

        Assumes that `check` is clean.
        """
        for _, groups in self._combinations():
            yield next(group[0] for group in groups if group)

    def falls(self, outcome: str) -> list[tuple[str, dict[str, str], str]]:
        """Where a worse answer lowers `outcome`; empty if the table is monotone.

        Both the outcome and the questions compared stand in `[ordered]`. Each entry holds the
        question, the better combination, and the worse answer. Assumes that `check` is clean.
        """
        rank = {value: place for place, value in enumerate(self.ordered[outcome])}
        then = {rule.id: rank[rule.then[outcome]] for rule in self.rules}
        level = {
            combination: then[next(group[0] for group in groups if group)]
            for combination, groups in self._combinations()
        }
        found = []
        for place, question in enumerate(self.answers):
            worse = dict(pairwise(self.ordered.get(question, ())))
            for combination, before in level.items():
                step = worse.get(combination[place])
                if step is None:
                    continue
                after = (*combination[:place], step, *combination[place + 1 :])
                if level[after] < before:
                    found.append((question, self._named(combination), step))
        return found

    def _combinations(self) -> Iterator[Found]:
        """Every combination with the ids of the rules that match it, group by group.

        A number's bits stand for the rules still possible, so that millions are enumerated soon.
        """
        rules, questions = self.rules, list(self.answers)
        masks = [
            {
                answer: sum(
                    1 << place
                    for place, rule in enumerate(rules)
                    if answer in rule.when.get(question, (answer,))
                )
                for answer in self.answers[question]
            }
            for question in questions
        ]

        @cache
        def matching(mask: int) -> tuple[tuple[str, ...], ...]:
            left = {rule.id for place, rule in enumerate(rules) if mask >> place & 1}
            return tuple(tuple(r.id for r in group if r.id in left) for group in self.groups)

        def walk(depth: int, mask: int, chosen: tuple[str, ...]) -> Iterator[Found]:
            if depth == len(questions):
                yield chosen, matching(mask)
                return
            for answer, allowed in masks[depth].items():
                yield from walk(depth + 1, mask & allowed, (*chosen, answer))

        yield from walk(0, (1 << len(rules)) - 1, ())

    def _named(self, combination: tuple[str, ...]) -> dict[str, str]:
        return dict(zip(self.answers, combination, strict=True))


def _unmet(rule: Rule, given: Mapping[str, str]) -> dict[str, str]:
    return {q: given[q] for q, allowed in rule.when.items() if given[q] not in allowed}


@cache
def load(package: str, file: str = "table.toml") -> Table:
    """The table in `file` beside the modules of `package`. Raises `BrokenTable`."""
    folder = package.partition(".")[2].replace(".", "/")
    return build(data.load(f"{folder}/{file}"))


def read(text: str) -> Table:
    """The table of a TOML text. Raises `BrokenTable` if its parts do not fit together."""
    import tomllib  # only tests read a text

    return build(tomllib.loads(text))


def build(source: Mapping[str, Any]) -> Table:
    """The table of its parsed TOML. Raises `BrokenTable` if its parts do not fit together."""
    answers = {question: tuple(values) for question, values in source["answers"].items()}
    groups = tuple(
        tuple(
            Rule(
                rule["id"],
                group.get("id", ""),
                {q: tuple(values) for q, values in rule.get("when", {}).items()},
                rule["then"],
                rule["why"],
            )
            for rule in group["rules"]
        )
        for group in source["groups"]
    )
    table = Table(answers, groups, {k: tuple(v) for k, v in source.get("ordered", {}).items()})
    _refuse_mistakes(table)
    return table


def _refuse_mistakes(table: Table) -> None:
    ids = [rule.id for rule in table.rules]
    if twice := {id for id in ids if ids.count(id) > 1}:
        raise BrokenTable(f"Rule ids used twice: {sorted(twice)}")
    for question, values in table.answers.items():
        if NOT_SURE not in values:
            raise BrokenTable(f"{question} has no answer {NOT_SURE}")
    for rule in table.rules:
        for question, values in rule.when.items():
            if unknown := set(values) - set(table.answers.get(question, ())):
                raise BrokenTable(f"{rule.id}: {question} has no answer {sorted(unknown)}")
