"""A platform's notice, pasted with the client's words or with what the reader tells of them.

Of such a text only the lines that a program stamped with the client's name are the client's, and
what the reader quotes. The sentences of the notice and of the reader never are.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from calculators.engine.packs import recognise_platform
from calculators.reading.accounts import Account, read_account
from calculators.reading.chat import names_reader
from calculators.reading.mail import find_heads as find_mail_heads
from calculators.reading.patterns import pattern
from calculators.reading.recognise import recognise
from calculators.reading.reported import read_reported
from calculators.reading.steps import asks_to_undo, reads_as_dispute_notice, reads_as_notice
from calculators.reading.told import PLAIN
from calculators.writing.heads import Head, find_heads, stamp_of

NOT_BLANK = re.compile(r"\S")
# Where a sentence, or a line, begins.
UNIT = re.compile(r"(?:\A|\n\s{0,20}|[.!?][\"”']?\s{1,20})(?=\S)")
MOST = 12  # the last ones are looked at for where the reader's own words begin
END = re.compile(r"\n[ \t]{0,20}(?:\n|-{2,})")  # a blank line or a dash ends a line of a chat
GREETED = re.compile(
    r"^[ \t]{0,8}(?:hi|hello|hey|dear|hallo|hola)[ \t]{1,3}([^\W\d_]{2,30})", re.I | re.M
)


@dataclass(frozen=True)
class Beside:
    """What stands beside a notice. bare: the text with all but it blanked. account: whose it is.

    heads: the times that a program put before the client's lines, without the name. cited: whether
    the notice itself has the client's words, such as a reason.
    """

    bare: str
    account: Account
    heads: tuple[str, ...] = ()
    cited: bool = False

    @property
    def written(self) -> bool:
        """Whether the words are the client's own and no account of the reader."""
        return self.cited or bool(self.heads)


@lru_cache(maxsize=2)
def find_beside(text: str) -> Beside | None:
    """What presses beside a notice; None where there is no notice, or nothing presses beside it."""
    heads = [start for start, end in find_mail_heads(text) if recognise_platform(text[start:end])]
    return (
        _stamped(text, heads)
        or _told_above(text, heads)
        or _told_below(text, heads)
        or _cited(text, heads)
    )


def _stamped(text: str, mails: list[int]) -> Beside | None:
    turns = list(_turns(text))
    notice = _only(text, _between(text, [(start, end) for _, start, _, end in turns]))
    if not turns or not (mails or reads_as_notice(notice)):
        return None
    theirs = _client_of(text, turns, notice)
    said = [turn for turn in turns if turn[0] == theirs]
    quoted = _only(text, [(begin, end) for _, _, begin, end in said])
    if not theirs or not _presses(quoted):
        return None
    heads = tuple(stamp_of(text, Head(start, begin, who)) for who, start, begin, _ in said)
    return Beside(quoted, Account(own=True, quoted=quoted), heads)


def _cited(text: str, mails: list[int]) -> Beside | None:
    """What a notice cites of the client, where that presses."""
    spans = list(_cited_words(text))
    quoted = _only(text, spans)
    if not spans or not (mails or _is_notice(_only(text, _between(text, spans)))):
        return None
    return (
        Beside(quoted, Account(own=True, quoted=quoted), cited=True) if _presses(quoted) else None
    )


def _cited_words(text: str) -> Iterator[tuple[int, int]]:
    plain = text.translate(PLAIN).lower()
    for found in pattern("beside", "cited").finditer(plain if len(plain) == len(text) else ""):
        start, end = found.span("words" if found["words"] else "line")
        more = None if found["words"] else pattern("beside", "notice").search(plain, start, end)
        yield start, more.start() if more else end


def _is_notice(rest: str) -> bool:
    """Whether a text is a notice, or tells of a request or a dispute and is nobody's account."""
    told = asks_to_undo(rest) or reads_as_dispute_notice(rest, rest)
    return reads_as_notice(rest) or (told and not read_account(rest).own)


def _client_of(text: str, turns: list[tuple[str, int, int, int]], notice: str) -> str:
    """The one speaker who is not the reader; "" where the text does not show who that is."""
    greeted = {found[1].lower() for found in GREETED.finditer(notice)}
    names = {who for who, *_ in turns}
    others = {who for who in names if not names_reader(who) and who.split()[0] not in greeted}
    if len(others) > 1:
        others = {who for who in others if who in notice.lower()}
    return others.pop() if len(others) == 1 else ""


def _turns(text: str) -> Iterator[tuple[str, int, int, int]]:
    """Of each stamped line the name, and where it, its words and its end are."""
    mails = find_mail_heads(text)
    heads = [
        head
        for head in find_heads(text)
        if not any(start <= head.start < end for start, end in mails)
    ]
    ends = [*(head.start for head in heads), *(start for start, _ in mails), len(text)]
    for head in heads:
        end = min(end for end in ends if end > head.start)
        cut = END.search(text, head.end, end)
        yield head.who, head.start, head.end, cut.start() if cut else end


def _told_above(text: str, heads: list[int]) -> Beside | None:
    return _told(text, 0, heads[0]) if heads else None


def _told_below(text: str, heads: list[int]) -> Beside | None:
    """What the reader tells below the notice, from the first sentence that is no more of it."""
    for found in list(UNIT.finditer(text))[1:][-MOST:]:
        start = found.end()
        if (beside := _told(text, start, len(text))) and (
            (heads and heads[0] < start) or reads_as_notice(text[:start])
        ):
            return beside
    return None


def _told(text: str, start: int, end: int) -> Beside | None:
    bare = _only(text, [(start, end)])
    if not pattern("beside", "teller").search(bare.lower()):
        return None
    account = read_account(bare)
    if not account.own:
        return None
    presses = _presses(account.quoted) if account.quoted else read_reported(bare) is not None
    return Beside(bare, account) if presses else None


def _presses(words: str) -> bool:
    return bool(words.strip()) and recognise(words).threat != "none"


def _between(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """What is outside of these places."""
    edges = [0, *(at for span in spans for at in span), len(text)]
    return list(zip(edges[::2], edges[1::2], strict=True))


def _only(text: str, spans: list[tuple[int, int]]) -> str:
    """The text with all but these places blanked."""
    blank = NOT_BLANK.sub(" ", text)
    for start, end in spans:
        blank = blank[:start] + text[start:end] + blank[end:]
    return blank
