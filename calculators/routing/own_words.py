"""Whether who writes a ticket presses themselves: keeps something back, or sets a condition.

Plain rules beside the model, which takes the writer of every ticket for who is pressed.
"""

from dataclasses import replace

from calculators.reading.features import Span
from calculators.reading.labels import SIDES
from calculators.reading.marks import Passage
from calculators.reading.patterns import SENTENCE, prepare
from calculators.reading.plainly import PAY
from calculators.reading.recognise import Reading
from calculators.reading.told import PLAIN

SOURCE = "routing/own_words.toml"
LANGUAGES = ("english", "german", "spanish")
FILES = "withheld_files"


def keeps_back(text: str) -> Span | None:
    """The words of the first sentence that says so, as characters of the text, or None."""
    plain = text.translate(PLAIN).lower()
    if len(plain) != len(text):
        return None  # the places of the words are not those of the text
    for sentence in SENTENCE.finditer(plain):
        for language in LANGUAGES:
            kept = prepare(SOURCE, language, "keeps").search(sentence[0])
            if kept is None or prepare(SOURCE, language, "not").search(sentence[0]):
                continue
            if until := prepare(SOURCE, language, "until").search(sentence[0], kept.start()):
                return sentence.start() + kept.start(), sentence.start() + until.end()
    return None


def presses(text: str) -> bool:
    """Whether the writer sets the other side a condition, and means to leave a review otherwise."""
    return any(
        prepare(SOURCE, language, "presses").search(sentence[0])
        and not prepare(SOURCE, language, "not").search(sentence[0])
        for sentence in SENTENCE.finditer(text.translate(PLAIN).lower())
        for language in LANGUAGES
    )


def read_kept(read: Reading, kept: Span) -> Reading:
    """What was recognised, with money as what the writer wants for what they keep back."""
    return replace(
        read,
        threat="explicit",
        side=SIDES[2],
        side_told=False,
        demand=PAY,
        lever=FILES,
        also=(),
        guessed=(),
        asked=(),
        marks=(Passage(*kept, "kept"),),
    )
