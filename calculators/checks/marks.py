"""What the checks saw in a text, and the text in pieces to show it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from calculators.checks import facts
from calculators.checks.lint import Lint, mark
from calculators.writing.drafts import Fact, Gap, hide


@dataclass(frozen=True)
class Mark:
    """What one check saw. Without a passage it concerns the whole paragraph, or the whole text.

    where: the answer that it concerns, where that stands in no sentence: a row of a table.
    """

    id: str
    severity: str
    title: str
    why: str
    mend: str  # the name in the outcome of letters and messages since their first version
    passage: str
    start: int
    end: int
    where: str
    lint: Lint = field(metadata={"plain": False})


@dataclass(frozen=True)
class Piece:
    """A stretch of a text: plain, a gap of this `field`, or marked with this `severity`."""

    text: str
    field: str = ""
    severity: str = ""


def make_mark(
    lint: Lint, passage: str = "", start: int = 0, end: int = 0, *, where: str = ""
) -> Mark:
    """A mark of this lint."""
    return Mark(
        lint.id, lint.severity, lint.title, lint.why, lint.fix, passage, start, end, where, lint
    )


def stops(mark: Mark) -> bool:
    """Whether it keeps a text from leaving for another reason than a missing fact."""
    return mark.severity == "block" and mark.id != "gap"


def read(
    text: str,
    gaps: tuple[Gap, ...],
    stated: tuple[Fact, ...],
    circumstances: Collection[str],
    known: tuple[str, ...],
) -> list[Mark]:
    """The marks of the checks of words.

    The labels of gaps are nobody's words. Facts are not the sender's: what is wrong in one of them
    is marked as such. circumstances: what is true of this case. known: the other side's words.
    """
    own = mark(hide(text, (*gaps, *stated)), circumstances, known)
    found = [make_mark(one.lint, text[one.start : one.end], one.start, one.end) for one in own]
    for fact in stated:
        for lint, start, end in facts.read(text[fact.start : fact.end], fact.quoted):
            start, end = fact.start + start, fact.start + end
            found.append(make_mark(lint, text[start:end], start, end))
    return found


def read_rows(name: str, values: Iterable[tuple[str, str]]) -> list[Mark]:
    """The marks of facts that stand in a table. values: what each row is called, and its words."""
    return [
        make_mark(lint, where=f"{name} {row}: {words[start:end]}")
        for row, words in values
        for lint, start, end in facts.read(words, quoted=False)
    ]


def pieces(text: str, gaps: tuple[Gap, ...], marks: tuple[Mark, ...]) -> tuple[Piece, ...]:
    """The text in pieces: gaps, what the checks saw, and the rest."""
    spans = [(gap.start, gap.end, gap.field, "") for gap in gaps]
    spans += [(m.start, m.end, "", m.severity) for m in marks if m.passage]
    found, at = [], 0
    # Where two overlap, the first one shows, a gap before a mark; all are listed below.
    for start, end, name, severity in sorted(spans, key=lambda span: (span[0], not span[2])):
        if start < at:
            continue
        found += [Piece(text[at:start]), Piece(text[start:end], name, severity)]
        at = end
    return tuple(piece for piece in (*found, Piece(text[at:])) if piece.text)
