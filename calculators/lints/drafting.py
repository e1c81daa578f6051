"""From a template to paragraphs: their ids, kinds, words and gaps.

A template calls `heading(words)` and `start(id, kind)`; what follows up to the next call is that
paragraph. A missing fact is `gap(field)`: its label in square brackets, linked on the page.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass

from calculators.engine.fields import questions
from calculators.law.exhibits import letters

# Signs that no answer can contain, for they are taken out of it. None of them counts as a blank.
HEADING, START, GAP, END = "\x02", "\x03", "\x04", "\x05"


@dataclass(frozen=True)
class Gap:
    """A missing fact: the field to fill in, its label, and where it stands in the text."""

    field: str
    label: str
    start: int
    end: int


@dataclass(frozen=True)
class Draft:
    """A paragraph as the facts make it. kind: text | block | subject | table | demand."""

    id: str
    kind: str
    heading: str
    text: str
    gaps: tuple[Gap, ...]

    @property
    def base(self) -> str:
        """The mark of this text, by which an edit knows whether the facts have changed since."""
        return hashlib.sha256(self.text.encode()).hexdigest()[:12]


class Words:
    """What a template calls to write with the facts of one calculator's answers."""

    def __init__(self, inputs):
        self.inputs = inputs

    @staticmethod
    def heading(words: str) -> str:
        return f"{HEADING}{words}{END}"

    @staticmethod
    def start(id: str, kind: str = "text") -> str:
        return f"{START}{id} {kind}{END}"

    def gap(self, field: str) -> str:
        """A missing fact. field: its name, such as `client_name` or `statements.0.truth`."""
        first, _, rest = field.partition(".")
        question = questions(type(self.inputs))[first]
        if rest:
            question = questions(question.rows)[rest.rpartition(".")[2]]
        return f"{GAP}{field} {question.noun}{END}"

    def title(self) -> str:
        """The contract's title between quotation marks, or its gap."""
        given = self.inputs.contract_title
        return f"“{self.line(given)}”" if given else self.gap("contract_title")

    @staticmethod
    def line(text: str | None) -> str:
        """Text on one line, without the signs that the sections use."""
        return " ".join(clean(text).split())

    @staticmethod
    def lines(text: str | None) -> str:
        """Text with its lines kept, blank ones dropped."""
        kept = (" ".join(part.split()) for part in clean(text).splitlines())
        return "\n".join(part for part in kept if part)

    def closed(self, text: str | None) -> str:
        """A sentence on one line that ends with a stop."""
        one = self.line(text)
        return one if one.endswith((".", "!", "?", "”", ")")) else f"{one}."

    def quote(self, text: str | None) -> str:
        """The exact words between quotation marks; those inside become single ones."""
        words = re.sub(r"[\"“„«]([^\"”“»]*)[\"”“»]", r"‘\1’", self.line(text))
        words = re.sub(r"[\"“”„«»]", "’", words)
        return f"“{words}”"

    @staticmethod
    def shown(text: str | None) -> str:
        """` (Exhibit B)` or ` (Exhibits B and C)`, or nothing."""
        named = letters(text)
        if not named:
            return ""
        joined = ", ".join(named[:-1]) + " and " + named[-1] if len(named) > 1 else named[0]
        return f" (Exhibit{'s' if len(named) > 1 else ''} {joined})"


def clean(text: str | None) -> str:
    """Text without control signs; line ends and tabs stay."""
    return "".join(c for c in (text or "").replace("\r\n", "\n") if c >= " " or c in "\n\t")


def split(rendered: str) -> Iterator[Draft]:
    """The paragraphs of a rendered template, in order. None is empty."""
    heading = ""
    for found in re.finditer(
        rf"{HEADING}([^{END}]*){END}|{START}(\S+) (\w+){END}([^{HEADING}{START}]*)", rendered
    ):
        if found[1] is not None:
            heading = found[1]
            continue
        kind = found[3]
        kept = [" ".join(part.split(" ")) for part in found[4].strip().splitlines()]
        if kind == "block":
            text = re.sub(r"\n{3,}", "\n\n", "\n".join(kept))
        else:
            text = " ".join(" ".join(kept).split())
        text, gaps = _gaps(text)
        if text:
            yield Draft(found[2], kind, heading, text, gaps)
            heading = ""


def _gaps(text: str) -> tuple[str, tuple[Gap, ...]]:
    parts, gaps, length = [], [], 0
    for index, part in enumerate(re.split(rf"{GAP}([^{END}]*){END}", text)):
        if index % 2:
            field, label = part.split(" ", 1)
            part = f"[{label}]"
            gaps.append(Gap(field, label, length, length + len(part)))
        parts.append(part)
        length += len(part)
    return "".join(parts), tuple(gaps)
