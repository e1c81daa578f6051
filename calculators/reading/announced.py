"""A lawful step that somebody announces: a dispute, arbitration, or money back by the marketplace.

A plain rule beside the model, which takes the announcement for a threat. With a review, a report,
somebody's name or any other harm beside it, it stays one.
"""

from calculators.engine.packs import platforms
from calculators.reading.patterns import SENTENCE, pattern, speaks_of
from calculators.reading.reported import told_by_other
from calculators.reading.told import PLAIN
from calculators.reading.words import with_umlauts

TABLE = "announced"
STEPS = ("opening", "disputing", "bare", "asking", "claiming", "german", "spanish")
# What a marketplace is called in the patterns.
CALLED = "the platform"


def announces_step(message: str) -> bool:
    """Whether a message announces such a step, and threatens with nothing else."""
    plain = _plain(message)
    if not speaks_of(TABLE, plain):
        return False
    sentences = [found[0] for found in SENTENCE.finditer(plain)]
    return any(map(_announces, sentences)) and not _says("besides", plain)


def tells_of_announced(account: str) -> bool:
    """Whether a reader's own account tells that the other side announces it, and nothing else."""
    plain = _plain(account)
    if not speaks_of(TABLE, plain) or _says("besides", plain):
        return False
    return any(_is_step(_plain(one)) for one in told_by_other(account))


def _announces(sentence: str) -> bool:
    return _is_step(sentence) and _says("ties", sentence) and not _says("not", sentence)


def _is_step(sentence: str) -> bool:
    return any(_says(name, sentence) for name in STEPS)


def _plain(text: str) -> str:
    plain = with_umlauts(text.translate(PLAIN).lower())
    for each in platforms():
        plain = plain.replace(each.name.lower(), CALLED)
    return plain


def _says(name: str, plain: str) -> bool:
    return bool(pattern(TABLE, name).search(plain))
