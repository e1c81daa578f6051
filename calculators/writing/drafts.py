"""What a template made: paragraphs with their ids, kinds, words, gaps and facts.

`drafting.py` has what a template calls. The signs that it writes are read here, and go.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

# What stands for a character that is not to be read.
BLANK = "\u00b7"
# Signs that no answer can contain, for they are taken out of it. None of them counts as a blank.
HEADING, START, GAP, END = "\x02", "\x03", "\x04", "\x05"
FACT, QUOTED, CLOSE = "\x06", "\x0e", "\x07"
STOPS = (".", "!", "?", "…")


@dataclass(frozen=True)
class Gap:
    """A missing fact: the field to fill in, its label, and where it stands in the text."""

    field: str
    label: str
    start: int
    end: int


def missing(gaps: Iterable[Gap]) -> tuple[tuple[str, str], ...]:
    """Every missing fact once: its field and its label."""
    return tuple({gap.field: (gap.field, gap.label) for gap in gaps}.values())


@dataclass(frozen=True)
class Fact:
    """Where an answer stands in the text. quoted: somebody else's words, in quotation marks."""

    start: int
    end: int
    quoted: bool


@dataclass(frozen=True)
class Draft:
    """A paragraph as the facts make it. kind: text | block | subject | table | demand."""

    id: str
    kind: str
    heading: str
    text: str
    gaps: tuple[Gap, ...]
    facts: tuple[Fact, ...]

    @property
    def base(self) -> str:
        """The mark of this text, by which an edit knows whether the facts have changed since."""
        return hashlib.sha256(self.text.encode()).hexdigest()[:12]


def split(rendered: str) -> Iterator[Draft]:
    """The paragraphs of a rendered template, in order. None is empty."""
    heading = ""
    for found in re.finditer(
        rf"{HEADING}([^{END}{HEADING}]*){END}"
        rf"|{START}([^\s{START}]+) (\w+){END}([^{HEADING}{START}]*)",
        rendered,
    ):
        if found[1] is not None:
            heading = found[1]
            continue
        kind = found[3]
        kept = [" ".join(part.split(" ")) for part in found[4].strip().split("\n")]
        if kind == "block":
            text = re.sub(r"\n{3,}", "\n\n", "\n".join(line.rstrip(" ") for line in kept))
        else:
            text = " ".join(" ".join(kept).split())
        text, gaps, facts = _places(text)
        if text:
            yield Draft(found[2], kind, heading, text, gaps, facts)
            heading = ""


PLACE = re.compile(
    rf"{GAP}(?P<field>[^\s{GAP}]+) (?P<label>[^{GAP}{END}]*){END}"
    rf"|(?P<opens>[{FACT}{QUOTED}])(?P<words>[^{CLOSE}]*){CLOSE}"
)


def _places(marked: str) -> tuple[str, tuple[Gap, ...], tuple[Fact, ...]]:
    """The text without its signs, and where its gaps and facts stand."""
    text, at = "", 0
    gaps: list[Gap] = []
    facts: list[Fact] = []
    for found in PLACE.finditer(marked):
        text += marked[at : found.start()]
        words = f"[{found['label']}]" if found["field"] else found["words"]
        span = len(text), len(text) + len(words)
        if found["field"]:
            gaps.append(Gap(found["field"], found["label"], *span))
        else:
            facts.append(Fact(*span, found["opens"] == QUOTED))
        text, at = text + words, found.end()
    return text + marked[at:], tuple(gaps), tuple(facts)


def hide(text: str, places: Iterable[Gap | Fact]) -> str:
    """The text with these places blanked, every other character where it was.

    A quotation that ends with a stop still ends with one, and so does its sentence.
    """
    for place in places:
        ends = isinstance(place, Fact) and place.quoted and text[place.end - 1] in STOPS
        blank = BLANK * (place.end - place.start - 1) + ("." if ends else BLANK)
        text = text[: place.start] + blank + text[place.end :]
    return text


def find_facts(text: str, drafts: Iterable[Draft]) -> tuple[Fact, ...]:
    """Where a text in the sender's own words repeats facts of the drafts, letter by letter.

    A quotation counts between its quotation marks only, another fact from two words on: a single
    word may well be the sender's own.
    """
    found: dict[tuple[int, int], Fact] = {}
    for draft in drafts:
        for fact in draft.facts:
            words = draft.text[fact.start : fact.end]
            before, after = ("“", "”") if fact.quoted else (r"(?<!\w)", r"(?!\w)")
            if fact.quoted or " " in words:
                for one in re.finditer(f"{before}({re.escape(words)}){after}", text):
                    found[one.span(1)] = Fact(*one.span(1), fact.quoted)
    return tuple(found.values())
