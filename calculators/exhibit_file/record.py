"""The record: which bytes of an exhibit file have which SHA-256. It is the file's last object.

It is JSON, one part a line. The parts follow each other without a gap from the first byte of the
file to the first byte of the record. `after` is the SHA-256 of all bytes after the record, and
`own` that of the record's own bytes before the line of `own`. So every byte has a hash.
"""

import json
import re
from dataclasses import asdict, dataclass, replace
from hashlib import sha256

from calculators.engine.nesting import nested_too_deep

VERSION = 1
MARK = f'{{"format": "exhibit file", "version": {VERSION},\n'.encode()
END = re.compile(rb'"own": "([0-9a-f]{64})"\}\n')
LARGEST = 16 * 1024 * 1024  # bytes of a record
MOST_PARTS = 200_000
HASH = re.compile(r"[0-9a-f]{64}")

KIND_STRUCTURE = "structure"  # what holds the file together: lists of pages, fonts, links
KIND_PAGE = "page"  # what stands on a page
KIND_PICTURE = "picture"  # an image that a page shows
KIND_FORM = "imported_page"  # a page of a PDF that a page shows
KIND_ORIGINAL = "original"  # a file that was given, byte for byte
KINDS = (KIND_STRUCTURE, KIND_PAGE, KIND_PICTURE, KIND_FORM, KIND_ORIGINAL)


type Bytes = bytes


class NoRecord(ValueError):
    """The bytes are no exhibit file, or its record cannot be read. The message says which."""


@dataclass(frozen=True)
class Part:
    """Bytes of the file. kind: one of `KINDS`. page: of the file, from 1.

    start: the place of the first byte, from 0. exhibit: its letter. name: of an original.
    """

    kind: str
    start: int = 0
    bytes: int = 0
    sha256: str = ""
    exhibit: str = ""
    page: int = 0
    name: str = ""

    def of(self, start: int, data: "Bytes") -> "Part":
        """The same part with the place and the hash of its bytes."""
        return replace(self, start=start, bytes=len(data), sha256=sha256(data).hexdigest())


@dataclass(frozen=True)
class Record:
    """The parts in order, and the SHA-256 of what follows the record."""

    parts: tuple[Part, ...]
    after: str

    def write(self) -> bytes:
        """The record's bytes. Hashes that are blank take as many bytes as one."""
        rows = ",\n".join(
            json.dumps(
                {
                    name: value or "0" * 64 if name == "sha256" else value
                    for name, value in asdict(part).items()
                    if value or name in ("start", "bytes", "sha256")
                },
                ensure_ascii=True,
            )
            for part in self.parts
        )
        text = f'"parts": [\n{rows}\n],\n"after": "{self.after or "0" * 64}",\n'
        data = MARK + text.encode()
        return data + f'"own": "{sha256(data).hexdigest()}"}}\n'.encode()


@dataclass(frozen=True)
class Found:
    """A record in a file. start, end: of its bytes. whole: if it has the hash that it names."""

    record: Record
    start: int
    end: int
    whole: bool


def find(data: bytes | memoryview) -> Found:
    """The record of a file. Raises `NoRecord`."""
    data = bytes(data) if isinstance(data, memoryview) else data
    if not data.startswith(b"%PDF-"):
        raise NoRecord("This is no PDF.")
    start = data.rfind(MARK)
    if start < 0:
        raise NoRecord("This PDF holds no record of an exhibit file.")
    end = END.search(data, start, start + LARGEST)
    if not end:
        raise NoRecord("The record of this exhibit file is damaged: its end is missing.")
    own = sha256(data[start : end.start()]).hexdigest()
    try:
        text = data[start : end.end()].decode()
        if nested_too_deep(text):
            raise NoRecord("The record of this exhibit file is damaged: it cannot be read.")
        read = json.loads(text)
        parts = tuple(_part(entry) for entry in read["parts"][:MOST_PARTS])
        after = _hash(read["after"])
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise NoRecord("The record of this exhibit file is damaged: it cannot be read.") from error
    return Found(Record(parts, after), start, end.end(), own == end[1].decode())


def _part(entry: dict[str, object]) -> Part:
    kind, start, size = entry["kind"], entry["start"], entry["bytes"]
    page = entry.get("page", 0)
    if kind not in KINDS or not all(type(one) is int and one >= 0 for one in (start, size, page)):
        raise ValueError("a part of no known kind or place")
    return Part(
        str(kind),
        int(str(start)),
        int(str(size)),
        _hash(entry["sha256"]),
        str(entry.get("exhibit", ""))[:20],
        int(str(page)),
        str(entry.get("name", ""))[:500],
    )


def _hash(value: object) -> str:
    if not isinstance(value, str) or not HASH.fullmatch(value):
        raise ValueError("a hash that is none")
    return value
