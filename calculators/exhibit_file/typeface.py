"""How wide a text is, how it breaks into lines, and how it is drawn.

Characters of Windows-1252 are set in Helvetica, which every PDF program has. Any other text is
drawn by a brush, which the page brings: an image of the line, with the same text under it that is
not seen but can be searched and copied.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Protocol

from calculators.engine import data


@dataclass(frozen=True)
class Painted:
    """A line of text as an image. pixels: a byte each, 0 for black. rise, fall: in pixels."""

    pixels: bytes
    width: int
    rise: int
    fall: int
    scale: float  # pixels a point


class Brush(Protocol):
    """Draws any script. Sizes are in points, as are the widths that it returns."""

    def measure(self, text: str, size: float, bold: bool) -> float: ...

    def paint(self, text: str, size: float, bold: bool) -> Painted: ...


def clean(text: str) -> str:
    """A text without characters that show nothing, or that would change how others stand."""
    return "".join(
        character
        if unicodedata.category(character) not in ("Cc", "Cs", "Co", "Cn")
        else " "
        if character in "\t\n\r\x0b\x0c"
        else "\ufffd"
        if character == "\ufffd"
        else ""
        for character in unicodedata.normalize("NFC", text)
        if character not in DIRECTIONS
    )


# Marks that can make a text read in another order than it is written.
DIRECTIONS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")


@cache
def _widths(bold: bool) -> tuple[int, ...]:
    return tuple(data.load("exhibit_file/helvetica.toml")["bold" if bold else "regular"])


def encode(text: str) -> bytes | None:
    """The text in Windows-1252, or None where it has other characters."""
    try:
        return text.encode("cp1252")
    except UnicodeEncodeError:
        return None


def measure(text: str, size: float, bold: bool, brush: Brush) -> float:
    """The width of a line in points."""
    encoded = encode(text)
    if encoded is None:
        return brush.measure(text, size, bold)
    widths = _widths(bold)
    return sum(widths[byte - 32] for byte in encoded if byte >= 32) * size / 1000


def lines(text: str, size: float, bold: bool, width: float, brush: Brush) -> Iterator[str]:
    """The lines of a paragraph, none wider than `width` points. Line ends in the text stay."""
    for paragraph in text.split("\n"):
        line, used = "", 0.0
        for word in _words(clean(paragraph)):
            wide = measure(word.rstrip(" "), size, bold, brush)
            if line and used + wide > width:
                yield line.rstrip(" ")
                line, used = "", 0.0
            if wide > width:
                *full, word = _pieces(word, size, bold, width, brush)
                yield from full
            line += word
            used = measure(line, size, bold, brush)
        yield line.rstrip(" ")


def _words(text: str) -> Iterator[str]:
    """Words with the spaces after them; signs of scripts without spaces stand alone."""
    word = ""
    for character in text:
        wide = unicodedata.east_asian_width(character) in "WF"
        if word and (wide or (word[-1] == " " and character != " ")):
            yield word
            word = ""
        word += character
    if word:
        yield word


def _pieces(word: str, size: float, bold: bool, width: float, brush: Brush) -> Iterator[str]:
    """A word that is wider than a line, in pieces that are not. A sign keeps its accents."""
    piece = ""
    for character in word:
        joined = unicodedata.combining(character) or character in "\u200d\ufe0f"
        if piece and not joined and measure(piece + character, size, bold, brush) > width:
            yield piece
            piece = ""
        piece += character
    yield piece


def as_seen(text: str) -> str:
    """A line's signs from left to right as they are seen, for one that may run to the left.

    PDF programs take unseen text for this order, and turn it back when it is searched or copied.
    """
    runs: list[tuple[bool, str]] = []
    waiting = ""  # signs without a direction: they go with what is on both their sides
    for sign in text:
        kind = unicodedata.bidirectional(sign)
        if kind not in ("L", "R", "AL", "EN", "AN"):
            waiting += sign
            continue
        leftward = kind in ("R", "AL")
        if runs and runs[-1][0] == leftward:
            runs[-1] = (leftward, runs[-1][1] + waiting + sign)
        else:
            runs += [(False, waiting)] * bool(waiting) + [(leftward, sign)]
        waiting = ""
    runs += [(False, waiting)] * bool(waiting)
    seen = [run[::-1] if leftward else run for leftward, run in runs]
    return "".join(reversed(seen) if runs and runs[0][0] else seen)
