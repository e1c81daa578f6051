"""Pages of a PDF: copied as they look, without anything in them that could act.

Only this module needs pypdf, so that a file without a PDF among its exhibits is made without it.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

from pypdf import PageObject, PdfReader
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    ByteStringObject,
    DictionaryObject,
    FloatObject,
    IndirectObject,
    NameObject,
    NullObject,
    NumberObject,
    PdfObject,
    StreamObject,
    TextStringObject,
)

from calculators.exhibit_file.acting import ACTIONS, NAMED, acts
from calculators.exhibit_file.limits import DEEPEST, LARGEST_CONTENT, MOST_OBJECTS, MOST_PAGES
from calculators.exhibit_file.objects import Document, number
from calculators.exhibit_file.record import KIND_FORM, Part
from calculators.exhibit_file.refused import Refused

# What a page does not need to look as it does: copying it would bring in what can act or leads out.
NOT_COPIED = frozenset(
    {"/Page", "/Pages", "/Catalog", "/Annot", "/Action", "/Filespec", "/Outlines", "/Sig"}
)
# Entries of images and forms that say where they came from, or name a file outside.
OF_STREAMS = frozenset(
    {"/Length", "/Ref", "/OPI", "/Metadata", "/PieceInfo", "/StructParent", "/StructParents", "/AF"}
)
HIDDEN = 2 | 32  # annotations that are not shown


@dataclass(frozen=True)
class Form:
    """A page as an object that can be drawn: its number and its size in points."""

    made: int
    width: float
    height: float


class Papers:
    """One PDF. Raises `Refused` where it cannot be read."""

    def __init__(self, data: bytes) -> None:
        try:
            self.data = data
            self.reader = PdfReader(io.BytesIO(data), strict=False)
            locked = self.reader.is_encrypted
            self.count = 0 if locked else len(self.reader.pages)
        except Exception as error:  # a damaged PDF can fail anywhere in the library
            raise Refused("damaged_pdf") from error
        self.layered = False if locked else "/OCProperties" in self._root()
        if locked:
            raise Refused("encrypted")
        if not self.count:
            raise Refused("no_pages")
        if self.count > MOST_PAGES:
            raise Refused("too_many_pages", pages=str(self.count))

    def _root(self) -> DictionaryObject:
        root = self.reader.trailer["/Root"].get_object()
        return root if isinstance(root, DictionaryObject) else DictionaryObject()

    def active(self) -> frozenset[str]:
        """What could act in the PDF: keys of `active` in `words.toml`."""
        found: set[str] = set()
        try:
            for entry in self._objects():
                found |= acts(entry)
        except Exception:  # what cannot be looked through may hold anything
            found.add("unknown")
        if not found and NAMED.search(self.data):
            found.add("unknown")
        return frozenset(found)

    def _objects(self) -> Iterator[DictionaryObject]:
        """Every dictionary of the PDF, each once."""
        todo: list[PdfObject] = [self.reader.trailer]
        seen: set[int] = set()
        count = 0
        while todo:
            entry = todo.pop()
            count += 1
            if count > 20 * MOST_OBJECTS:
                raise Refused("too_complex")
            if isinstance(entry, IndirectObject):
                if entry.idnum in seen:
                    continue
                seen.add(entry.idnum)
                entry = _target(entry)
            if isinstance(entry, DictionaryObject):
                yield entry
                todo += [value for value in entry.values() if isinstance(value, PdfObject)]
            elif isinstance(entry, ArrayObject):
                todo += [value for value in entry if isinstance(value, PdfObject)]

    def forms(self, document: Document, letter: str) -> Iterator[Form]:
        """Writes each page as a form. letter: of the exhibit, for the record."""
        copied: dict[int, int] = {}
        for page in self.reader.pages:
            try:
                yield _form(page, document, _Copy(document, copied), letter)
            except Refused:
                raise
            except Exception as error:  # the library may fail on any object
                raise Refused("damaged_pdf") from error


def _target(reference: IndirectObject) -> PdfObject:
    """What a reference leads to. A stream without entries is false to Python, and still there."""
    found = reference.get_object()
    return NullObject() if found is None else found


def _form(page: PageObject, document: Document, copy: _Copy, letter: str) -> Form:
    """A page as it looks: what it draws, and what stands on it as notes, stamps and fields."""
    box = page.cropbox
    left, low, wide, high = (float(one) for one in (box.left, box.bottom, box.width, box.height))
    if not (1 <= wide <= 20_000 and 1 <= high <= 20_000):
        raise Refused("damaged_pdf")
    turn = int(page.get("/Rotate", 0) or 0) % 360
    matrix = {
        90: (0, -1, 1, 0, -low, left + wide),
        180: (-1, 0, 0, -1, left + wide, low + high),
        270: (0, 1, -1, 0, low + high, -left),
    }.get(turn, (1, 0, 0, 1, -left, -low))
    outer = f"/Type /XObject /Subtype /Form /BBox {_row(left, low, left + wide, low + high)}"
    inner = document.put_packed(
        f"{outer} /Resources {copy.value(page.get('/Resources') or DictionaryObject())}",
        _contents(page),
        part=Part(KIND_FORM, exhibit=letter),
    )
    stamps = list(_stamps(page, copy))
    names = "".join(f" /S{made} {made} 0 R" for made, _ in stamps)
    shown = document.put_stream(
        f"{outer} /Matrix {_row(*matrix)} /Resources << /XObject << /P {inner} 0 R{names} >> >>",
        " ".join(["/P Do", *(drawn for _, drawn in stamps)]).encode(),
    )
    copy.write_all()
    return Form(shown, *((high, wide) if turn in (90, 270) else (wide, high)))


def _row(*values: float) -> str:
    return f"[{' '.join(map(number, values))}]"


def _contents(page: PageObject) -> bytes:
    """What a page draws, unpacked."""
    contents = page.get("/Contents")
    contents = contents.get_object() if contents is not None else None
    streams = contents if isinstance(contents, ArrayObject) else [contents]
    pieces, size = [], 0
    for entry in streams:
        stream = entry.get_object() if entry is not None else None
        if isinstance(stream, StreamObject):
            pieces.append(stream.get_data())
            size += len(pieces[-1])
        if size > LARGEST_CONTENT:
            raise Refused("too_complex")
    return b"\n".join(pieces)


def _stamps(page: PageObject, copy: _Copy) -> Iterator[tuple[int, str]]:
    """What annotations look like: the object to draw, and the operators that draw it."""
    for entry in page.get("/Annots") or ():
        note = entry.get_object()
        with suppress(
            KeyError, TypeError, ValueError, AttributeError
        ):  # a broken one shows nothing
            if int(note.get("/F", 0)) & HIDDEN or note.get("/Subtype") == "/Popup":
                continue
            reference = note["/AP"].raw_get("/N")
            look = reference.get_object()
            if not isinstance(look, StreamObject):
                reference = look.raw_get(note.get("/AS", "/Off"))
                look = reference.get_object()
            x1, y1, x2, y2 = (float(one) for one in look["/BBox"])
            a, b, c, d, e, f = (float(one) for one in look.get("/Matrix", (1, 0, 0, 1, 0, 0)))
            corners = [(a * x + c * y + e, b * x + d * y + f) for x in (x1, x2) for y in (y1, y2)]
            left, low = (min(axis) for axis in zip(*corners, strict=True))
            right, high = (max(axis) for axis in zip(*corners, strict=True))
            place = [float(one) for one in note["/Rect"]]
            to_left, to_low = min(place[0::2]), min(place[1::2])
            across = (max(place[0::2]) - to_left) / (right - left) if right > left else 1
            up = (max(place[1::2]) - to_low) / (high - low) if high > low else 1
            moved = (across, 0, 0, up, to_left - left * across, to_low - low * up)
            made = copy.stream(reference, look)
            yield made, f"q {' '.join(map(number, moved))} cm /S{made} Do Q"


class _Copy:
    """Copies objects of one PDF into the document. copied: numbers there, by numbers here."""

    def __init__(self, document: Document, copied: dict[int, int]) -> None:
        self.document = document
        self.copied = copied
        self.todo: list[tuple[int, PdfObject]] = []

    def value(self, entry: object, depth: int = 0) -> str:
        """An object as it is written. What it refers to is copied by `write_all`."""
        if depth > DEEPEST or len(self.copied) > MOST_OBJECTS:
            raise Refused("too_complex")
        if isinstance(entry, IndirectObject):
            return f"{self._number(entry)} 0 R"
        if isinstance(entry, StreamObject):
            return f"{self.stream(None, entry)} 0 R"
        if isinstance(entry, DictionaryObject):
            kinds = (str(entry.get("/Type", "")), str(entry.get("/S", "")))
            if kinds[0] in NOT_COPIED or kinds[1] in ACTIONS:
                return "null"
            return f"<< {self.entries(entry, depth)} >>"
        if isinstance(entry, ArrayObject):
            return f"[{' '.join(self.value(one, depth + 1) for one in list.__iter__(entry))}]"
        if isinstance(entry, TextStringObject | ByteStringObject):
            return f"<{entry.original_bytes.hex()}>"
        if isinstance(entry, NameObject | NumberObject | FloatObject | BooleanObject):
            written = io.BytesIO()
            entry.write_to_stream(written)
            return written.getvalue().decode("latin-1")
        return "null"

    def entries(self, entry: DictionaryObject, depth: int = 0) -> str:
        """The entries of a dictionary; of a stream, without those that lead out of it."""
        left_out = OF_STREAMS if isinstance(entry, StreamObject) else frozenset()
        return " ".join(
            f"{self.value(NameObject(key))} {self.value(entry.raw_get(key), depth + 1)}"
            for key in entry
            if key not in left_out
        )

    def stream(self, reference: object, entry: StreamObject) -> int:
        """The number of a stream in the document. reference: how it was found, if by one."""
        if isinstance(reference, IndirectObject):
            return self._number(reference)
        made = self.document.reserve()
        self.todo.append((made, entry))
        return made

    def _number(self, entry: IndirectObject) -> int:
        if entry.idnum not in self.copied:
            self.copied[entry.idnum] = self.document.reserve()
            self.todo.append((self.copied[entry.idnum], _target(entry)))
        return self.copied[entry.idnum]

    def write_all(self) -> None:
        """Writes what was referred to, and what that refers to."""
        while self.todo:
            made, entry = self.todo.pop()
            if isinstance(entry, StreamObject):
                if "/F" in entry or "/Crypt" in str(entry.get("/Filter", "")):
                    raise Refused("active_pdf")
                # The bytes as they are in the PDF: what they unpack to is not known here.
                data = entry._data
                self.document.put_stream(self.entries(entry), bytes(data), made)
            else:
                self.document.put(self.value(entry), made)
