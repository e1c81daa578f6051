"""Files that are broken, hostile, many or large: said in the page, and nothing is asked for."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from calculators.exhibit_file.check import check
from calculators.exhibit_file.record import KIND_ORIGINAL, find
from tests.exhibit_file.samples import FILES, jpeg
from tests.journeys.test_exhibit_file import chosen
from tests.journeys.test_exhibit_hiding import made

pytestmark = pytest.mark.thorough
ACTIVE = re.compile(rb"/(?:JavaScript|JS|Launch|AA|OpenAction|SubmitForm|RichMedia|AcroForm)\b")
SAID = {
    "cut.jpg": "the image is cut off before its end",
    "bomb.png": "the image is too large (60000 × 60000 pixels)",
    "script.pdf": "could act when it is opened (script)",
    "locked.pdf": "the PDF is locked with a password or encrypted",
    "loading.eml": "a web page or a message with parts that load or run",
}
MANY, LARGE = 200, 100_000_000  # files, and bytes in all


def test_hostile_files_are_said_and_nothing_of_them_acts(
    page: Page, site_url: str, requests: list[str], tmp_path: Path
) -> None:
    page.goto(f"{site_url}/tools/exhibit-file/")
    page.get_by_label("Choose the files").set_input_files(chosen(tmp_path, *FILES))
    expect(page.locator("[data-list] > li")).to_have_count(len(FILES))
    data = made(page)
    assert check("file.pdf", data).right
    for part in find(data).record.parts:
        if part.kind != KIND_ORIGINAL:  # one goes to its own first page, as its bytes say
            assert not ACTIVE.search(data[part.start : part.start + part.bytes]), part
    for name, words in SAID.items():
        letters = page.locator("[data-list] > li", has_text=f"{name}, ").locator("[data-letter]")
        note = page.locator("[data-notes] > li", has_text=f"{letters.first.inner_text()}:")
        expect(note.filter(has_text=words)).to_have_count(1)


def test_two_hundred_files_of_a_hundred_megabytes(
    page: Page, site_url: str, requests: list[str], tmp_path: Path
) -> None:
    page.goto(f"{site_url}/tools/exhibit-file/")
    photo = jpeg()
    files = [tmp_path / f"{number}.jpg" for number in range(MANY + 1)]
    for number, path in enumerate(files):
        path.write_bytes(photo[:-2] + number.to_bytes(4) * (LARGE // MANY // 4) + photo[-2:])
    page.get_by_label("Choose the files").set_input_files(files)
    expect(page.locator("[data-list] > li")).to_have_count(MANY + 1, timeout=120_000)
    data = made(page)
    assert len(data) > 2 * LARGE  # on the pages and as attachments
    checked = check("file.pdf", data)
    assert (checked.right, len(checked.originals)) == (True, MANY)
    notes = page.locator("[data-notes] > li")
    expect(notes.filter(has_text="holds at most 200 exhibits")).to_have_count(1)
