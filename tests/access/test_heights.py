"""No page is longer than a reader on a phone looks through, and its folds give what is sought."""

import tomllib
from fnmatch import fnmatch
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.conftest import SITE

BOUNDS = tomllib.loads((Path(__file__).parent / "heights.toml").read_text("utf-8"))["page"]
MOVED = 'http-equiv="refresh"'  # a page that only leads to another one
# The largest first: `make test` opens these, and the rest are for `make audit`.
PAGES = [
    "" if path.parent == SITE else f"{path.parent.relative_to(SITE).as_posix()}/"
    for path in sorted(
        SITE.rglob("index.html"), key=lambda path: (-path.stat().st_size, path.as_posix())
    )
    if MOVED not in path.read_text("utf-8")
]
SHARE = 16
# What is laid out only when it comes near counts with the height that it has then.
WHOLE = ".table-scroll, .calculator__outcome { content-visibility: visible !important }"
RULE = "upwork.dormant.first_notice_days"


def settled(page, bound):
    """The height once scripts have shut what a page without them shows open, or after a while."""
    for _ in range(20):
        height = page.evaluate("document.documentElement.scrollHeight")
        if height <= bound:
            break
        page.wait_for_timeout(500)
    return height


@pytest.mark.parametrize(
    "first",
    [
        pytest.param(first, marks=pytest.mark.thorough if first else [])
        for first in range(0, len(PAGES), SHARE)
    ],
)
def test_no_page_is_too_high_on_a_phone(page, site_url, first):
    page.set_viewport_size({"width": 390, "height": 844})
    too_high = {}
    for address in PAGES[first : first + SHARE]:
        page.goto(f"{site_url}/{address}")
        page.add_style_tag(content=WHOLE)
        bound = next(one["height"] for one in BOUNDS if fnmatch(address, one["pattern"]))
        height = settled(page, bound)
        if height > bound:
            too_high[address] = height
    assert too_high == {}


@pytest.fixture
def rules(page, site_url, requests):
    page.goto(f"{site_url}/reference/upwork/")
    return page


def test_an_address_opens_the_chapter_of_a_rule(rules, site_url):
    rule = rules.locator(f"[id='{RULE}']")
    expect(rule).to_be_hidden()
    rules.goto(f"{site_url}/reference/upwork/#{RULE}")
    expect(rule).to_be_in_viewport()
    assert rules.locator(".chapter[open]").count() == 1


def test_the_box_opens_what_it_finds_and_shuts_it(rules):
    box = rules.get_by_label("Show only rules that mention")
    box.fill("dormant")
    expect(rules.locator(f"[id='{RULE}']")).to_be_visible()
    for chapter in rules.locator(".chapter:visible").all():
        expect(chapter.locator("[data-entry]:visible").first).to_be_visible()
    box.fill("no such word anywhere")
    expect(rules.locator(".chapter:visible")).to_have_count(0)
    box.fill("")
    expect(rules.locator(".chapter[open]")).to_have_count(0)
    assert rules.locator(".chapter:visible").count() > 5


def test_paper_shows_what_is_in_shut_chapters(rules):
    rules.emulate_media(media="print")
    expect(rules.locator(f"[id='{RULE}']")).to_be_visible()


def test_the_example_shows_its_beginning_until_it_is_wanted(page, site_url, without_python):
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{site_url}/tools/claim/")
    outcome, whole = page.locator("[data-outcome]"), page.get_by_label("Show the whole example")
    short = outcome.bounding_box()["height"]
    assert short < 844
    whole.check()
    assert outcome.bounding_box()["height"] > 2 * short
    whole.uncheck()
    outcome.get_by_role("link").last.focus()
    assert outcome.bounding_box()["height"] > 2 * short
    page.set_viewport_size({"width": 1440, "height": 900})
    expect(whole).to_be_hidden()
    assert outcome.bounding_box()["height"] > 2 * short
