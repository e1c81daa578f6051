"""Whether the other side announces a lawful step, and nothing worse, by narrow lists of words.

Plain rules beside the model, which sees no threat in such words, or one that it cannot name.
"""

from functools import cache

from calculators.engine import data
from calculators.reading.features import Span
from calculators.reading.patterns import SENTENCE, prepare
from calculators.reading.told import PLAIN

SOURCE = "routing/lawful.toml"
LANGUAGES = ("english", "german", "spanish")
NEEDED = ("who", "will", "step")


def lawful_step(text: str) -> Span | None:
    """The sentence that announces it, as characters of the text, or None."""
    plain = text.translate(PLAIN).lower()
    if len(plain) != len(text) or not any(word in plain for word in _words()):
        return None
    if prepare(SOURCE, "besides", "words").search(plain):
        return None
    return next((one.span() for one in SENTENCE.finditer(plain) if _announces(one[0])), None)


@cache
def _words() -> tuple[str, ...]:
    """Letters that every announcement has some of: a browser takes long to prepare patterns."""
    return tuple(data.load(SOURCE)["signs"]["words"].split())


def _announces(sentence: str) -> bool:
    return any(
        all(prepare(SOURCE, language, name).search(sentence) for name in NEEDED)
        and not prepare(SOURCE, language, "not").search(sentence)
        for language in LANGUAGES
    )
