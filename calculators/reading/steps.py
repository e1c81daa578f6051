"""Steps that a pasted text names: a request to cancel or to give money back, and the bank's, and
whether it is a marketplace's notice of one.

A plain rule beside the model, sentence by sentence, so that what one sentence denies another can
still say.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from calculators.engine import data
from calculators.reading.patterns import SENTENCE
from calculators.reading.told import PLAIN
from calculators.reading.words import with_umlauts

# What a text says of a bank, the weightier first.
MADE, THREATENED = "made", "threatened"
# How a payment service says that a payment is asked back, each enough by itself.
PAYMENT, DISPUTE = "payment_notice", "dispute_notice"
CASE = "payment_case"
# A notice has the contract's name in quotation marks.
QUOTED = re.compile(r'"[^"\n]{1,60}"')
TITLE = re.compile(
    r'\b(for|on|contract|project|order|milestone|gig|job)\s+["“”][^"“”\n]{1,60}["“”]'
)
POINT = re.compile(r"(?<=\d)[.,](?=\d)")
DONE = ("did", "was", "received", "german", "spanish")


def asks_to_undo(text: str) -> bool:
    """Whether the client asks to cancel, or for money back, by a request that can be accepted."""
    return any(_says("request", sentence) for sentence in _sentences(text))


def find_bank_step(text: str) -> str:
    """What the client does through a bank, a card or a payment service: made, threatened or ""."""
    named = [sentence for sentence in _sentences(text) if _says("bank", sentence)]
    if not named:
        return ""
    return MADE if any(_says("done", sentence) for sentence in named) else THREATENED


def reads_as_notice(text: str) -> bool:
    """Whether a text speaks as a marketplace does of what the client did there."""
    return _says("notice", hide_titles(text).translate(PLAIN).lower())


def hide_titles(text: str) -> str:
    """The text with blanks in place of what a contract is called: a title threatens nobody."""
    return TITLE.sub(lambda found: found[1].ljust(len(found[0])), text)


def reads_as_payment_notice(text: str, bare: str) -> bool:
    """Whether a text is a payment service's or a bank's notice that a payment is asked back.

    bare: the text without what a program put beside its words; only there the writer speaks.
    """
    found = dict(_compiled(PAYMENT))
    # The point of a sum ends no sentence.
    plain, own = (POINT.sub("", with_umlauts(one.translate(PLAIN).lower())) for one in (text, bare))
    if lead := found["lead"].match(own):
        own = own[lead.end() :] if found["service"].search(lead[0]) else own
    if found["not"].search(own) or not _speaks_to_reader(own):
        return False
    told = any(found[name].search(plain) for name in DONE)
    return told and bool(found["service"].search(plain))


def reads_as_dispute_notice(text: str, bare: str) -> bool:
    """Whether a text is a marketplace's notice that the client has filed a dispute there.

    bare: the text without what a program put beside its words.
    """
    found, own = dict(_compiled(DISPUTE)), POINT.sub("", bare.translate(PLAIN).lower())
    plain = POINT.sub("", with_umlauts(text.translate(PLAIN).lower()))
    told = any(found[name].search(plain) for name in ("filed", "german", "spanish"))
    theirs = dict(_compiled("notice"))["not"].search(QUOTED.sub(" ", own))
    return told and not theirs and not found["never"].search(plain) and _speaks_to_reader(own)


def tells_of_payment_case(text: str, *, own: bool) -> str:
    """Whether a text tells that the other side had a payment asked back.

    own: whether it is known to be the reader's words alone, whomever it speaks to.
    service: at a payment service that it names; bank: by a bank or a card; "" where none is told.
    """
    found = dict(_compiled(CASE))
    plain = with_umlauts(text.translate(PLAIN).lower())
    if not own and found["address"].search(plain):
        return ""
    sentences = [found["later"].sub("", one[0]) for one in SENTENCE.finditer(plain)]
    told = [one for one in sentences if _tells_of_case(found, one)]
    kinds = (kind for kind in ("service", "bank") if any(map(found[kind].search, told)))
    return next(kinds, "")


def _tells_of_case(found: Mapping[str, re.Pattern[str]], sentence: str) -> bool:
    done = any(found[name].search(sentence) for name in ("english", "german", "spanish"))
    who = found["other"].search(sentence) or found["tells"].search(sentence)
    return done and bool(who) and not found["not"].search(sentence)


def _speaks_to_reader(plain: str) -> bool:
    return bool(dict(_compiled(PAYMENT))["address"].search(plain))


def _sentences(text: str) -> Iterator[str]:
    plain = text.translate(PLAIN).lower()
    return (found[0] for found in SENTENCE.finditer(plain))


def _says(table: str, sentence: str) -> bool:
    found = dict(_compiled(table))
    never = found.pop("not")
    return any(pattern.search(sentence) for pattern in found.values()) and not never.search(
        sentence
    )


@cache
def _compiled(table: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    source = data.load("reading/steps.toml")[table]
    return tuple((name, re.compile(pattern)) for name, pattern in source.items())
