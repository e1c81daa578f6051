"""Whether a ticket says that somebody else is in its writer's account, in whole sentences.

Plain rules beside the lists of `phrases.toml`, which name single deeds.
"""

from calculators.reading.patterns import SENTENCE, prepare
from calculators.reading.told import PLAIN

TABLE = ("routing/taken.toml", "taken")
SIGNS = ("contact", "posing", "unknown")
# All in one sentence: that a code to sign in goes to somebody else.
SENT_AWAY = ("code", "sent", "strange")
# These name the account as one here, so that another name beside it makes no difference.
NAMED = ("inside", "inside_german", "inside_spanish")


def is_taken(text: str) -> bool:
    """Whether it is, and no account elsewhere is spoken of: a website has a login of its own."""
    plain = text.translate(PLAIN).lower()
    if any(prepare(*TABLE, sign).search(plain) for sign in NAMED):
        return True
    found = any(prepare(*TABLE, sign).search(plain) for sign in SIGNS) or any(
        _is_sent_away(sentence[0]) for sentence in SENTENCE.finditer(plain)
    )
    return found and not prepare(*TABLE, "elsewhere").search(plain)


def _is_sent_away(sentence: str) -> bool:
    """Whether a sentence says that a code to sign in goes to somebody else's phone or address."""
    there = all(prepare(*TABLE, name).search(sentence) for name in SENT_AWAY)
    return there and not prepare(*TABLE, "asked").search(sentence)
