"""What frightened people type finds the pages that help, though the pages prefer other words."""

from pathlib import Path

import pytest
from mkdocs.utils.meta import get_data

DOCS = Path(__file__).parent.parent / "docs"
WANTED = ("blackmail", "extortion", "chargeback", "1 star", "refund or review")
# Rows that fit on a phone before one scrolls.
FIRST = 5


def search_words() -> list[tuple[str, str]]:
    """Each word of each page's front matter, with the address of the page."""
    found = []
    for path in sorted(DOCS.rglob("*.md")):
        meta = get_data(path.read_text("utf-8"))[1]
        folder = path.relative_to(DOCS).with_suffix("").as_posix().removesuffix("index")
        address = f"{folder.rstrip('/')}/".lstrip("/")
        found += [(str(word), address) for word in meta.get("search_words", ())]
    return found


@pytest.mark.parametrize("wanted", WANTED)
def test_some_page_claims_the_word(wanted):
    claimed = {word for word, _ in search_words()}

    assert wanted in claimed


def test_each_word_finds_a_page_that_claims_it(page, site_url):
    claims: dict[str, set[str]] = {}
    for word, address in search_words():
        claims.setdefault(word, set()).add(f"{site_url}/{address}")
    page.goto(f"{site_url}/about/")
    box = page.locator(".md-search__input")
    box.click()
    missed = {}
    for word, addresses in claims.items():
        # The theme listens to keys, not to what a script puts in.
        box.fill("")
        box.press("End")
        page.wait_for_function("() => !document.querySelector('.md-search-result__link')")
        box.fill(word)
        box.press("End")
        page.locator(".md-search-result__link").first.wait_for()
        links = page.locator(".md-search-result__item > .md-search-result__link")
        found = [
            href.split("#")[0].split("?")[0]
            for href in links.evaluate_all("links => links.map(link => link.href)")
        ]
        if not addresses & set(found[:FIRST]):
            missed[word] = found[:FIRST]

    assert missed == {}
