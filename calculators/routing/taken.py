"""Whether a ticket says that somebody else is in its writer's account, in whole sentences.

Plain rules beside the lists of `phrases.toml`, which name single deeds.
"""

import re
from functools import cache

from calculators.engine import data
from calculators.reading.told import PLAIN

SIGNS = ("contact", "posing", "unknown")
# These name the account as one here, so that another name beside it makes no difference.
NAMED = ("inside", "inside_german", "inside_spanish")
PART = re.compile(r"\{([a-z]+)\}")


def is_taken(text: str) -> bool:
    """Whether it is, and no account elsewhere is spoken of: a website has a login of its own."""
    plain = text.translate(PLAIN).lower()
    if any(_pattern(sign).search(plain) for sign in NAMED):
        return True
    found = any(_pattern(sign).search(plain) for sign in SIGNS)
    return found and not _pattern("elsewhere").search(plain)


@cache
def _pattern(name: str) -> re.Pattern[str]:
    source: dict[str, str] = data.load("routing/taken.toml")["taken"]
    written = source[name]
    while PART.search(written):
        written = PART.sub(lambda part: source[part[1]], written)
    return re.compile(written)
