"""What a reader typed stays that text in each file: signs, line ends and direction marks."""

import io
import json
import zipfile

import docx
import pytest
from markdown_it import MarkdownIt

from calculators.engine.formats import format_markdown
from calculators.letter.takeaway import bundle, markdown, marked, text
from calculators.letter.word_file import write
from tests.letter.golden import letters, made

BASE = letters()["unpaid_fixed_neutral"]["answers"]
DIRECTION = [
    chr(code) for code in (0x200E, 0x200F, 0x061C, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
]


def edited(words: str, paragraph: str = "rights") -> dict:
    return BASE | {"edits": [{"paragraph": paragraph, "text": words}]}


def seen(source: str) -> str:
    """The text that a reader of Markdown sees, with every other element named."""
    shown = []
    for block in MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(source):
        if block.type != "inline":
            shown.append("" if block.tag == "p" else f"<{block.tag}>{block.content}")
        for piece in block.children or ():
            tag = f"<{piece.tag}>" if piece.tag and piece.tag != "br" else ""
            shown.append("\n" if piece.tag == "br" else tag + piece.content)
    return "".join(shown)


LINES = (
    "# Not a heading",
    "- not a list",
    "+ not a list",
    "* not a list",
    "1. not a list",
    "12) not a list",
    "> not a quotation",
    "| not | a table |",
    "A line\n===",
    "A line\n---",
    "---",
    "~~~",
    "```",
    "AT&amp;T and &copy; and &#35; and R&D",
    "~~not struck~~",
    "*a* _b_ `c`",
    "[a](b) ![a](b)",
    "<b>a</b>",
    "a | b\n--- | ---\nc | d",
    "a \\# b",
    "A line\n1. and\n- two",
)


@pytest.mark.parametrize("words", LINES)
def test_markdown_shows_the_text_as_it_was_typed(words):
    assert seen(format_markdown(words)) == words


@pytest.mark.parametrize("words", ["    not code", "\tnot code", "A line\n\n    not code"])
def test_four_spaces_make_no_code(words):
    lines = [line.strip() for line in words.split("\n") if line.strip()]
    assert seen(format_markdown(words)) == "".join(lines)


@pytest.mark.parametrize("words", LINES)
def test_an_edited_paragraph_is_whole_in_markdown(words):
    assert words in seen(markdown(*made(edited(words))))


@pytest.mark.parametrize("words", [line for line in LINES if "\n" not in line])
def test_a_fact_in_the_table_is_whole_in_markdown(words):
    rows = [{"item": words, "amount": "5", "due": "2026-10-12"}]
    assert words in seen(markdown(*made(BASE | {"owed": rows})))


def test_the_lines_of_a_demand_stay_lines_of_it():
    words = "Pay 5.00 USD.\n- by card\n\nor by bonus"
    shown = seen(markdown(*made(edited(words, "demand_pay"))))
    assert "Pay 5.00 USD.\n- by card" in shown
    assert "<pre>" not in shown
    assert "<ul>" not in shown


def test_no_direction_mark_stays_in_a_file():
    words = "abc" + "".join(DIRECTION) + "def"
    answers = edited(words) | {
        "freelancer_name": words,
        "contract_title": words,
        "owed": [{"item": words, "amount": "5", "due": "2026-10-12"}],
        "exhibits": [row | {"shows": words} for row in BASE["exhibits"]],
    }
    inputs, outcome = made(answers)
    document = docx.Document(io.BytesIO(write(inputs, outcome)))
    files = [
        text(inputs, outcome),
        marked(inputs, outcome),
        markdown(inputs, outcome),
        "\n".join(p.text for p in document.paragraphs),
        "\n".join(c.text for t in document.tables for r in t.rows for c in r.cells),
        document.core_properties.title,
        document.core_properties.author,
        document.sections[0].header.paragraphs[0].text,
    ]
    for file in files:
        assert "abcdef" in file
        assert not set(file) & set(DIRECTION)


def test_joiners_of_emoji_and_letters_of_other_scripts_stay():
    words = "👩‍👩‍👧 שלום مرحبا"
    inputs, outcome = made(edited(words))
    assert words in text(inputs, outcome)
    assert words in [p.text for p in docx.Document(io.BytesIO(write(inputs, outcome))).paragraphs]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=repr)
def test_each_kind_of_line_end_is_one(end):
    inputs, outcome = made(
        edited(f"First{end}second{end}{end}third")
        | {
            "freelancer_address": f"1 Sample Street{end}Manila",
            "owed": [{"item": f"Second{end}milestone", "amount": "5", "due": "2026-10-12"}],
            "exhibits": [row | {"shows": f"The{end}contract"} for row in BASE["exhibits"]],
        }
    )
    document = docx.Document(io.BytesIO(write(inputs, outcome)))
    paragraphs = [p.text for p in document.paragraphs]
    assert "First\nsecond\n\nthird" in paragraphs
    for file in (text(inputs, outcome), markdown(inputs, outcome)):
        assert "\r" not in file
        assert "Second milestone" in file
        assert "The contract" in file
    assert "First\nsecond\n\nthird" in text(inputs, outcome)
    assert "1 Sample Street\nManila" in text(inputs, outcome)
    assert document.tables[0].rows[1].cells[0].text == "Second milestone"
    assert document.tables[1].rows[1].cells[1].text == "The contract"


def test_each_event_of_the_timeline_is_one_line_without_direction_marks():
    words = "Refund me\r\u202eor else\r\nnow"
    inputs, outcome = made(BASE | {"threats": [{"words": words, "sent_at": "2026-10-13T14:05"}]})
    package = zipfile.ZipFile(io.BytesIO(bundle(inputs, outcome)))
    lines = package.read("timeline.txt").decode().splitlines()
    assert '2026-10-13  The client wrote: "Refund me or else now"' in lines
    # The answers are kept as they were typed.
    assert "\u202e" in json.loads(package.read("case.json"))["facts"]["threats"][0]["words"]
