"""A login or files that a freelancer keeps back for money, and such that were handed over.

Plain rules beside the model, sentence by sentence, in three languages: who keeps what back from
whom. What the writer of a text keeps back is none of it.
"""

from functools import cache

from calculators.engine import data
from calculators.reading.features import Span
from calculators.reading.patterns import SENTENCE, prepare
from calculators.reading.told import plain_small

SOURCE = "reading/kept_back.toml"
LANGUAGES = ("english", "german", "spanish")
NEEDED = ("who", "thing", "keeps", "until")


def kept_for_money(text: str) -> Span | None:
    """The sentence in which somebody else keeps a login or files back for money, or None."""
    plain = plain_small(text)
    if len(plain) != len(text):
        return None  # the places of the words are not those of the text
    spoken = [name for name in LANGUAGES if _speaks(name, plain)]
    sentences = SENTENCE.finditer(plain) if spoken else ()
    kept = (one for one in sentences if any(_keeps(one[0], each) for each in spoken))
    return next((one.span() for one in kept), None)


def handed_over(text: str) -> bool:
    """Whether a text says that a login or files were handed over, and of nothing that is open."""
    plain = plain_small(text)
    if not any(_speaks(name, plain) for name in LANGUAGES):
        return False
    given = any(prepare(SOURCE, "given", name).search(plain) for name in LANGUAGES)
    return given and not prepare(SOURCE, "given", "open").search(plain)


def _speaks(language: str, plain: str) -> bool:
    return any(word in plain for word in _words(language))


@cache
def _words(language: str) -> tuple[str, ...]:
    return tuple(data.load(SOURCE)[language]["words"].split())


def _keeps(sentence: str, language: str) -> bool:
    if prepare(SOURCE, language, "not").search(sentence):
        return False
    return all(prepare(SOURCE, language, name).search(sentence) for name in NEEDED)
