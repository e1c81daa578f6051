"""The .docx read back by python-docx, and turned into a PDF where LibreOffice is installed."""

import io
import json
import shutil
import subprocess
import zipfile
from xml.etree import ElementTree

import docx
import icalendar
import pypdf
import pytest

from calculators.engine import casefile
from calculators.letter.takeaway import bundle
from calculators.letter.word_file import write
from tests.letter.golden import letters, made

LETTERS = letters()
OFFICE = shutil.which("soffice")


@pytest.mark.parametrize("name", LETTERS)
def test_word_reads_every_paragraph_and_style(name):
    inputs, outcome = made(LETTERS[name]["answers"])
    document = docx.Document(io.BytesIO(write(inputs, outcome)))
    read = [paragraph.text for paragraph in document.paragraphs]
    for paragraph in outcome.paragraphs:
        if paragraph.kind != "table":
            number = f"{paragraph.number}.\t" if paragraph.number else ""
            assert number + paragraph.text in read
        if paragraph.heading:
            heading = next(p for p in document.paragraphs if p.text == paragraph.heading)
            assert heading.style.name == "Heading 2"
    footer = document.sections[0].footer._element.xml
    assert "PAGE" in footer
    assert "NUMPAGES" in footer


def test_the_tables_have_the_rows_the_total_and_the_exhibits():
    inputs, outcome = made(LETTERS["mixed_part_paid"]["answers"])
    owed, annex = docx.Document(io.BytesIO(write(inputs, outcome))).tables
    cells = [[cell.text for cell in row.cells] for row in owed.rows]
    assert cells[0] == ["For", "Due", "Amount", "Paid", "Open"]
    assert cells[2][0] == "Hours of support, 4.25 hours at 45.00 USD"
    assert cells[-1][-1] == "991.25 USD"
    assert [row.cells[0].text.strip() for row in annex.rows] == ["Exhibit", "A", "B", "C", "D"]


def test_the_paper_is_that_of_the_client():
    sizes = {}
    for name in ("unpaid_fixed_neutral", "sole_trader_in_england"):
        section = docx.Document(io.BytesIO(write(*made(LETTERS[name]["answers"])))).sections[0]
        sizes[name] = (round(section.page_width.mm), round(section.page_height.mm))
    assert sizes == {"unpaid_fixed_neutral": (216, 279), "sole_trader_in_england": (210, 297)}


def test_the_same_answers_give_the_same_bytes():
    first, again = (write(*made(LETTERS["hourly"]["answers"])) for _ in range(2))
    assert first == again


def test_the_bundle_has_everything_and_the_calendar_can_be_read():
    package = zipfile.ZipFile(io.BytesIO(bundle(*made(LETTERS["hourly"]["answers"]))))
    assert package.testzip() is None
    assert set(package.namelist()) == {
        "README.txt",
        "letter.docx",
        "letter.txt",
        "exhibits.txt",
        "timeline.txt",
        "answer.ics",
        "case.json",
    }
    event = icalendar.Calendar.from_ical(package.read("answer.ics")).walk("VEVENT")[0]
    assert event.decoded("DTSTART").isoformat() == "2026-12-08T01:00:00+00:00"
    case = casefile.read(package.read("case.json").decode())
    again, _ = made(case["facts"] | {"now": "2026-11-21T09:00"})
    assert again == made(LETTERS["hourly"]["answers"])[0]
    days = [line[:10] for line in package.read("timeline.txt").decode().splitlines()]
    assert days == sorted(days)


@pytest.mark.parametrize("name", ["unpaid_fixed_neutral", "statements_only_texas"])
def test_the_file_is_named_as_a_person_would_name_it(name):
    inputs, outcome = made(LETTERS[name]["answers"])
    document = docx.Document(io.BytesIO(write(inputs, outcome)))
    subject, day = (
        next(p.text for p in outcome.paragraphs if p.id == id) for id in ("subject", "date")
    )
    assert document.core_properties.title == subject
    assert document.core_properties.author == inputs.freelancer_name
    section = document.sections[0]
    assert [p.text for p in section.header.paragraphs] == [f"{inputs.freelancer_name}, {day}"]
    # The first page says both in the letter itself, and keeps its number.
    assert section.different_first_page_header_footer
    assert section.first_page_header.is_linked_to_previous
    assert "PAGE" in section.first_page_footer._element.xml


def test_a_letter_without_a_name_has_no_author_and_only_its_day_in_the_header():
    inputs, outcome = made(LETTERS["unpaid_fixed_neutral"]["answers"] | {"freelancer_name": ""})
    document = docx.Document(io.BytesIO(write(inputs, outcome)))
    assert document.core_properties.author == ""
    assert [p.text for p in document.sections[0].header.paragraphs] == ["Saturday 21 November 2026"]


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice (soffice) is not installed")
@pytest.mark.parametrize("name", ["false_and_unpaid_new_south_wales", "unpaid_fixed_neutral"])
def test_libreoffice_makes_a_pdf_of_at_most_three_pages(name, tmp_path):
    (tmp_path / "letter.docx").write_bytes(write(*made(LETTERS[name]["answers"])))
    subprocess.run(
        [
            OFFICE,
            f"-env:UserInstallation=file://{tmp_path}/profile",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            str(tmp_path),
            str(tmp_path / "letter.docx"),
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )
    pages = [page.extract_text() for page in pypdf.PdfReader(tmp_path / "letter.pdf").pages]
    assert len(pages) <= 3
    for number, page in enumerate(pages, 1):
        assert f"Page {number} of {len(pages)}" in " ".join(page.split())
    assert "Exhibits" in pages[-1]


HOSTILE = (
    "<b>&amp;\"'</b><script>alert(1)</script>",
    "{{ 7 * 7 }}{% for %}",
    "\u202e\u2066abc\u2069",
    "😀👩‍👩‍👧‍👦" * 20,
    "a\x00b\x01\x1f\x7f\ufffe\ud800",
    "]]> <!-- <w:p> & %n %s",
    "x" * 200,
)


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: repr(text[:12]))
def test_hostile_text_comes_out_as_text(text):
    from calculators.engine.browser import answer
    from calculators.letter.takeaway import markdown
    from calculators.letter.takeaway import text as plain_text

    answers = LETTERS["unpaid_fixed_neutral"]["answers"] | {
        "contract_title": text,
        "client_name": text,
        "scope": text,
        "threats": [{"words": text}],
        "owed": [{"item": text, "amount": "5", "due": "2026-10-12"}],
        "edits": [{"paragraph": "rights", "text": (text + " ") * 40}],
    }
    inputs, outcome = made(answers)
    file = write(inputs, outcome)
    for path in zipfile.ZipFile(io.BytesIO(file)).namelist():
        ElementTree.fromstring(zipfile.ZipFile(io.BytesIO(file)).read(path))
    document = docx.Document(io.BytesIO(file))
    shown = next(row for row in document.tables[0].rows if "5.00" in row.cells[2].text)
    kept = "".join(c for c in text if c >= " " and c not in "\ud800\u202e\u2066\u2069")
    kept = kept.replace("\ufffe", "\ufffd")
    assert shown.cells[0].text == kept.strip()
    page = answer("letter", json.dumps(answers))
    assert "<script>" not in page
    assert "<b>&" not in page
    assert "49" not in plain_text(inputs, outcome) or "49" in text
    assert "<script>" not in markdown(inputs, outcome)
