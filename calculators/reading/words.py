"""A text in words: each as it is compared, with its place in the text."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from calculators.engine import data

TOKEN = re.compile(r"[^\W_]+(?:['’`´][^\W_]+)*|[$€£₹₱]|\.\.+|…|[!?]+|[^\w\s]|_|\n")
INVISIBLE = re.compile("[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
# Letters that people write apart to hide a word.
APART = re.compile(r"(?<!\w)(?:[A-Za-z][ .*_-]){3,}[A-Za-z](?!\w)")
ALIKE = str.maketrans("аеорсухіјѕһԁѡкмтвнαεορτυνικ", "aeopcyxijshdwkmtbhaeoptuvik")
DIGITS = str.maketrans("013457@", "oieasta")
APOSTROPHE = re.compile("['’`´]")
SAME_THRICE = re.compile(r"([^\W\d])\1{2,}")
TYPED = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
WITHOUT = str.maketrans({"ä": "a", "ö": "o", "ü": "u", "ß": "ss"})
# Shorter ones can be words of another language: "oder" is German.
LONG = re.compile(r"\b[A-Za-z]{5,20}\b")
NUMBER_POINT = re.compile(r"(?<=\d)\.")  # as in "3. November": it ends no sentence
NOT = re.compile(r"^(\w+)n['’`´]t$")


@dataclass(frozen=True, slots=True)
class Word:
    """One word or sign: `plain` is what is compared, `text[start:end]` is what was written."""

    plain: str
    start: int
    end: int


@cache
def spellings() -> dict[str, tuple[str, ...]]:
    """Short, joined and misspelt forms, each with the words that it stands for."""
    table: dict[str, str] = data.load("reading/spellings.toml")["spellings"]
    return {short: tuple(full.split()) for short, full in table.items()}


@cache
def _parts() -> tuple[re.Pattern[str], dict[str, str]]:
    """Parts of German words as they are typed without umlauts, and with them."""
    parts: str = data.load("reading/spellings.toml")["umlauts"]["parts"]
    typed = {part.translate(TYPED): part for part in parts.split()}
    found = "|".join(sorted(typed, key=len, reverse=True))
    return re.compile(found), typed


def with_umlauts(text: str) -> str:
    """A text in small letters with the umlauts that German words in it were typed without."""
    found, typed = _parts()
    return found.sub(lambda part: typed[part[0]], text)


def respelled(text: str) -> str:
    """A text whose long misspelt words are spelt as others write them; its words may move."""

    def spelt(word: re.Match[str]) -> str:
        known = spellings().get(word[0].lower(), ())
        return known[0] if len(known) == 1 else word[0]

    return LONG.sub(spelt, text)


def words(text: str) -> list[Word]:
    """The words and signs of a text in order; a line break is the word `\\n`."""
    found: list[Word] = []
    for start, end in _spans(text):
        found += [Word(plain, start, end) for plain in _plain(text[start:end]) if plain]
    return found


def _spans(text: str) -> list[tuple[int, int]]:
    """Where tokens stand; letters pulled apart count as one."""
    apart = {found.start(): found.end() for found in APART.finditer(text)}
    spans: list[tuple[int, int]] = []
    until = 0
    for found in TOKEN.finditer(text):
        start, end = found.span()
        if start < until:
            continue
        end = until = apart.get(start, end)
        if spans and spans[-1][1] < start and INVISIBLE.fullmatch(text[spans[-1][1] : start]):
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return spans


@lru_cache(8192)
def _plain(token: str) -> tuple[str, ...]:
    quick = token.isascii() and token.isalpha() and token.islower()
    low = token if quick else _fold(token)
    if len(low) == 1:
        return spellings().get(low, (low,))
    if low.isascii() and ("ae" in low or "oe" in low or "ue" in low):
        low = with_umlauts(low).translate(WITHOUT)
    low = SAME_THRICE.sub(r"\1", low)
    if known := spellings().get(APOSTROPHE.sub("", low)):
        return known
    if negated := NOT.match(low):
        return negated[1], "not"
    parts = [part for part in APOSTROPHE.split(low) if part]
    if len(parts) > 1:
        return tuple(SHORT.get(part, part) for part in parts if part != "s")
    return (low,) if low else ()


SHORT = {"ll": "will", "d": "would", "re": "are", "ve": "have", "m": "am"}


def _fold(token: str) -> str:
    """Small letters without accents, disguises undone."""
    low = INVISIBLE.sub("", unicodedata.normalize("NFKD", token)).lower()
    low = "".join(letter for letter in low if not unicodedata.combining(letter)).translate(WITHOUT)
    if len(low) > 3 and not low.isalpha() and low[0].isascii() and APART.fullmatch(token):
        low = re.sub(r"[ .*_-]", "", low)
    letters = [letter for letter in low if letter.isalpha()]
    if any(letter.isascii() for letter in letters) and not all(map(str.isascii, letters)):
        low = low.translate(ALIKE)
    if len(letters) >= 3 and low[0].isalpha() and low[-1].isalpha() and not low.isalpha():
        low = low.translate(DIGITS)
    return low
