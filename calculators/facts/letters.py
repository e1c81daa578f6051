"""A letter that was sent, and paragraphs in the reader's own words."""

from dataclasses import dataclass
from typing import Annotated

from calculators.engine.fields import Field

LETTER_SENT = Field("Day you sent the client a letter")
LETTER_DAYS = Field("Days the letter gives to answer", least=1, most=365)


@dataclass(frozen=True, kw_only=True)
class Edit:
    """A paragraph in the reader's own words. base: the mark of the text that it replaced."""

    paragraph: Annotated[str, Field("Paragraph", "The page fills this in.", most=80)]
    text: Annotated[str | None, Field("Your words", long=True, most=10_000)] = None
    base: Annotated[str | None, Field("Mark of the text it replaced", "Set by the page.")] = None
