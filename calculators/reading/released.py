"""The days on which a pasted text says that money was released, for the reader to confirm.

The head of a mail and the time beside a name are when somebody wrote, and never when money moved.
"""

import re
from datetime import date
from functools import cache

from calculators.engine import data
from calculators.reading.days import SaidDay, find_days
from calculators.reading.mail import find_heads
from calculators.reading.sent import find_sent, find_written_out
from calculators.reading.told import PLAIN


def find_release_days(text: str, today: date) -> tuple[SaidDay, ...]:
    """The days of the statements that tell of a release; "yesterday" counts from a mail's day."""
    sent = find_sent(text, today)
    told = _telling(text)
    days = (*find_days(told, sent.day if sent else today), *find_written_out(told))
    return tuple(one for one in days if not one.to_come and one.day <= today)


def _telling(text: str) -> str:
    """The text with all but the statements that tell of a release blanked."""
    plain = text.translate(PLAIN).lower()
    if len(plain) != len(text):
        return ""  # the places of the words are not those of the text
    heads = [*find_heads(text), *(found.span() for found in _pattern("stamp").finditer(plain))]
    for start, end in heads:
        plain = plain[:start] + re.sub(r"[^\n]", " ", plain[start:end]) + plain[end:]
    kept, begins = "", 0
    for end in [*(found.end() for found in _pattern("ends").finditer(plain)), len(plain)]:
        said = plain[begins:end]
        tells = _pattern("says").search(said) and not _pattern("denied").search(said)
        kept += text[begins:end] if tells else re.sub(r"[^\n]", ".", said)
        begins = end
    return "".join(" " if hidden == " " else one for one, hidden in zip(kept, plain, strict=True))


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(data.load("reading/released.toml")[name], re.MULTILINE)
