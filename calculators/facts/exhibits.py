"""Exhibits: one row a piece of evidence, the same rows for the evidence list and for the letter."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Protocol

from calculators.engine.fields import Choice, Field, Fingerprint
from calculators.facts.platform import HOSTED

ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

EXHIBITS = Field("Exhibits", "Each row gets a letter, in this order.")
EXHIBIT_LETTERS = Field("Exhibits", "Their letters, such as B, E.")  # in a row of another fact


class Category(Choice):
    CONTRACT = "contract", "Contract"
    DELIVERY = "delivery", "Delivery"
    THREATS = "threats", "Threats about the review"
    DAMAGE = "damage", "Damage"
    PLATFORM = "platform", "Steps on the platform", *HOSTED
    IDENTITY = "identity", "Who the client is"


@dataclass(frozen=True, kw_only=True)
class Exhibit:
    category: Annotated[Category, Field("Kind of evidence")]
    shows: Annotated[
        str,
        Field(
            "What it shows", "One fact, in plain words: the client accepts the second milestone."
        ),
    ]
    day: Annotated[date | None, Field("Day it was made or sent")] = None
    kept_at: Annotated[
        str | None, Field("Where you keep it", "A folder and a file name, outside the platform.")
    ] = None
    supports: Annotated[
        str | None, Field("Claims that it supports", "Their numbers, such as 1, 3.")
    ] = None
    sha256: Annotated[
        Fingerprint | None,
        Field(
            "Fingerprint of the file (SHA-256)",
            "Choose the file: your browser calculates the fingerprint, and the file goes nowhere.",
        ),
    ] = None


@dataclass(frozen=True)
class Lettered:
    """An exhibit with its letter, and the numbers of the claims that it supports."""

    id: str
    exhibit: Exhibit
    supports: tuple[int, ...]


def letter(index: int) -> str:
    """The letter of the exhibit at this index from 0: A to Z, then AA, AB and so on."""
    before, place = divmod(index, len(ALPHABET))
    return (letter(before - 1) if before else "") + ALPHABET[place]


def numbers(text: str | None) -> tuple[int, ...]:
    """The claim numbers in `1, 3` or `1 and 3`, in order, each once; other words count for none."""
    return tuple(sorted({int(number) for number in re.findall(r"[0-9]{1,3}", text or "")}))


def lettered(exhibits: tuple[Exhibit, ...]) -> tuple[Lettered, ...]:
    """The exhibits with their letters, in the order of the rows."""
    return tuple(
        Lettered(letter(index), exhibit, numbers(exhibit.supports))
        for index, exhibit in enumerate(exhibits)
    )


def letters(text: str | None) -> tuple[str, ...]:
    """The exhibit letters in `B, C` or `b and c`, in order, each once."""
    words = re.split(r"[\s,;&]+", (text or "").strip())
    return tuple(dict.fromkeys(word.upper() for word in words if word and word.lower() != "and"))


class Citing(Protocol):
    """A row that names exhibits by their letters."""

    @property
    def exhibits(self) -> str | None: ...


def unknown_letters(
    name: str, rows: Sequence[Citing], exhibits: tuple[Exhibit, ...]
) -> Iterator[tuple[str, str]]:
    """Rows whose `exhibits` name letters that no exhibit has: field and the way to put it right."""
    known = [letter(index) for index in range(len(exhibits))]
    for index, row in enumerate(rows):
        if not set(letters(row.exhibits)) <= set(known):
            yield (
                f"{name}.{index}.exhibits",
                (
                    f"Exhibits must be letters from A to {known[-1]}, the rows of exhibits"
                    if known
                    else "Add the exhibits first, or leave this blank"
                ),
            )
