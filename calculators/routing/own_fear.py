"""What the writer of a ticket fears for their own account: a question to us, and no pressure."""

from calculators.reading.patterns import SENTENCE, prepare
from calculators.reading.told import PLAIN

SOURCE = "routing/own_fear.toml"
KINDS = ("asked", "felt")
# Letters that every such fear has some of: a browser takes long to prepare patterns.
SIGNS = ("ban", "suspen", "limit", "restrict", "block", "account", "profil", "sperr", "cuenta")


def without_own_fear(text: str) -> str:
    """The text with these words blanked, so that the places of all others stay the same."""
    plain = text.translate(PLAIN).lower()
    if len(plain) != len(text) or not any(sign in plain for sign in SIGNS):
        return text
    for sentence in SENTENCE.finditer(plain):
        if prepare(SOURCE, "fear", "theirs").search(sentence[0]):
            continue
        for kind in KINDS:
            for found in prepare(SOURCE, "fear", kind).finditer(sentence[0]):
                start, end = (sentence.start() + at for at in found.span())
                text = text[:start] + " " * (end - start) + text[end:]
    return text
