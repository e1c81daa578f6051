"""Whether somebody threatens to take over the writer's account here, by narrow lists of words.

Plain rules beside the model, which takes a password for that of a website, and whose lists of
accounts are English.
"""

import re
from dataclasses import replace

from calculators.engine import data
from calculators.reading.features import Span
from calculators.reading.marks import Passage
from calculators.reading.patterns import SENTENCE, prepare
from calculators.reading.recognise import Reading
from calculators.reading.told import PLAIN

SOURCE = "routing/takeover.toml"
ACCOUNT = "account_access"
NEEDED = ("mine", "ties", "who")


def takes_over(text: str) -> Span | None:
    """Where the words of such a threat stand, as characters of the text, or None."""
    plain = text.translate(PLAIN).lower()
    if len(plain) != len(text):
        return None  # the places of the words are not those of the text
    if not prepare(SOURCE, "english", "site").search(plain):
        return None  # no account here is named
    for sentence in SENTENCE.finditer(plain):
        for language in data.load(SOURCE):
            if found := _threatened(sentence[0], language):
                return sentence.start() + found[0], sentence.start() + found[1]
    return None


def read_takeover(read: Reading, threatened: Span) -> Reading:
    """What was recognised, with the account as what presses, whatever is demanded for it."""
    guessed = read.threat == "none" or "demand" in read.guessed
    demand = "other" if read.demand == "none" else read.demand
    start, end = threatened
    marks = [one for one in read.marks if one.end <= start or end <= one.start]
    marks.append(Passage(start, end, "kept"))
    return replace(
        read,
        threat="explicit",
        demand=demand,
        lever=ACCOUNT,
        also=(),
        guessed=("demand",) if guessed else (),
        marks=tuple(sorted(marks, key=lambda one: one.start)),
    )


def _threatened(sentence: str, language: str) -> Span | None:
    def find(name: str, start: int = 0) -> re.Match[str] | None:
        return prepare(SOURCE, language, name).search(sentence, start)

    if not all(find(name) for name in NEEDED) or find("not"):
        return None
    access = find("access")
    found = find("takes") or (find("changes", access.end()) if access else None)
    return found.span() if found else None
