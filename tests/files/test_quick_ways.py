"""The quick ways through usual mails give what the library gives."""

import re
from email.parser import BytesHeaderParser
from email.utils import getaddresses
from pathlib import Path

import pytest

from calculators.files import mail_head, mailbox, mime
from calculators.files.draft import FileDraft

SAMPLES = sorted((Path(__file__).parent / "samples").glob("*.eml"))
LINES = (
    "a@example.com",
    "<a@example.com>",
    "Ann <a@example.com>",
    "Ann Lee 3 <a.b+c@mail.example.co.uk>",
    "Ann <a@example.com",
    "a@example.com>",
    "Ann a@example.com",
    "Ann  Lee <a@example.com>",
    '"Ann, Lee" <a@example.com>',
    "Ann (her) <a@example.com>",
    "a@example.com, b@example.com",
    "a@b@example.com",
    "Ann <a@example>",
    "J. Lee <a@example.com>",
    "Änn <a@example.com>",
    "",
    "undisclosed-recipients:;",
)
HEADS = (
    b"From: a@example.com\r\nSubject: one\r\n two\r\n\tthree\r\n",
    b"From: a@example.com\nSubject:\n two\n",
    b"Subject:no space\nX-Empty:\nX: a: b  \n",
    b"From a@example.com\nSubject: x\n",
    b" begins with a rest\nSubject: x\n",
    b"no head at all\n",
    b"Subject: \xe4\n",
    b"Subject: a\x0bb\x0cc\rd\n",
    b"",
)


@pytest.mark.parametrize("line", LINES)
def test_addresses_are_those_of_the_library(line: str) -> None:
    assert mime.addresses([line]) == getaddresses([line])


@pytest.mark.parametrize(
    "data", [*HEADS, *(mime.END_OF_HEAD.split(path.read_bytes())[0] for path in SAMPLES)]
)
def test_a_head_is_that_of_the_library(data: bytes) -> None:
    wanted = BytesHeaderParser().parsebytes(data + b"\n\n")
    found = mime.parse(data + b"\r\n\r\nbody", FileDraft("a.eml", 0, "")).head
    if not data.startswith((b"\r", b"\n")) and data:
        assert [(name, line) for name in found for line in found[name]] == sorted(
            ((name.lower(), line) for name, line in wanted.raw_items()),
            key=lambda pair: list(found).index(pair[0]),
        )


@pytest.mark.parametrize(
    ("text", "quick"),
    [
        ("Wed, 14 Oct 2026 15:41:07 +0200", True),
        ("14 Oct 2026 15:41:07 +0000 (UTC)", True),
        ("Wed, 4 Nov 2026 23:41:07 -1130", True),
        ("Wed, 14 Oct 2026 15:41:07 -0000", True),
        ("Tue, 14 Oct 2026 15:41:07 +0200", False),
        ("Sat, 30 Feb 2026 15:41:07 +0200", False),
        ("Wed, 14 Okt 2026 15:41:07 +0200", False),
        ("Wed, 14 Oct 2026 25:41:07 +0200", False),
        ("Wed, 14 Oct 2026 15:41:07 +1800", False),
    ],
)
def test_a_usual_date_is_that_of_the_library(text: str, quick: bool) -> None:
    found = mail_head._usual(text)
    assert (found is not None) == quick
    if found:
        assert found == mail_head._when(text)
        assert not mail_head._other_weekday(text)


@pytest.mark.parametrize("ends", [b"\n", b"\r\n"])
def test_mails_are_parted_where_a_plain_search_parts_them(ends: bytes) -> None:
    lines = (b"From a Thu Jan  1 00:00:00 2026", b"A: b", b"", b"x From ", b"From me", b">From a")
    text = ends.join(lines[int(d)] for d in "0122012402350124102201250122")
    for place in range(len(text)):
        wanted = mailbox.BETWEEN.search(text, place)
        found = mailbox._between(bytearray(text), place)
        assert (found and found.span()) == (wanted and wanted.span()), place
    assert len(re.findall(rb"From a", text)) > 4
