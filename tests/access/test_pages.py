"""Every page fits a narrow window and large text; what is wider scrolls in a box of its own."""

import pytest

from tests.access.reflow import overflows
from tests.axe.states import pages

# One of each kind: plain words, wide tables, long addresses, diagrams, the list of an agent.
KINDS = [
    "/",
    "/404.html",
    "/guide/payment/fixed-price/",
    "/guide/evidence/capture/",
    "/reference/upwork/",
    "/reference/law/us_ny/",
    "/reference/calendars/",
    "/support/directory/",
    "/about/architecture/",
    "/about/publishing/",
]


def found(page, site_url, paths) -> dict[str, list[str]]:
    """By page, what reaches past its edge."""
    page.emulate_media(reduced_motion="reduce")
    wide = {}
    for path in paths:
        page.goto(site_url + path)
        wide[path] = overflows(page)
    return {path: what for path, what in wide.items() if what}


def test_a_page_of_each_kind_fits(page, site_url):
    assert set(KINDS) <= set(pages())
    assert found(page, site_url, KINDS) == {}


@pytest.mark.thorough
def test_every_page_fits(page, site_url):
    assert found(page, site_url, pages()) == {}


def test_a_table_that_is_too_wide_is_seen(page, site_url):
    page.goto(f"{site_url}/about/privacy/")
    page.evaluate("""() => document.querySelector("article").append(
      Object.assign(document.createElement("p"), { textContent: "w".repeat(2000) }))""")
    page.add_style_tag(content="article p { overflow-wrap: normal; white-space: nowrap }")
    assert overflows(page)


def test_the_link_past_the_menu_gives_the_title_the_focus(page, site_url):
    page.goto(f"{site_url}/guide/payment/fixed-price/")
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.matches('.md-skip')")
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.activeElement.matches('article h1')")
