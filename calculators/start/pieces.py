"""The pasted message as the page shows it, with the words that decided marked."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from calculators.reading.labels import labels
from calculators.reading.recognise import Reading

# Words with no more than a few blanks between them: many stand for what somebody else wrote.
WRITTEN = re.compile(r"\S+(?:\s{1,5}\S+)*")


@dataclass(frozen=True)
class MessagePiece:
    """A stretch of the message. label: what it was taken for, or "" where nothing is marked."""

    text: str
    label: str


def cut_message(text: str, found: Reading | None, theirs: str) -> Iterator[MessagePiece]:
    """The message in its stretches, those that decided with what they were taken for.

    theirs: the same with blanks for what is not the other side's, of which nothing is marked.
    """
    at = 0
    for mark in found.marks if found else ():
        for part in WRITTEN.finditer(theirs, mark.start, mark.end):
            if text[at : part.start()]:
                yield MessagePiece(text[at : part.start()], "")
            yield MessagePiece(text[part.start() : part.end()], _label(mark.label))
            at = part.end()
    if text[at:]:
        yield MessagePiece(text[at:], "")


def _label(label: str) -> str:
    words = labels()
    return words["demands"].get(label) or words["levers"].get(label) or "what ties the two"
