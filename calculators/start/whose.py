"""Whose words a pasted text is: a chat's, a mail's, an account's, or those beside a notice."""

from dataclasses import dataclass
from datetime import date

from calculators.facts.feedback import Channel
from calculators.reading.accounts import Account, read_account
from calculators.reading.chat import Chat, is_exported, read_chat
from calculators.reading.mail import find_heads
from calculators.start.beside import Beside, find_beside
from calculators.start.came import days_of_chat
from calculators.start.notices import is_notice
from calculators.start.plan import signs_of
from calculators.start.quoting import leave_out, mail_account
from calculators.writing.heads import find_heads as find_lines
from calculators.writing.heads import hide_heads

CALL, VOICE, WROTE = "call", "voice", "wrote"


@dataclass(frozen=True)
class Whose:
    """chat: its two sides, or None. bare: the text without what a program or a notice put there.

    account: the other side's words; of a plain text as it reads. pasted: whether it is a chat or a
    mail. beside: what stands beside a notice, or None. mixed: whether two people speak in it, and
    which words are the client's is not known.
    """

    chat: Chat | None
    bare: str
    account: Account
    pasted: bool
    beside: Beside | None
    mixed: bool = False


def find_whose(text: str) -> Whose:
    """Whose words the text is."""
    if beside := find_beside(text):
        return Whose(None, beside.bare, beside.account, beside.written, beside)
    chat = read_chat(text)
    # What a program put beside the words, such as a name and a time, is nobody's.
    bare = text if chat else hide_heads(text)
    account = Account(own=True, quoted=chat.theirs) if chat else mail_account(text)
    mixed = account is None and len({head.who for head in find_lines(text)}) > 1
    told = account or read_account(bare)
    return Whose(chat, bare, told, account is not None, None, mixed or told.unclear)


def find_heard(text: str, whose: Whose) -> tuple[str, ...]:
    """In what it was said, by the reader's own words: those of the other side tell nothing of it.

    A quotation stands in its place in the account, with blanks for the reader's words.
    """
    if not whose.account.own or whose.chat or (whose.beside and whose.beside.written):
        return ()
    text = whose.bare if whose.beside else text
    signs = signs_of(leave_out(text, whose.account))
    return () if WROTE in signs else tuple(one for one in (CALL, VOICE) if one in signs)


def find_channel(text: str, heard: tuple[str, ...], whose: Whose, today: date) -> str:
    """Where it was said or written; "" where the text does not show it, or names two ways.

    A mail whose head names a platform is its notice, and says nothing of where the client wrote.
    A line that a program dated was written.
    """
    if heard:
        return heard[0] if len(heard) == 1 else ""
    if whose.beside:
        return str(Channel.OTHER.value) if whose.beside.written else ""
    if find_heads(text):
        return "" if is_notice(text) else str(Channel.EMAIL.value)
    dated = days_of_chat(text, today)
    return str(Channel.OTHER.value) if dated or is_exported(text) else ""
