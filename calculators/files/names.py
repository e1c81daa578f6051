"""Names of files: safe to show and to save under."""

import mimetypes
import re
import unicodedata
from datetime import date

from calculators.files.limits import LONGEST_NAME

DEVICES = re.compile(r"(?i)(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)")
EXIF = re.compile(rb"(20\d\d):([01]\d):([0-3]\d) [0-2]\d:[0-5]\d:[0-5]\d\0")
PDF = re.compile(rb"/CreationDate\s?\(D:(20\d\d)([01]\d)([0-3]\d)")
# Endings of texts, images and PDFs, by which no system runs a file.
SHOWN = (
    *("txt", "text", "md", "log", "csv", "tsv", "json", "jsonl", "eml", "mbox", "ics", "pdf"),
    *("png", "jpg", "jpeg", "jfif", "gif", "webp", "bmp", "heic", "tif", "tiff"),
)
DAY = re.compile(r"(?<!\d)(20\d\d)[-_.]?(0[1-9]|1[0-2])[-_.]?(0[1-9]|[12]\d|3[01])(?!\d)")


def safe(name: str, number: int, type_: str) -> str:
    """The last part of a name, short, with no sign that a page, a shell or a system takes for more.

    number, type_: make a name where there is none. Nothing like `%2f` is decoded.
    """
    last = re.split(r"[/\\]", name)[-1]
    last = "".join(c for c in last if unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Co", "Cn"))
    last = re.sub(r'[<>:"|?*%]', "_", last).strip(" .")
    if not last or DEVICES.match(last):
        extension = mimetypes.guess_extension(type_, strict=False) or ""
        return f"attachment-{number}{extension}"
    if len(last) > LONGEST_NAME:
        stem, point, extension = last.rpartition(".")
        if not point or len(extension) > 10:
            return last[:LONGEST_NAME]
        last = f"{stem[: LONGEST_NAME - len(extension) - 1]}.{extension}"
    return last


def may_run(name: str) -> bool:
    """If a system may run or load a file by the ending of its name: all but well-known ones."""
    _, point, ending = name.rpartition(".")
    return bool(point) and ending.lower() not in SHOWN


def day_inside(head: bytes) -> str:
    """The day that a camera, a screenshot program or a PDF writer put into a file, or ""."""
    found = EXIF.search(head[:200_000]) or PDF.search(head[:200_000])
    if found:
        return day_of("-".join(part.decode() for part in found.groups()[:3]))
    place = head.find(b"tIME", 0, 200_000) if head.startswith(b"\x89PNG") else -1
    if place >= 0 and len(head) >= place + 8:
        year = int.from_bytes(head[place + 4 : place + 6])
        return day_of(f"{year:04}-{head[place + 6]:02}-{head[place + 7]:02}")
    return ""


def day_of(name: str) -> str:
    """The day in a file's name, as cameras and screenshot programs write it, or ""."""
    found = DAY.search(name)
    try:
        return str(date(*map(int, found.groups()))) if found else ""
    except ValueError:
        return ""
