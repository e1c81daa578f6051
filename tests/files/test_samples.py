"""Each sample file gives what its truth says, and says what it has to say."""

import hashlib
import json
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml

from calculators.files import read
from calculators.files.browser import read_files
from calculators.files.found import plain
from calculators.files.reading import PIECE, read_pieces
from calculators.files.together import together
from tests.files.compare import differences

FOLDER = Path(__file__).parent
TRUTHS = {
    truth["file"]: truth
    for truth in yaml.safe_load((FOLDER / "truth.yaml").read_text("utf-8"))["files"]
}
SAID = tomllib.loads((FOLDER / "said.toml").read_text("utf-8"))
MEGABYTES_5 = 5 * 1024 * 1024


def sample(name: str) -> bytes:
    """The bytes of a sample; the long one is made here."""
    if name != "long-line-5mb.eml":
        return (FOLDER / "samples" / name).read_bytes()
    return (
        "From: Jonas Quill <jonas.quill@example.com>\r\nTo: Mira Talvi <mira.talvi@example.com>\r\n"
        f"Subject: long\r\nX-Long: {'h' * MEGABYTES_5}\r\nDate: Wed, 14 Oct 2026 15:41:07 +0000\r\n"
        "Message-ID: <long@mail.example.com>\r\nMIME-Version: 1.0\r\n"
        "Content-Type: text/plain; charset=utf-8\r\n\r\n"
        f"first line\r\n{'b' * MEGABYTES_5}\r\nlast line\r\n"
    ).encode()


@pytest.mark.parametrize("name", TRUTHS)
def test_a_sample_gives_its_truth(name):
    truth, data = TRUTHS[name], sample(name)
    assert hashlib.sha256(data).hexdigest() == truth["sha256"]
    got = plain(read(name, data))
    assert (got["bytes"], got["sha256"]) == (truth["bytes"], truth["sha256"])
    assert differences(got, truth) == []


@pytest.mark.parametrize("name", TRUTHS)
def test_a_sample_says_what_it_has_to_say(name):
    said = {entry.code for entry in read(name, sample(name)).said}
    assert set(SAID[name]) <= said


def test_every_sample_has_a_truth_and_every_truth_a_sample():
    files = {path.name for path in (FOLDER / "samples").iterdir()}
    assert files | {"long-line-5mb.eml"} == set(TRUTHS)


@pytest.mark.parametrize("name", ["Rueckgabe.eml", "messages2.html", "tickets_page1.json"])
def test_nothing_that_was_hidden_in_a_file_comes_out_as_its_words(name):
    messages = json.dumps(plain(read(name, sample(name)).messages))
    assert "evil.example.net" not in messages
    assert "alert(" not in messages
    assert "document.write" not in messages


def test_a_folded_header_is_no_header_of_its_own():
    assert "other@example.net" not in json.dumps(plain(read("x.eml", sample("Rueckgabe.eml"))))


@pytest.mark.parametrize("piece", [7, 4096, PIECE])
def test_the_size_of_the_pieces_changes_nothing(piece):
    for name in ("All mail Including Spam and Trash.mbox", "Vertrag.eml", "diary.json"):
        data = sample(name)
        pieces = (data[place : place + piece] for place in range(0, len(data), piece))
        assert read_pieces(name, pieces) == read(name, data)


def test_two_files_that_tell_one_thing_tell_it_once():
    names = [
        "contract_38841207.json",
        "upwork messages copy.txt",
        "ended the contract.eml",
        "All mail Including Spam and Trash.mbox",
        "queue-export.csv",
        "comments-7100421.json",
    ]
    merged = together([read(name, sample(name)) for name in names])
    threats = [message for message in merged.messages if "one star" in message.text]
    assert len(threats) == 1
    assert threats[0].moment.instant == "2026-10-30T16:58:30Z"
    assert [where.file for where in threats[0].also_in] == ["upwork messages copy.txt"]
    ends = [event for event in merged.events if event.what == "contract_ended"]
    assert [(event.day, len(event.also_in)) for event in ends] == [("2026-10-30", 1)]
    requests = [event for event in merged.events if event.what == "escrow_refund_requested"]
    assert len(requests) == 1
    codes = {entry.code for entry in merged.said}
    assert {"one_message", "one_event", "told_differently", "ticket_by_name"} <= codes


def test_the_same_file_twice_counts_once():
    name = "earnings-by-day.csv"
    merged = together([read(name, sample(name)), read("copy.csv", sample(name))])
    assert len(merged.releases) == 2
    assert merged.said[0].code == "same_file"


def test_the_command_and_the_page_give_the_same():
    names = ["gmail thread.txt", "statements_2024-01-01_2024-03-31.csv"]
    paths = [str(FOLDER / "samples" / name) for name in names]
    ran = subprocess.run(
        [sys.executable, "-m", "calculators", "read", *paths], capture_output=True, check=True
    )
    assert json.loads(ran.stdout) == json.loads(read_files(names, [sample(name) for name in names]))


def test_a_file_that_is_not_there_is_said():
    ran = subprocess.run(
        [sys.executable, "-m", "calculators", "read", "no such file.eml"],
        capture_output=True,
        check=False,
    )
    assert ran.returncode == 2
    assert "cannot be opened" in json.loads(ran.stdout)["errors"]["file"]
