"""How texts are measured, broken into lines, and ordered for the search in a PDF."""

import pytest
from pypdf._codecs.core_font_metrics import CORE_FONT_METRICS

from calculators.exhibit_file.typeface import as_seen, clean, lines, measure
from tests.exhibit_file.samples import Stripes

FONTS = {False: "Helvetica", True: "Helvetica-Bold"}


@pytest.mark.parametrize("bold", FONTS)
def test_widths_are_those_of_the_font(bold: bool) -> None:
    widths = CORE_FONT_METRICS[FONTS[bold]].character_widths
    for code in range(32, 256):
        sign = bytes([code]).decode("cp1252", "ignore")
        if sign in widths and sign.strip():
            assert measure(sign, 1000, bold, Stripes()) == widths[sign], sign


@pytest.mark.parametrize(
    "text",
    ["A short line", "word " * 60, "x" * 300, "https://client.example/" + "a" * 200, "你好" * 80,
     "Верните деньги " * 20, "one\n\ntwo"],
)  # fmt: skip
def test_no_line_is_wider_than_the_column_and_nothing_is_lost(text: str) -> None:
    found = list(lines(text, 10, False, 120, Stripes()))
    assert max(measure(line, 10, False, Stripes()) for line in found) <= 120
    assert "".join("".join(found).split()) == "".join(text.split())


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("שלום", "םולש"),
        ("abc שלום def", "abc םולש def"),
        ("שלום 100 דולר", "רלוד 100 םולש"),
        ("Привет, мир", "Привет, мир"),
        ("", ""),
    ],
)
def test_unseen_text_stands_as_it_is_seen(text: str, seen: str) -> None:
    assert as_seen(text) == seen


def test_marks_that_turn_a_text_and_signs_that_show_nothing_are_left_out() -> None:
    assert clean("a\u202egpj.exe\u200db\x00c\td") == "agpj.exe\u200dbc d"
