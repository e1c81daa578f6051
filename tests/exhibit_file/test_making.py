"""What becomes of each file, and whole exhibit files as other programs read them."""

import io
import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest
from pypdf import PdfReader
from pypdf.generic import Destination

from calculators.exhibit_file.check import check
from calculators.exhibit_file.order import Attach, Enclosed, Order
from tests.exhibit_file.making import File, file_of, finish
from tests.exhibit_file.samples import FILES, png

CASES = tomllib.loads(Path(__file__).with_name("files.toml").read_text("utf-8"))
ACTIVE = re.compile(rb"/(?:JavaScript|JS|Launch|AA|OpenAction|SubmitForm|RichMedia|AcroForm)\b")


def drawn(data: bytes) -> str:
    """All text of the pages, as pypdf reads it."""
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)


@pytest.mark.parametrize("case", CASES["file"], ids=lambda case: str(case["name"]))
def test_what_becomes_of_a_file(case: dict[str, object]) -> None:
    name = str(case["name"])
    made = file_of(name, attach=Attach(str(case.get("attach", "safe"))))
    [placed] = made.made.exhibits
    assert (placed.pages, placed.attached) == (case["pages"], case["attached"])
    assert str(case.get("reason", "")) in placed.reason
    assert bool(placed.reason) == (not case["pages"])
    assert str(case.get("remark", "")) in " ".join(placed.remarks)
    assert check("file.pdf", made.data).right
    # What cannot be shown or attached stands in the file by its fingerprint, and by the reason.
    said = re.sub(r"\s", "", drawn(made.data))
    assert placed.sha256 in said
    assert re.sub(r"\s", "", placed.reason) in said


@pytest.mark.parametrize("case", CASES["case"], ids=lambda case: str(case["name"]))
def test_a_whole_file(case: dict[str, object], tmp_path: Path) -> None:
    names = [str(name) for name in case["files"]]
    more = {key: str(case[key]) for key in ("recipient", "paper", "letter") if key in case}
    made = file_of(*names, **more)
    again = file_of(*names, **more)
    assert made.data == again.data
    reader = PdfReader(io.BytesIO(made.data), strict=True)
    assert len(reader.pages) == made.made.pages == case["pages"]
    attached = {
        f"Exhibit {one.letter} - {one.name}": [FILES[name]]
        for name in names
        for one in made.made.exhibits
        if one.name == name and one.attached
    }
    found = dict(reader.attachments)
    assert found.pop("hashes.json")[0].startswith(b'{"format": "exhibit file"')
    assert found == attached
    assert not ACTIVE.search(made.data)
    _bookmarks_and_links(reader, made)
    _other_programs(made, tmp_path)


def _bookmarks_and_links(reader: PdfReader, made: File) -> None:
    marks = {}
    for mark in reader.outline:
        assert isinstance(mark, Destination)
        marks[mark.title] = (reader.get_destination_page_number(mark) or 0) + 1
    for one in made.made.exhibits:
        assert marks[f"Exhibit {one.letter}: What {one.name} shows"] == one.first
        first = reader.pages[one.first - 1].extract_text()
        assert f"Exhibit {one.letter}, cover sheet" in first
        assert f"file page {one.first} of {made.made.pages}" in first
        for page in range(1, one.pages + 1):
            shown = reader.pages[one.first - 1 + page].extract_text()
            assert f"Exhibit {one.letter}, page {page} of {one.pages}" in shown
    targets = {
        reader.get_page_number(link.get_object()["/Dest"][0].get_object()) + 1
        for page in reader.pages
        for link in page.get("/Annots", ())
    }
    assert targets == set(marks.values()) - {marks["Contents"]}
    assert reader.metadata is not None
    assert reader.metadata.title == "Claim of Ana against Client"
    assert reader.trailer["/Root"]["/Lang"] == "en"


def _other_programs(made: File, folder: Path) -> None:
    """Programs that are not everywhere: what is here has to agree."""
    path = folder / "file.pdf"
    path.write_bytes(made.data)
    for program, *arguments in (
        ("qpdf", "--check"),
        ("pdfinfo",),
        ("pdfdetach", "-list"),
        ("pdftotext", "-q"),
    ):
        if shutil.which(program):
            done = subprocess.run([program, *arguments, path], capture_output=True, check=False)
            assert (done.returncode, done.stderr) == (0, b""), program


def test_texts_of_other_scripts_can_be_searched() -> None:
    said = drawn(file_of("notes.txt", "chat.txt").data)
    assert "नमस्ते, สวัสดี, 你好, مرحبا" in said
    assert "Верните деньги 🙏" in said


def test_the_filled_field_of_a_form_is_seen_and_is_no_field() -> None:
    made = file_of("form.pdf")
    assert "Signed: Ana" in drawn(made.data)
    assert PdfReader(io.BytesIO(made.data)).get_fields() is None


def test_what_was_removed_is_nowhere_in_the_file() -> None:
    secret = png(41, 29)
    order = Order(
        title="Claim",
        exhibits=(
            Enclosed(
                letter="A",
                shows="A message",
                name="secret.png",
                read=lambda: secret,
                shown=lambda: png(41, 29, colour=0),
                redacted=True,
            ),
        ),
    )
    made = finish(order)
    [placed] = made.made.exhibits
    assert (placed.sha256, placed.attached, placed.pages) == ("", False, 1)
    reader = PdfReader(io.BytesIO(made.data))
    assert list(reader.attachments) == ["hashes.json"]
    assert "Something was removed from this exhibit" in drawn(made.data).replace("\n", " ")
    packed = secret[secret.index(b"IDAT") + 4 : secret.index(b"IEND") - 8]
    assert packed not in made.data


def test_an_exhibit_that_is_another_than_listed_is_said() -> None:
    one = Enclosed(letter="A", shows="x", name="rgb.png", read=png, listed="0" * 64)
    made = finish(Order(title="Claim", exhibits=(one,)))
    assert "another fingerprint" in made.made.exhibits[0].remarks[0]


def test_what_was_not_chosen_and_what_is_too_much_is_named() -> None:
    many = tuple(Enclosed(letter=f"E{one}", shows="x") for one in range(201))
    made = finish(Order(title="Claim", exhibits=many)).made
    assert made.exhibits[0].reason == "no file was chosen"
    assert made.exhibits[200].reason == "an exhibit file holds at most 200 exhibits"


def test_the_order_follows_the_recipient_and_the_letters_stay() -> None:
    exhibits = (
        Enclosed(letter="A", shows="x", category="damage"),
        Enclosed(letter="B", shows="y", category="contract"),
    )
    order = Order(title="Claim", recipient="bank", exhibits=exhibits)
    assert [one.letter for one in finish(order).made.exhibits] == ["B", "A"]
