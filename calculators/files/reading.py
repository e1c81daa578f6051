"""One file: told apart by its content, read by the module of its format, within bounds."""

import re
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from itertools import chain

from calculators.files import (
    charsets,
    contracts,
    copied,
    diary,
    earnings,
    exhibits,
    hints,
    mail,
    mailbox,
    messenger,
    plain,
    reports,
    skype,
    slack,
    telegram,
    telegram_page,
    tickets,
    trees,
    whatsapp,
)
from calculators.files.draft import FileDraft
from calculators.files.found import FileRecord
from calculators.files.limits import LARGEST_FILE, LARGEST_HTML, LONGEST_TEXT
from calculators.files.trees import Tree

PIECE = 1024 * 1024
MAILS = frozenset({"eml", "mbox", "gmail_copy", "pasted_mail"})


@dataclass(frozen=True)
class Progress:
    """How far the reading is: bytes taken, and messages found."""

    done: int
    messages: int


def read(name: str, data: bytes) -> FileRecord:
    """Reads a file. name: only for the reader, and where an export writes something into it.

    Never raises for what the bytes hold: what cannot be read is said in `said`.
    """
    return read_pieces(name, (data[place : place + PIECE] for place in range(0, len(data), PIECE)))


def read_pieces(
    name: str, pieces: Iterable[bytes], tell: Callable[[Progress], object] = lambda progress: None
) -> FileRecord:
    """Reads a file that comes in pieces. tell: is called with the progress."""
    steps = read_in_steps(name, pieces)
    while True:
        try:
            progress = next(steps)
        except StopIteration as end:
            result: FileRecord = end.value
            return result
        tell(progress)


def read_in_steps(name: str, pieces: Iterable[bytes]) -> Generator[Progress, None, FileRecord]:
    """Reads a file that comes in pieces; yields its progress, and returns what it gave.

    A caller that stops asking has cancelled: nothing is kept. Only mailboxes and exhibits may be
    larger than the limit; they are never whole in memory.
    """
    draft = FileDraft(name, 0, "")
    counted = _Counted(pieces)
    stream = iter(counted)
    head = _head(stream)
    everything = chain([head], stream)
    if not head:
        draft.format, draft.sha256 = "empty", counted.digest.hexdigest()
        draft.say("empty", "The file is empty (0 bytes).")
        return draft.done()
    kind = exhibits.kind_of(head)
    if kind:
        draft.format = "exhibit"
        for size in exhibits.read(everything, kind, draft):
            yield Progress(size, 0)
        return draft.done()
    if mailbox.recognises(head):
        draft.format = "mbox"
        for number in mailbox.read(everything, draft):
            if number % 50 == 0:
                yield Progress(counted.size, number)
    else:
        data = bytearray()
        for piece in everything:
            if counted.size <= LARGEST_FILE:
                data += piece
            yield Progress(counted.size, 0)
        if counted.size > LARGEST_FILE:
            draft.format = "exhibit"
            draft.say(
                "too_large",
                f"The file is larger than {LARGEST_FILE} bytes: it is not read, only kept as "
                "an exhibit.",
            )
        else:
            _read(bytes(data), draft)
    draft.bytes, draft.sha256 = counted.size, counted.digest.hexdigest()
    if draft.format in ("text", "exhibit"):
        exhibits.add(draft, "text/plain")
    if draft.format in MAILS:
        hints.told(draft)
    hints.say(draft)
    return draft.done()


class _Counted:
    """Pieces with their number of bytes and fingerprint so far."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        self.pieces, self.size, self.digest = pieces, 0, sha256()

    def __iter__(self) -> Iterator[bytes]:
        for piece in self.pieces:
            self.size += len(piece)
            self.digest.update(piece)
            yield piece


def _head(stream: Iterator[bytes]) -> bytes:
    head = b""
    while len(head) < 8192:
        piece = next(stream, None)
        if piece is None:
            break
        head += piece
    return head


def _read(data: bytes, draft: FileDraft) -> None:
    if mail.recognises(own := mail.without_frame(data)):
        draft.format = "eml"
        mail.read(own, draft)
        return
    declared = (
        re.search(rb"charset=[\"']?([\w-]{2,40})", data[:2000])
        if data.lstrip()[:1] == b"<"
        else None
    )
    decoded = charsets.decode(data, declared.group(1).decode() if declared else "")
    draft.encoding = decoded.encoding
    if decoded.encoding.startswith("utf-16") and mail.recognises(
        decoded.text.encode("utf-8", "replace")
    ):
        draft.format = "eml"
        mail.read(decoded.text.encode("utf-8", "replace"), draft)
        return
    if decoded.guessed:
        draft.say(
            "encoding",
            "The file does not name its encoding and is not UTF-8: read as "
            f"{decoded.encoding} (a guess; "
            "another can be chosen).",
        )
    if decoded.damaged:
        draft.say("encoding", f"Some bytes are no {decoded.encoding}: shown as a mark.")
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        draft.format = "empty"
        draft.say("empty", "The file holds no text.")
        return
    if not (_json(text, draft) or _page(text, draft) or _table(text, draft) or _chat(text, draft)):
        draft.format, draft.text = "text", text[:LONGEST_TEXT].strip()
        draft.say(
            "not_known",
            "The file is of no kind that is read here: it is shown as text. Copy the part "
            "that matters "
            "into the paste box, or keep the file as an exhibit.",
        )


def _json(text: str, draft: FileDraft) -> bool:
    if text.lstrip()[:1] not in ("{", "["):
        return False
    try:
        tree: Tree = trees.load_lines(text, draft)
    except trees.NotJson as error:
        if text.lstrip()[:1] == "[" and whatsapp.recognises(text):
            return False
        draft.say("json", f"The file looks like JSON and cannot be read: {error}.")
        return False
    for name, module in (
        ("telegram_json", telegram),
        ("skype_json", skype),
        ("slack_json", slack),
        ("messenger_json", messenger),
        ("work_diary", diary),
    ):
        if module.recognises(tree):
            draft.format = name
            module.read(tree, draft)
            return True
    if kind := tickets.recognises(tree):
        draft.format = kind
        tickets.read(tree, draft)
        return True
    if contracts.recognises(tree):
        draft.format = "contract_json"
        contracts.read(tree, draft)
        return True
    draft.said = [entry for entry in draft.said if entry.code != "key_twice"]
    draft.say("json", "The file is JSON of no kind that is known here.")
    return False


def _page(text: str, draft: FileDraft) -> bool:
    if not re.match(
        r"\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype|html|head|body|div|meta|table|p\b)",
        text[:1000],
        re.IGNORECASE,
    ):
        return False
    if telegram_page.recognises(text):
        draft.format = "telegram_html"
        telegram_page.read(text, draft)
        return True
    shown = plain.show(text, LARGEST_HTML)
    if shown.active or shown.remote:
        draft.say(
            "active",
            "The page has script, or would load things from outside: nothing was run or loaded.",
        )
    return _chat(shown.text, draft)


def _table(text: str, draft: FileDraft) -> bool:
    if table := reports.find(text):
        draft.format = "transaction_report"
        reports.read(table, draft)
    elif table := earnings.find(text):
        draft.format = "earnings"
        earnings.read(table, draft)
    elif table := tickets.find(text):
        draft.format = "queue_csv"
        tickets.read_queue(table, draft)
    return bool(draft.format != "unknown")


def _chat(text: str, draft: FileDraft) -> bool:
    if kind := whatsapp.recognises(text):
        draft.format = kind
        whatsapp.read(text, draft)
    elif kind := copied.recognises(text):
        draft.format = kind
        copied.read(text, draft)
    return draft.format != "unknown"
