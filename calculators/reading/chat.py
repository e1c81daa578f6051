"""A pasted chat: which of its lines the other side wrote, and which the reader."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple, TypedDict, cast

from calculators.engine import data
from calculators.reading.labels import SIDES
from calculators.reading.recognise import recognise
from calculators.writing.heads import find_heads, hide_no_words, with_ends

MOST_WORDS = 3  # of a name
BOTH = 2
NOT_BLANK = re.compile(r"\S")


@dataclass(frozen=True)
class Chat:
    """The chat twice: `theirs` with all but the other side's words blanked, `mine` with all but
    the reader's. Every character keeps its place.
    """

    theirs: str
    mine: str


class Turn(NamedTuple):
    """One speaker's words: who, where they begin and end, where the line begins, and whether a
    program wrote a time there.
    """

    who: str
    start: int
    end: int
    head: int
    stamped: bool


class Speakers(TypedDict):
    """What `chat.toml` holds."""

    mine: list[str]
    theirs: list[str]
    no_speaker: list[str]
    line: str
    exported: str


@cache
def _speakers() -> Speakers:
    return cast(Speakers, data.load("reading/chat.toml"))


def read_chat(text: str) -> Chat | None:
    """The two sides of a chat; None where the text does not show who wrote which line.

    It does where both sides speak and one is named as such: "Client" beside any other name, or
    "Me" beside any other one; where a program wrote the times of all names, of whom one presses;
    and where the client's own words, named as such, press below words of somebody else.
    """
    turns = list(find_turns(text))
    names = {who for who, *_ in turns}
    mine = names & set(_speakers()["mine"])
    theirs = {who for who in names if {who, who.split()[0]} & set(_speakers()["theirs"])}
    if turns and theirs == names and text[: turns[0].head].strip():
        quoted = _only(text, turns, theirs)
        return Chat(quoted, _only(text, turns, set())) if _presses(quoted) else None
    if len(names) >= BOTH and not mine and not theirs and all(turn.stamped for turn in turns):
        theirs = _pressing(text, turns)
        # Of three nobody knows which of the others is the reader.
        if theirs and len(names) > BOTH:
            return Chat(_only(text, turns, theirs), _only(text, turns, set()))
    if mine:
        theirs = names - mine
    elif theirs:
        mine = names - theirs
    if not mine or not theirs or (len(mine) > 1 and not mine <= set(_speakers()["mine"])):
        return None
    return Chat(_only(text, turns, theirs), _only(text, turns, mine))


def names_reader(who: str) -> bool:
    """Whether a name before a line, in small letters, stands for who pastes it, such as "me"."""
    return who in _speakers()["mine"]


def is_exported(text: str) -> bool:
    """Whether a text has lines of a chat as WhatsApp exports it."""
    return re.search(_speakers()["exported"], text, re.MULTILINE) is not None


def _presses(words: str, threat: str = "explicit") -> bool:
    """Whether a client presses with these words; nothing else tells whose they are."""
    found = recognise(words)
    return found.threat == threat and found.side != SIDES[1]


def _pressing(text: str, turns: list[Turn]) -> set[str]:
    """The one name whose words press, plainly or else between the lines; none where two do."""
    said = {turn.who: _only(text, turns, {turn.who}) for turn in turns}
    for threat in ("explicit", "veiled"):
        if found := {who for who, words in said.items() if _presses(words, threat)}:
            return found if len(found) == 1 else set()
    return set()


def find_turns(text: str) -> Iterator[Turn]:
    """Who speaks, and where the words begin and end; a line without a name goes on."""
    heads = sorted(_heads(text), key=lambda head: head.head)
    for head, end in with_ends(heads, [head.head for head in heads], text):
        yield head._replace(end=end)


def _heads(text: str) -> Iterator[Turn]:
    """The beginnings of turns: lines with a name and a time, then those with a name alone."""
    stamped = [Turn(head.who, head.end, head.end, head.start, True) for head in find_heads(text)]
    yield from stamped
    for found in re.finditer(_speakers()["line"], text, re.MULTILINE):
        who, words = found["who"].lower(), found["who"].split()
        if who in _speakers()["no_speaker"]:
            continue
        if len(words) > MOST_WORDS and words[0].lower() not in _speakers()["theirs"]:
            continue
        if not any(head.head < found.end() and found.start() < head.start for head in stamped):
            yield Turn(who, found.end(), found.end(), found.start(), bool(found["stamp"]))


def _only(text: str, turns: list[Turn], who: set[str]) -> str:
    blank, text = NOT_BLANK.sub(" ", text), hide_no_words(text)
    for name, start, end, *_ in turns:
        if name in who:
            blank = blank[:start] + text[start:end] + blank[end:]
    return blank
