"""What the writer of a ticket tells of their own money: a question to us, and no pressure."""

from calculators.reading.patterns import SENTENCE, prepare
from calculators.reading.told import PLAIN

SOURCE = "routing/own_money.toml"
KINDS = ("arrives", "bank", "agreed", "when", "denied")


def without_own_money(text: str) -> str:
    """The text with these words blanked, so that the places of all others stay the same."""
    plain = text.translate(PLAIN).lower()
    words: str = prepare(SOURCE, "money", "words").pattern
    if len(plain) != len(text) or not any(word in plain for word in words.split()):
        return text
    for sentence in SENTENCE.finditer(plain):
        if prepare(SOURCE, "money", "theirs").search(sentence[0]):
            continue
        for kind in KINDS:
            for found in prepare(SOURCE, "money", kind).finditer(sentence[0]):
                start, end = (sentence.start() + at for at in found.span())
                text = text[:start] + " " * (end - start) + text[end:]
    return text
