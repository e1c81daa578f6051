"""HTML as text: nothing that a mail shows is lost, and its lines have no space at their ends."""

import pytest

from calculators.files.plain import layout, show


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("1 < 2 R&D", "1 < 2 R&D"),
        ("<p>Paid</p>1 < 2 R&D", "Paid\n1 < 2 R&D"),
        ("<p>Less than < 100, see R&D", "Less than < 100, see R&D"),
        ("Paid <b", "Paid"),
        ("<p>Paid</p>on <a href='x", "Paid\non"),
    ],
)
def test_the_end_of_html_is_shown_up_to_half_a_tag(html: str, text: str) -> None:
    assert show(html, 1000).text == text


@pytest.mark.parametrize(
    ("text", "laid_out"),
    [
        ("a\n \n b", "a\n\nb"),
        ("a \n\t\n  b", "a\n\nb"),
        ("a  \n  b", "a\nb"),
        ("a\n \n \n \n b", "a\n\nb"),
    ],
)
def test_no_line_begins_or_ends_with_a_space(text: str, laid_out: str) -> None:
    assert layout(text) == laid_out
