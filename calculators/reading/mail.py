"""A pasted mail: what its sender wrote, and what it quotes."""

import re
from dataclasses import dataclass
from functools import cache

from calculators.engine import data

NOT_BLANK = re.compile(r"\S")


@dataclass(frozen=True)
class Mail:
    """The mail twice: `newest` with all but its sender's words blanked, `quoted` with all but the
    words below them. Heads are in neither. Every character keeps its place.
    """

    newest: str
    quoted: str


def read_mail(text: str) -> Mail | None:
    """The two parts of a mail; None where a text has neither a head nor lines marked with `>`."""
    small = text.lower()
    if len(small) != len(text):
        return None
    heads = _heads(small)
    marked = [found.span() for found in _patterns()["marked"].finditer(small)]
    if not heads and not marked:
        return None
    # Words above the first head belong to a newer mail, and the head to one that it quotes.
    newer = bool(heads) and NOT_BLANK.search(text, 0, heads[0][0]) is not None
    later = heads[0 if newer else 1 :]
    ends = min((start for start, _ in later), default=len(text))
    hidden = [*heads, *(found.span() for found in _patterns()["separator"].finditer(small))]
    newest = _blank(text, [*hidden, *marked, (ends, len(text))])
    own = [(at, at + 1) for at, one in enumerate(newest) if not one.isspace()]
    marks = [(start, _after_mark(small, start, end)) for start, end in marked]
    return Mail(newest, _blank(text, [*hidden, *own, *marks]))


def _after_mark(small: str, start: int, end: int) -> int:
    """Where the words of a marked line begin, below what stands above it."""
    at = max(start, small.rfind("\n", start, end) + 1)
    return end - len(small[at:end].lstrip("> \t"))


def find_heads(text: str) -> list[tuple[int, int]]:
    """Where the heads of a pasted mail begin and end, and of those that it quotes."""
    small = text.lower()
    return _heads(small) if len(small) == len(text) else []


def _heads(small: str) -> list[tuple[int, int]]:
    """Where heads begin and end: lines that follow each other, one of them with the sender."""
    found: list[tuple[int, int, set[str]]] = []
    for line in _patterns()["head"].finditer(small):
        start, end = line.span()
        if found and not NOT_BLANK.search(small, found[-1][1], start):
            found[-1] = (found[-1][0], end, found[-1][2] | {line["name"]})
        else:
            found.append((start, end, {line["name"]}))
    senders = set(data.load("reading/mail.toml")["senders"])
    return [(start, end) for start, end, names in found if names & senders and len(names) > 1]


def _blank(text: str, spans: list[tuple[int, int]]) -> str:
    letters = list(text)
    for start, end in spans:
        letters[start:end] = NOT_BLANK.sub(" ", "".join(letters[start:end]))
    return "".join(letters)


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    source = data.load("reading/mail.toml")
    return {
        name: re.compile(source[name], re.MULTILINE) for name in ("head", "marked", "separator")
    }
