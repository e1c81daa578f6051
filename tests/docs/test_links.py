"""In the built site every link of ours leads somewhere, and no page says an id twice."""

from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit

import pytest

SITE = Path(__file__).parents[2] / "site"
BUILT = sorted(SITE.rglob("*.html"))


class Reader(HTMLParser):
    """Gathers the ids of a page and the addresses that it points to."""

    def __init__(self):
        super().__init__()
        self.ids, self.addresses = [], set()

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if "id" in attributes:
            self.ids.append(attributes["id"])
        for name in ("href", "src"):
            if attributes.get(name) and tag != "base":
                self.addresses.add(attributes[name])


@cache
def read(path: Path) -> Reader:
    reader = Reader()
    reader.feed(path.read_text("utf-8"))
    return reader


def target(page: Path, address: str) -> Path:
    """The file of the site that an address on this page leads to."""
    path = unquote(urlsplit(address).path)
    if not path:
        return page
    found = (SITE / path.lstrip("/") if path.startswith("/") else page.parent / path).resolve()
    return found / "index.html" if found.is_dir() else found


def dead(page: Path) -> list[str]:
    """The addresses of our own on this page that lead to no file or no id."""
    ours = [each for each in read(page).addresses if not urlsplit(each).scheme and each[:2] != "//"]
    lost = [each for each in ours if not leads_somewhere(page, each)]
    return sorted(lost)


def leads_somewhere(page: Path, address: str) -> bool:
    file, anchor = target(page, address), unquote(urldefrag(address).fragment)
    if not file.is_file():
        return False
    return not anchor or file.suffix != ".html" or anchor in read(file).ids


def test_there_is_a_site_to_read():
    assert BUILT, "The site is not built: run make test, or make build first."


@pytest.mark.parametrize("path", BUILT, ids=lambda path: path.relative_to(SITE).as_posix())
def test_every_link_of_ours_leads_somewhere(path):
    assert dead(path) == []


@pytest.mark.parametrize("path", BUILT, ids=lambda path: path.relative_to(SITE).as_posix())
def test_no_page_says_an_id_twice(path):
    ids = read(path).ids
    assert sorted({id for id in ids if ids.count(id) > 1}) == []


def test_a_dead_link_is_found(tmp_path):
    page = tmp_path / "index.html"
    page.write_text('<p id="here"><a href="#here"></a><a href="#gone"></a><a href="no/"></a></p>')
    assert dead(page) == ["#gone", "no/"]
