"""The words of the other side that another tool is handed: none of the reader's own account."""

import re

from calculators.reading.recognise import Reading
from calculators.reading.told import Account

LONGEST_QUOTE = 1000  # the most that a row of quoted words takes
BETWEEN = re.compile(r"\s{6,}")  # what stood between two quotations is blank
BEFORE = 200  # characters kept before the first mark when a long message is cut


def quote_theirs(text: str, account: Account, found: Reading | None) -> str:
    """The other side's words for other tools: none of the reader's own account.

    What the reader wrote between two quotations is marked as left out.
    """
    if not account.own:
        return _quote(text, found)
    return " ".join(BETWEEN.sub(" […] ", _quote(account.quoted, found)).split())


def _quote(text: str, found: Reading | None) -> str:
    """The message, or of a long one the part around the first mark, word for word."""
    begins = len(text) - len(text.lstrip())
    if len(text) - begins <= LONGEST_QUOTE:
        return text.strip()
    first = found.marks[0].start if found and found.marks else begins
    start = max(begins, first - BEFORE)
    start = text.find(" ", start) + 1 if start > begins else begins
    return text[start : start + LONGEST_QUOTE].rpartition(" ")[0].strip()
