"""Whether the other side announces a lawful step, and nothing worse, by narrow lists of words.

Plain rules beside the model, which sees no threat in such words, or one that it cannot name.
"""

import re
from functools import cache

from calculators.engine import data
from calculators.reading.features import Span
from calculators.reading.patterns import SENTENCE
from calculators.reading.told import PLAIN

SOURCE = "routing/lawful.toml"
LANGUAGES = ("english", "german", "spanish")
NEEDED = ("who", "will", "step")
# Letters that every announcement has one of: a browser takes long to prepare patterns.
SIGNS = (
    *("disput", "charge", "bank", "card", "revers", "case", "claim", "mediat", "arbitrat"),
    *("streit", "schlicht", "buch", "zahlung", "geld", "betrag", "schutz"),
    *("pago", "cargo", "reclam"),
)


def lawful_step(text: str) -> Span | None:
    """The sentence that announces it, as characters of the text, or None."""
    plain = text.translate(PLAIN).lower()
    if len(plain) != len(text) or not any(sign in plain for sign in SIGNS):
        return None
    if _pattern("besides", "words").search(plain):
        return None
    return next((one.span() for one in SENTENCE.finditer(plain) if _announces(one[0])), None)


def _announces(sentence: str) -> bool:
    return any(
        all(_pattern(language, name).search(sentence) for name in NEEDED)
        and not _pattern(language, "not").search(sentence)
        for language in LANGUAGES
    )


@cache
def _pattern(table: str, name: str) -> re.Pattern[str]:
    source: dict[str, str] = data.load(SOURCE)[table]
    return re.compile(source[name])
