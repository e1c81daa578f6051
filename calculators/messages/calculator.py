"""Messages: short texts around a case, with where each is pasted and what is attached."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from calculators.checks.lint import load
from calculators.checks.marks import Mark, Piece, make_mark, pieces, read
from calculators.engine import data
from calculators.engine.exports import Export
from calculators.engine.parameters import NoRule, Value, parameter
from calculators.engine.rendering import render
from calculators.facts.exhibits import Lettered, lettered
from calculators.facts.feedback import Channel
from calculators.messages import checks
from calculators.messages.checks import Attachment
from calculators.messages.inputs import Inputs
from calculators.messages.words import MessageWords
from calculators.writing.drafting import Gap, clean, find_facts, split

TITLE = "Messages"
ACTION = "Write the message"


@dataclass(frozen=True)
class Outcome:
    """The message. length: in characters. stopped: a block keeps it from being copied."""

    message: str
    title: str
    where: str
    advice: str
    never: str
    next: str
    text: str
    follows: bool
    stale: bool
    base: str
    length: int
    gaps: tuple[Gap, ...]
    marks: tuple[Mark, ...]
    attach: tuple[Attachment, ...]
    stopped: bool
    rules: tuple[Value, ...]

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """The text in pieces: gaps, what the checks saw, and the rest."""
        return pieces(self.text, self.gaps, self.marks)


@cache
def kinds() -> dict:
    """What each message is, by its id, from messages.toml."""
    return data.load("messages/messages.toml")


def calculate(inputs: Inputs) -> Outcome:
    """The chosen message of these answers, with every check made on the words as they stand."""
    id = inputs.message.value
    kind = kinds()[id]
    exhibits = lettered(inputs.exhibits)
    attach = tuple(_attach(inputs, kind, exhibits))
    words = MessageWords(inputs, [letter for entry in attach for letter in entry.exhibits])
    one = next(split(render(f"messages/texts/{id}.txt.jinja", case=inputs, say=words)))
    edit = next((e for e in inputs.message_edits if e.paragraph == id), None)
    edited = edit is not None and bool((edit.text or "").strip())
    text = clean(edit.text).strip() if edited else one.text
    gaps = () if edited else one.gaps
    facts = find_facts(text, [one]) if edited else one.facts
    marks = _marks(checks.Checked(inputs, kind, text, gaps, facts, exhibits, attach))
    return Outcome(
        message=id,
        title=kind["title"],
        where=_where(inputs, kind),
        advice=kind["advice"],
        never=kind["never"],
        next=kind["next"],
        text=text,
        follows=not edited,
        base=one.base,
        length=len(text),
        stale=edited and bool(edit.base) and edit.base != one.base,
        gaps=gaps,
        marks=tuple(marks),
        attach=attach,
        stopped=any(found.severity == "block" for found in marks),
        rules=tuple(_rules(kind, inputs.now.date())),
    )


def _where(inputs: Inputs, kind: dict) -> str:
    """Where the message is pasted. What was said in calls has no message with three dots."""
    calls = inputs.threats and all(row.channel == Channel.CALL for row in inputs.threats)
    return kind.get("where_call", kind["where"]) if calls else kind["where"]


def _marks(message: checks.Checked) -> list[Mark]:
    inputs, text = message.inputs, message.text
    known = tuple(row.words for row in (*inputs.threats, *inputs.statements))
    known += tuple(row.client_words for row in inputs.deliveries if row.client_words)
    found = read(text, message.gaps, message.facts, ("payment_on_platform",), known)
    marks = [one for one in found if one.id not in message.kind["skip"]]
    for lint in load("messages/lints.toml").values():
        for start, end in getattr(checks, lint.id)(message):
            where = checks.missing_kinds(message) if lint.id == "kind_missing" else ""
            marks.append(make_mark(lint, text[start:end], start, end, where=where))
    return marks


def _attach(inputs: Inputs, kind: dict, exhibits: tuple[Lettered, ...]) -> Iterator[Attachment]:
    names = {category.value: category.label for category in checks.Category}
    for id in kind["attach"]:
        if id == "threats" and not inputs.needs_threats:
            continue
        yield Attachment(
            id, names[id], tuple(e.id for e in exhibits if e.exhibit.category.value == id)
        )


def _rules(kind: dict, today: date) -> Iterator[Value]:
    for id in kind["rules"]:
        try:
            yield parameter(id).on(today)
        except NoRule:
            continue


def stop(inputs: Inputs, outcome: Outcome) -> str:
    """Why the message may not leave now, or ""."""
    if not outcome.stopped:
        return ""
    titles = list(dict.fromkeys(m.title for m in outcome.marks if m.severity == "block"))
    return render("messages/stopped.txt.jinja", titles=titles).strip()


def write(inputs: Inputs, outcome: Outcome) -> str:
    """The message as plain text."""
    return outcome.text + "\n"


def write_marked(inputs: Inputs, outcome: Outcome) -> str:
    """The message with every mark under it. It is never stopped."""
    return render("messages/marked.txt.jinja", outcome=outcome)


EXPORTS = (
    Export("text", "Copy the message", "message.txt", "text/plain", write, copy=True, stop=stop),
    Export(
        "marked", "Copy with warnings", "message-marked.txt", "text/plain", write_marked, copy=True
    ),
)
