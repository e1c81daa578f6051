"""Mailboxes (.mbox), mail by mail, so that a large one is never whole in memory."""

import re
from collections.abc import Iterable, Iterator

from calculators.files import mail
from calculators.files.draft import FileDraft
from calculators.files.limits import LARGEST_MAIL, MOST_MESSAGES

# An empty line, the separator, and a line of a head (or the mark of an escaped one).
# Without the empty line, only a full separator with its day and time counts.
BETWEEN = re.compile(
    rb"(?:(?:\A|\n\r?\n)From (?![ \t]*:)[^\r\n]{0,300}"
    rb"|\nFrom \S{1,200} +[A-Z][a-z]{2} [A-Z][a-z]{2} +\d{1,2} \d\d:\d\d:\d\d [^\r\n]{4,40})"
    rb"\r?\n(?=[!-9;-~]{1,76}:)"
)
ESCAPED = re.compile(rb"(?m)^>(>*From )")
OVERLAP = 512


def recognises(head: bytes) -> bool:
    """If a file begins as a mailbox."""
    return bool(
        re.match(rb"(?:\xef\xbb\xbf)?\s*From (?![ \t]*:)[^\r\n]{0,300}\r?\n[!-9;-~]{1,76}:", head)
    )


def mails(pieces: Iterable[bytes]) -> Iterator[tuple[int, bytes, bool]]:
    """Each mail with the line that it begins on, and if it had to be cut."""
    waiting, line, cut = bytearray(), 1, False
    begun = False
    for piece in pieces:
        place = max(0, len(waiting) - OVERLAP)
        waiting += piece
        while found := _between(waiting, place):
            if begun:
                yield line, bytes(waiting[: found.start()]), cut
                line += waiting.count(b"\n", 0, found.end())
            else:
                line += waiting.count(b"\n", 0, found.end())
            begun, cut = True, False
            del waiting[: found.end()]
            place = 0
        if len(waiting) > LARGEST_MAIL + OVERLAP:
            line += waiting.count(b"\n", LARGEST_MAIL, len(waiting) - OVERLAP)
            del waiting[LARGEST_MAIL : len(waiting) - OVERLAP]
            cut = True
    if waiting.strip():
        yield line, bytes(waiting), cut


def _between(data: bytearray, place: int) -> re.Match[bytes] | None:
    """The first line between mails from a place on. A plain search looks at each line end."""
    at = place - 1
    while (at := data.find(b"From ", at + 1)) >= 0:
        for before in (b"\n\r\n", b"\n\n", b"\n", b""):
            start = at - len(before)
            fits = start >= place and data.startswith(before, start)
            if fits and (found := BETWEEN.match(data, start)):
                return found
    return None


def read(pieces: Iterable[bytes], draft: FileDraft) -> Iterator[int]:
    """Adds every mail; yields the number of messages after each."""
    escaped = False
    for line, data, cut in mails(pieces):
        if len(draft.messages) >= MOST_MESSAGES:
            draft.say("cut", f"Only the first {MOST_MESSAGES} messages are read.", line)
            return
        if b"\n>" in data and ESCAPED.search(data):
            escaped = True
            data = ESCAPED.sub(rb"\1", data)
        if cut:
            draft.say(
                "cut",
                f"A mail is larger than {LARGEST_MAIL} bytes: the rest of it is not read.",
                line,
            )
        mail.read(data, draft, line)
        yield len(draft.messages)
    draft.say(
        "separator",
        'The line "From …" between mails names no sender, and its date is no day of sending: '
        "it may be the day of the export or of arrival.",
    )
    if escaped:
        draft.say(
            "escaped",
            'Lines that begin with "From " carry a ">" in a mailbox: one ">" is taken off, no '
            "more.",
        )
