"""Reads a text the way a suspicious reader does, and keeps the way back to every character.

`unmask` undoes disguises (zero-width signs, look-alike letters, l e t t e r s pulled apart).
`hide_quotes` and `hide_reports` blank what somebody else said: quoting a threat is not making one.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from calculators.writing.drafts import BLANK
from calculators.writing.heads import only_words

# Cyrillic and Greek letters that look like Latin ones.
ALIKE = str.maketrans(
    "аеорсухіјѕһԁѡкмтвнАЕОРСУХІЈЅКМТВНαεορτυνικΑΕΟΡΤΥΝΙΚΒΜΗΖΧ",
    "aeopcyxijshdwkmtbhAEOPCYXIJSKMTBHaeoptuvikAEOPTYNIKBMHZX",
)
PLAIN = str.maketrans("‘’‚′`´“”„″«»–—−‐‑", "''''''\"\"\"\"\"\"-----")
# Direction marks, joiners and other signs that nobody sees.
INVISIBLE = re.compile("[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
APART = re.compile(r"(?<!\w)(?:[A-Za-z][ .*_-]){3,}[A-Za-z](?!\w)")
DIGIT_AS_LETTER = re.compile(
    r"(?<=[A-Za-z])[013457](?=[A-Za-z])|(?<=[A-Za-z])@(?=[a-z]+\b(?![.@]))"
)
DIGITS = str.maketrans("013457@", "oieasta")
# A change to a review, in the form in which it is asked for, and what says that it is not.
CHANGE = re.compile(
    r"\b(?:(?:correct|remove|delete|change|edit|revise|update|withdraw|retract|raise|improve"
    r"|reconsider)\b|take (?:back|down)\b)[^.?!]{0,60}\b(?:reviews?|feedback|ratings?|stars?)\b",
    re.I,
)
NOT_ASKED = re.compile(r"\b(?:not|never|nor|without)\b|n't\b", re.I)


@dataclass(frozen=True)
class Unmasked:
    """`plain` is the text undone; `place[i]` is where its character i stands in the original."""

    plain: str
    place: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span in the original text of a span in `plain`."""
        return self.place[start], self.place[end - 1] + 1


def unmask(text: str) -> Unmasked:
    """The text with disguises undone: same words, plain letters, each with its place."""
    letters, place = [], []
    for index, letter in enumerate(text):
        for piece in _plain(letter):
            letters.append(piece)
            place.append(index)
    plain = DIGIT_AS_LETTER.sub(lambda found: found[0].translate(DIGITS), "".join(letters))
    gaps = {
        found.start() + offset
        for found in APART.finditer(plain)
        for offset in range(1, len(found[0]), 2)
    }
    kept = [index for index in range(len(plain)) if index not in gaps]
    return Unmasked("".join(plain[i] for i in kept), tuple(place[i] for i in kept))


@lru_cache(maxsize=4096)
def _plain(letter: str) -> str:
    """What a reader sees in a letter: plain letters, or nothing."""
    if INVISIBLE.match(letter) or unicodedata.combining(letter):
        return ""
    shown = letter.translate(PLAIN)
    if shown != letter:
        return shown
    decomposed = unicodedata.normalize("NFKD", letter)
    return "".join(c for c in decomposed if not unicodedata.combining(c)).translate(ALIKE)


# The letters first: most words begin with none of them, and then no verb of the list is tried.
SAID = (
    r"(?=[acdilmnoprstuw])(?:wrote|writes?|sa(?:id|ys?)|stat(?:es?|ed)|reads?|repl(?:ied|ies)|answer(?:s|ed)|"
    r"messaged|t(?:old|ells?)|threaten(?:s|ed)|demand(?:s|ed)|ask(?:s|ed)|offer(?:s|ed)|"
    r"propos(?:es|ed)|insist(?:s|ed)|announc(?:es|ed)|claim(?:s|ed)|warn(?:s|ed)|add(?:s|ed)|"
    r"posted|suggest(?:s|ed)|promis(?:es|ed)|accus(?:es?|ed)|call(?:s|ed)?|admit(?:s|ted)|"
    r"link(?:s|ed)|ti(?:es|ed)|made|used|confirm(?:s|ed)|request(?:s|ed)|tied|complain(?:s|ed)|mention(?:s|ed)|named?|names)"
)
OTHER = (
    r"(?:you|your (?:\w+ ){0,3}|the client|client|they|he|she|it|which|that|and|who|review|words?)"
)
BEFORE_QUOTE = re.compile(
    rf"\b(?:{OTHER}\W+(?:\w+\W+){{0,12}}?{SAID}\b"
    r"|the (?:words?|sentence|statement|phrase|line|passage)|statement \d+"
    r"|your (?:review|message|words?|reply|e-?mail)|in your|your)[^.!?\"]{0,80}$",
    re.I,
)
QUOTE = re.compile(r'"([^"]{2,3000})"|(?<!\w)\'([^\']{2,3000})\'(?!\w)')
REPORTED = re.compile(
    r"(?<!what )(?<!everything )\b"
    r"(?:you"
    r"|your (?:\w+ )?(?:messages?|review|e-?mail|reply|feedback|letter)(?: of [\w ]{0,20}\d{4})?"
    r"|the (?:review|message|note|feedback|client)(?: of [\w ]{0,20}\d{4})?|they|he|she)"
    r"(?:'ve| have| had| then| also| even| later| first| again| already| twice| clearly| only"
    rf"| repeatedly)*\s+(?P<said>{SAID})\b(?P<what>.*?)"
    # It ends with the sentence, or where the sender's own voice comes back.
    r"(?=$|;|[.!?][\"')]*(?:\s|$)|(?:,|(?<!\s))\s++(?:and|so|but|therefore|yet|now|then)\s+(?:if|unless|i|we|pay)\b"
    r"|,\s*(?:unless|if) you (?:do not|don't|fail|refuse)|\b(?:i|we)(?:'ll|\s+will|\s+shall)\b)",
    re.I | re.S,
)


def hide_quotes(plain: str, known: tuple[str, ...] | None = None) -> str:
    """`plain` with the other side's quoted words blanked, every character at its place.

    known: the words that the other side really wrote, with or without what a program put beside
    them; a quote found in none of them stays.
    None means that nothing is known, and any quote that is said to be theirs is blanked.
    """
    record = None if known is None else [squeeze(words) for words in _both_ways(known)]

    def blank_quote(found: re.Match[str]) -> str:
        whole: str = found[0]
        words: str = found[1] or found[2]
        theirs = BEFORE_QUOTE.search(plain[max(0, found.start() - 200) : found.start()])
        if not theirs or (record is not None and not spoken(words, record)):
            return whole
        # A stop inside the quote ends the sentence around it too.
        stop = "." if words[-1] in ".!?" else BLANK
        return whole[0] + BLANK * (len(words) - 1) + stop + whole[-1]

    return QUOTE.sub(blank_quote, plain)


def _both_ways(known: tuple[str, ...]) -> list[str]:
    return [words for given in known for words in dict.fromkeys((given, only_words(given)))]


def hide_reports(hidden: str) -> str:
    """The same with what is only reported of the other side blanked: *you said that …*."""
    return REPORTED.sub(
        lambda found: found[0][: found.start("what") - found.start()] + _blank(found["what"]),
        hidden,
    )


def _blank(what: str) -> str:
    # Quotes have been judged already. Figures stay, for a date tells a record from a threat.
    parts = what.split('"')
    return '"'.join(
        part if index % 2 else re.sub(r"[^\W\d]", BLANK, part) for index, part in enumerate(parts)
    )


def spoken(words: str, record: list[str]) -> bool:
    """Whether every part of a quote, between its omissions, stands in one recorded text."""
    parts = [squeeze(part) for part in re.split(r"\.\.\.|…|\[[^\]]*\]", words)]
    return any(all(part in text for part in parts if part) for text in record)


@lru_cache(maxsize=256)
def squeeze(words: str) -> str:
    """Words in one case with single spaces, for comparing quotes. Closing stops do not count."""
    return " ".join(unmask(words).plain.casefold().split()).strip(" .,;:!?")


SENTENCE = re.compile(r"[^\n]+?(?:(?<![.!?])[.!?]++[\"')\]]*+(?=\s|$)|(?=\n)|$)", re.S)
ABBREVIATION = re.compile(
    r"\b(?:nos?|mrs?|ms|dr|st|vs?|e\.g|i\.e|approx|inc|ltd|co|art|sec)\.$", re.I
)
LONGEST = 1_500


def sentences(plain: str) -> list[tuple[int, int]]:
    """The spans of the sentences of a text. One that never ends is cut, with an overlap."""
    spans: list[tuple[int, int]] = []
    for start, end in (found.span() for found in SENTENCE.finditer(plain)):
        if spans and _goes_on(plain, spans[-1], start):
            start = spans.pop()[0]
        spans.append((start, end))
    return [
        (at, min(at + LONGEST, end))
        for start, end in spans
        for at in range(start, end, LONGEST - 300)
        if at == start or at + 300 < end
    ]


def _goes_on(plain: str, last: tuple[int, int], start: int) -> bool:
    """Whether what looked like a sentence's end was an abbreviation's full stop."""
    return "\n" not in plain[last[1] : start + 1] and bool(
        ABBREVIATION.search(plain[last[0] : last[1]])
    )


def requests_for_change(text: str) -> Iterator[tuple[int, int]]:
    """The spans in which a text asks somebody to change or remove a review."""
    for found in CHANGE.finditer(text):
        start = max(text.rfind(mark, 0, found.start()) for mark in ".?!\n") + 1
        if not NOT_ASKED.search(text[start : found.end()]):
            yield found.span()
