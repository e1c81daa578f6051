"""The directory as data: the rules with their words, teams, notes and examples."""

from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any

from calculators.engine import data, decisions
from calculators.engine.parameters import Source
from calculators.engine.registry import Review

EXCEPTIONS = "exceptions"  # groups whose id begins with it are tested before the others


@dataclass(frozen=True)
class Team:
    """Who takes the ticket. Without a `queue` name, `where` says where to find one.

    sends: False where the name says itself what to do, or that the ticket is sent to nobody.
    """

    id: str
    name: str
    queue: str
    where: str
    sends: bool = True


@dataclass(frozen=True)
class Note:
    """An internal note: its `name` (blank if the directory names none) and what it must hold.

    open: its opening where it is not settled whether `{team}` takes the case, or "".
    """

    id: str
    name: str
    opening: str
    asks: tuple[str, ...]
    open: str = ""


@dataclass(frozen=True)
class Case:
    """A ticket that the desk knows by its name, and no rule has: what its note is to hold.

    team: the id of the team that takes it, or "". named: the opening where there is one.
    """

    team: str
    opening: str
    named: str
    asks: tuple[str, ...]


@dataclass(frozen=True)
class Upkeep:
    """Who keeps a rule, the day of its last review, and the time until the next."""

    owner: str
    reviewed: date
    review_in: str


@dataclass(frozen=True)
class Example:
    """A message or a finding, with the answers that describe it and the rule it meets."""

    id: str
    says: str
    who: str
    rule: str
    why: str
    answers: dict[str, str] = field(hash=False)


@dataclass(frozen=True)
class Entry:
    """One rule of the directory with all that belongs to it; `id` is its address on the page.

    elsewhere: where a ticket that the directory does not cover belongs instead. search_words: what
    people type who look for it, where the rule says it in other words.
    """

    id: str
    title: str
    why: str
    exception: bool
    when: dict[str, tuple[str, ...]] = field(hash=False)
    team: Team
    note: Note
    check: tuple[str, ...]
    promise: tuple[str, ...]
    elsewhere: str
    public: str
    public_rules: tuple[str, ...]
    upkeep: Upkeep
    examples: tuple[Example, ...]
    search_words: tuple[str, ...]


@dataclass(frozen=True)
class Directory:
    """Everything that the router and the pages say; `words` are the smaller texts."""

    title: str
    source: Source
    teams: dict[str, Team] = field(hash=False)
    notes: dict[str, Note] = field(hash=False)
    entries: dict[str, Entry] = field(hash=False)
    examples: tuple[Example, ...]
    words: dict[str, Any] = field(hash=False)
    cases: dict[str, Case] = field(hash=False)


def reviews() -> tuple[Review, ...]:
    """Every rule of the directory, with its page."""
    return tuple(
        Review(
            f"routing.{entry.id}",
            entry.title,
            f"support/directory/#{entry.id}",
            entry.upkeep.owner,
            entry.upkeep.reviewed,
            entry.upkeep.review_in,
            directory().source.title,
        )
        for entry in directory().entries.values()
    )


def table() -> decisions.Table:
    """The decision table of the routes."""
    return decisions.load(__package__)


@cache
def directory() -> Directory:
    """The directory, with whatever a deployment has laid over its texts."""
    texts, words = data.load("routing/directory.toml"), data.load("routing/rules.toml")
    teams = {id: Team(id, **team) for id, team in texts["teams"].items()}
    notes = {
        id: Note(id, note["name"], note["opening"], tuple(note["asks"]), note.get("open", ""))
        for id, note in texts["notes"].items()
    }
    examples = tuple(
        Example(**example) for example in data.load("routing/examples.toml")["examples"]
    )
    entries = {
        rule.id: _entry(rule, words["rules"][rule.id], teams, notes, examples)
        for rule in table().rules
    }
    cases = {
        id: Case(case["team"], case["opening"], case["named"], tuple(case["asks"]))
        for id, case in texts["cases"].items()
    }
    return Directory(
        texts["title"], Source(**texts["source"]), teams, notes, entries, examples, words, cases
    )


def _entry(
    rule: decisions.Rule,
    words: dict[str, Any],
    teams: dict[str, Team],
    notes: dict[str, Note],
    examples: tuple[Example, ...],
) -> Entry:
    return Entry(
        id=rule.id,
        title=words["title"],
        why=rule.why,
        exception=rule.group.startswith(EXCEPTIONS),
        when=dict(rule.when),
        team=teams[rule.then["team"]],
        note=notes[rule.then["note"]],
        check=tuple(words["check"]),
        promise=tuple(words["promise"]),
        elsewhere=words.get("elsewhere", ""),
        public=words.get("public", ""),
        public_rules=tuple(words.get("public_rules", ())),
        upkeep=Upkeep(**words["upkeep"]),
        examples=tuple(example for example in examples if example.rule == rule.id),
        search_words=tuple(words.get("search_words", ())),
    )
