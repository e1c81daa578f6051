"""A PDF that is written piece by piece, so that it is never whole in memory.

The format is ISO 32000. Each stream that a reader may want to check gets a part of its own in the
record, with the place of its bytes and their SHA-256; all bytes between them are parts too.
"""

import zlib
from collections.abc import Callable
from hashlib import sha256

from calculators.exhibit_file.record import KIND_STRUCTURE, Part, Record

HEAD = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"


def text(value: str) -> str:
    """A text for a title, a name of a file or a bookmark, in any script."""
    return f"<{('\ufeff' + value).encode('utf-16-be', 'replace').hex()}>"


def number(value: float) -> str:
    """A coordinate in points, to a thousandth."""
    return f"{value:.3f}".rstrip("0").rstrip(".")


class Document:
    """The file while it is being written.

    sink: is called with bytes, in order. `place` is how many there were.
    """

    def __init__(self, sink: Callable[[bytes], object]) -> None:
        self._sink = sink
        self.place = 0
        self.whole = sha256()
        self.parts: list[Part] = []
        self._between, self._start = sha256(), 0
        self._places: dict[int, int] = {}
        self._last = 0
        self._write(HEAD)

    def reserve(self) -> int:
        """The number of an object that comes later."""
        self._last += 1
        return self._last

    def put(self, body: str, at: int = 0) -> int:
        """Writes an object. at: a reserved number. Returns the object's number."""
        made = at or self.reserve()
        self._places[made] = self.place
        self._write(f"{made} 0 obj\n{body}\nendobj\n".encode("latin-1"))
        return made

    def put_stream(
        self, entries: str, data: bytes, at: int = 0, *, part: Part | None = None
    ) -> int:
        """Writes a stream as it is. entries: of its dictionary. part: what the record calls it."""
        made = at or self.reserve()
        self._places[made] = self.place
        self._write(f"{made} 0 obj\n<< {entries} /Length {len(data)} >>\nstream\n".encode())
        if part:
            self._close()
            self.parts.append(part.of(self.place, data))
            self._pass(data)
            self._start = self.place
        else:
            self._write(data)
        self._write(b"\nendstream\nendobj\n")
        return made

    def put_packed(self, entries: str, data: bytes, *, part: Part | None = None) -> int:
        """Writes a stream that is packed with Flate."""
        packed = zlib.compress(data, 6)
        return self.put_stream(f"{entries} /Filter /FlateDecode", packed, part=part)

    def finish(self, root: int, info: int, record: int) -> None:
        """Writes the record as the last object, and the table of objects.

        root, info: objects that are written. record: a reserved number, an embedded file; 0 for
        a file without one.
        """
        if not record:
            self._close()
            self._pass(self._table(root, info, self.place))
            return
        start = self.place
        # The length has a fixed width, for the bytes before the record must not depend on it.
        kind = "/Type /EmbeddedFile /Subtype /application#2Fjson"
        head = f"{record} 0 obj\n<< {kind} /Length %010d >>\nstream\n"
        self._places[record] = start
        before = len(head % 0)
        parts = [*self.parts, Part(KIND_STRUCTURE, self._start, start + before - self._start, "")]
        length = len(Record(tuple(parts), "").write())
        self._write((head % length).encode())
        self._close()
        after = b"\nendstream\nendobj\n"
        after += self._table(root, info, self.place + length + len(after))
        made = Record(tuple(self.parts), sha256(after).hexdigest()).write()
        if len(made) != length:
            raise AssertionError("the record has another length than was calculated")
        self._pass(made)
        self._pass(after)

    def _table(self, root: int, info: int, place: int) -> bytes:
        """The table of objects and the end of the file, for the place where it begins."""
        rows = [f"{self._places[one]:010} 00000 n \n" for one in range(1, self._last + 1)]
        # Two files with the same bytes have the same identifier, and no others.
        identifier = sha256("".join(part.sha256 for part in self.parts).encode()).hexdigest()[:32]
        return (
            f"xref\n0 {self._last + 1}\n0000000000 65535 f \n{''.join(rows)}"
            f"trailer\n<< /Size {self._last + 1} /Root {root} 0 R /Info {info} 0 R"
            f" /ID [<{identifier}> <{identifier}>] >>\nstartxref\n{place}\n%%EOF\n"
        ).encode()

    def _write(self, data: bytes) -> None:
        self._between.update(data)
        self._pass(data)

    def _pass(self, data: bytes) -> None:
        self.whole.update(data)
        self.place += len(data)
        self._sink(data)

    def _close(self) -> None:
        """Ends the part between two streams of their own."""
        if self.place > self._start:
            size = self.place - self._start
            found = Part(KIND_STRUCTURE, self._start, size, self._between.hexdigest())
            self.parts.append(found)
        self._between, self._start = sha256(), self.place
