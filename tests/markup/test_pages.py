"""Every built page is valid HTML, and a mistake would be seen."""

import pytest

from tests.conftest import SITE
from tests.markup.check import mistakes

SHARES = 6


# A sixth of the pages in `make test`, of every folder some: the check takes longer than the build.
@pytest.mark.parametrize(
    "part", [0, *(pytest.param(part, marks=pytest.mark.thorough) for part in range(1, SHARES))]
)
def test_every_page_is_valid(part: int) -> None:
    pages = sorted(SITE.rglob("*.html"))[part::SHARES]
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
