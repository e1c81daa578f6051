"""Whether who writes means to press by the work itself: to take it down, lock somebody out or keep
files back.

Plain rules beside the model, sentence by sentence, in three languages. What stands in quotation
marks is somebody else's, and so is what is said to who would be pressed.
"""

import re
from functools import cache

from calculators.engine import data
from calculators.reading.patterns import SENTENCE, prepare
from calculators.reading.told import in_small

SOURCE = "reading/own_pressure.toml"
LANGUAGES = ("english", "german", "spanish")
QUOTED = re.compile(r'"[^"\n]{1,400}"')


def means_to_press(text: str) -> bool:
    """Whether the writer of a text says so, or asks whether to."""
    plain = QUOTED.sub(" ", in_small(text))
    spoken = [name for name in LANGUAGES if any(word in plain for word in _words(name))]
    sentences = [found[0] for found in SENTENCE.finditer(plain)] if spoken else []
    return any(_means(sentence, name) for sentence in sentences for name in spoken)


def _means(sentence: str, language: str) -> bool:
    deed = prepare(SOURCE, language, "deed").search(sentence)
    return bool(deed) and not prepare(SOURCE, language, "not").search(sentence)


@cache
def _words(language: str) -> tuple[str, ...]:
    return tuple(data.load(SOURCE)[language]["words"].split())
