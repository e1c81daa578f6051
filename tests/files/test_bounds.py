"""Files that are large, damaged or hostile: read or refused, in time, and never an exception."""

import json
import random
import time
from collections.abc import Iterator
from functools import partial

import pytest

from calculators.files import Progress, read, read_in_steps
from calculators.files.found import FileRecord, plain
from calculators.intake import browser
from tests.files.test_samples import TRUTHS, sample
from tests.files.test_siblings import FILES, content

MEGABYTE = 1024 * 1024
SEEDS = {name: sample(name) for name in TRUTHS if not name.startswith("long-line")}
SEEDS |= {entry["file"]: content(entry) for entry in FILES.values()}
# One text of about a megabyte for each way in which a reader could be made to look twice.
NASTY = {
    "angle brackets.html": b"<" * MEGABYTE,
    "comments.html": b"<html>" + b"<!--" * (MEGABYTE // 4),
    "tags.html": b"<html>" + b"<a " * (MEGABYTE // 3),
    "quotes.html": b"<html>" + b'<a x="' * (MEGABYTE // 6),
    "scripts.html": b"<html>" + b"<script>" * (MEGABYTE // 8),
    "doctypes.html": b"<html>" + b"<![CDATA[" * (MEGABYTE // 9),
    "entities.html": b"<html>" + b"&#1" * (MEGABYTE // 3),
    "brackets.json": b"[" * MEGABYTE,
    "objects.json": b'{"a":' * (MEGABYTE // 5),
    "figures.json": b"[" + b"9" * MEGABYTE + b"]",
    "quotes.csv": b'Date,Ref ID,Type,Amount,Balance\n"' + b'"",' * (MEGABYTE // 3),
    "cells.csv": b"Date,Ref ID,Type,Amount,Balance\n" + b"," * MEGABYTE,
    "rows.csv": b"Date,Ref ID,Type,Amount,Balance\n" + b"x\n" * 100_000,
    "line.txt": b"a" * 10 * MEGABYTE,
    "colons.txt": b"a:" * (MEGABYTE // 2),
    "marks.txt": b"> " * (MEGABYTE // 2),
    "wrote.txt": b"On 1 wrote 1\n" * (MEGABYTE // 13),
    "from.txt": b"From: a\nSent: 1\n" * (MEGABYTE // 16),
    "figures.txt": b"1/" * (MEGABYTE // 2),
    "clocks.txt": b"[1/1/26, 1:1" * (MEGABYTE // 12),
    "names.txt": b"A\n1:11\n" * 20_000,
    "header.eml": b"From: a@b\nMessage-ID: <1>\nSubject: " + b"=?utf-8?Q?" * (MEGABYTE // 10),
    "addresses.eml": b"Message-ID: <1>\nFrom: " + b"<a@b>," * (MEGABYTE // 6),
    "brackets.eml": b"Message-ID: <1>\nFrom: " + b"(" * MEGABYTE,
    "groups.eml": b"Message-ID: <1>\nFrom: " + b"a:" * (MEGABYTE // 2),
    "comments.eml": b"Message-ID: <1>\nFrom: " + b"(" * 9000 + b")" * 9000 + b" a@b",
    "parameters.eml": b"From: a@b\nContent-Type: text/plain; " + b'a="' * (MEGABYTE // 3),
    "boundaries.eml": b"From: a@b\nContent-Type: multipart/mixed; boundary=x\n\n"
    + b"--x\n" * 200_000,
    "deep.eml": b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(5000)
    ),
    "mails.eml": b"From: a@b\nContent-Type: message/rfc822\n\n" * 5000,
    "from.mbox": b"From a 2026\nFrom: a@b\n\n" * 4_000,
    "separators.mbox": b"From a 2026\nSubject: x\n\n" + b"\nFrom " * (MEGABYTE // 6),
}


@pytest.mark.parametrize("name", NASTY)
def test_a_hostile_megabyte_takes_seconds_and_says_something(name):
    begun = time.process_time()
    given = read(name, NASTY[name])
    assert time.process_time() - begun < 8
    assert given.said
    assert all(len(message.text) <= 200_000 for message in given.messages)
    plain(given)


def mutate(data: bytes, chance: random.Random) -> bytes:
    """The data with bytes changed, cut, doubled, or taken from another file."""
    changed = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        place = chance.randrange(len(changed) + 1)
        length = chance.randint(1, max(1, len(changed) // 4))
        match chance.randrange(6):
            case 0:
                changed[place : place + 1] = chance.randbytes(1)
            case 1:
                del changed[place : place + length]
            case 2:
                changed[place:place] = changed[place : place + length]
            case 3:
                changed[place:place] = chance.choice(
                    (
                        b"\0",
                        b"\xff\xfe",
                        b"\r\n\r\n",
                        b'"',
                        b"<",
                        b"--",
                        b"=?utf-8?B?",
                        b"{",
                        b"9" * 20,
                        b"\nFrom x 2026\nA:",
                        b"\xe2\x80\x8f",
                        b";",
                        b"\n",
                        b"[1/1/26, 1:11] x: ",
                        b"1e999",
                        b"null",
                        b"\\ud83d",
                        b"+2D0-",
                    )
                )
            case 4:
                other = chance.choice(list(SEEDS.values()))
                start = chance.randrange(len(other) + 1)
                changed[place:place] = other[start : start + length]
            case _:
                changed[place:] = b""
    return bytes(changed)


def tried(seed: int, count: int) -> Iterator[tuple[str, bytes]]:
    """Mutated files, the same for the same seed."""
    chance = random.Random(seed)
    names = list(SEEDS)
    for _ in range(count):
        name = chance.choice(names)
        yield name, mutate(SEEDS[name], chance)


def check(name: str, data: bytes) -> None:
    """Reads one file, and demands what every answer must keep."""
    given = read(name, data)
    assert given.bytes == len(data)
    shown = plain(given)
    assert isinstance(shown, dict)
    # Half of a character can be neither saved nor read on.
    json.dumps(shown, ensure_ascii=False).encode()
    for attachment in given.attachments:
        assert "/" not in attachment.safe_name
        assert "\\" not in attachment.safe_name
        assert attachment.safe_name.strip(".")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("chat.json", b'[{"user": "U1", "type": "message", "ts": "1", "text": "Hi \\ud83d"}]'),
        ("key.json", b'{"\\ud83d": {"a": ["\\ud83d"]}}'),
        ("from.eml", b"Message-ID: <1>\nFrom: a@b\nSender: \xed@b\nReply-To: \xff\n\nHi"),
        ("utf-7.eml", b"From: a@b\nContent-Type: text/plain; charset=utf-7\n\nHi +2D0-"),
        ("word.eml", b"Message-ID: <1>\nFrom: a@b\nSubject: =?utf-7?Q?+2D0-?=\n\nHi"),
        ("name.eml", b"From: a@b\nContent-Type: a/b; name*=utf-\0''%FF; charset*=\0''%FF\n\nHi"),
    ],
)
def test_a_character_or_a_charset_that_is_none_stops_nothing(name, data):
    check(name, data)
    take = partial(lambda data, file, place, most: data[place : place + most], data)
    browser.read([name], take, lambda *told: None, '{"files": []}').encode()


def test_mutated_files_never_escape():
    for name, data in tried(1, 300):
        check(name, data)


@pytest.mark.thorough
@pytest.mark.parametrize("seed", range(2, 12))
def test_two_thousand_mutated_files_never_escape(seed):
    for name, data in tried(seed, 2000):
        check(name, data)


def mailbox(megabytes: int) -> bytes:
    """A mailbox with attachments, made here."""
    attached = b"QUJD" * 19 + b"\n"
    mail = (
        b"From x@xxx Mon Nov 23 10:00:00 +0000 2026\n"
        b"From: Jonas Quill <jonas.quill@example.com>\n"
        b"Date: Mon, 28 Sep 2026 10:15:03 +0000\nMIME-Version: 1.0\n"
        b"Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\n"
        + b"Where are the files? I asked for them.\n" * 40
        + b"--b\nContent-Type: application/pdf; name=a.pdf\n"
        + b"Content-Transfer-Encoding: base64\n\n"
        + attached * 500
        + b"--b--\n\n"
    )
    return mail * (megabytes * MEGABYTE // len(mail))


def last(name: str, data: bytes) -> tuple[FileRecord, list[Progress]]:
    """What a file gives in pieces, and the progress on the way."""
    places = range(0, len(data), MEGABYTE)
    steps = read_in_steps(name, (data[place : place + MEGABYTE] for place in places))
    seen: list[Progress] = []
    while True:
        try:
            seen.append(next(steps))
        except StopIteration as end:
            return end.value, seen


@pytest.mark.parametrize("megabytes", [5, pytest.param(50, marks=pytest.mark.thorough)])
def test_a_large_mailbox_is_read_with_progress_in_time(megabytes):
    data = mailbox(megabytes)
    begun = time.process_time()
    given, seen = last("all.mbox", data)
    assert time.process_time() - begun < megabytes / 5
    assert len(given.messages) == data.count(b"\nMIME-Version")
    assert len(seen) >= len(given.messages) // 50
    assert [progress.done for progress in seen] == sorted(progress.done for progress in seen)


def test_reading_that_is_given_up_takes_no_more_pieces():
    data, taken = mailbox(5), []

    def pieces() -> Iterator[bytes]:
        for place in range(0, len(data), MEGABYTE):
            taken.append(place)
            yield data[place : place + MEGABYTE]

    steps = read_in_steps("all.mbox", pieces())
    next(steps)
    steps.close()
    assert len(taken) < 4
