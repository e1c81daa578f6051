"""What already happened to the writer, or is no threat: revenge, a chargeback, hours, a false job.

Plain rules beside the model, in the words of `told.toml`.
"""

import re

from calculators.reading.features import Span
from calculators.reading.patterns import SENTENCE, pattern, speaks_of
from calculators.reading.told import PLAIN
from calculators.reading.words import with_umlauts

CHARGED = ("did", "bank", "german", "spanish")
POSTED = ("did", "stands", "german", "spanish")
BY_HOURS = ("english", "german", "spanish", "rate")
ADVANCE = ("sum", "asks", "before", "place")


def review_in_revenge(text: str) -> Span | None:
    """The sentence in which somebody left the writer a bad review to pay them back, or None.

    It says so itself, or the words beside it say what the writer had refused.
    """
    spans = _sentences(plain := _plain(text, "retaliating"))
    for at, (start, end) in enumerate(spans):
        sentence = plain[start:end]
        if not _found("left", sentence) or _found("own", sentence):
            continue
        around = plain[spans[max(0, at - 1)][0] : spans[min(at + 1, len(spans) - 1)][1]]
        if _found("revenge", around) or _found("refused", plain[spans[max(0, at - 1)][0] : end]):
            return start, end
    return None


def charged_back(text: str) -> Span | None:
    """The sentence in which a payment was taken back by a bank, or None."""
    for start, end in _sentences(plain := _plain(text, "charged_back")):
        if any(pattern("charged_back", kind).search(plain[start:end]) for kind in CHARGED):
            return start, end
    return None


def review_posted(text: str) -> bool:
    """Whether a bad review is said to be there already, by either side."""
    plain = _plain(text, "posted")
    return any(
        any(pattern("posted", kind).search(plain[start:end]) for kind in POSTED)
        and not pattern("posted", "open").search(plain[start:end])
        for start, end in _sentences(plain)
    )


def works_by_hours(account: str) -> bool:
    """Whether an account tells of a contract by hours, and of no money for a part of the work."""
    plain = with_umlauts(_plain(account, "by_hours"))
    if any(pattern("by_hours", kind).search(plain) for kind in ("built", "fixed")):
        return False
    return any(pattern("by_hours", kind).search(plain) for kind in BY_HOURS)


def asks_for_hours(text: str) -> bool:
    """Whether words of a client speak of hours to be given back, or of the diary of them."""
    plain = _plain(text, "by_hours")
    return bool(plain and pattern("by_hours", "theirs").search(plain)) and not any(
        pattern("by_hours", kind).search(plain) for kind in ("built", "fixed")
    )


def asks_in_advance(text: str) -> bool:
    """Whether who hires wants money before the work, away from the platform or as a fraud does."""
    plain = _plain(text, "advance")
    if not plain or pattern("advance", "not").search(plain):
        return False
    return all(pattern("advance", kind).search(plain) for kind in ADVANCE)


def _found(kind: str, text: str) -> re.Match[str] | None:
    return pattern("retaliating", kind).search(text)


def _sentences(plain: str) -> list[Span]:
    return [found.span() for found in SENTENCE.finditer(plain)]


def _plain(text: str, table: str) -> str:
    """Small letters and plain marks; nothing where no word of a table stands in them.

    Nothing, too, where the places of the words would not be those of the text.
    """
    plain = text.translate(PLAIN).lower()
    return plain if len(plain) == len(text) and speaks_of(table, plain) else ""
