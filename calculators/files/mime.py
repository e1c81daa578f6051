"""The parts of a mail: split with bounds, so that neither depth nor damage stops the reading.

The library's parser goes down into parts by recursion and keeps every line apart; a mailbox of
50 MB would take minutes in a browser. It reads the heads here, and the splitting is ours.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.parser import BytesHeaderParser
from email.utils import getaddresses
from functools import cached_property, lru_cache

from calculators.files import charsets
from calculators.files.draft import FileDraft
from calculators.files.limits import DEEPEST_ADDRESS, DEEPEST_PART, LONGEST_LINE, MOST_PARTS

PARSER = BytesHeaderParser()
# A head as nearly all are: each line a name with its value, or the rest of the line before.
USUAL = re.compile(
    rb"(?:[!-9;-~]{1,76}:"
    rb"(?:[ \t]*[^ \t\r\n][^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*|[ \t]*\r?\n(?![ \t])))*"
)
# A space before the colon, as old programs and people who copy a mail write it.
SPACED = re.compile(rb"(?m)^([!-9;-~]{1,76})[ \t]{1,20}:")
LINE = re.compile(r"(?m)^([!-9;-~]++):([^\r\n]*(?:\r?\n[ \t][^\r\n]*)*)")
# One person as most programs write them: a plain name and an address.
PERSON = re.compile(
    r"(?:([A-Za-z]+(?: [A-Za-z0-9]+)*) )?"
    r"<?([A-Za-z0-9_+-]+(?:\.[A-Za-z0-9_+-]+)*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)>?"
)
# What opens a group or a comment in a line of addresses: the library calls itself for each.
OPENING = ":("
FOLD = re.compile(r"\r?\n(?=[ \t])")
END_OF_HEAD = re.compile(rb"\r?\n\r?\n|\r\r")


# The headers by name in small letters, as they stand: folded, bytes above 127 as surrogates.
type Head = dict[str, list[str]]


@dataclass(frozen=True)
class MailPart:
    """A head with its body. path: `1.2` is the second part of the first; "" is the mail itself."""

    head: Head
    body: bytes
    path: str = ""

    @property
    def type(self) -> str:
        """The media type in small letters."""
        return self._said[0]

    @property
    def charset(self) -> str:
        """The encoding that the head names, or ""."""
        return self._said[1]

    @property
    def filename(self) -> str | None:
        """The name of a file, as the head has it."""
        return self._said[2]

    @property
    def boundary(self) -> str:
        """What stands between the parts of a multipart, or ""."""
        return self._said[3]

    @cached_property
    def _said(self) -> tuple[str, str, str | None, str]:
        return _content(
            *(self.head.get(name, [None])[0] for name in ("content-type", "content-disposition"))
        )

    @property
    def disposition(self) -> str:
        """`inline`, `attachment` or ""."""
        return (raw(self.head, "content-disposition").partition(";")[0]).strip().lower()


def parse(data: bytes, draft: FileDraft, path: str = "") -> MailPart:
    """Parts a mail (or a part) into head and body. Lines of a head that are too long are cut."""
    if data.startswith((b"\r\n", b"\n")):
        return MailPart({}, data.removeprefix(b"\r").removeprefix(b"\n"), path)
    end = END_OF_HEAD.search(data)
    head, body = (data[: end.start()], data[end.end() :]) if end else (data, b"")
    if len(head) > LONGEST_LINE:
        kept = []
        for line in head.split(b"\n"):
            if len(line) > LONGEST_LINE:
                draft.say(
                    "long_line",
                    f"A line of the head has {len(line)} characters, more than "
                    f"{LONGEST_LINE}: it is cut.",
                    part=path,
                )
                line = line[:1000]
            kept.append(line)
        head = b"\n".join(kept[:5000])
    return MailPart(_head(head + b"\n"), body, path)


def _head(data: bytes) -> Head:
    """The lines of a head. The library keeps each line apart, so a usual head is split here."""
    head: Head = {}
    if data.isascii() and USUAL.fullmatch(data):
        for name, value in LINE.findall(data.decode("ascii")):
            head.setdefault(name.lower(), []).append(value.lstrip(" \t\r\n"))
    else:
        for name, value in PARSER.parsebytes(SPACED.sub(rb"\1:", data) + b"\n").raw_items():
            head.setdefault(name.lower(), []).append(str(value))
    return head


def addresses(lines: Iterable[str]) -> list[tuple[str, str]]:
    """Names and addresses in header lines; one person needs no parser."""
    given = list(lines)
    if not given:
        return []
    if len(given) == 1 and (found := PERSON.fullmatch(given[0])):
        name, address = found.groups()
        if bool(name) == given[0].endswith(">"):
            return [(name or "", address)]
    for sign in OPENING:
        if sum(line.count(sign) for line in given) > DEEPEST_ADDRESS:
            given = [line.replace(sign, " ") for line in given]
    people = getaddresses(given)
    return [(charsets.whole(name), charsets.whole(address)) for name, address in people]


def leaves(mail: MailPart, draft: FileDraft) -> Iterator[tuple[MailPart, str]]:
    """The parts that hold something, in order, each with the type of the multipart around it."""
    waiting: list[tuple[MailPart, str, int]] = [(mail, "", 0)]
    count = 0
    while waiting:
        part, around, depth = waiting.pop()
        count += 1
        if count > MOST_PARTS:
            draft.say("parts", f"The mail has more than {MOST_PARTS} parts: the rest is not read.")
            return
        if not part.type.startswith("multipart/"):
            yield part, around
            continue
        if depth >= DEEPEST_PART:
            draft.say(
                "deep",
                f"Parts are nested deeper than {DEEPEST_PART}: what lies below part "
                f"{part.path[:40]} is not read.",
                part=part.path,
            )
            continue
        inner = list(_split(part, draft))
        waiting += [(each, part.type, depth + 1) for each in reversed(inner)]


def _split(part: MailPart, draft: FileDraft) -> Iterator[MailPart]:
    boundary = part.boundary.encode("utf-8", "surrogateescape")[:200]
    if not boundary:
        draft.say("no_boundary", "A part names no boundary: it is read as text.", part=part.path)
        yield _as_text(part)
        return
    start, closed, number = -1, False, 0
    for before, after, last in _boundaries(part.body, b"--" + boundary):
        if start >= 0:
            number += 1
            path = f"{part.path}.{number}".lstrip(".")
            yield parse(_after_line(part.body, start, before), draft, path)
        start = after
        if last:
            closed = True
            if part.body[after:].strip():
                draft.say(
                    "after_end",
                    "Words stand after the last boundary of a part: no mail program shows them, "
                    "and they are not read.",
                    part=part.path,
                )
            break
        if number > MOST_PARTS:
            break
    if start < 0:
        draft.say(
            "no_boundary",
            "The boundary that a part names is not in it: it is read as text.",
            part=part.path,
        )
        yield _as_text(part)
    elif not closed:
        draft.say(
            "not_closed", "The mail has no closing boundary: it may be cut off.", part=part.path
        )
        rest = _after_line(part.body, start, len(part.body))
        if rest.strip():
            yield parse(rest, draft, f"{part.path}.{number + 1}".lstrip("."))


def _boundaries(body: bytes, mark: bytes) -> Iterator[tuple[int, int, bool]]:
    """Each line that is a boundary: its start, its end, and if it closes the part."""
    place = -1
    while (place := body.find(mark, place + 1)) >= 0:
        if place and body[place - 1] != 10:
            continue
        end = body.find(b"\n", place)
        end = len(body) if end < 0 else end
        rest = body[place + len(mark) : end].rstrip()
        if rest in (b"", b"--"):
            before = max(0, place - 1)
            before -= body[before - 1 : before] == b"\r"
            ends = end - (body[end - 1 : end] == b"\r")
            yield before, ends, rest == b"--"


def _after_line(body: bytes, start: int, end: int) -> bytes:
    """What stands after a boundary's line end; nothing where the next one follows at once."""
    start += 2 if body.startswith(b"\r\n", start) else 1
    return body[start:end] if end > start else b""


def _as_text(part: MailPart) -> MailPart:
    return MailPart({"content-type": ["text/plain"]}, part.body, part.path)


def raw(head: Head, name: str) -> str:
    """The first header of a name as it stands, unfolded; bytes above 127 as surrogates."""
    return next(iter(raws(head, name)), "")


def raws(head: Head, name: str) -> list[str]:
    """Every header of a name, unfolded."""
    return [FOLD.sub("", line) if "\n" in line else line for line in head.get(name, ())]


@lru_cache(maxsize=256)
def _content(type: str | None, disposition: str | None) -> tuple[str, str, str | None, str]:
    """Media type, charset, file name and boundary. A mailbox repeats a few of them."""
    head: Message[str, str] = Message()
    for name, value in (("Content-Type", type), ("Content-Disposition", disposition)):
        if value is not None:
            head.set_raw(name, value)
    charset, filename = _told(head.get_content_charset), _told(head.get_filename)
    return head.get_content_type(), charset or "", filename, _told(head.get_boundary) or ""


def _told(parameter: Callable[[], str | None]) -> str | None:
    """A parameter of a header, or None where it is written in a charset that cannot be one."""
    try:
        return parameter()
    except ValueError:
        return None


def header(text: str, draft: FileDraft, name: str) -> str:
    """A header for people: encoded words decoded, raw bytes guessed; what is doubtful is said."""
    text = text[: LONGEST_LINE // 5]
    if not text.isascii() and any("\ud800" <= c <= "\udfff" for c in text):
        decoded = charsets.decode(text.encode("utf-8", "surrogateescape"))
        draft.say(
            "raw_header",
            f"The {name} has raw {decoded.encoding}, not encoded as headers should be (a guess).",
        )
        text = decoded.text
    if "=?" not in text:
        return text.strip()
    pieces = []
    try:
        for piece, charset in decode_header(text):
            pieces.append(
                piece if isinstance(piece, str) else _word(piece, charset or "", draft, name)
            )
    except (ValueError, LookupError, HeaderParseError):
        draft.say(
            "raw_header", f"The {name} has words that cannot be decoded: shown as they stand."
        )
        return text.strip()
    return "".join(pieces).strip()


def _word(piece: bytes, charset: str, draft: FileDraft, name: str) -> str:
    if not charset:
        return piece.decode("utf-8", "replace")
    known = charsets.name_of(charset)
    if not known:
        draft.say("charset_unknown", f"Unknown charset {charset[:40]} in the {name}.")
    elif not charsets.fits(piece, known):
        draft.say(
            "charset_wrong", f"A word of the {name} is not {charset[:40]}, though it says so."
        )
    return charsets.whole(piece.decode(known or "windows-1252", "replace"))
