"""The boundary to the page: an order as JSON, files by number, and what comes out."""

import io
import json

from pypdf import PdfReader

from calculators.exhibit_file import browser
from tests.exhibit_file.samples import FILES, Stripes, png

BLANK = {
    "letter": "A", "shows": "x", "category": "", "day": "", "source": "", "listed": "",
    "supports": [], "name": "", "file": None, "shown": False, "redrawn": "", "redacted": False,
    "hidden": [], "attach": "safe",
}  # fmt: skip
ORDER = {"title": "Claim", "author": "", "made": "", "recipient": "client", "paper": "a4",
         "letter": ""}  # fmt: skip


def make(
    exhibits: list[dict[str, object]], files: list[dict[bool, bytes]]
) -> tuple[dict[str, object], bytes, list[tuple[int, int]]]:
    """What was made, its bytes, and the progress that was told."""
    pieces: list[bytes] = []
    told: list[tuple[int, int]] = []

    def paint(text: str, size: float, bold: bool) -> tuple[bytes, int, int, int, float]:
        image = Stripes().paint(text, size, bold)
        return image.pixels, image.width, image.rise, image.fall, image.scale

    made = browser.make_file(
        json.dumps({**ORDER, "exhibits": exhibits}),
        lambda number, shown: files[number][shown],
        Stripes().measure,
        paint,
        lambda done, of: told.append((done, of)),
        pieces.append,
    )
    return json.loads(made), b"".join(pieces), told


def test_a_file_is_made_of_an_order_and_checked() -> None:
    one = {**BLANK, "name": "rgb.png", "file": 0}
    two = {**BLANK, "letter": "B", "name": "chat.txt", "file": 1, "supports": [1, 2]}
    made, data, told = make([one, two], [{False: png()}, {False: FILES["chat.txt"]}])
    assert told == [(1, 2), (2, 2)]
    assert (made["bytes"], made["pages"]) == (len(data), 6)
    checked = json.loads(browser.check_file("file.pdf", data, str(made["sha256"])))
    assert (checked["ok"], checked["expected"]["right"]) == (True, True)
    assert json.loads(browser.check_file("x", b"", ""))["error"] == "This is no PDF."


def test_an_image_that_was_redrawn_is_shown_and_the_original_goes_in() -> None:
    one = {**BLANK, "name": "a.webp", "file": 0, "shown": True, "redrawn": "redrawn"}
    original = b"RIFF\0\0\0\0WEBPVP8 " + bytes(20)
    made, data, _ = make([one], [{False: original, True: png()}])
    assert made["exhibits"][0]["attached"]
    assert original in data


def test_removed_lines_are_neither_on_the_pages_nor_in_the_file() -> None:
    lines = json.loads(browser.lines_of("mail.eml", FILES["mail.eml"]))
    assert lines[1:] == ["Refund", "Refund me or I will ruin your score (both)."]
    one = {**BLANK, "name": "mail.eml", "file": 0, "redacted": True, "hidden": [0, 2]}
    made, data, _ = make([one], [{False: FILES["mail.eml"]}])
    said = "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)
    assert "[removed]\nRefund\n[removed]" in said
    for gone in ("client@client.example", "ruin your score"):
        assert gone not in said
        assert gone.encode() not in data
    assert made["exhibits"][0]["sha256"] == ""
