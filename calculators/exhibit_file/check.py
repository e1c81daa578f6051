"""The check of an exhibit file: which of its bytes are those that the record names."""

from dataclasses import asdict, dataclass
from hashlib import sha256

from calculators.exhibit_file.record import KIND_ORIGINAL, KIND_PAGE, Found, Part, find
from calculators.exhibit_file.words import words


@dataclass(frozen=True)
class Original:
    """A file that was given, as it lies in the exhibit file. found: its SHA-256 now."""

    exhibit: str
    name: str
    bytes: int
    sha256: str
    found: str
    right: bool


@dataclass(frozen=True)
class Checked:
    """The answer. wrong: what has changed, in words. shows, not_shown: what that means."""

    name: str
    bytes: int
    sha256: str
    expected: str
    as_expected: bool | None
    originals: tuple[Original, ...]
    pages: int
    parts: int
    wrong: tuple[str, ...]

    @property
    def right(self) -> bool:
        """If every byte is the one recorded, and the file is the one expected."""
        return not self.wrong and self.as_expected is not False

    @property
    def _shows(self) -> str:
        if self.wrong:
            return "shows_wrong"
        return "shows_right" if self.right else "shows_other"

    def data(self) -> dict[str, object]:
        """The answer as JSON-ready data."""
        said = words()["check"]
        return {
            "format": 1,
            "ok": self.right,
            "file": {"name": self.name, "bytes": self.bytes, "sha256": self.sha256},
            "expected": (
                {"sha256": self.expected, "right": self.as_expected} if self.expected else None
            ),
            "originals": [asdict(one) for one in self.originals],
            "pages": self.pages,
            "parts": self.parts,
            "wrong": list(self.wrong),
            "shows": said[self._shows],
            "does_not_show": said["not_shown"],
            "covers": said["covers"],
        }


def check(name: str, data: bytes, expected: str = "") -> Checked:
    """Compares each byte of a file with its record.

    name: for the answer. expected: the SHA-256 of the whole file, as it came by another way.
    Raises `NoRecord` where the file is no exhibit file.
    """
    found, view = find(data), memoryview(data)
    now = _hashes(view, found.record.parts)
    whole = sha256(data).hexdigest()
    wanted = "".join(expected.split()).lower()
    originals = tuple(
        Original(
            part.exhibit, part.name, part.bytes, part.sha256, now[part], now[part] == part.sha256
        )
        for part in found.record.parts
        if part.kind == KIND_ORIGINAL
    )
    return Checked(
        name=name,
        bytes=len(data),
        sha256=whole,
        expected=wanted,
        as_expected=wanted == whole if wanted else None,
        originals=originals,
        pages=sum(part.kind == KIND_PAGE for part in found.record.parts),
        parts=len(found.record.parts) + 2,
        wrong=(*_frame(data, found), *(_named(part) for part in now if now[part] != part.sha256)),
    )


def _hashes(view: memoryview, parts: tuple[Part, ...]) -> dict[Part, str]:
    """The SHA-256 of each part's bytes now; blank for a part that names more than the file has."""
    now, left = {}, len(view)  # a record that names bytes twice must not cost more than the file
    for part in parts:
        left -= part.bytes
        piece = view[part.start : part.start + part.bytes]
        now[part] = sha256(piece).hexdigest() if left >= 0 else ""
    return now


def _frame(data: bytes, found: Found) -> list[str]:
    """What is wrong with the record itself, with its cover of the file, and after it."""
    said, wrong, place = words()["check"], [], 0
    if not found.whole:
        wrong.append(said["record"])
    for part in found.record.parts:
        if part.start != place:
            wrong.append(
                said["gap"].format(first=min(place, part.start), last=max(place, part.start))
            )
        place = part.start + part.bytes
    if place != found.start:
        wrong.append(
            said["gap"].format(first=min(place, found.start), last=max(place, found.start))
        )
    if sha256(memoryview(data)[found.end :]).hexdigest() != found.record.after:
        wrong.append(said["after"].format(first=found.end))
    return wrong


def _named(part: Part) -> str:
    """A part that has changed, for the reader."""
    template: str = words()["check"][part.kind]
    return template.format(
        exhibit=part.exhibit,
        name=part.name,
        page=part.page,
        first=part.start,
        last=part.start + part.bytes - 1,
    )
