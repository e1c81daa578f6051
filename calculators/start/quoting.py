"""The words of the other side in a text: those of a mail, and those that another tool is handed."""

import re
from dataclasses import replace

from calculators.reading.accounts import Account, read_account
from calculators.reading.labels import DEMANDS
from calculators.reading.mail import read_mail
from calculators.reading.recognise import Reading, recognise
from calculators.reading.told import naming
from calculators.writing.heads import hide_heads

LONGEST_QUOTE = 1000  # the most that a row of quoted words takes
BETWEEN = re.compile(r"\s{6,}")  # what stood between two quotations is blank
BEFORE = 200  # characters kept before the first mark when a long message is cut


def read_theirs(text: str) -> Reading:
    """What is recognised in the other side's words; what plain words of theirs name is no guess."""
    found = recognise(text)
    if "demand" in found.guessed and not naming(found.demand, text):
        named = next((one for one in DEMANDS if naming(one, text)), found.demand)
        found = replace(found, demand=named)
    guessed = (kind for kind in found.guessed if not naming(getattr(found, kind), text))
    return replace(found, guessed=tuple(guessed))


def mail_account(text: str) -> Account | None:
    """Of a pasted mail the part that presses, or else its sender's words; None if it is no mail.

    Who pastes their own answer, or tells of the mail above it, has the client's words below.
    """
    mail = read_mail(text)
    if mail is None:
        return None
    newest, quoted = mail.newest, mail.quoted
    if not newest.strip() or (quoted.strip() and read_account(newest).own):
        return Account(own=True, quoted=hide_heads(quoted))
    below = recognise(newest).threat == "none" and recognise(quoted).threat != "none"
    return Account(own=True, quoted=hide_heads(quoted if below else newest))


def leave_out(text: str, account: Account) -> str:
    """The text with blanks for what the account quotes: the reader's own words."""
    if len(account.quoted) != len(text):
        return text
    pairs = zip(text, account.quoted, strict=True)
    return "".join(own if quoted.isspace() else " " for own, quoted in pairs)


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
