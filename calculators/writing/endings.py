"""The end of a mail that is no words of its sender: a signature, or the line of a phone."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from calculators.engine import data

POSTSCRIPT = re.compile(r"p\.?[ ]?s\b", re.IGNORECASE)


def find_endings(text: str) -> list[tuple[int, int]]:
    """Where the signatures of a text stand."""
    return [*_below_dashes(text), *_devices(text), *_below_closings(text)]


def _below_dashes(text: str) -> Iterator[tuple[int, int]]:
    for found, _ in _near_the_end("dashes", text):
        yield found.start(), len(text)


def _near_the_end(name: str, text: str) -> Iterator[tuple[re.Match[str], list[str]]]:
    """The lines of a kind from the last one up, each with the few lines below it."""
    for found in reversed([*_pattern(name).finditer(text)]):
        lines = [line for line in text[found.end() :].splitlines() if line.strip()]
        if len(lines) > _source()["most_below"]:
            return
        yield found, lines


def _devices(text: str) -> Iterator[tuple[int, int]]:
    yield from (found.span() for found in _pattern("device").finditer(text))


def _below_closings(text: str) -> Iterator[tuple[int, int]]:
    """From a closing to the end of the text, where names and addresses alone stand between."""
    for found, lines in _near_the_end("closing", text):
        if lines and all(map(_is_of_signature, lines)):
            yield found.start(), len(text)


def _is_of_signature(line: str) -> bool:
    """Whether a line is a name, a post, a number or an address, and no sentence."""
    if POSTSCRIPT.match(line.strip()) or _pattern("device").match(line):
        return not POSTSCRIPT.match(line.strip())
    small = _source()["small"]
    return all(
        not part[0].isalpha()
        or part[0].isupper()
        or part in ("of", "for", "at", *small)
        or "@" in part
        or "." in part[:-1]
        for part in line.split()
    ) and not line.rstrip().endswith(("!", "?"))


@cache
def _source() -> dict[str, Any]:
    return data.load("writing/heads.toml")


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(_source()[name], re.MULTILINE | re.IGNORECASE)
