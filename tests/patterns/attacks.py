"""Texts that make a regular expression slow, made from the expression itself.

A pattern is slow where something repeated can be read in more than one way, or where a search
begins again at each place of a long run. So for each repetition in it there are texts: what comes
before, the repeated part many times, and an end that does not fit; or what comes before many times.
"""

import re
from collections.abc import Iterator
from functools import cache
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from time import thread_time
from typing import Any

# What no pattern of ours ends with, and what many look for.
ENDS = ("\x00", "a")
SAMPLES = {
    codes.CATEGORY_DIGIT: "1",
    codes.CATEGORY_SPACE: " ",
    codes.CATEGORY_WORD: "a",
    codes.CATEGORY_NOT_DIGIT: "a",
    codes.CATEGORY_NOT_SPACE: "a",
    codes.CATEGORY_NOT_WORD: " ",
}
CANDIDATES = "a1 ,.-\n\tz0Z;:/@€é'\"<>(){}[]_%$£#*+=?!|~\\^`&"
# Where the work doubles with each repetition, these take from a millisecond to some seconds.
SMALL = (16, 20, 24, 28)
# Long enough to tell what is linear from what begins again at each place: the former takes at most
# a fifteenth of the latter's time for as many characters.
SHORT, LONGEST = 200, 4000


def attacks(pattern: re.Pattern[str]) -> Iterator[tuple[str, str, str]]:
    """What comes before, what is repeated, and the end, for each repetition in a pattern."""
    seen = set()
    tree = parser.parse(pattern.pattern, pattern.flags)
    for before, pump in repetitions(tree, ""):
        for head, again in ((before, pump), ("", pump), ("", before + pump)):
            for end in ENDS:
                if again and (head, again, end) not in seen:
                    seen.add((head, again, end))
                    yield head, again, end


def repetitions(items: Any, before: str) -> Iterator[tuple[str, str]]:
    """Each repetition without a small bound: a text that leads to it, and one that it repeats."""
    for code, value in items:
        for inner in parts(code, value):
            yield from repetitions(inner, before)
        if code in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
            _, most, body = value
            if most > 20:
                for text in samples(body):
                    yield before, text
        before += sample([(code, value)])


def parts(code: Any, value: Any) -> list[Any]:
    """The patterns inside one item."""
    if code in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
        return [value[2]]
    if code is codes.SUBPATTERN:
        return [value[3]]
    if code is codes.BRANCH:
        return list(value[1])
    if code in (codes.ASSERT, codes.ASSERT_NOT):
        return [value[1]]
    if code is codes.ATOMIC_GROUP:
        return [value]
    return []


def samples(items: Any) -> list[str]:
    """Texts that a pattern takes: of a class a few characters, of a choice each way."""
    if len(items) == 1:
        code, value = items[0]
        if code is codes.IN:
            return [each for each in "a1 ,\n-" if fits(value, each)][:3] or [sample(items)]
        if code is codes.BRANCH:
            return [text for way in value[1][:6] for text in samples(way)]
        if code is codes.SUBPATTERN:
            return samples(value[3])
        if code is codes.ANY:
            return ["a", " ", "1"]
    return [sample(items)]


def sample(items: Any) -> str:
    """One text that a pattern takes, as short as it may be."""
    text = ""
    for code, value in items:
        if code is codes.LITERAL:
            text += chr(value)
        elif code is codes.NOT_LITERAL:
            text += "a" if value != ord("a") else "b"
        elif code is codes.ANY:
            text += "a"
        elif code is codes.IN:
            text += next((each for each in CANDIDATES if fits(value, each)), "a")
        elif code in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
            text += sample(value[2]) * max(value[0], 0)
        elif code is codes.SUBPATTERN:
            text += sample(value[3])
        elif code is codes.BRANCH:
            text += sample(value[1][0])
        elif code is codes.ATOMIC_GROUP:
            text += sample(value)
    return text


def fits(options: Any, character: str) -> bool:
    """Whether a class has a character."""
    found, negated = False, False
    for code, value in options:
        if code is codes.NEGATE:
            negated = True
        elif code is codes.LITERAL:
            found |= character == chr(value)
        elif code is codes.RANGE:
            found |= value[0] <= ord(character) <= value[1]
        elif code is codes.CATEGORY:
            found |= bool(re.match(CLASS[value], character))
    return found != negated


CLASS = {
    codes.CATEGORY_DIGIT: r"\d",
    codes.CATEGORY_NOT_DIGIT: r"\D",
    codes.CATEGORY_SPACE: r"\s",
    codes.CATEGORY_NOT_SPACE: r"\S",
    codes.CATEGORY_WORD: r"\w",
    codes.CATEGORY_NOT_WORD: r"\W",
}


def slow(
    pattern: re.Pattern[str], call: str, longest: int = LONGEST, most: float | None = None
) -> str:
    """The text that makes a pattern slow, as `'before' + 'part' * n + 'end'`, or nothing.

    call: `search`, `match` or `fullmatch`, as the pattern is used. longest: characters of the
    longest text that is tried. most: seconds that it may take, or what is linear may take here.
    """
    most = most or bound()
    take = getattr(pattern, call)
    for before, pump, end in attacks(pattern):
        for size in (*SMALL, SHORT // len(pump), longest // len(pump)):
            text = before + pump * size + end
            if all(spent(take, text) > most for _ in range(3)):
                return f"{before!r} + {pump!r} * {size} + {end!r}"
    return ""


def spent(take: Any, text: str) -> float:
    """Seconds of this thread's own time."""
    begun = thread_time()
    take(text)
    return thread_time() - begun


@cache
def bound() -> float:
    """Seconds of this thread's own time that what is linear may take, on a machine as fast as this:
    a quarter of what a pattern takes that begins again at each place.
    """
    take = re.compile(r"\d+x").search
    return min(spent(take, "1" * LONGEST) for _ in range(3)) / 4
