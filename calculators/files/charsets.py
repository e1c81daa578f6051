"""Bytes to text, and what had to be guessed.

A detector from a library would add a fifth to the Python that a reader fetches, and with a few
foreign words among English ones it has too little to go by. So: marks and declarations first, then
UTF-8, which hardly ever fits by accident, then the alphabets of our readers.
"""

import codecs
import re
from dataclasses import dataclass

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What some encodings and JSON can hold of a character that was cut in two.
HALF = re.compile("[\ud800-\udfff]")
# Text to Python, and to nobody else: some of them take a time that grows with the square.
NO_CHARSETS = frozenset({"idna", "punycode", "unicode-escape", "raw-unicode-escape", "undefined"})
WIDE = ("shift_jis", "gb18030", "euc_kr", "big5", "euc_jp")
# What a name means in practice: the same letters, and more of them.
WIDER = {
    "iso8859-1": "windows-1252",
    "iso8859-9": "windows-1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
    "tis-620": "cp874",
}
# Alphabets of one byte a letter: the letters that their texts are made of, small ones first.
ALPHABETS = (
    ("windows-1251", "абвгдежзийклмнопрстуфхцчшщъыьэюяёіїєґ"),
    ("koi8-r", "абвгдежзийклмнопрстуфхцчшщъыьэюяё"),
    ("windows-1253", "αβγδεζηθικλμνξοπρστυφχψωςάέήίόύώ"),
    ("windows-1255", "אבגדהוזחטיךכלםמןנסעףפץצקרשת"),
    ("windows-1256", "ابتثجحخدذرزسشصضطظعغفقكلمنهويةىأإآؤئءپچژگ"),
)
# Letters that tell the alphabets with Latin letters apart: Western Europe is the rule.
CENTRAL, TURKISH = "ąćęłńśźżĄĆĘŁŃŚŹŻčďěňřšťůžČĎĚŇŘŠŤŮŽőűŐŰ", "ğışĞİŞ"


@dataclass(frozen=True)
class Decoded:
    """text, with the name of its encoding. guessed: nothing in the file names it."""

    text: str
    encoding: str
    guessed: bool = False
    damaged: bool = False


def decode(data: bytes, declared: str = "") -> Decoded:
    """The text of bytes. declared: the encoding that the file names, which may be wrong."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            name = "utf-8-sig" if encoding == "utf-8" else encoding
            return Decoded(
                data.decode(name, "replace").removeprefix("\ufeff"),
                encoding,
                damaged=not fits(data, name),
            )
    known = name_of(declared)
    if known and known != "ascii" and fits(data, known):
        return Decoded(whole(data.decode(known)), known)
    if data.isascii():
        if b"\x1b$" in data and fits(data, "iso2022_jp_2"):
            return Decoded(data.decode("iso2022_jp_2"), "iso-2022-jp", guessed=True)
        if (wide := without_mark(data)) and fits(data, wide):
            return Decoded(data.decode(wide), wide, guessed=True)
        return Decoded(data.decode("ascii"), "utf-8")
    if (wide := without_mark(data)) and fits(data, wide):
        return Decoded(data.decode(wide), wide, guessed=True)
    if fits(data, "utf-8"):
        return Decoded(data.decode("utf-8"), "utf-8", guessed=bool(known))
    if known and known != "ascii":
        return Decoded(data.decode(known, "replace"), known, damaged=True)
    if (text := data.decode("utf-8", "replace")).count("\ufffd") * 20 < foreign(text):
        return Decoded(text, "utf-8", damaged=True)  # UTF-8 with a few broken characters
    encoding = guess(data)
    return Decoded(
        data.decode(encoding, "replace"), encoding, guessed=True, damaged=not fits(data, encoding)
    )


def whole(text: str) -> str:
    """Text with a mark for each half of a character, which nothing can write."""
    return text if text.isascii() else HALF.sub("\ufffd", text)


def name_of(declared: str) -> str:
    """Python's name of an encoding, or "" where it is unknown or not for text."""
    try:
        info = codecs.lookup(declared.strip().strip("\"'")[:40])
    except (LookupError, ValueError):
        return ""
    real = WIDER.get(info.name, info.name)
    return real if info._is_text_encoding and real not in NO_CHARSETS else ""


def fits(data: bytes, encoding: str) -> bool:
    """If the bytes are text in this encoding, all of them."""
    try:
        data.decode(encoding)
    except (UnicodeError, ValueError):
        return False
    return True


def without_mark(data: bytes) -> str:
    """UTF-16 that lacks its mark: every second byte of a Latin text is 0."""
    head = data[:4000]
    if len(head) < 8 or len(data) % 2:
        return ""
    even, odd = head[::2].count(0), head[1::2].count(0)
    half = len(head) // 2
    if odd > half * 0.4 and even < half * 0.05:
        return "utf-16-le"
    return "utf-16-be" if even > half * 0.4 and odd < half * 0.05 else ""


def foreign(text: str) -> int:
    """How many characters are outside ASCII, those that could not be read left out."""
    return sum(character > "\x7f" and character != "\ufffd" for character in text[:100_000])


def guess(data: bytes) -> str:
    """The most likely encoding of bytes that are no UTF-8 and name none."""
    head = data[:100_000]
    runs = re.findall(rb"[\x80-\xff]+", head)
    high = sum(map(len, runs))
    if high / len(runs) < 1.7:  # single letters among Latin ones
        return latin(head)
    scores = {encoding: score(head, encoding, letters) for encoding, letters in ALPHABETS}
    best = max(scores, key=lambda encoding: scores[encoding])
    if scores[best] > 0.7:
        return best
    for encoding in WIDE:
        if fits(data, encoding) and asian(head.decode(encoding, "replace")):
            return encoding
    return best if scores[best] > 0.5 else latin(head)


def score(data: bytes, encoding: str, letters: str) -> float:
    """The share of characters outside ASCII that are usual letters; small ones are usual."""
    text = [c for c in data.decode(encoding, "replace") if c > "\x7f" and not c.isspace()]
    signs = sum(c in "«»–—№“”„’‘…•؟،؛€₪" for c in text)
    capitals = sum(c not in letters and c.lower() in letters for c in text)
    small = sum(c in letters for c in text)
    return (small + capitals * 0.5 + signs * 0.8) / max(1, len(text))


def asian(text: str) -> bool:
    """If nearly all characters outside ASCII are usual ones of China, Japan or Korea."""
    seen = [c for c in text if c > "\x7f"]
    usual = sum(
        "\u3000" <= c <= "\u30ff"
        or "\u4e00" <= c <= "\u9fff"
        or "\uac00" <= c <= "\ud7a3"
        or "\uff00" <= c <= "\uffef"
        for c in seen
    )
    return usual > 0.9 * len(seen)


def latin(data: bytes) -> str:
    """Which of the encodings for Latin letters: Central Europe's and Turkey's by their letters."""
    seen = {
        encoding: data.decode(encoding, "replace")
        for encoding in ("windows-1252", "windows-1250", "windows-1254")
    }
    western = sum(c in "äöüßéèêàçñáíóúãõâîôûëïåæøœÄÖÜÉÅÆØ€£„“”’–" for c in seen["windows-1252"])
    central = sum(c in CENTRAL or c in "áéíóúýäöüß" for c in seen["windows-1250"])
    turkish = sum(c in TURKISH or c in "çöüÇÖÜ" for c in seen["windows-1254"])
    if central > western and central >= turkish:
        return "windows-1250"
    return "windows-1254" if turkish > western else "windows-1252"
