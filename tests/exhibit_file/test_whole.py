"""Whole exhibit files: what each case says, and no byte of it changes unseen."""

import io
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject, PdfObject

from calculators.exhibit_file.archive import profile
from calculators.exhibit_file.check import check
from calculators.exhibit_file.record import KIND_STRUCTURE, find
from tests.exhibit_file.making import CASES, File, drawn, whole
from tests.exhibit_file.samples import FILES

WHOLE = pytest.mark.parametrize("case", CASES["case"], ids=lambda case: str(case["name"]))
ACTIVE = re.compile(rb"/(?:JavaScript|JS|Launch|AA|OpenAction|SubmitForm|RichMedia|AcroForm)\b")


@WHOLE
def test_a_whole_file(case: dict[str, Any], tmp_path: Path) -> None:
    made = whole(case)
    assert made.data == whole(case).data
    assert not ACTIVE.search(made.data)
    reader = PdfReader(io.BytesIO(made.data), strict=True)
    assert len(reader.pages) == made.made.pages == case["pages"]
    assert attachments(reader) == originals(case)
    said, place = drawn(made.data), 0
    for text in case["says"]:
        place = said.find(text, place)
        assert place >= 0, text
    _bookmarks_and_links(reader, made, case)
    _as_archives_ask(reader)
    _other_programs(made, case, tmp_path)


@WHOLE
def test_a_changed_byte_in_any_part_is_found_and_named(case: dict[str, Any]) -> None:
    data = whole(case).data
    parts = find(data).record.parts
    assert len([part for part in parts if part.kind == "page"]) == case["pages"]
    assert [part.name for part in parts if part.kind == "original"] == case["attached"]
    for part in parts:
        if part.kind == KIND_STRUCTURE:
            continue  # tests/exhibit_file/test_check.py has each of them
        for place in {part.start, part.start + part.bytes // 2, part.start + part.bytes - 1}:
            changed = bytearray(data)
            changed[place] ^= 1
            [wrong] = check("file.pdf", bytes(changed)).wrong
            assert f"bytes {part.start} to" in wrong
            assert part.name in wrong
            assert part.kind != "page" or f"File page {part.page}:" in wrong


def originals(case: dict[str, Any]) -> dict[str, bytes]:
    """The attachments that a case has, by their names."""
    return {name: FILES[name.partition(" - ")[2]] for name in case["attached"]}


def attachments(reader: PdfReader) -> dict[str, bytes]:
    """The attachments of a file but for its record, which it must have."""
    found = {name: content for name, [content] in reader.attachments.items()}
    assert found.pop("hashes.json").startswith(b'{"format": "exhibit file"')
    return found


def _bookmarks_and_links(reader: PdfReader, made: File, case: dict[str, Any]) -> None:
    marks: dict[str, int] = {}
    for mark in reader.outline:
        assert not isinstance(mark, list)
        marks[str(mark.title)] = (reader.get_destination_page_number(mark) or 0) + 1
    exhibits = made.made.exhibits
    names = [f"Exhibit {one.letter}: What {one.name} shows" for one in exhibits]
    letter = ["Letter"] * ("letter" in case and case.get("recipient") not in ("platform", "bank"))
    assert list(marks) == [*letter, "Contents", *names, "Fingerprints"]
    for one, name in zip(exhibits, names, strict=True):
        assert marks[name] == one.first
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
    assert reader.trailer["/Root"]["/Lang"] == "en"


def _as_archives_ask(reader: PdfReader) -> None:
    """What PDF/A-3 asks for, but for Helvetica, which is not embedded: so no claim is made."""
    root = _dictionary(reader.trailer["/Root"])
    assert not reader.is_encrypted
    assert reader.metadata is not None
    assert reader.xmp_metadata is not None
    assert reader.xmp_metadata.dc_title == {"x-default": reader.metadata.title}
    assert reader.xmp_metadata.dc_creator == [reader.metadata.author] == ["Ana"]
    assert "/Filter" not in _dictionary(root["/Metadata"])
    assert b"pdfaid" not in root["/Metadata"].get_object().get_data()
    [intent] = root["/OutputIntents"]
    assert intent["/DestOutputProfile"].get_object().get_data() == profile()
    names = list(_dictionary(_dictionary(root["/Names"])["/EmbeddedFiles"])["/Names"])
    assert names[1::2] == list(root["/AF"])
    for one in root["/AF"]:
        described = one.get_object()
        assert described["/F"] == described["/UF"]
        assert described["/AFRelationship"] == "/Source"
        assert "/" in str(described["/EF"]["/F"].get_object()["/Subtype"])[1:]
    for page in reader.pages:
        fonts = _dictionary(_dictionary(page["/Resources"])["/Font"])
        for font in map(_dictionary, fonts.values()):
            if font["/Subtype"] != "/Type3":  # the glyphs of these are in the file
                assert font["/BaseFont"] in ("/Helvetica", "/Helvetica-Bold")
        for note in page.get("/Annots", ()):
            assert note.get_object()["/F"] == 4  # it is printed, and not hidden


def _dictionary(value: PdfObject) -> DictionaryObject:
    found = value.get_object()
    assert isinstance(found, DictionaryObject)
    return found


def _other_programs(made: File, case: dict[str, Any], folder: Path) -> None:
    """Programs that are not everywhere: what is here has to agree."""
    path, saved = folder / "file.pdf", folder / "saved"
    path.write_bytes(made.data)
    saved.mkdir()
    for program, *arguments in (
        ("qpdf", "--check"),
        ("pdfinfo",),
        ("pdfdetach", "-saveall", "-o", str(saved)),
        ("pdftotext", "-q"),
    ):
        if shutil.which(program):
            done = subprocess.run([program, *arguments, path], capture_output=True, check=False)
            assert (done.returncode, done.stderr) == (0, b""), program
            if program == "pdfinfo":
                assert re.search(rb"(?m)^Pages: +(\d+)$", done.stdout)[1] == b"%d" % case["pages"]
            if program == "pdfdetach":
                found = {one.name: one.read_bytes() for one in saved.iterdir()}
                assert found.pop("hashes.json") in made.data
                assert found == originals(case)
