"""Files or a login that the other side has already: what a ticket tells of them is no demand."""

from calculators.engine import data
from calculators.reading.patterns import SENTENCE, prepare
from calculators.reading.recognise import Reading, recognise
from calculators.reading.told import PLAIN, naming

SOURCE = "routing/handed.toml"
KINDS = ("english", "gave", "german", "spanish")
TABLE, FILES = "handed", "files_or_access"


def without_handed(read: Reading, text: str) -> Reading:
    """What was recognised in a text, with what else is demanded in place of what was handed over.

    read: of the whole text, which stays where nothing else is demanded.
    """
    if FILES not in (read.demand, *read.asked) or (left := _blanked(text)) == text:
        return read
    other = recognise(left)
    named = "demand" not in other.guessed or naming(other.demand, left)
    known = other.threat != "none" and named
    return other if known and FILES not in (other.demand, *other.asked) else read


def _blanked(text: str) -> str:
    """A text with these words blanked, so that the places of all others stay the same."""
    plain = text.translate(PLAIN).lower()
    words: list[str] = data.load(SOURCE)[TABLE]["words"].split()
    if len(plain) != len(text) or not any(word in plain for word in words):
        return text
    for sentence in SENTENCE.finditer(plain):
        for kind in KINDS:
            for found in prepare(SOURCE, TABLE, kind).finditer(sentence[0]):
                if prepare(SOURCE, TABLE, "open").search(sentence[0], 0, found.start("thing")):
                    continue
                start, end = (sentence.start() + at for at in found.span("thing"))
                text = text[:start] + " " * (end - start) + text[end:]
    return text
