"""What cases cannot say: the picture and the words of the answer as a page gets them."""

import re
from html import unescape

from calculators.engine.answering import answer
from calculators.engine.registry import find

EXAMPLE = find("timeline").example


def test_what_the_reader_types_stays_text_in_the_picture_too() -> None:
    row = {"kind": "work_submitted", "when": "2026-09-20", "of": "M<b>x"}
    html = answer("timeline", {"events": [row], "now": "2026-10-02T09:00Z"}).html().lower()
    assert "&lt;b&gt;" in html
    assert "<b>" not in html


def test_every_word_of_the_picture_stands_in_the_list_too() -> None:
    html = unescape(answer("timeline", EXAMPLE).html())
    picture, rest = html.split("</svg>")
    lines = re.findall(r"<tspan[^>]*>([^<]+)</tspan>", picture.partition("What you can do now")[0])
    said = " ".join(re.sub(r"<[^>]+>", " ", rest).split())
    texts = [point.text for point in answer("timeline", EXAMPLE).outcome.points]
    assert " ".join(lines) == " ".join(texts)
    assert all(text in said for text in texts)
