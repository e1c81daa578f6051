"""Messages: short texts around a case, with where each is pasted and what is attached."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from calculators.checks.lint import holding
from calculators.checks.marks import Mark, Piece, make_mark, pieces, read, stops
from calculators.engine import data
from calculators.engine.exports import Export, NextTool, drawn_text
from calculators.engine.fields import clean
from calculators.engine.packs import DEFAULT, find_pack
from calculators.engine.parameters import NoRule, Value, parameter
from calculators.engine.rendering import render
from calculators.facts.exhibits import Category, Lettered, lettered, letters
from calculators.facts.feedback import SPOKEN
from calculators.facts.moment import TIME
from calculators.facts.money import MoneyPlace
from calculators.facts.platform import is_elsewhere, platform_id, platform_name
from calculators.messages import checks
from calculators.messages.checks import AttachedKind
from calculators.messages.comparison import Difference, compare
from calculators.messages.inputs import Inputs
from calculators.messages.kinds import Message, kinds
from calculators.messages.words import MessageWords
from calculators.next_tools import find as find_next
from calculators.reading import own
from calculators.writing.drafts import Gap, find_facts, missing, split

TITLE = "Messages"
ACTION = "Write the message"
SELDOM = ("Exhibits", "Your own words", TIME)


@dataclass(frozen=True)
class Line:
    """What is said about a message, and the rules behind it: none where it is our own advice."""

    says: str
    rules: tuple[Value[Any], ...]


@dataclass(frozen=True)
class Outcome:
    """The message. length: in characters. stopped: a block keeps it from being copied.

    where: it is pasted. attach: what goes with it, of which `attached` names the exhibits. never:
    what it may not say. differences: from the other side's copy; None if there is no copy.
    platform_name: what the contract's platform is called, "" for a client on none. elsewhere:
    whether it is not the default.
    """

    message: str
    title: str
    platform_name: str
    elsewhere: bool
    where: Line
    attach: Line
    advice: Line
    never: Line
    next: Line
    text: str
    follows: bool
    stale: bool
    base: str
    length: int
    gaps: tuple[Gap, ...]
    marks: tuple[Mark, ...]
    attached: tuple[AttachedKind, ...]
    differences: tuple[Difference, ...] | None
    stopped: bool
    rules: tuple[Value[Any], ...]

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """The text in pieces: gaps, what the checks saw, and the rest."""
        return pieces(self.text, self.gaps, self.marks)

    @property
    def missing(self) -> tuple[tuple[str, str], ...]:
        """Every missing fact once: its field and its label."""
        return missing(self.gaps)

    @property
    def wrong(self) -> bool:
        """Whether a check stops the message for another reason than a missing fact."""
        return any(map(stops, self.marks))

    @property
    def warnings(self) -> int:
        return sum(mark.severity == "warn" for mark in self.marks)


def calculate(inputs: Inputs) -> Outcome:
    """The chosen message of these answers, with every check made on the words as they stand."""
    inputs, id = inputs.placed, inputs.message.value
    kind = kinds()[id]
    today, elsewhere = inputs.now.date(), is_elsewhere(inputs.platform, direct=inputs.direct)
    exhibits = lettered(inputs.exhibits)
    attached = tuple(_attach(inputs, kind, exhibits))
    named = {letter for entry in attached for letter in entry.exhibits}
    words = MessageWords(inputs, named | _cited(inputs, kind))
    one = next(split(render(f"messages/texts/{id}.txt.jinja", case=inputs, say=words)))
    edit = next((e for e in inputs.message_edits if e.paragraph == id), None)
    mine = edit if edit and (edit.text or "").strip() else None
    text = clean(mine.text).strip() if mine else one.text
    gaps = () if mine else one.gaps
    facts = find_facts(text, [one]) if mine else one.facts
    differences = _compare(inputs, text)
    checked = checks.CheckedMessage(
        inputs, kind, text, gaps, facts, exhibits, attached, differences or (), mine is None
    )
    marks = tuple(_marks(checked))
    lines = {
        name: _line(inputs, name, kind[name], today)
        for name in ("attach", "advice", "never", "next")
    }
    lines["where"] = _line(inputs, "where", kind[_where(inputs, kind)], today)
    rules = [
        value
        for name in ("where", "attach", "advice", "never", "next")
        for value in lines[name].rules
    ]
    return Outcome(
        message=id,
        title=kind.get("title_elsewhere", kind["title"]) if elsewhere else kind["title"],
        platform_name="" if inputs.direct else platform_name(inputs.platform),
        elsewhere=elsewhere,
        **lines,
        text=text,
        follows=mine is None,
        base=one.base,
        length=len(text),
        stale=mine is not None and bool(mine.base) and mine.base != one.base,
        gaps=gaps,
        marks=marks,
        attached=attached,
        differences=differences,
        stopped=any(found.severity == "block" for found in marks),
        rules=tuple({value.parameter: value for value in rules}.values()),
    )


def _where(inputs: Inputs, kind: dict[str, Any]) -> str:
    """Which line says where it is pasted: what was said in calls has no message to point at."""
    calls = inputs.threats and all(row.channel in SPOKEN for row in inputs.threats)
    if calls and "where_call" in kind:
        return "where_call"
    return (
        "where_held" if inputs.money_place == MoneyPlace.HELD and "where_held" in kind else "where"
    )


def _line(inputs: Inputs, name: str, table: dict[str, Any], today: date) -> Line:
    """What is said about the message; not on the default platform by none of its rules."""
    says, rules = table["says"], table["rules"]
    name_there = platform_name(inputs.platform, direct=inputs.direct)
    if is_elsewhere(inputs.platform, direct=inputs.direct):
        others = [id for id in rules if not id.startswith(f"{DEFAULT}.")]
        if name == "where" and (path := _report_path(inputs)):
            return Line(f"{name_there}: {path.value}.", (path,))
        if name == "where" or (name in ("advice", "next") and others != rules):
            says = _elsewhere(inputs, name)
        says = table.get("direct" if inputs.direct else "elsewhere", table.get("elsewhere", says))
        rules = others
    says = says.replace("{platform}", name_there)
    return Line(says, tuple(_rules(rules, today)))


def _report_path(inputs: Inputs) -> Value[Any] | None:
    """Where a threat is reported on the contract's own platform, if its pack knows."""
    if inputs.direct or inputs.message != Message.THREAT_REPORT:
        return None
    id = platform_id(inputs.platform)
    return next(_rules(list(find_pack(id).answers.get("report", ())), inputs.now.date()), None)


def _elsewhere(inputs: Inputs, name: str) -> str:
    texts = data.load("messages/elsewhere.toml")
    reader = next(who for who, ids in texts["readers"].items() if inputs.message.value in ids)
    return str((texts["direct"] if inputs.direct else texts)[name][reader])


def _cited(inputs: Inputs, kind: dict[str, Any]) -> set[str]:
    """The letters of the exhibits that the text names beside a fact."""
    rows = [row for name in kind["cites"] for row in getattr(inputs, name)]
    if not inputs.needs_threats:
        rows = [row for row in rows if row not in inputs.threats]
    return {letter for row in rows for letter in letters(row.exhibits)}


def _compare(inputs: Inputs, text: str) -> tuple[Difference, ...] | None:
    """How the other side's copy of a settlement sheet differs from this one."""
    copy = inputs.other_copy or ""
    if inputs.message != Message.SETTLEMENT_SHEET or not copy.strip():
        return None
    return compare(text, copy)


def _marks(message: checks.CheckedMessage) -> list[Mark]:
    inputs, text = message.inputs, message.text
    known = tuple(row.words for row in inputs.threats)
    known += tuple(row.words for row in inputs.statements)
    known += tuple(row.client_words for row in inputs.deliveries if row.client_words)
    circumstances = () if inputs.direct else ("payment_on_platform",)
    found = read(text, message.gaps, message.facts, circumstances, known)
    pack, today = "" if inputs.direct else platform_id(inputs.platform), inputs.now.date()
    for lint in holding("messages/lints.toml", pack, today):
        for start, end in getattr(checks, lint.id)(message):
            where = checks.missing_kinds(message) if lint.id == "kind_missing" else ""
            found.append(make_mark(lint, text[start:end], start, end, where=where))
    written = [row.answer for row in inputs.points] + [row.truth for row in inputs.statements]
    # A text that follows the facts has the writer's own words in their answers only.
    places = own.places(text, written) if message.follows else [(0, len(text))]
    found += own.read(message.own, places, message.kind["place"], found, circumstances)
    return [one for one in found if one.id not in message.kind["skip"]]


def _attach(
    inputs: Inputs, kind: dict[str, Any], exhibits: tuple[Lettered, ...]
) -> Iterator[AttachedKind]:
    names = {category.value: category.label for category in Category}
    for id in kind["kinds"]:
        if id == "threats" and not inputs.needs_threats:
            continue
        yield AttachedKind(
            id, names[id], tuple(e.id for e in exhibits if e.exhibit.category.value == id)
        )


def _rules(ids: list[str], today: date) -> Iterator[Value[Any]]:
    for id in ids:
        try:
            yield parameter(id).on(today)
        except NoRule:
            continue


def stop(inputs: Inputs, outcome: Outcome) -> str:
    """Why the message may not leave now, or ""."""
    if not outcome.stopped:
        return ""
    titles = list(dict.fromkeys(m.title for m in outcome.marks if m.severity == "block"))
    return render("messages/stopped.txt.jinja", titles=titles, wrong=outcome.wrong).strip()


def write(inputs: Inputs, outcome: Outcome) -> str:
    """The message as plain text."""
    return outcome.text + "\n"


def write_drawn(inputs: Inputs, outcome: Outcome) -> str:
    """The message as the order of a PDF."""
    return drawn_text(outcome.title, inputs.freelancer_name or "", outcome.text)


def write_marked(inputs: Inputs, outcome: Outcome) -> str:
    """The message with every mark under it. It is never stopped."""
    return render("messages/marked.txt.jinja", outcome=outcome)


def next_tools(inputs: Inputs, outcome: Outcome) -> tuple[NextTool, ...]:
    """The tools that fit after this answer."""
    return find_next("messages", inputs)


EXPORTS = (
    Export(
        "text",
        "Copy the message",
        "message.txt",
        "text/plain",
        write,
        copy=True,
        stop=stop,
        first=True,
    ),
    Export(
        "pdf", "Save as PDF", "message.pdf", "application/pdf", write_drawn, stop=stop, drawn=True
    ),
    Export(
        "marked",
        "Copy with warnings",
        "message-marked.txt",
        "text/plain",
        write_marked,
        copy=True,
        instead=True,
    ),
)
