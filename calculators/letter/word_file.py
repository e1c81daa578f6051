"""The letter as a .docx file: a zip of XML made from plain templates.

Written by hand, and read back in the tests by python-docx: that package needs lxml, which is
larger than all of our own code, and each reader would fetch it before the first answer.
"""

import io
import re
from typing import TYPE_CHECKING, Any

from calculators.engine.exports import LETTER_PLACES
from calculators.engine.rendering import render, without_direction
from calculators.letter.inputs import Inputs

if TYPE_CHECKING:
    from calculators.letter.calculator import Outcome

PARTS = {
    "[Content_Types].xml": "types",
    "_rels/.rels": "package",
    "docProps/core.xml": "core",
    "word/document.xml": "document",
    "word/_rels/document.xml.rels": "relations",
    "word/styles.xml": "styles",
    "word/header.xml": "header",
    "word/footer.xml": "footer",
}
# Widths and heights in twentieths of a point.
LETTER, A4 = (12240, 15840), (11906, 16838)
MARGINS = 2 * 1304
# What XML 1.0 cannot hold.
FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
SAME_DAY = (1980, 1, 1, 0, 0, 0)


def write(inputs: Inputs, outcome: "Outcome") -> bytes:
    """The file. The same answers give the same bytes."""
    context = _context(inputs, outcome)
    return pack(
        {
            path: without_direction(render(f"letter/word/{name}.xml.jinja", **context).strip())
            for path, name in PARTS.items()
        }
    )


def pack(files: dict[str, str | bytes]) -> bytes:
    """A zip of these files, with no clock in it."""
    import zipfile  # the browser fetches it when a file is wanted

    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for path, content in files.items():
            if isinstance(content, str):
                content = FORBIDDEN.sub("\ufffd", content).encode()
            entry = zipfile.ZipInfo(path, SAME_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(entry, content)
    return buffer.getvalue()


def _context(inputs: Inputs, outcome: "Outcome") -> dict[str, Any]:
    place = inputs.client_place.value if inputs.client_place else ""
    page = LETTER if place.startswith(LETTER_PLACES) else A4
    room = page[0] - MARGINS
    columns = outcome.columns
    # The day is the longest of them: "Mon 12 Oct 2026" on one line.
    widths = [1700 if name == "due" else 1350 for name in columns]
    lines = {part.id: " ".join(part.text.split()) for part in outcome.paragraphs}
    author = " ".join((inputs.freelancer_name or "").split())
    return {
        "title": lines["subject"],
        "author": author,
        "header": ", ".join(filter(None, (author, lines["date"]))),
        "paragraphs": outcome.paragraphs,
        "page": page,
        "columns": columns,
        "widths": [room - sum(widths), *widths],
        "outcome": outcome,
        "annex_widths": [1000, room - 1000 - 1700, 1700],
    }
