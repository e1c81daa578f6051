"""Whose words a pasted text is: whether its writer tells of the other side, and whom it quotes.

A plain rule beside the model. Who tells of "my client" in the third person, and speaks to nobody,
tells what happened: such words are no message of the client. What the client wrote can stand in
them as a quotation, and is read alone.
"""

import re
from dataclasses import dataclass
from functools import cache

from calculators.engine import data
from calculators.reading.asides import before_aside, is_indirect
from calculators.reading.cited import (
    apart,
    asks_us,
    before_own,
    find_cited,
    find_marked,
    names_client,
)
from calculators.reading.features import Span
from calculators.reading.patterns import pattern, speaks_of
from calculators.reading.told import PLAIN
from calculators.reading.words import NUMBER_POINT, with_umlauts

ABROAD = "own_abroad"  # the table of accounts in other languages
MOST = 12  # quotations of one text


@dataclass(frozen=True)
class Account:
    """own: whether the text is its writer's own account of what the other side did.

    quoted: the text with all but the other side's quoted words blanked, or "" without a quotation.
    unclear: whether the reader and the other side both speak, and nothing shows who says what.
    """

    own: bool
    quoted: str
    unclear: bool = False


def read_account(text: str) -> Account:
    """Whether a text tells of the other side, and what it quotes."""
    plain = text.translate(PLAIN).lower()
    if len(plain) != len(text):  # a letter that is two in small letters moves the places
        plain = "".join(small if len(small := one.lower()) == 1 else one for one in text)
        plain = plain.translate(PLAIN)
    spans, reports = _quotations(plain)
    beside = find_marked(plain) if spans else []  # what the reader quotes of their own
    bare = _blank(plain, [*spans, *reports, *beside])
    around, spoken = _patterns()["speech"].subn(" ", bare)
    speaks = _speaks_to_somebody(around) or (bool(spans) and _speaks_abroad(around))
    if speaks and not (spans and asks_us(around)):
        return _not_own(around)
    told = [one for one in spans if not _only_calls(plain, *one)]
    if told:
        kept = "".join(
            one if one == "\n" or any(start <= at < end for start, end in told) else " "
            for at, one in enumerate(text)
        )
        return Account(own=True, quoted=kept)
    if spoken or reports or _worked(plain) or _tells(plain):
        return Account(own=True, quoted="")
    return _not_own(around)


def _not_own(around: str) -> Account:
    """A text that speaks to somebody. Who asks us beside it what to do is not who speaks there."""
    return Account(own=False, quoted="", unclear=names_client(around) and asks_us(around))


def _quotations(plain: str) -> tuple[list[Span], list[Span]]:
    """Where the other side is quoted, the reader's own words after it left out; and where they are
    only reported.
    """
    found = _patterns()
    spans = [
        quoted.span(name) for name in ("words", "single") for quoted in found[name].finditer(plain)
    ]
    marked, opened = find_cited(plain)
    opened += [quoted.span("rest") for quoted in found["rest"].finditer(plain)]
    rest = [_before_own(plain, *one) for one in apart(opened)]
    rest = [(start, end) for start, end in rest if plain[start:end].strip()]
    reports = [one for one in rest if is_indirect(plain[slice(*one)])]
    spans = apart([*spans, *marked, *(one for one in rest if one not in reports)])
    alone = [one.span() for one in found["alone"].finditer(plain)]
    if not (spans or reports) and _tells(_blank(plain, alone)):
        spans = [
            quoted.span("alone")
            for quoted in found["alone"].finditer(plain)
            if not found["mine"].search(plain[: quoted.start()])
        ]
    return [(start, _before_cry(plain, start, end)) for start, end in spans[:MOST]], reports


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


def _speaks_abroad(plain: str) -> bool:
    """Whether a text in German or Spanish speaks to somebody in the case."""
    typed = with_umlauts(plain)
    return any(
        pattern(ABROAD, f"{language}_speaks").search(_without_helping(language, typed))
        for language in ("german", "spanish")
        if pattern(ABROAD, f"{language}_writer").search(typed)
    )


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
    end = before_aside(plain, start, own.start() if own else end)
    return start, before_own(plain, start, end)


def _before_cry(plain: str, start: int, end: int) -> int:
    """The end of quoted words without what the reader asks after them."""
    while cry := _patterns()["cry"].search(plain, start, end):
        end = cry.start()
    return end


def _speaks_to_somebody(plain: str) -> bool:
    found = _patterns()
    told = found["helping"].sub(" ", plain)
    signs = ("you", "asks") if _worked(plain) else ("you", "asks", "client")
    return any(found[name].search(told) for name in signs)


def _worked(plain: str) -> bool:
    """Whether a text names a client, and what its writer did for them."""
    return all(_patterns()[name].search(plain) for name in ("whom", "worked"))


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
        **{name: own[name] for name in ("writer", "cited", "speech", "whom", "worked")},
        "words": quoted["before"] + quoted["marked"],
        "single": quoted["before"] + quoted["single"],
        "rest": quoted["before"] + quoted["open"],
        "alone": quoted["alone"],
        **{name: quoted[name] for name in ("mine", "cry", "again", "few", "said", "says")},
        **source["address"],
    }
    return {name: re.compile(pattern) for name, pattern in written.items()}
