"""Every built page is valid HTML, and a mistake would be seen."""

from tests.conftest import SITE
from tests.markup.check import mistakes


def test_every_page_is_valid():
    pages = sorted(SITE.rglob("*.html"))
    assert pages, "The site is not built: run make build first."
    assert mistakes(*pages) == []


def test_a_mistake_is_seen(tmp_path):
    wrong = tmp_path / "wrong.html"
    wrong.write_text(
        '<!doctype html><html lang="en"><head><title>x</title></head>'
        '<body><p id="a">a</p><p id="a"><div>b</div></p></body></html>'
    )
    said = " ".join(mistakes(wrong))
    assert "no-dup-id" in said
    assert "close-order" in said
