"""What was hidden in the page is nowhere in the file; cancelling leaves the page as it was."""

import io
import shutil
import subprocess
import zlib
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from pypdf import PdfReader
from pypdf.generic import StreamObject

from calculators.exhibit_file.check import check
from tests.exhibit_file.samples import chunk
from tests.journeys.test_exhibit_file import chosen

pytestmark = pytest.mark.thorough
SECRET = (231, 17, 203)  # a colour that nothing else has
SIDE = 200  # pixels of the picture
# Where the secret stands in the picture, in pixels: from, to.
PLACE = (60, 100)
WORDS = "My account number is 4711-0815."
MAIL = (
    "From: Client <client@client.example>\r\nTo: me@me.example\r\n"
    "Date: Mon, 12 Oct 2026 09:00:00 +0000\r\nSubject: Refund\r\n\r\n"
    f"Refund me.\r\n{WORDS}\r\nThank you.\r\n"
).encode()


def picture() -> bytes:
    """A PNG, white but for a square of the secret colour."""
    rows = b""
    for y in range(SIDE):
        inside = PLACE[0] <= y < PLACE[1]
        cells = [SECRET if inside and PLACE[0] <= x < PLACE[1] else (255,) * 3 for x in range(SIDE)]
        rows += b"\0" + bytes(part for cell in cells for part in cell)
    head = SIDE.to_bytes(4) + SIDE.to_bytes(4) + bytes([8, 2, 0, 0, 0])
    body = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


def made(page: Page) -> bytes:
    """Makes the file and takes it."""
    page.get_by_role("button", name="Make the exhibit file").click()
    save = page.get_by_role("button", name="Save the file")
    expect(save).to_be_visible(timeout=120_000)
    with page.expect_download() as download:
        save.click()
    return download.value.path().read_bytes()


def streams(data: bytes) -> Iterator[bytes]:
    """Each stream of the file, as it is stored and unpacked."""
    reader = PdfReader(io.BytesIO(data))
    for number in range(1, int(reader.trailer["/Size"])):
        one = reader.get_object(number)
        if isinstance(one, StreamObject):
            yield one._data
            yield one.get_data()


def holds_nothing_of(data: bytes, folder: Path) -> None:
    """Holds that neither the words nor the colour are in bytes, texts, pixels or attachments."""
    reader = PdfReader(io.BytesIO(data))
    assert list(reader.attachments) == ["hashes.json"]
    said = "\n".join(one.extract_text() for one in reader.pages)
    assert "Thank you." in said
    assert said.count("Something was removed from this exhibit") == 2
    hashes = (sha256(MAIL).hexdigest(), sha256(picture()).hexdigest())
    for gone in (WORDS, "4711", *hashes):
        assert gone not in said
        for coded in (gone.encode(), gone.encode("utf-16-be"), gone.encode().hex().encode()):
            assert coded not in data
            assert not any(coded in stream for stream in streams(data))
    for kept in (picture(), MAIL):
        assert kept not in data
    pixels = [stream for stream in streams(data) if len(stream) in (SIDE**2 * 3, SIDE**2 * 4)]
    assert pixels, "the picture is in the file"
    for found in pixels:
        step = len(found) // SIDE**2
        assert SECRET not in zip(found[0::step], found[1::step], found[2::step], strict=False)
        middle = step * (sum(PLACE) // 2) * (SIDE + 1)
        assert found[middle : middle + 3] == b"\0\0\0"
    if shutil.which("pdftoppm"):
        path = folder / "file.pdf"
        path.write_bytes(data)
        subprocess.run(["pdftoppm", "-r", "72", path, folder / "p"], check=True)
        for image in folder.glob("p-*.ppm"):
            assert bytes(SECRET) not in image.read_bytes()


def hide_line(page: Page, row: Locator) -> None:
    """Ticks the line with the secret words, by keyboard alone."""
    row.get_by_role("button", name="Hide parts of it").press("Enter")
    line = page.get_by_label(WORDS)
    expect(line).to_be_visible(timeout=120_000)
    line.press("Space")
    page.get_by_role("button", name="Use it like this").press("Enter")
    expect(row).to_contain_text("Parts are hidden")
    expect(row.get_by_role("button", name="Hide parts of it")).to_be_focused()


@pytest.mark.parametrize("way", ["mouse", "keyboard", "finger"])
def test_what_is_hidden_is_nowhere_in_the_file(
    browser: Browser, site_url: str, tmp_path: Path, way: str
) -> None:
    phone = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
    context = browser.new_context(service_workers="block", **(phone if way == "finger" else {}))
    page = context.new_page()
    page.goto(f"{site_url}/tools/exhibit-file/")
    files = [tmp_path / "screen.png", tmp_path / "mail.eml"]
    for path, data in zip(files, (picture(), MAIL), strict=True):
        path.write_bytes(data)
    page.get_by_label("Choose the files").set_input_files(files)
    rows = page.locator("[data-list] > li")
    expect(rows).to_have_count(2)
    rows.nth(0).get_by_role("button", name="Hide parts of it").click()
    canvas = page.locator("[data-canvas]")
    expect(canvas).to_be_visible()
    box = canvas.bounding_box()
    assert box
    # A little more than the square.
    corners = [
        (box["x"] + part * box["width"], box["y"] + part * box["height"])
        for part in ((PLACE[0] - 4) / SIDE, (PLACE[1] + 4) / SIDE)
    ]
    if way == "mouse":
        page.mouse.move(*corners[0])
        page.mouse.down()
        page.mouse.move(*corners[1], steps=4)
        page.mouse.up()
    elif way == "finger":
        for corner in corners:
            page.touchscreen.tap(*corner)
    else:
        for name, value in (("left", 28), ("top", 28), ("width", 24), ("height", 24)):
            page.locator(f"[data-edge={name}]").fill(str(value))
        page.get_by_role("button", name="Add the box").press("Enter")
    expect(page.locator("[data-boxes] li")).to_have_count(1)
    page.get_by_role("button", name="Use it like this").press("Enter")
    expect(rows.nth(0)).to_contain_text("Parts are hidden")
    hide_line(page, rows.nth(1))
    data = made(page)
    assert check("file.pdf", data).right
    holds_nothing_of(data, tmp_path)
    context.close()


def test_cancelling_leaves_the_page_as_it_was(page: Page, site_url: str, tmp_path: Path) -> None:
    page.goto(f"{site_url}/tools/exhibit-file/")
    page.get_by_label("Choose the files").set_input_files(chosen(tmp_path, "rgb.png", "mail.eml"))
    expect(page.locator("[data-list] > li")).to_have_count(2)
    first = made(page)
    state, shown = page.locator("[data-state]"), page.locator("[data-hash]").inner_text()
    rows = page.locator("[data-list]").inner_html()
    # While the files are read, and while Python works: it waits here for a text that needs fonts.
    for moment in ("Reading the files", "Exhibit 1 of"):
        page.evaluate(
            """moment => {
              const state = document.querySelector("[data-state]")
              const cancel = document.querySelector("[data-action=cancel]")
              const watch = new MutationObserver(() => {
                if (!state.textContent.includes(moment)) return
                watch.disconnect()
                setTimeout(() => cancel.click())
              })
              watch.observe(state, { childList: true })
            }""",
            moment,
        )
        page.get_by_role("button", name="Make the exhibit file").click()
        expect(state).to_have_text("Cancelled. Your files are still chosen.", timeout=120_000)
        expect(page.get_by_role("button", name="Cancel", exact=True)).to_be_hidden()
        assert page.locator("[data-list]").inner_html() == rows
        assert page.locator("[data-hash]").inner_text() == shown
        expect(page.get_by_role("button", name="Save the file")).to_be_visible()
    assert made(page) == first
