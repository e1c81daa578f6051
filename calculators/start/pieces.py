"""The pasted message as the page shows it, with the words that decided marked."""

from collections.abc import Iterator
from dataclasses import dataclass

from calculators.reading.labels import labels
from calculators.reading.recognise import Reading


@dataclass(frozen=True)
class MessagePiece:
    """A stretch of the message. label: what it was taken for, or "" where nothing is marked."""

    text: str
    label: str


def cut_message(text: str, found: Reading | None) -> Iterator[MessagePiece]:
    """The message in its stretches, those that decided with what they were taken for."""
    at = 0
    for mark in found.marks if found else ():
        if text[at : mark.start]:
            yield MessagePiece(text[at : mark.start], "")
        yield MessagePiece(text[mark.start : mark.end], _label(mark.label))
        at = mark.end
    if text[at:]:
        yield MessagePiece(text[at:], "")


def _label(label: str) -> str:
    words = labels()
    return words["demands"].get(label) or words["levers"].get(label) or "what ties the two"
