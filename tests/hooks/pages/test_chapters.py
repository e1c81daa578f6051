"""Headings that fold what follows them."""

import pytest

from hooks.pages.chapters import fold


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>a</p><h2 id='b'>B</h2><p>c</p>", "<p>a</p><h2 id='b'>B</h2><p>c</p>"),
        (
            '<p>a</p><h2 class="chapter" holds="2 rules" id="b">B</h2><p>c</p><h2 id="d">D</h2>e',
            '<p>a</p><details class="chapter"><summary><h2 id="b">B</h2>'
            ' <span class="chapter__holds">2 rules</span></summary><p>c</p></details>\n'
            '<h2 id="d">D</h2>e',
        ),
        (
            '<h2 id="b" class="chapter">B</h2>c',
            '<details class="chapter"><summary><h2 id="b">B</h2></summary>c</details>\n',
        ),
    ],
    ids=["plain", "with what it holds", "to the end of the page"],
)
def test_a_chapter_is_folded_and_what_is_none_stays(html, expected):
    assert fold(html) == expected
