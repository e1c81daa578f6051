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


def test_no_change_of_an_answer_makes_a_form_look_at_its_styles():
    """What stands below an element with `:has()` is looked at with each change inside it.

    The rules that may do so are about a single element.
    """
    (sheet,) = SITE.glob("assets/stylesheets/*.css")
    css = re.sub(r"/\*.*?\*/", "", sheet.read_text("utf-8"), flags=re.DOTALL)
    css = re.sub(r"@media print\s*{(?:[^{}]*{[^{}]*})*\s*}", "", css)
    found = []
    for selectors in re.findall(r"([^{};]+){", css):
        short = selectors
        while (shorter := re.sub(r"(:[\w-]+)?\(([^()]*)\)", _short, short)) != short:
            short = shorter
        found += [
            one.strip() for one in short.split(",") if re.search(r"¤[^\s>+~]*[\s>+~]+\S", one)
        ]
    assert sorted(found) == [".md-main__inner¤ > .md-sidebar--secondary", ".md-main¤ .md-top"]


def _short(part: re.Match[str]) -> str:
    """A sign for what asks with `:has()`, and nothing for other parentheses."""
    return "¤" if part[1] == ":has" or "¤" in part[2] else ""
