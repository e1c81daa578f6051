"""The exhibit file in a browser: files are chosen, one PDF is made, checked, and nothing leaves."""

import io
from pathlib import Path

from playwright.sync_api import Page, expect
from pypdf import PdfReader

from calculators.exhibit_file.check import check
from tests.exhibit_file.samples import FILES

NAMES = ("rgb.png", "agreement.pdf", "chat.txt", "script.pdf")


def chosen(folder: Path, *names: str) -> list[Path]:
    """Files with these names on the disk."""
    for name in names:
        (folder / name).write_bytes(FILES[name])
    return [folder / name for name in names]


def test_a_file_is_made_in_the_page_and_checked(
    page: Page, site_url: str, requests: list[str], tmp_path: Path
) -> None:
    page.goto(f"{site_url}/tools/exhibit-file/")
    page.get_by_label("Choose the files").set_input_files(chosen(tmp_path, *NAMES))
    expect(page.locator("[data-list] > li")).to_have_count(4)
    assert not [url for url in requests if "/fonts/" in url or "papers" in url]
    page.get_by_label("Title of the file").fill("Claim of Ana")
    page.get_by_role("button", name="Make the exhibit file").click()
    save = page.get_by_role("button", name="Save the file")
    expect(save).to_be_visible(timeout=90_000)
    with page.expect_download() as download:
        save.click()
    data = download.value.path().read_bytes()
    checked = check("exhibits.pdf", data, page.locator("[data-hash]").inner_text())
    assert checked.right
    reader = PdfReader(io.BytesIO(data))
    said = "\n".join(one.extract_text() for one in reader.pages)
    assert "Верните деньги 🙏" in said
    held = {name: found[0] for name, found in reader.attachments.items()}
    assert held.pop("hashes.json")
    assert held == {
        f"Exhibit {letter} - {name}": FILES[name]
        for letter, name in zip("ABC", NAMES, strict=False)
    }
    expect(page.locator("[data-notes]")).to_contain_text("could act when it is opened (script)")

    path = tmp_path / "exhibits.pdf"
    path.write_bytes(data)
    page.goto(f"{site_url}/tools/exhibit-check/")
    page.get_by_label("SHA-256 of the whole file").fill(checked.sha256)
    page.get_by_label("The exhibit file").set_input_files(path)
    expect(page.locator("[data-verdict]")).to_have_text("Nothing has changed.", timeout=60_000)
    expect(page.locator("[data-compared]")).to_contain_text("It is the SHA-256")
    changed = bytearray(data)
    changed[data.index(FILES["rgb.png"]) + 60] ^= 1
    other = tmp_path / "changed.pdf"
    other.write_bytes(changed)
    page.get_by_label("The exhibit file").set_input_files(other)
    expect(page.locator("[data-wrong]")).to_contain_text(
        "Exhibit A: the embedded file", timeout=60_000
    )
