"""Files, and what is inside them, as exhibits for the evidence list."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from calculators.files.found import FileRecord
from calculators.files.together import Together
from calculators.intake.proposals import ISO_DAY, place

MOST_SHOWN = 40  # the rows that the evidence list takes


@dataclass(frozen=True)
class Shown:
    """A file to keep as evidence. facts: the row of the list without its kind, as JSON."""

    name: str
    where: str
    file: str
    bytes: int
    facts: str


def shown(found: Together) -> tuple[Shown, ...]:
    """The files themselves, then the files inside mails, each fingerprint once."""
    known: set[str] = set()
    rows = []
    for file in found.files:
        for row in (*_whole(file), *_inside(file)):
            fingerprint = json.loads(row.facts)["sha256"]
            if fingerprint not in known:
                known.add(fingerprint)
                rows.append(row)
    return tuple(rows[:MOST_SHOWN])


def _whole(file: FileRecord) -> Iterator[Shown]:
    days = sorted(entry.day for entry in file.attachments if entry.sha256 == file.sha256)
    yield _row(file.name, file.name, file.name, file.bytes, file.sha256, next(iter(days), ""))


def _inside(file: FileRecord) -> Iterator[Shown]:
    for entry in file.attachments:
        if entry.bytes and entry.sha256 and not entry.broken:
            yield _row(
                entry.safe_name, place(entry.where), file.name, entry.bytes, entry.sha256, entry.day
            )


def _row(name: str, where: str, file: str, bytes: int, sha256: str, day: str) -> Shown:
    facts = {"kept_at": name[:200], "sha256": sha256} | (
        {"day": day} if ISO_DAY.fullmatch(day) else {}
    )
    return Shown(name, where, file, bytes, json.dumps(facts))
