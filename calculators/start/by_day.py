"""The client's words in a chat of several days: those that press, each day's by themselves."""

from collections.abc import Iterator
from datetime import date

from calculators.reading.chat import names_reader, read_chat
from calculators.reading.mail import find_heads as find_mail_heads
from calculators.reading.recognise import recognise
from calculators.start.pieces import MessagePiece
from calculators.start.quoting import LONGEST_QUOTE
from calculators.start.said_days import day_of
from calculators.writing.heads import Head, find_heads, hide_heads, with_ends

LEFT_OUT = " […] "
MOST = 60  # messages that are read by themselves

type Said = tuple[date, str]


def quote_by_day(text: str, pieces: tuple[MessagePiece, ...], today: date) -> tuple[Said, ...]:
    """Each day with the client's messages of it that press, word for word, in the chat's order.

    Those are the ones that were marked in the whole, and those that threaten by themselves.

    Nothing where the chat does not show who wrote what, where a day can be read in two ways, and
    where all of it is of one day.
    """
    theirs = _theirs(text)
    if not theirs:
        return ()
    turns, marked = list(_turns(text)), list(_marked(pieces))
    if len({day_of(text, head, today) for head, _ in turns}) == 1:
        return ()
    found: dict[date, list[tuple[int, str]]] = {}
    for number, (head, end) in enumerate(turns):
        words = theirs[head.end : end].strip()
        decided = any(start < end and head.end < stop for start, stop in marked)
        if not words or not (decided or (number < MOST and recognise(words).threat != "none")):
            continue
        day = day_of(text, head, today)
        if day is None:
            return ()
        found.setdefault(day, []).append((number, words))
    rows = tuple((day, _joined(turns)) for day, turns in found.items())
    short = all(len(words) <= LONGEST_QUOTE for _, words in rows)
    return rows if short else ()


def _theirs(text: str) -> str:
    """The client's words in a chat, or in lines that all have one name that is not the reader's."""
    if chat := read_chat(text):
        return chat.theirs
    names = {head.who for head in find_heads(text)}
    alone = len(names) == 1 and not any(map(names_reader, names)) and not find_mail_heads(text)
    return hide_heads(text) if alone else ""


def _joined(turns: list[tuple[int, str]]) -> str:
    """Words of one day; what stood between two messages is marked as left out."""
    text, last = turns[0][1], turns[0][0]
    for number, words in turns[1:]:
        text += ("\n" if number == last + 1 else LEFT_OUT) + words
        last = number
    return text


def _turns(text: str) -> Iterator[tuple[Head, int]]:
    heads = find_heads(text)
    yield from with_ends(heads, [head.start for head in heads], text)


def _marked(pieces: tuple[MessagePiece, ...]) -> Iterator[tuple[int, int]]:
    """Where the words stand that were taken for something."""
    at = 0
    for piece in pieces:
        if piece.label:
            yield at, at + len(piece.text)
        at += len(piece.text)
