"""A page has the scripts of the elements that stand in it, and of no others."""

import re

import pytest
from playwright.sync_api import expect

from hooks.pages.scripts import ELEMENT
from tests.conftest import SITE

(LOADER,) = SITE.glob("assets/scripts-*/elements.js")
ELEMENTS = dict(ELEMENT.findall(LOADER.read_text("utf-8")))
SCRIPT = re.compile(r'<script [^>]*src="[^"]*/([a-z-]+\.js)"')
# What an element does on every page, or on most of them, is in every page.
EVERYWHERE = {"copy-button", "menu-button", "offline-copy", "overdue-notice", "platform-choice"}


def test_each_element_has_its_script() -> None:
    made = {
        name: script.name
        for script in LOADER.parent.glob("*.js")
        for name in re.findall(r'customElements\.define\("([a-z-]+)"', script.read_text("utf-8"))
    }
    assert {name: script for name, script in made.items() if name not in EVERYWHERE} == ELEMENTS


def test_a_page_has_the_scripts_of_its_elements_alone() -> None:
    few = 0
    for page in SITE.rglob("*.html"):
        text = page.read_text("utf-8")
        scripts = set(SCRIPT.findall(text))
        if LOADER.name not in scripts:
            continue  # a page that leads on, which has no scripts
        expected = {script for element, script in ELEMENTS.items() if f"<{element}" in text}
        assert scripts & set(ELEMENTS.values()) == expected, page
        few += not expected
    assert few > 50


@pytest.mark.parametrize("path", ["/tools/deadlines/", "/support/", "/tools/case/"])
def test_a_link_brings_the_scripts_of_the_next_page(page, deployed_url, requests, path) -> None:
    page.goto(f"{deployed_url}/guide/first-hour/")
    page.wait_for_load_state("networkidle")
    assert not any(url.endswith(tuple(ELEMENTS.values())) for url in requests)
    page.evaluate("kept = true")
    link = page.locator(".md-tabs__link, .md-footer a, .md-header a").first
    link.evaluate("(link, path) => { link.href = path }", deployed_url + path)
    link.click()
    page.wait_for_url(f"**{path}")
    for element in ELEMENTS:
        expect(page.locator(f"{element}:not(:defined)")).to_have_count(0)
    assert page.evaluate("kept") is True
