"""What an exhibit file is made of: the order for one, and what became of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from calculators.engine import data


class Attach(StrEnum):
    """Whether the original goes in. SAFE: unless it could act when somebody opens it."""

    SAFE = "safe"
    ALWAYS = "always"
    NEVER = "never"


@dataclass(frozen=True, kw_only=True)
class Enclosed:
    """One exhibit.

    letter: of the list. read: gives the file's bytes, None where no file was chosen. shown: gives
    the bytes to put on the pages instead, where the page has redrawn or redacted the file.
    listed: the SHA-256 that the list has. day: as text. supports: numbers of claims.
    """

    letter: str
    shows: str
    category: str = ""
    day: str = ""
    source: str = ""
    supports: tuple[int, ...] = ()
    listed: str = ""
    name: str = ""
    read: Callable[[], bytes] | None = None
    shown: Callable[[], bytes] | None = None
    redrawn: str = ""  # why the page redrew it: a key of `words.toml`
    redacted: bool = False
    attach: Attach = Attach.SAFE


@dataclass(frozen=True, kw_only=True)
class Order:
    """An exhibit file to make. letter: the text of the letter. recipient: of `recipients.toml`.

    made: the day on it, as text, for nothing here reads a clock. alone: the letter's pages and
    nothing else, without a record.
    """

    title: str
    author: str = ""
    made: str = ""
    language: str = "en"
    recipient: str = "client"
    paper: str = "a4"
    letter: str = ""
    alone: bool = False
    exhibits: Sequence[Enclosed] = ()


@dataclass
class Placed:
    """What became of an exhibit. pages: in the file, from 1; reason: why it has none."""

    letter: str
    name: str = ""
    bytes: int = 0
    sha256: str = ""
    first: int = 0
    pages: int = 0
    attached: bool = False
    reason: str = ""
    remarks: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Made:
    """The finished file: its size, pages, SHA-256, and what became of each exhibit."""

    bytes: int
    pages: int
    sha256: str
    exhibits: tuple[Placed, ...]


@dataclass(frozen=True)
class Progress:
    """How many exhibits are done, of how many."""

    done: int
    of: int


def recipients() -> dict[str, Any]:
    """Who a file can be for: title, cover and order, by key."""
    return data.load("exhibit_file/recipients.toml")


def ordered(order: Order) -> list[Enclosed]:
    """The exhibits in the order of the recipient. Their letters stay as the letter names them."""
    kinds: list[str] = recipients()[order.recipient]["order"]
    if not kinds:
        return list(order.exhibits)
    return sorted(
        order.exhibits,
        key=lambda one: kinds.index(one.category) if one.category in kinds else len(kinds),
    )
