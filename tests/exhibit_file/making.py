"""Exhibit files for the tests, of files by their names."""

import io
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pypdf import PdfReader

from calculators.exhibit_file.making import make
from calculators.exhibit_file.order import Attach, Enclosed, Made, Order
from calculators.facts.exhibits import Category, letter
from tests.exhibit_file.samples import FILES, Stripes

# One file each, and whole exhibit files.
CASES: dict[str, list[dict[str, Any]]] = tomllib.loads(
    Path(__file__).with_name("files.toml").read_text("utf-8")
)


@dataclass(frozen=True)
class File:
    """A finished file, and what was said of it."""

    data: bytes
    made: Made


def drawn(data: bytes) -> str:
    """All text of the pages, as pypdf reads it."""
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)


def enclosed(names: Sequence[str], attach: Attach = Attach.SAFE) -> Iterator[Enclosed]:
    """Exhibits of these files, lettered, of changing kinds."""
    kinds = list(Category)
    for place, name in enumerate(names):
        yield Enclosed(
            letter=letter(place),
            shows=f"What {name} shows",
            category=kinds[place % len(kinds)].value,
            day="12 October 2026",
            name=name,
            read=lambda name=name: FILES[name],
            attach=attach,
        )


def finish(order: Order) -> File:
    """Makes the file of an order."""
    pieces: list[bytes] = []
    steps = make(order, Stripes(), pieces.append)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return File(b"".join(pieces), end.value)


def file_of(
    *names: str, attach: Attach = Attach.SAFE, recipient: str = "client", paper: str = "a4",
    letter: str = "",
) -> File:  # fmt: skip
    """An exhibit file of these files."""
    exhibits = tuple(enclosed(names, attach))
    return finish(
        Order(
            title="Claim of Ana against Client",
            author="Ana",
            made="26 November 2026",
            recipient=recipient,
            paper=paper,
            letter=letter,
            exhibits=exhibits,
        )
    )


def whole(case: dict[str, Any]) -> File:
    """The exhibit file of one of the cases."""
    more = {key: case[key] for key in ("recipient", "paper", "letter") if key in case}
    return file_of(*case["files"], **more)
