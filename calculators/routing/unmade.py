"""Whether a ticket tells of traces of somebody else in its writer's account, in other words.

Such are a login from elsewhere, messages that the writer did not send, and changed contact or
payout. Plain rules beside `taken.py`, which knows what is said of the account by its name.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from calculators.engine import data
from calculators.reading.features import Span
from calculators.reading.patterns import SENTENCE, prepare
from calculators.reading.told import PLAIN

SOURCE = "routing/unmade.toml"
ASKS = re.compile(r"\s{0,3}(?:can|could|may|how|do|does|should|what|kann|wie|darf|puedo|cómo)\b")
LANGUAGES = ("english", "german", "spanish")


def traces(text: str) -> tuple[Span, ...]:
    """The sentences that tell of them, as characters of the text; of a site elsewhere there are
    none.
    """
    plain = text.translate(PLAIN).lower()
    spoken = [name for name in LANGUAGES if _speaks(name, plain)]
    if len(plain) != len(text) or not spoken:
        return ()
    if prepare(SOURCE, "elsewhere", "words").search(plain):
        return ()
    return tuple(dict.fromkeys(span for name in spoken for span in _told(plain, name)))


def _speaks(language: str, plain: str) -> bool:
    return any(word in plain for word in data.load(SOURCE)[language]["words"].split())


def _told(plain: str, language: str) -> Iterator[Span]:
    find = {name: prepare(SOURCE, language, name).search for name in ("alone", "sent", "asked")}
    asked = find["asked"](plain) is not None
    # What is asked in general is no trace.
    sentences = [one for one in SENTENCE.finditer(plain) if not ASKS.match(one[0])]
    for one in sentences:
        if find["alone"](one[0]) or (asked and find["sent"](one[0])):
            yield one.span()
    # A login can stand in one sentence, and where the writer was in the next.
    for one, after in pairwise(sentences):
        if find["alone"](one[0].rstrip(" .!") + after[0]) and not find["alone"](after[0]):
            yield one.span()
