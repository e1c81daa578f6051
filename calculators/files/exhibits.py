"""Files that are kept as exhibits: known by their first bytes, never opened."""

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from hashlib import sha256

from calculators.files import names
from calculators.files.draft import FileDraft
from calculators.files.found import Attachment
from calculators.files.limits import LARGEST_ARCHIVE, MOST_ENTRIES, MOST_LISTED

# First bytes and the media type they stand for.
KINDS = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"%PDF-", "application/pdf"),
    (b"PK\x03\x04", "application/zip"),
    (b"PK\x05\x06", "application/zip"),
    (b"BM", "image/bmp"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"OggS", "audio/ogg"),
    (b"ID3", "audio/mpeg"),
    (b"\x1f\x8b", "application/gzip"),
    (b"7z\xbc\xaf'\x1c", "application/x-7z-compressed"),
    (b"Rar!", "application/vnd.rar"),
    (b"\xd0\xcf\x11\xe0", "application/x-ole-storage"),
    (b"SQLite format 3\x00", "application/vnd.sqlite3"),
    (b"\x1aE\xdf\xa3", "video/webm"),
    (b"\x78\x9f\x3e\x22", "application/ms-tnef"),
    (b"\x7fELF", "application/x-executable"),
)
PACKED = frozenset({"application/gzip", "application/x-7z-compressed", "application/vnd.rar"})
ENDINGS = {
    "image/png": ("png",),
    "image/jpeg": ("jpg", "jpeg", "jfif"),
    "image/gif": ("gif",),
    "application/pdf": ("pdf",),
    "image/webp": ("webp",),
    "application/zip": ("zip", "docx", "xlsx", "pptx", "odt", "ods"),
}


def kind_of(head: bytes) -> str:
    """The media type of a file that is no text, by its first bytes; "" for text."""
    for mark, type_ in KINDS:
        if head.startswith(mark) and not (mark == b"BM" and head[:200].isascii()):
            return type_
    if head[:4] == b"RIFF":
        return {b"WEBP": "image/webp", b"WAVE": "audio/wav", b"AVI ": "video/x-msvideo"}.get(
            head[8:12], "application/x-riff"
        )
    if head[4:8] == b"ftyp":
        return "image/heic" if head[8:12] in (b"heic", b"heix", b"mif1") else "video/mp4"
    control = sum(byte < 9 or 13 < byte < 27 or 27 < byte < 32 for byte in head[:4000])
    wide = head[:2] in (b"\xff\xfe", b"\xfe\xff")
    return (
        "application/octet-stream"
        if not wide and control > max(8, len(head[:4000]) * 0.1) and not _spread(head)
        else ""
    )


def _spread(head: bytes) -> bool:
    """If every second byte is 0, as in UTF-16 without its mark."""
    zeros = {head[:4000][0::2].count(0), head[:4000][1::2].count(0)}
    return max(zeros) > len(head[:4000]) * 0.2 and min(zeros) < len(head[:4000]) * 0.03


def read(pieces: Iterable[bytes], type_: str, draft: FileDraft) -> Iterator[int]:
    """Takes size and fingerprint, piece by piece; yields the bytes so far."""
    digest, size, kept = sha256(), 0, bytearray()
    inner = ""
    for piece in pieces:
        inner = inner or (names.day_inside(piece) if not size else "")
        digest.update(piece)
        size += len(piece)
        if type_ == "application/zip" and size < LARGEST_ARCHIVE:
            kept += piece
        yield size
    draft.bytes, draft.sha256 = size, digest.hexdigest()
    add(draft, type_, inner)
    if type_ == "application/zip":
        _list(bytes(kept), draft)
    elif type_ in PACKED:
        draft.say("zip", "This is an archive: unpack it and choose the files that you need in it.")
    elif type_ == "application/x-ole-storage":
        draft.say(
            "outlook",
            "This is an old Office or Outlook file (.msg, .doc, .xls): it is not opened. "
            "In Outlook, save the mail as .eml or as text.",
        )


def add(draft: FileDraft, type_: str, inner: str = "") -> None:
    """Adds the file itself as an exhibit. inner: the day that its data hold."""
    shown = names.safe(draft.name, 1, type_)
    day = names.day_of(draft.name)
    if inner and day and inner != day:
        draft.say("two_days", f"The file's name holds the day {day}, and its data {inner}.")
    where = "Its data hold" if inner else "Its name holds"
    day = inner or day
    draft.attachments.append(
        Attachment(draft.name, shown, draft.bytes, draft.sha256, draft.at(), type=type_, day=day)
    )
    ending = draft.name.rpartition(".")[2].lower()
    if type_ == "application/octet-stream":
        draft.say(
            "binary",
            "The file holds binary data of a kind that is not known here: it is not read as text.",
        )
    elif type_ == "text/plain":
        pass  # text of no known kind may have any name
    elif ending in ("csv", "txt", "json", "eml", "mbox", "html", "htm", "tsv") or (
        type_ in ENDINGS and ending not in ENDINGS[type_] and re.fullmatch(r"[a-z0-9]{2,5}", ending)
    ):
        draft.say(
            "other_kind",
            f"The name ends in .{ending}, and the bytes are {type_}: it is not read as .{ending}.",
        )
    draft.say(
        "exhibit",
        "The file is kept as an exhibit by its name, size and SHA-256; its content is not read."
        + (
            f" {where} the day {day}, which anyone can change."
            if day
            else " No day is known for it."
        ),
    )


def _list(data: bytes, draft: FileDraft) -> None:
    try:
        if data.count(b"PK\x01\x02") > MOST_ENTRIES:
            raise ValueError("too many entries")
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            inside = archive.infolist()
    except (
        zipfile.BadZipFile,
        ValueError,
        OSError,
        NotImplementedError,
        IndexError,
        KeyError,
        OverflowError,
    ):
        draft.say(
            "zip",
            "The archive is damaged or too large to be listed: unpack it and choose the files "
            "in it.",
        )
        return
    if any(entry.filename == "xl/workbook.xml" for entry in inside[:MOST_LISTED]):
        draft.say("sheet", "This is a spreadsheet: save its table as CSV and choose that file.")
        return
    listed = ", ".join(
        f"{names.safe(entry.filename, number, '')} ({entry.file_size} bytes)"
        for number, entry in enumerate(inside[:MOST_LISTED], 1)
        if not entry.is_dir()
    )
    draft.say(
        "zip",
        f"The archive is not unpacked here. It says that it holds {len(inside)} entries: "
        f"{listed[:4000]}. "
        "Unpack it and choose the files that you need.",
    )
