"""Letter: a demand letter made from the case, checked while it is written.

Rows of facts shared with other tools: `owed` and `exhibits`; see inputs.py for all.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from calculators.checks.lint import holding
from calculators.checks.marks import Mark, Piece, make_mark, pieces, read, read_rows, stops
from calculators.engine.exports import NextTool
from calculators.engine.fields import clean
from calculators.engine.parameters import Value
from calculators.engine.trace import Step
from calculators.facts.exhibits import Lettered, lettered
from calculators.facts.platform import is_elsewhere, platform_id, platform_name
from calculators.letter import checks, platform, release, takeaway
from calculators.letter.checked import CheckedLetter, ParagraphText
from calculators.letter.figures import LetterRow, LetterTotal, Reply
from calculators.letter.figures import calculate as calculate_figures
from calculators.letter.happened import with_told
from calculators.letter.inputs import SELDOM as SELDOM
from calculators.letter.inputs import Inputs
from calculators.letter.paragraphs import draft
from calculators.next_tools import find as find_next
from calculators.reading import own
from calculators.writing.drafts import Draft, Gap, find_facts, missing

TITLE = "Letter"
ACTION = "Write the letter"
CARD = "The letter"
EXPORTS = takeaway.EXPORTS
day_to_keep = takeaway.day_to_keep


@dataclass(frozen=True)
class Paragraph:
    """One paragraph of the letter.

    kind: text | block | subject | table | demand. number: of a demand. follows: whether the text
    follows the facts; if not, it is the reader's own, and `stale` once the facts have changed.
    base: the mark of the text that the facts give now.
    """

    id: str
    kind: str
    heading: str
    number: int | None
    text: str
    follows: bool
    stale: bool
    base: str
    gaps: tuple[Gap, ...]
    marks: tuple[Mark, ...]

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """The text in pieces: gaps, what the checks saw, and the rest."""
        return pieces(self.text, self.gaps, self.marks)


@dataclass(frozen=True)
class Outcome:
    """The letter.

    money: held | released | unpaid | none. first: the platform's step that comes before it.
    release: money that comes by itself on a day to come.
    platform_name: what the contract's is called. elsewhere: whether that is not the default one.
    direct: whether the client is on none, so that the letter names none.
    columns: of the table of what is owed, after what it is for. marks: those of the whole letter.
    stopped: a block keeps it from leaving. lost: paragraphs that the reader edited and that are no
    longer there.
    """

    money: str
    platform_name: str
    elsewhere: bool
    direct: bool
    first: platform.First | None
    release: release.Release | None
    columns: tuple[str, ...]
    paragraphs: tuple[Paragraph, ...]
    rows: tuple[LetterRow, ...]
    totals: tuple[LetterTotal, ...]
    reply: Reply
    exhibits: tuple[Lettered, ...]
    marks: tuple[Mark, ...]
    blocks: int
    warnings: int
    notes: int
    stopped: bool
    words: int
    lost: tuple[str, ...]
    rules: tuple[Value[Any], ...]
    trace: tuple[Step, ...]

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """Every missing fact once, in the order of the letter."""
        found = {gap.field: gap for paragraph in self.paragraphs for gap in paragraph.gaps}
        return tuple(found.values())

    @property
    def missing(self) -> tuple[tuple[str, str], ...]:
        """Every missing fact: its field and its label."""
        return missing(self.gaps)

    @property
    def wrong(self) -> bool:
        """Whether a check stops the letter for another reason than a missing fact."""
        return any(stops(one) for _, one in self.all_marks)

    @property
    def has_fixed(self) -> bool:
        return any(row.fixed for row in self.rows)

    @property
    def all_marks(self) -> tuple[tuple[Paragraph | None, Mark], ...]:
        """Every mark with its paragraph, the gravest first, then in the order of the letter."""
        found: list[tuple[Paragraph | None, Mark]] = [(None, one) for one in self.marks]
        found += [(paragraph, one) for paragraph in self.paragraphs for one in paragraph.marks]
        order = ("block", "warn", "note")
        return tuple(sorted(found, key=lambda pair: order.index(pair[1].severity)))


def calculate(inputs: Inputs) -> Outcome:
    """The letter of these answers, with every check made on the words as they stand."""
    inputs = with_told(inputs)
    first = platform.find(inputs)
    coming = None if first and not first.over else release.find(inputs)
    figures = platform.bound(calculate_figures(inputs), first, inputs.today)
    drafts = draft(inputs, figures)
    texts = tuple(_text(one, inputs, drafts) for one in drafts)
    found = _marks(CheckedLetter(inputs, figures, texts, drafts, _known(inputs), first, coming))
    paragraphs, demands = [], 0
    for one, text in zip(drafts, texts, strict=True):
        demands += one.kind == "demand"
        paragraphs.append(
            Paragraph(
                id=one.id,
                kind=one.kind,
                heading=one.heading,
                number=demands if one.kind == "demand" else None,
                text=text.text,
                follows=not text.edited,
                stale=text.stale,
                base=one.base,
                gaps=text.gaps,
                marks=tuple(found.pop(one.id, ())),
            )
        )
    # What is left names no paragraph that is in the letter.
    whole = tuple({(m.id, m.where): m for marks in found.values() for m in marks}.values())
    every = [*whole, *(m for paragraph in paragraphs for m in paragraph.marks)]
    counts = {s: sum(m.severity == s for m in every) for s in ("block", "warn", "note")}
    present = {one.id for one in drafts}
    return Outcome(
        money=next(
            (name for name in ("held", "released", "unpaid") if getattr(inputs, name)), "none"
        ),
        platform_name=platform_name(inputs.platform),
        elsewhere=is_elsewhere(inputs.platform) and not inputs.direct,
        direct=inputs.direct,
        first=first,
        release=coming,
        columns=tuple(_columns(inputs, figures.rows)),
        paragraphs=tuple(paragraphs),
        rows=figures.rows,
        totals=figures.totals,
        reply=figures.reply,
        exhibits=lettered(inputs.exhibits),
        marks=whole,
        blocks=counts["block"],
        warnings=counts["warn"],
        notes=counts["note"],
        stopped=counts["block"] > 0,
        words=sum(len(text.text.split()) for text in texts),
        lost=tuple(e.paragraph for e in inputs.edits if e.paragraph not in present),
        rules=figures.rules,
        trace=figures.trace,
    )


def _columns(inputs: Inputs, rows: tuple[LetterRow, ...]) -> Iterator[str]:
    """The columns that say something: no day for money that is not to be paid, no empty sums."""
    if inputs.unpaid and any(row.due for row in rows):
        yield "due"
    if inputs.unpaid or any(row.sum != row.amount for row in rows):
        yield "amount"
    if any(row.paid for row in rows):
        yield "paid"
    if any(row.interest is not None or row.unknown for row in rows):
        yield "added"
    yield "sum"


def _text(one: Draft, inputs: Inputs, drafts: tuple[Draft, ...]) -> ParagraphText:
    edit = next((e for e in inputs.edits if e.paragraph == one.id and one.kind != "table"), None)
    if edit is None or not (edit.text or "").strip():
        return ParagraphText(one.id, one.kind, one.text, False, False, one.gaps, one.facts)
    changed = bool(edit.base) and edit.base != one.base
    words = clean(edit.text).strip()
    return ParagraphText(one.id, one.kind, words, True, changed, (), find_facts(words, drafts))


def _known(inputs: Inputs) -> tuple[str, ...]:
    """The other side's words that are on record."""
    said = [row.words for row in inputs.threats] + [row.words for row in inputs.statements]
    return tuple(said + [row.client_words for row in inputs.deliveries if row.client_words])


def _facts(checked: CheckedLetter) -> tuple[str, ...]:
    """What the checks of words need to know of the case."""
    inputs = checked.inputs
    true = {
        "counsel": inputs.has_counsel.value == "yes",
        "payment_on_platform": checked.figures.banned or not inputs.unpaid,
        "fee_basis": False,
        "compound_interest": False,
    }
    return tuple(name for name, holds in true.items() if holds)


def _marks(checked: CheckedLetter) -> dict[str, list[Mark]]:
    """Every mark by the id of its paragraph, "" for those of the whole letter."""
    found: dict[str, list[Mark]] = {}
    emails = (checked.inputs.freelancer_email, checked.inputs.client_email)
    rows = checked.inputs.statements
    written = [words for row in rows for words in (row.truth, row.meaning, row.harm)]
    facts = _facts(checked)
    for text in checked.texts:
        seen = read(text.text, text.gaps, text.facts, facts, checked.known)
        # A paragraph that follows the facts has the writer's own words in their answers only.
        places = [(0, len(text.text))] if text.edited else own.places(text.text, written)
        for one in (*seen, *own.read(text.own, places, "letter", seen, facts)):
            # The two addresses that a letter needs are not private details, in an edit either.
            needed = one.passage in emails or text.id in ("sender", "recipient")
            if one.id != "personal_detail" or not needed:
                found.setdefault(text.id, []).append(one)
    if any(text.id == "table" for text in checked.texts):
        found.setdefault("table", []).extend(
            read_rows("Row", ((row.id, row.item) for row in checked.figures.rows))
        )
    found.setdefault("", []).extend(
        read_rows(
            "Exhibit",
            ((entry.id, entry.exhibit.shows) for entry in lettered(checked.inputs.exhibits)),
        )
    )
    by_id = {text.id: text for text in checked.texts}
    pack = "" if checked.inputs.direct else platform_id(checked.inputs.platform)
    for lint in holding("letter/lints.toml", pack, checked.inputs.today):
        for id, start, end in getattr(checks, lint.id)(checked):
            passage = by_id[id].text[start:end] if id in by_id else ""
            found.setdefault(id, []).append(make_mark(lint, passage, start, end))
    return found


def next_tools(inputs: Inputs, outcome: Outcome) -> tuple[NextTool, ...]:
    """The tools that fit after this answer."""
    waits = outcome.first and outcome.first.of_hours and not outcome.first.over
    return find_next("letter", inputs, clock=platform.HOURS if waits else "")
