"""Lints: checks of the words of a letter or a message, as data, and the marks they leave.

A lint has an `id`, a `severity` (block | warn | note), a `title` (what it saw), `why` it matters,
the `fix`, and its `source` or the `rule` that has it. It reads words in one of these ways:

    patterns   regular expressions on plain sentences, the other side's quoted words blanked,
               innocent if one of `unless` fits
    broad      the same, but wider: innocent also if one of `innocent` fits
    raw        regular expressions on the text as it stands
    functions  names of functions in numbers.py, from text to spans

`reported` lints also read what the sender reports of the other side, outside quotation marks.
`here` ones rest on the default platform's rules, so texts about another one are not held to them.
`asks` names the questions of the form whose labels the `fix` has in quotation marks, in order.
`by` names a rule of a pack: such a lint holds where the contract's platform has it, and the rule's
note is its `why`.
`only_with` and `not_with` name a fact about the case ("counsel", "payment_on_platform", ...).
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, lru_cache
from typing import Any

from calculators.checks import numbers
from calculators.checks.reading import hide_quotes, hide_reports, sentences, unmask
from calculators.engine import data
from calculators.engine.packs import DEFAULT, find_name, find_pack, platforms
from calculators.engine.parameters import NoRule, Source, Value, parameter


@dataclass(frozen=True)
class Lint:
    """One check, as its table in a lints.toml says it."""

    id: str
    severity: str
    title: str
    why: str
    fix: str
    cited: Source | None = None
    rule: str = ""
    patterns: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    broad: tuple[str, ...] = ()
    innocent: tuple[str, ...] = ()
    raw: tuple[re.Pattern[str], ...] = ()
    functions: tuple[str, ...] = ()
    needs: str = ""
    scope: str = "sentence"
    reported: bool = False
    only_with: str = ""
    not_with: str = ""
    here: bool = False
    by: str = ""
    asks: tuple[str, ...] = ()

    @property
    def ways(self) -> tuple[tuple[str, str], ...]:
        """The `fix` in pieces: a text, and the field of the question that it is the label of."""
        if not self.asks:
            return ((self.fix, ""),)
        words = re.split("[“”]", self.fix)
        fields = iter(self.asks)
        return tuple((text, next(fields) if n % 2 else "") for n, text in enumerate(words) if text)

    @property
    def source(self) -> Source:
        """What the check rests on: a source of its own, or the one of its rule."""
        return self.cited or parameter(self.rule).history[-1].sources[0]

    @property
    def of_default(self) -> bool:
        """Whether it rests on a rule of the default platform, which says nothing of another."""
        return self.cited is None and self.rule.startswith(f"{DEFAULT}.")


@dataclass(frozen=True)
class LintHit:
    """What one lint saw: the span and the `passage` in the text, and the lint itself."""

    lint: Lint
    start: int
    end: int
    passage: str


@cache
def load(path: str) -> dict[str, Lint]:
    """The lints of a TOML file by its path below `calculators/`: by id, in order."""
    tables, names = data.load(path), {"marketplace": marketplaces()}
    vocabulary = {key: _fill(text, names) for key, text in tables.get("words", {}).items()} | names
    return {table["id"]: _lint(table, vocabulary) for table in tables["lint"]}


@cache
def marketplaces() -> str:
    """The names of all marketplaces as one pattern, in small letters."""
    return "|".join(re.escape(each.name.casefold()) for each in platforms())


@cache
def words() -> dict[str, Lint]:
    """The lints of words that every letter and message shares."""
    return load("checks/words.toml")


def _lint(table: dict[str, Any], vocabulary: dict[str, str]) -> Lint:
    def filled(name: str) -> tuple[str, ...]:
        return tuple(_fill(pattern, vocabulary) for pattern in table.get(name, ()))

    return Lint(
        **{key: table[key] for key in ("id", "severity", "title", "why", "fix")},
        cited=Source(**table["source"]) if "source" in table else None,
        rule=table.get("rule", ""),
        patterns=filled("patterns"),
        unless=filled("unless"),
        broad=filled("broad"),
        innocent=filled("innocent"),
        raw=tuple(re.compile(pattern) for pattern in table.get("raw", ())),
        functions=tuple(table.get("functions", ())),
        needs=_fill(table.get("needs", ""), vocabulary),
        scope=table.get("scope", "sentence"),
        reported=table.get("reported", False),
        only_with=table.get("only_with", ""),
        not_with=table.get("not_with", ""),
        here=table.get("here", False),
        by=table.get("by", ""),
        asks=tuple(table.get("asks", ())),
    )


def holding(path: str, platform: str, day: date) -> Iterator[Lint]:
    """The lints of a file that hold for a contract on this platform, with the words for it.

    path: below `calculators/`. platform: the id of its pack, "" for a client on none. day: for its
    rules.
    """
    for lint in load(path).values():
        if lint.here and platform != DEFAULT:
            continue
        if not lint.by:
            yield lint
        elif platform and (value := _rule(platform, lint.by, day)):
            fix = lint.fix.replace("{platform}", find_name(platform).name)
            yield replace(lint, why=value.note, fix=fix, rule=value.parameter)


def _rule(platform: str, name: str, day: date) -> Value[Any] | None:
    """The pack's rule of this name on that day, if it has one."""
    rules = (id for ids in find_pack(platform).answers.values() for id in ids)
    found = next((id for id in rules if id.endswith(f".{name}")), None)
    try:
        return parameter(found).on(day) if found else None
    except NoRule:
        return None


def _fill(pattern: str, vocabulary: dict[str, str]) -> str:
    filled = re.sub(r"\{([a-z]+)\}", lambda name: vocabulary[name[1]], pattern)
    return re.sub(r"<(\d+)>", r"(?:\\W+\\w+){0,\1}?\\W+", filled)


# Compiled when first tried, because most of these patterns are never needed.
@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def mark(
    text: str, facts: Collection[str] = (), known: tuple[str, ...] | None = None
) -> tuple[LintHit, ...]:
    """Every mark that the lints of words leave on one paragraph, in order, none twice.

    facts: what is true of this case. known: words that the other side is on record with, so that
    quoting them is no fault; None believes every quote that is said to be theirs.
    """
    return tuple(
        found
        for found in _marks(text, known)
        if (not found.lint.only_with or found.lint.only_with in facts)
        and (not found.lint.not_with or found.lint.not_with not in facts)
    )


@lru_cache(maxsize=256)
def _marks(text: str, known: tuple[str, ...] | None) -> tuple[LintHit, ...]:
    read = unmask(text)
    unquoted = hide_quotes(read.plain, known)
    own = hide_reports(unquoted)
    spans = sentences(unquoted)
    found: dict[tuple[str, int], LintHit] = {}
    for lint in words().values():
        hidden = unquoted if lint.reported else own
        for start, end in ((0, len(hidden)),) if lint.scope == "paragraph" else spans:
            if span := seen_in(lint.id, hidden[start:end]):
                _keep(found, lint, text, *read.span(start + span[0], start + span[1]))
        for first, last in seen_raw(lint, text):
            _keep(found, lint, text, first, last)
    return tuple(sorted(found.values(), key=lambda mark: (mark.start, mark.lint.id)))


# A keystroke changes one sentence; the others need not be read again.
@lru_cache(maxsize=4096)
def seen_in(id: str, sentence: str) -> tuple[int, int] | None:
    """The first passage of a sentence that the lint objects to; one is enough to correct it."""
    lint = words()[id]
    if lint.needs and not _compiled(lint.needs).search(sentence):
        return None
    found = _first(lint.patterns, sentence)
    excuses = lint.unless
    if found is None:
        found, excuses = _first(lint.broad, sentence), lint.unless + lint.innocent
    if found is None or _first(excuses, sentence):
        return None
    return found.span()


def _first(patterns: tuple[str, ...], sentence: str) -> re.Match[str] | None:
    return next(filter(None, (_compiled(pattern).search(sentence) for pattern in patterns)), None)


def seen_raw(lint: Lint, text: str) -> list[tuple[int, int]]:
    """What the lint finds in the text as it stands, quotations and all."""
    spans = [found.span() for pattern in lint.raw for found in pattern.finditer(text)]
    for name in lint.functions:
        spans += getattr(numbers, name)(text)
    return spans


def _keep(
    found: dict[tuple[str, int], LintHit], lint: Lint, text: str, start: int, end: int
) -> None:
    found.setdefault((lint.id, start), LintHit(lint, start, end, text[start:end]))
