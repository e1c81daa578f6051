"""The note that confirms in writing what was said: one text, for the plan and for the messages."""

from collections.abc import Sequence
from dataclasses import dataclass

from calculators.engine.rendering import render

# What stands in place of words that the reader has only told of: their own would be quoted as the
# client's.
NOT_QUOTED = "what the client said, in their words"


@dataclass(frozen=True)
class SpokenWords:
    """What the client said, as the reader noted it.

    quoted: the words between quotation marks, with a stop, or a gap. channel: call | voice, or ""
    where it is not known. when: the day and hour as they are written, or "".
    """

    quoted: str
    channel: str = ""
    when: str = ""


def write_spoken(rows: Sequence[SpokenWords], platform: str) -> str:
    """The note as plain text, in paragraphs. platform: its name, "" for a client on none."""
    return render("writing/spoken.txt.jinja", rows=rows, platform=platform).strip()
