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


def test_on_another_platform_the_picture_holds_the_packs_days() -> None:
    events = [
        {"kind": "milestone_funded", "when": "2026-10-01"},
        {"kind": "dispute_filed", "by": "client", "when": "2026-10-05"},
    ]
    told = {"platform": "freelancer", "now": "2026-10-06T09:00Z", "events": events}
    answered = answer("timeline", told)
    assert [(point.kind, str(point.day)) for point in answered.outcome.on_line] == [
        ("told", "2026-10-01"),
        ("told", "2026-10-05"),
        ("now", "2026-10-06"),
        ("duty", "2026-10-08"),
    ]
    html = unescape(answered.html())
    drawn = html.partition("</svg>")[0].partition('id="timeline-picture"')[2]
    assert "Last safe day for you: answer the client's dispute" in " ".join(
        re.findall(r"<tspan[^>]*>([^<]+)</tspan>", drawn)
    )
    assert "Answer the dispute: the money stays in dispute" in " ".join(
        re.findall(r"<tspan[^>]*>([^<]+)</tspan>", drawn.partition("What you can do now")[2])
    )


def test_a_blank_case_on_another_platform_has_no_picture() -> None:
    blank = {"platform": "guru", "now": "2026-10-06T09:00Z"}
    assert "timeline-picture" not in answer("timeline", blank).html()
