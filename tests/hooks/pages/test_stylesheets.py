"""The theme's sheet loses what no page needs, and nothing else."""

import re
from pathlib import Path

import material
import pytest

from hooks.pages.stylesheets import LEFT_OUT, THEME, trim
from tests.conftest import SITE

SHEETS = Path(material.__file__).parent / "templates"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a,.tabbed-set>b{color:red}", "a{color:red}"),
        (".tabbed-set>:first-child{color:red}p{margin:0}", "p{margin:0}"),
        ("@media print{.tabbed-set{top:0}p{top:0}}", "@media print{p{top:0}}"),
        ("a:is(b,c),d{color:red}", "a:is(b,c),d{color:red}"),
        ("@keyframes x{0%{top:0}to{top:1px}}", "@keyframes x{0%{top:0}to{top:1px}}"),
        (
            '@charset "UTF-8";p{color:red}/*# sourceMappingURL=a.map*/',
            '@charset "UTF-8";p{color:red}',
        ),
    ],
)
def test_a_selector_that_no_page_needs_goes_alone(before, after):
    assert trim(before) == after


@pytest.mark.parametrize("part", LEFT_OUT)
def test_the_theme_still_has_what_is_left_out(part):
    text = "".join(path.read_text("utf-8") for name in THEME for path in SHEETS.glob(name))
    assert re.search(part, text)


def test_no_page_has_tabs():
    pages = SITE.rglob("*.html")
    assert not [page for page in pages if 'class="tabbed-' in page.read_text("utf-8")]


def test_the_site_has_one_stylesheet():
    assert len(list(SITE.glob("assets/stylesheets/*.css"))) == 1
    assert not list(SITE.glob("assets/stylesheets/*.map"))
