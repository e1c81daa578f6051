"""Whose words a pasted text is, and which means of pressure it speaks of, by a few word lists.

A plain rule beside the model. Who tells of "my client" in the third person, and speaks to nobody,
tells what happened: such words are no message of the client. What the client wrote can stand in
them as a quotation, and is read alone.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from calculators.engine import data
from calculators.engine.packs import platforms
from calculators.reading.asides import before_aside, is_indirect
from calculators.reading.features import Span
from calculators.reading.patterns import pattern, speaks_of
from calculators.reading.words import with_umlauts

ABROAD = "own_abroad"  # the table of accounts in other languages
# Typed marks, each as long as what it stands for, so that places in the text stay the same.
PLAIN = str.maketrans("‘’´`“”„«»", '\'\'\'\'"""""')

NUMBER_POINT = re.compile(r"(?<=\d)\.")  # as in "3. November": it ends no sentence


@dataclass(frozen=True)
class Account:
    """own: whether the text is its writer's own account of what the other side did.

    quoted: the text with all but the other side's quoted words blanked, or "" without a quotation.
    """

    own: bool
    quoted: str


def read_account(text: str) -> Account:
    """Whether a text tells of the other side, and what it quotes."""
    plain = text.translate(PLAIN).lower()
    if len(plain) != len(text):  # a letter that is two in small letters moves the places
        plain = "".join(small if len(small := one.lower()) == 1 else one for one in text)
        plain = plain.translate(PLAIN)
    spans, reports = _quotations(plain)
    around, spoken = _patterns()["speech"].subn(" ", _blank(plain, [*spans, *reports]))
    if _speaks_to_somebody(around):
        return Account(own=False, quoted="")
    told = [one for one in spans if not _only_calls(plain, *one)]
    if told:
        kept = "".join(
            one if one == "\n" or any(start <= at < end for start, end in told) else " "
            for at, one in enumerate(text)
        )
        return Account(own=True, quoted=kept)
    return Account(own=bool(spoken or reports) or _tells(plain), quoted="")


def spoken_of(text: str) -> tuple[str, ...]:
    """The means of pressure that a text names plainly, tied to a demand or not."""
    plain = text.translate(PLAIN).lower()
    return tuple(lever for lever, pattern in _spoken().items() if pattern.search(plain))


def refuses_to_pay(text: str) -> bool:
    """Whether the writer says, without a condition, that they do not pay."""
    plain = text.translate(PLAIN).lower()
    return any(pattern.search(plain) for pattern in _compiled("refusing"))


def pays_less(text: str) -> bool:
    """Whether a text says that somebody pays a part alone."""
    plain = text.translate(PLAIN).lower()
    return any(pattern.search(plain) for pattern in _compiled("lowering"))


def names_invoice(text: str) -> bool:
    """Whether a text speaks of the writer's or the reader's invoice, and not of one to design."""
    return says("invoiced", text)


def asks_money_back(text: str) -> bool:
    """Whether a text names a refund, in plain words."""
    return says("asking_back", text)


def tells_of_unpaid(text: str) -> bool:
    """Whether an account says that the other side does not pay."""
    return says("unpaid", text)


def quotes_own_words(text: str) -> bool:
    """Whether a text quotes what its writer wrote or said to the other side."""
    return says("wrote", text)


def tells_of_payment(text: str) -> bool:
    """Whether a text says that something was paid, by a word that may also stand beside a "not"."""
    return says("paid", text)


def tells_of_silence(text: str) -> bool:
    """Whether an account says that the other side does not answer."""
    return says("silent", text)


def offers_good_review(text: str) -> bool:
    """Whether the writer offers a good review, and names no bad one."""
    plain = text.translate(PLAIN).lower()
    good, bad = _compiled("offering")
    return bool(good.search(plain)) and not bad.search(plain)


def threatens_with_other(text: str) -> bool:
    """Whether the writer speaks of a bank, the police or the like, and with no word of a review."""
    return not may_mean_review(text) and bool(spoken_of(text))


def may_mean_review(text: str) -> bool:
    """Whether a word of a text can mean a review, a rating or a reputation."""
    plain = text.translate(PLAIN).lower()
    return any(pattern.search(plain) for pattern in _compiled("reviewing"))


def leaves_no_review(text: str) -> bool:
    """Whether somebody is said to leave no review as a rule, and nothing is wanted for one."""
    return says("leaving_none", text) and not says("answering_with_none", text)


def asks_to_leave(text: str) -> bool:
    """Whether the other side is said to ask for payment or work outside of the platform."""
    return says("leaving", text)


def tells_of_review(text: str) -> bool:
    """Whether a bad review that is there already is told of."""
    return says("received", text)


def naming(label: str, text: str) -> Span | None:
    """Where words of a text name a label that no word of the model's lists names, or None."""
    pattern, plain = data.load("reading/told.toml")["named"].get(label), plain_small(text)
    if pattern is None or len(plain) != len(text):
        return None
    found = re.search(pattern, plain)
    return found.span() if found else None


def promises_back(text: str) -> bool:
    """Whether the other side says that they will give money back."""
    return says("promising", text)


@lru_cache(maxsize=4)
def plain_small(text: str) -> str:
    """A text in small letters with plain marks, as one that is read is asked about in many ways."""
    return text.translate(PLAIN).lower()


@lru_cache(maxsize=4)
def in_small(text: str) -> str:
    """The same with its umlauts."""
    return with_umlauts(plain_small(text))


def says(table: str, text: str) -> bool:
    plain = in_small(text)
    return any(pattern.search(plain) for pattern in _compiled(table))


def facts_of(text: str) -> dict[str, dict[str, str]]:
    """What a text tells of the contract: by question and answer, the words that tell it."""
    plain = text.translate(PLAIN).lower()
    if len(plain) != len(text):
        return {}  # the places of the words are not those of the text
    return {
        question: {
            answer: text[found.start() : found.end()]
            for answer, pattern in answers.items()
            if (found := re.search(pattern, plain))
        }
        for question, answers in data.load("reading/told.toml")["facts"].items()
    }


def _quotations(plain: str) -> tuple[list[Span], list[Span]]:
    """Where the other side is quoted, the reader's own words after it left out; and where they are
    only reported.
    """
    found = _patterns()
    spans = [
        quoted.span(name) for name in ("words", "single") for quoted in found[name].finditer(plain)
    ]
    rest = [_before_own(plain, *quoted.span("rest")) for quoted in found["rest"].finditer(plain)]
    reports = [one for one in rest if is_indirect(plain[slice(*one)])]
    spans += [one for one in rest if one not in reports]
    alone = [one.span() for one in found["alone"].finditer(plain)]
    if not (spans or reports) and _tells(_blank(plain, alone)):
        spans = [
            quoted.span("alone")
            for quoted in found["alone"].finditer(plain)
            if not found["mine"].search(plain[: quoted.start()])
        ]
    return [(start, _before_cry(plain, start, end)) for start, end in spans[:3]], reports


def _only_calls(plain: str, start: int, end: int) -> bool:
    """Whether quoted words are one or a few inside a sentence, such as what something is called."""
    found = _patterns()
    said = found["said"].search(plain, max(0, start - 30), start) or found["says"].match(plain, end)
    return not said and bool(found["few"].match(plain[start:end]))


def _tells(plain: str) -> bool:
    """Whether a text tells of the other side; one without its writer in it tells it twice."""
    there = 1 if _patterns()["writer"].search(plain) else 2
    told = sum(len(_patterns()[name].findall(plain)) for name in ("tells", "cited"))
    return told >= there or _tells_abroad(plain)


def _tells_abroad(plain: str) -> bool:
    """Whether a text tells of the other side in German or Spanish, or in English with no writer."""
    typed = with_umlauts(plain)
    if pattern(ABROAD, "begins").search(typed):
        return True
    for language in ("german", "spanish"):
        there = (language, f"{language}_writer")
        if all(pattern(ABROAD, name).search(typed) for name in there):
            told = _without_helping(language, typed)
            return not pattern(ABROAD, f"{language}_speaks").search(told)
    return any(_tells_of_trouble(language, typed) for language in ("german", "spanish"))


def _tells_of_trouble(language: str, typed: str) -> bool:
    """Whether a text tells of what the other side does or leaves, and speaks to nobody."""
    table, typed = f"trouble_{language}", NUMBER_POINT.sub(" ", typed)
    if not speaks_of(table, typed) or pattern(table, "notice").search(typed):
        return False
    if pattern(ABROAD, f"{language}_speaks").search(_without_helping(language, typed)):
        return False
    return any(pattern(table, name).search(typed) for name in ("names", "none", "done"))


def _without_helping(language: str, typed: str) -> str:
    """The text without a call for help: who makes it speaks to nobody in the case.

    In German it looks as if they did.
    """
    german = language == "german"
    return pattern(ABROAD, "german_helping").sub(" ", typed) if german else typed


def _before_own(plain: str, start: int, end: int) -> tuple[int, int]:
    """Words that no mark ends, up to where the reader goes on in their own."""
    own = _patterns()["again"].search(plain, start, end)
    return start, before_aside(plain, start, own.start() if own else end)


def _before_cry(plain: str, start: int, end: int) -> int:
    """The end of quoted words without what the reader asks after them."""
    while cry := _patterns()["cry"].search(plain, start, end):
        end = cry.start()
    return end


def _speaks_to_somebody(plain: str) -> bool:
    found = _patterns()
    told = found["helping"].sub(" ", plain)
    return any(found[name].search(told) for name in ("you", "asks", "client"))


def _blank(plain: str, spans: list[tuple[int, int]]) -> str:
    for start, end in spans:
        plain = plain[:start] + " " * (end - start) + plain[end:]
    return plain


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    source = data.load("reading/told.toml")
    own, quoted = source["own"], source["quoted"]
    written = {
        "tells": own["other"] + own["between"] + own["does"],
        **{name: own[name] for name in ("writer", "cited", "speech")},
        "words": quoted["before"] + quoted["marked"],
        "single": quoted["before"] + quoted["single"],
        "rest": quoted["before"] + quoted["open"],
        "alone": quoted["alone"],
        **{name: quoted[name] for name in ("mine", "cry", "again", "few", "said", "says")},
        **source["address"],
    }
    return {name: re.compile(pattern) for name, pattern in written.items()}


@cache
def _compiled(table: str) -> tuple[re.Pattern[str], ...]:
    source = data.load("reading/told.toml")[table]
    return tuple(re.compile(pattern) for pattern in source.values())


@cache
def _spoken() -> dict[str, re.Pattern[str]]:
    names = "|".join(re.escape(each.name.lower()) for each in platforms())
    return {
        lever: re.compile(pattern.replace("{platforms}", names))
        for lever, pattern in data.load("reading/told.toml")["spoken"].items()
    }
