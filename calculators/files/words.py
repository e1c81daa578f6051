"""The words of `words.toml`, ready to be asked for."""

import unicodedata
from functools import cache

from calculators.engine.data import load

# Left-to-right and right-to-left marks, embeddings, isolates, and the mark of byte order.
MARKS = dict.fromkeys(
    [0x200E, 0x200F, 0x061C, 0xFEFF, *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
)
SPACES = {0xA0: " ", 0x202F: " ", 0x2009: " ", 0x2007: " ", 0x3000: " "}
MARKED = {**MARKS, **SPACES}
# What stands around a message and is no part of it.
AROUND = "".join(map(chr, MARKS)) + " \t\r\n\u00a0\u202f\u3000\u2028\u2029\x0b\x0c"


@cache
def table(section: str) -> dict[str, str]:
    """Each word of a section with its meaning."""
    return {
        fold(word): meaning
        for meaning, words in load("files/words.toml")[section].items()
        for word in words
    }


@cache
def words(section: str, meaning: str) -> frozenset[str]:
    """The words of one meaning."""
    return frozenset(fold(word) for word in load("files/words.toml")[section][meaning])


def fold(text: str) -> str:
    """Text for comparison: small letters, composed, one kind of space, no direction marks."""
    if text.isascii():
        return text.lower().strip()
    return unicodedata.normalize("NFC", bare(text)).casefold().replace("’", "'").strip()


def bare(text: str) -> str:
    """Text without direction marks and with plain spaces."""
    return text if text.isascii() else text.translate(MARKED)


def ascii_digits(text: str) -> str:
    """Text whose digits of any script are 0 to 9."""
    if text.isascii():
        return text
    return "".join(c if c < "\x80" else str(unicodedata.decimal(c, c)) for c in text)


def trim(text: str) -> str:
    """A message as a person wrote it: no space and no direction marks at its ends."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip(AROUND)
