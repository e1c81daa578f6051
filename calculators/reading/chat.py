"""A pasted chat: which of its lines the other side wrote, and which the reader."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TypedDict, cast

from calculators.engine import data

MOST_WORDS = 3  # of a name
NOT_BLANK = re.compile(r"\S")


@dataclass(frozen=True)
class Chat:
    """The chat twice: `theirs` with all but the other side's words blanked, `mine` with all but
    the reader's. Every character keeps its place.
    """

    theirs: str
    mine: str


class Speakers(TypedDict):
    """What `chat.toml` holds."""

    mine: list[str]
    theirs: list[str]
    no_speaker: list[str]
    line: str


@cache
def _speakers() -> Speakers:
    return cast(Speakers, data.load("reading/chat.toml"))


def read_chat(text: str) -> Chat | None:
    """The two sides of a chat; None where the text does not show who wrote which line.

    It does where both sides speak and one is named as such: "Client" beside any other name, or
    "Me" beside any other one.
    """
    turns = list(_turns(text))
    names = {who for who, _, _ in turns}
    mine = names & set(_speakers()["mine"])
    theirs = names & set(_speakers()["theirs"])
    if mine:
        theirs = names - mine
    elif theirs:
        mine = names - theirs
    if not mine or not theirs or (len(mine) > 1 and not mine <= set(_speakers()["mine"])):
        return None
    return Chat(_only(text, turns, theirs), _only(text, turns, mine))


def _turns(text: str) -> Iterator[tuple[str, int, int]]:
    """Who speaks, and where the words begin and end; a line without a name goes on."""
    heads = [
        (who, found)
        for found in re.finditer(_speakers()["line"], text, re.MULTILINE)
        if (who := found["who"].lower()) not in _speakers()["no_speaker"]
        and len(who.split()) <= MOST_WORDS
    ]
    begins = [found.start() for _, found in heads] + [len(text)]
    for (who, found), end in zip(heads, begins[1:], strict=True):
        yield who, found.end(), end


def _only(text: str, turns: list[tuple[str, int, int]], who: set[str]) -> str:
    blank = NOT_BLANK.sub(" ", text)
    for name, start, end in turns:
        if name in who:
            blank = blank[:start] + text[start:end] + blank[end:]
    return blank
