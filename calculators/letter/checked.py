"""A letter as its checks see it."""

from dataclasses import dataclass

from calculators.letter.figures import Figures
from calculators.letter.inputs import Inputs
from calculators.letter.platform import First
from calculators.letter.release import Release
from calculators.writing.drafts import Draft, Fact, Gap, hide

# Where a check saw something: the id of a paragraph, or "" for the whole letter; start; end.
Passage = tuple[str, int, int]
WHOLE: Passage = ("", 0, 0)


@dataclass(frozen=True)
class ParagraphText:
    """A paragraph as it stands in the letter: edited or not."""

    id: str
    kind: str
    text: str
    edited: bool
    stale: bool
    gaps: tuple[Gap, ...]
    facts: tuple[Fact, ...]

    @property
    def own(self) -> str:
        """The text with its facts blanked: the sender's own words."""
        return hide(self.text, self.facts)


@dataclass(frozen=True)
class CheckedLetter:
    """What the checks look at. known: the other side's words that are on record."""

    inputs: Inputs
    figures: Figures
    texts: tuple[ParagraphText, ...]
    drafts: tuple[Draft, ...]
    known: tuple[str, ...]
    first: First | None
    release: Release | None


def unmask_keeping(text: str) -> str:
    """The text with plain quotation marks, every character at its place."""
    return text.replace("“", '"').replace("”", '"')
