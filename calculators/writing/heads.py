"""What a program put beside the words of a message that somebody copies: names, times, signatures.

The words alone are the sender's, and may be quoted as such.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any, NamedTuple

from calculators.engine import data
from calculators.writing.endings import find_endings

NOT_BLANK = re.compile(r"\S")
# What stood between two messages is blank, and as long as their heads at least.
BETWEEN = re.compile(r"\s{6,}")


class Head(NamedTuple):
    """Where the head of a message begins and ends, and whose it is, in small letters."""

    start: int
    end: int
    who: str


def with_ends[T](heads: Sequence[T], begins: Iterable[int], text: str) -> Iterator[tuple[T, int]]:
    """Each head of a chat's lines with the place where the words under it end: at the next head, or
    with the text. begins: where each head begins.
    """
    yield from zip(heads, [*begins, len(text)][1:], strict=True)


def only_words(text: str) -> str:
    """Of a text that is taken for one person's words those that they wrote.

    The text itself where nothing was put beside them, where two people speak, and where nothing
    else would be left. What stood between two messages is marked as left out.
    """
    shown = hide_heads(text)
    if shown == text or not shown.strip():
        return text
    return " ".join(BETWEEN.sub(" […] ", shown.strip()).split())


def stamp_of(text: str, head: Head) -> str:
    """What a program wrote in a head, in small letters. The name is left out: it can be a day's."""
    return " ".join(text[head.start : head.end].lower().split()).replace(head.who, " ", 1)


def hide_stamps(text: str) -> str:
    """The text with the names and times blanked that a program put before lines; the same length.

    Such a time tells when a line was sent, and is no day that the line names.
    """
    return blank(text, [(head.start, head.end) for head in find_heads(text)])


def hide_no_words(text: str) -> str:
    """The text with blanks for what stands in place of a file or of a message that is gone.

    Only a program with heads writes such a line.
    """
    return blank(text, [found.span() for found in _pattern("no_words").finditer(text)])


def hide_heads(text: str) -> str:
    """The text with all blanked that a program put beside one person's words; the same length."""
    heads = find_heads(text)
    if len({head.who for head in heads}) > 1:
        return text
    text = hide_no_words(text) if heads else text
    spans = [*((head.start, head.end) for head in heads), *_mail_heads(text)]
    shown = blank(text, spans)
    # Words that somebody quotes are not theirs; where all words are quoted, they are.
    quoted = [found.span() for found in _pattern("marked").finditer(shown)]
    wrote = [found.span() for found in _pattern("wrote").finditer(shown)]
    lines = [(start, _line_end(shown, end)) for start, end in quoted]
    shown = blank(shown, find_endings(shown))
    own = blank(shown, [*lines, *_below(shown, wrote)])
    return own if own.strip() else blank(shown, [*quoted, *wrote])


def _below(text: str, wrote: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """What a mail quotes without marks: all below the line that says who wrote it."""
    return [(min(start for start, _ in wrote), len(text))] if wrote else []


def blank(text: str, spans: list[tuple[int, int]]) -> str:
    """The text with blanks for what is not blank in these places."""
    letters = list(text)
    for start, end in spans:
        letters[start:end] = NOT_BLANK.sub(" ", "".join(letters[start:end]))
    return "".join(letters)


def find_heads(text: str) -> list[Head]:
    """The heads of messages, each with a name and a time, and words below it or behind it."""
    found: list[Head] = []
    for head in sorted(_candidates(text)):
        if not found or head.start >= found[-1].end:
            found.append(head)
    ends = [*(head.start for head in found), len(text)][1:]
    pairs = zip(found, ends, strict=True)
    return [head for head, end in pairs if NOT_BLANK.search(text, head.end, end)]


def _candidates(text: str) -> Iterator[Head]:
    for kind in ("stamped", "named", "timed", "below", "same_line"):
        for seen in _pattern(kind).finditer(text):
            sure = kind == "stamped" or "  " in (seen.groupdict().get("gap") or "")
            if is_name(seen["who"], sure=sure):
                yield Head(seen.start(), seen.end(), " ".join(seen["who"].lower().split()))


def is_name(words: str, *, sure: bool) -> bool:
    """Whether words can be a sender's. sure: whether their place says so, so that small letters
    and a number do as well.
    """
    source, parts = _source(), words.split()
    if not parts or len(parts) > source["most_words"]:
        return False
    if any(part.strip(".,:;").lower() in _no_name() for part in parts):
        return False
    return sure or all(
        part.lower() in source["small"] or (part[0].isalpha() and not part[0].islower())
        for part in parts
    )


def _mail_heads(text: str) -> Iterator[tuple[int, int]]:
    """The heads of mails: two lines or more, one of them with the sender."""
    for found in _pattern("mail").finditer(text):
        if _pattern("sender_line").search(found[0]):
            yield found.span()


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end


@cache
def _no_name() -> frozenset[str]:
    return frozenset(_source()["no_name"])


@cache
def _source() -> dict[str, Any]:
    return data.load("writing/heads.toml")


@cache
def _pattern(name: str) -> re.Pattern[str]:
    source = _source() | _kinds()
    return re.compile(source[name], re.MULTILINE | re.IGNORECASE)


@cache
def _kinds() -> dict[str, str]:
    """The heads of messages, put together from their parts."""
    given = _source()
    day, moment = _times(given)
    named = r"(?P<who>[^\W\d_][^\n\[\](){}<>:;,!?\"“”·•|–—]{0,39}?)"
    anyone = r"(?P<who>[^\n\[\]:]{1,40}?)"
    parts = r"(?P<who>[^\W\d_][^\s\d,:;]*(?:[ ][^\W\d_][^\s\d,:;]*){1,3})"
    begin, end, boxed = r"^\u200e?[ \t]*+", r"[ \t]*+(?:\n|\Z)", rf"[\[(]{moment}[\])]"
    begin_below = rf"(?:^[ \t]*+{day}{end})?(?:^[ \t]*+(?-i:[A-Z]{{1,3}}){end})?{begin}"
    role, address = given["role"], r"(?:[ \t]{1,8}<[^<>\n]{3,80}>)?"
    dated = rf"{day}{given['between']}{given['clock']}[ ]?[-–][ ]"
    return {
        "stamped": rf"{begin}(?:\[{moment}\][ \t]*|{dated})(?:~[ ]?)?{anyone}:(?=\s)",
        "named": rf"{begin_below}{named}(?:[ \t]{{1,8}}\(?(?:{role})\)?)?(?P<gap>{given['apart']})"
        rf"(?:{moment}|{boxed}):?{end}",
        "timed": rf"{begin_below}(?:{boxed}|{moment})[ \t]{{1,8}}{named}:?{end}",
        "below": rf"{begin_below}{named}{address}{end}(?:^[ \t]*+(?:{role}){end})?"
        rf"^[ \t]*+{moment}(?:[ \t]*\([^()\n]{{1,40}}\))?{end}"
        rf"(?:^[ \t]*+{given['addressed']}{end})?",
        "same_line": rf"{begin}{parts}[ ,]++(?:{moment}[ ]*(?::[ ]|[ ](?=[^\W\d_]))|{boxed}:[ ])",
        "mail": rf"(?:{given['mail_line']}){{2,}}",
    }


def _times(given: dict[str, Any]) -> tuple[str, str]:
    """A day, and a time of day with or without one."""
    number, of = r"\d{1,2}\.?[ ]+(?:de[ ]+)?", r"(?:,?[ ]+(?:de[ ]+)?\d{4})?"
    month, weekday = given["month"], given["weekday"]
    in_words = rf"(?:{month}[ ]+\d{{1,2}}|{number}{month}){of}"
    written = rf"(?:{weekday},?[ ]+)?(?:{in_words}|{given['figures']})"
    day = rf"(?:{given['relative']}|{written}|{weekday})"
    return day, rf"(?:{day}{given['between']})?{given['clock']}(?:{given['between']}{day})?"
