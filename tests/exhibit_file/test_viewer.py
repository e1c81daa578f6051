"""Chromium's own viewer of PDFs opens each case, with its title, its pages and its bookmarks."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserType, Frame, Page, expect
from pypdf import PdfReader

from tests.browser import ARGUMENTS, installed
from tests.exhibit_file.making import CASES, whole

# The viewer is an extension, which Playwright switches off, as does the old headless mode.
WITH_VIEWER = [
    "--headless",
    "--disable-extensions",
    "--disable-component-extensions-with-background-pages",
]


def viewer(page: Page, path: Path) -> Frame:
    """Opens a file, and gives the viewer's own frame."""
    page.goto(path.as_uri())
    for _ in range(300):
        for frame in page.frames:
            if frame.url.startswith("chrome-extension:"):
                return frame
        page.wait_for_timeout(100)
    raise AssertionError("the viewer did not start")


@pytest.mark.thorough
def test_chromium_shows_each_case(browser_type: BrowserType, tmp_path: Path) -> None:
    browser: Browser = browser_type.launch(
        executable_path=installed(),
        args=[*ARGUMENTS, "--headless=new"],
        ignore_default_args=WITH_VIEWER,
    )
    try:
        for number, case in enumerate(CASES["case"]):
            made = whole(case)
            path = tmp_path / f"{number}.pdf"
            path.write_bytes(made.data)
            page = browser.new_page()
            frame = viewer(page, path)
            expect(frame.locator("viewer-toolbar #title")).to_have_text(
                "Claim of Ana against Client"
            )
            expect(frame.locator("#pagelength")).to_have_text(str(case["pages"]))
            marks = PdfReader(path).outline
            titles = [str(mark.title) for mark in marks if not isinstance(mark, list)]
            expect(frame.locator("viewer-bookmark #title")).to_have_text(titles)
            page.close()
    finally:
        browser.close()
