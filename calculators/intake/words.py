"""The messages of files: those that may hold something over the reader come first."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from calculators.engine.fields.text import LONGEST_LONG_TEXT
from calculators.engine.formats import format_day
from calculators.files import notices
from calculators.files.found import FoundMessage, FoundMoment
from calculators.files.together import Together
from calculators.intake.proposals import place
from calculators.reading.announced import announces_step
from calculators.reading.recognise import recognise

MOST_READ = 60  # the newest messages, which are looked at for a threat: it takes a reader's time
MOST_SHOWN = 100
MOST_NAMES = 6  # of those who write, to say which is the reader's
TWO = 2
DAY = 10  # letters of a day without a time
RANKS = {"explicit": 0, "veiled": 1}
SAID = {"explicit": "A threat was recognised", "veiled": "A possible threat"}


@dataclass(frozen=True)
class Written:
    """A message to choose. text: as the paste box takes it. cut: whether that is not all of it.

    threat: what was recognised in it, "" where nothing was or where it was not looked at.
    head: what stands before it where several are chosen, "" where its day is not sure. order: its
    place among them.
    """

    sender: str
    when: str
    text: str
    where: str
    file: str
    threat: str
    cut: bool
    head: str = ""
    order: int = 0


@dataclass(frozen=True)
class Words:
    """The messages to choose from. looked_at: how many were. left_out: how many are not listed."""

    messages: tuple[Written, ...]
    looked_at: int
    left_out: int


def choose(found: Together) -> Words:
    """The messages of people, the recognised ones first, then the newest."""
    people = [message for message in found.messages if _is_said(message)]
    people.sort(key=_when, reverse=True)
    texts = [
        Written("", "", file.text[:LONGEST_LONG_TEXT], file.name, file.name, "", False)
        for file in found.files
        if file.text
    ]
    # What was not looked at keeps its place: of the rest, no more can be shown.
    read = [
        replace(_written(message, look=index < MOST_READ), order=-index)
        for index, message in enumerate(people[: max(MOST_READ, MOST_SHOWN)])
    ]
    read = sorted((*read, *texts), key=_rank)
    return Words(
        tuple(read[:MOST_SHOWN]),
        min(len(people), MOST_READ),
        max(0, len(people) + len(texts) - MOST_SHOWN),
    )


def _rank(message: Written) -> int:
    return next((RANKS[key] for key, said in SAID.items() if said == message.threat), len(RANKS))


def _is_said(message: FoundMessage) -> bool:
    """Whether a person wrote it: no notice of the platform and no line of a program."""
    return bool(
        message.text.strip()
        and not message.deleted
        and not message.note
        and not notices.notifies(message)
    )


def _when(message: FoundMessage) -> str:
    return message.moment.instant or message.moment.local


def _written(message: FoundMessage, *, look: bool) -> Written:
    text = message.text.strip()
    threat = SAID.get(_threat_of(text[:LONGEST_LONG_TEXT]), "") if look else ""
    return Written(
        message.sender or "",
        _shown(message.moment),
        text[:LONGEST_LONG_TEXT],
        "; ".join(map(place, (message.where, *message.also_in))),
        message.where.file,
        threat,
        len(text) > LONGEST_LONG_TEXT,
        _head(message),
    )


def _head(message: FoundMessage) -> str:
    """The line's head as chats have it; a moment in UTC may be of another day for the reader."""
    try:
        at = datetime.fromisoformat(message.moment.local)
    except ValueError:
        return ""
    timed = len(message.moment.local) > DAY and message.sender and not message.moment.days
    return f"[{at.day} {at:%B %Y}, {at:%H:%M}] {message.sender}: " if timed else ""


def _threat_of(text: str) -> str:
    """The threat of a message; a lawful step that it announces is none."""
    threat = recognise(text).threat
    return "none" if threat != "none" and announces_step(text) else threat


def _shown(moment: FoundMoment) -> str:
    """The moment in words; a time without a zone is shown as one."""
    try:
        if moment.instant:
            at = datetime.fromisoformat(moment.instant)
            return f"{format_day(at.date())}, {at:%H:%M} UTC"
        at = datetime.fromisoformat(moment.local)
    except ValueError:
        return " or ".join(moment.days) or "time not known"
    clock = f", {at:%H:%M}, zone not in the file" if len(moment.local) > DAY else ""
    return f"{format_day(at.date())}{clock}"


def senders(words: Sequence[Written]) -> tuple[str, ...]:
    """Who wrote, each once, in the order of the page."""
    return tuple(dict.fromkeys(message.sender for message in words if message.sender))


def asked(words: Sequence[Written]) -> tuple[tuple[str, bool], ...]:
    """Each name that may be the reader's, and whether it is taken for theirs; few or none.

    A chat's file is named after the other one: of two names that is not the reader's.
    """
    names = senders(words)
    if not TWO <= len(names) <= MOST_NAMES:
        return ()
    files = " ".join({message.file for message in words})
    other = [name for name in names if name in files]
    sure = len(names) == TWO and len(other) == 1
    return tuple((name, sure and name not in other) for name in names)
