"""The check: every byte that is another is found, and named."""

import json
from hashlib import sha256
from pathlib import Path

import pytest

from calculators.__main__ import main
from calculators.exhibit_file.check import check
from calculators.exhibit_file.record import MARK, NoRecord, find
from tests.exhibit_file.making import file_of

FILE = file_of("alpha.png", "agreement.pdf", "mail.eml", letter="Dear Client")
RECORD = find(FILE.data)


def flipped(place: int) -> bytes:
    """The file with one bit changed."""
    data = bytearray(FILE.data)
    data[place] ^= 4
    return bytes(data)


def test_the_parts_follow_each_other_up_to_the_record() -> None:
    place = 0
    for part in RECORD.record.parts:
        assert part.start == place
        place += part.bytes
    assert place == RECORD.start
    assert {part.kind for part in RECORD.record.parts} == {
        "structure", "page", "picture", "imported_page", "original",
    }  # fmt: skip


def test_a_changed_byte_in_each_part_is_found_and_named() -> None:
    for part in RECORD.record.parts:
        for place in {part.start, part.start + part.bytes // 2, part.start + part.bytes - 1}:
            if place < 5:
                continue  # without the mark of a PDF the file is none
            checked = check("file.pdf", flipped(place))
            assert len(checked.wrong) == 1, part
            assert str(part.start) in checked.wrong[0]
            assert part.name in checked.wrong[0]
            assert [one.right for one in checked.originals].count(False) == (
                part.kind == "original"
            )


def test_each_byte_of_the_record_and_after_it_counts() -> None:
    for place in range(RECORD.start, len(FILE.data), 7):
        try:
            assert not check("file.pdf", flipped(place)).right, place
        except NoRecord:
            assert place < RECORD.end


def test_a_byte_more_less_or_at_the_end_is_found() -> None:
    data = FILE.data
    for changed in (data + b"\n", data[:900] + data[901:], data[:900] + b"x" + data[900:]):
        checked = check("file.pdf", changed)
        assert not checked.right
        assert any("moved" in one or "after" in one or "follows" in one for one in checked.wrong)


def test_the_whole_file_is_compared_with_what_the_sender_gave() -> None:
    whole = sha256(FILE.data).hexdigest()
    assert FILE.made.sha256 == whole
    assert check("file.pdf", FILE.data, whole.upper()).right
    other = check("file.pdf", FILE.data, "0" * 64)
    assert (other.right, other.wrong) == (False, ())
    assert "another exhibit file" in str(other.data()["shows"])
    assert check("file.pdf", FILE.data).as_expected is None


def test_an_exhibit_file_inside_another_keeps_its_own_record() -> None:
    assert FILE.data.count(MARK) == 1
    assert check("file.pdf", FILE.data).pages == FILE.made.pages


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"%PDF-1.7 no record",
        b"MZ" + MARK,
        b"%PDF-1.7" + MARK + b'"parts": [' + b"[" * 100_000,
        b"%PDF-1.7" + MARK + b'"parts": [{"kind": "page"}],\n"own": "' + b"0" * 64 + b'"}\n',
    ],
)
def test_what_is_no_exhibit_file_is_said(data: bytes) -> None:
    with pytest.raises(NoRecord):
        check("file.pdf", data)


def test_a_record_that_names_the_same_bytes_often_costs_no_more_than_the_file() -> None:
    part = json.dumps({"kind": "page", "start": 0, "bytes": 50_000, "sha256": "0" * 64})
    rows = ",\n".join([part] * 20_000)
    text = f'"parts": [\n{rows}\n],\n"after": "{"0" * 64}",\n"own": "{"0" * 64}"}}\n'
    checked = check("file.pdf", b"%PDF-1.7" + b"0" * 60_000 + MARK + text.encode())
    assert not checked.right


def test_the_command_answers_with_its_exit_status(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "file.pdf"
    path.write_bytes(FILE.data)
    assert main(["verify", str(path)]) == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["ok"], said["expected"], len(said["originals"])) == (True, None, 3)
    assert said["file"]["sha256"] == FILE.made.sha256
    assert main(["verify", str(path), "--sha256", "0" * 64]) == 1
    assert json.loads(capsys.readouterr().out)["expected"]["right"] is False
    path.write_bytes(flipped(RECORD.record.parts[3].start))
    assert main(["verify", str(path)]) == 1
    for none in ("", " ", FILE.made.sha256[:-1], "sha256"):  # a blank one must not look compared
        assert main(["verify", str(path), "--sha256", none]) == 2
    path.write_bytes(b"%PDF-1.7")
    assert main(["verify", str(path)]) == 2
    assert main(["verify", str(tmp_path / "none.pdf")]) == 2
