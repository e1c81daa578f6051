"""What the checks saw in a text, and the text in pieces to show it."""

from collections.abc import Collection
from dataclasses import dataclass, field

from calculators.lints.drafting import Gap
from calculators.lints.lint import Lint, mark
from calculators.lints.reading import BLANK


@dataclass(frozen=True)
class Mark:
    """What one check saw. Without a passage it concerns the whole paragraph, or the whole text."""

    id: str
    severity: str
    title: str
    why: str
    mend: str
    passage: str
    start: int
    end: int
    lint: Lint = field(metadata={"plain": False})


@dataclass(frozen=True)
class Piece:
    """A stretch of a text: plain, a gap of this `field`, or marked with this `severity`."""

    text: str
    field: str = ""
    severity: str = ""


def make_mark(lint: Lint, passage: str = "", start: int = 0, end: int = 0) -> Mark:
    """A mark of this lint."""
    return Mark(lint.id, lint.severity, lint.title, lint.why, lint.mend, passage, start, end, lint)


def read(
    text: str, gaps: tuple[Gap, ...], facts: Collection[str], known: tuple[str, ...]
) -> list[Mark]:
    """The marks of the checks of words; the labels of gaps are nobody's words."""
    filled = text
    for gap in gaps:
        filled = filled[:gap.start] + BLANK * (gap.end - gap.start) + filled[gap.end:]
    return [make_mark(one.lint, text[one.start:one.end], one.start, one.end)
            for one in mark(filled, facts, known)]


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
