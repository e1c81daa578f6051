"""Names of files: safe to show and to save under."""

import mimetypes
import re
import unicodedata
from datetime import date

from calculators.files.limits import LONGEST_NAME

DEVICES = re.compile(r"(?i)(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)")
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


def day_of(name: str) -> str:
    """The day in a file's name, as cameras and screenshot programs write it, or ""."""
    found = DAY.search(name)
    try:
        return str(date(*map(int, found.groups()))) if found else ""
    except ValueError:
        return ""
