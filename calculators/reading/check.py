"""Checks of a text that its writer means to send: threats, trades, accusations, promises.

Each sentence is read alone, and together with the next where the break may part a condition from
its threat. What is quoted from the other side is not the writer's, and is not read.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from calculators.checks.lint import seen_in, seen_raw
from calculators.checks.lint import words as lints
from calculators.checks.reading import PLAIN, hide_quotes, hide_reports, sentences, unmask
from calculators.reading.features import Span, features
from calculators.reading.lexicon import concepts
from calculators.reading.model import scores, weighed
from calculators.reading.words import Word, words
from calculators.writing.drafts import BLANK

PLACES = ("letter", "chat", "public", "report", "settle", "refuse")
# Checks of form, which look for signs and numbers and not at what a sentence says. Whether a date
# has its year is left to the letter: in a message or a sentence alone the year is seldom in doubt.
FORM = frozenset(
    (
        "shouting",
        "exclamation",
        "placeholder",
        "hidden_characters",
        "letters_alike",
        "personal_number",
        "personal_detail",
    )
)
# Pressure may be parted over two sentences; an insult or a wrong fee stands in one.
PARTED = frozenset(
    (
        "authority_threat",
        "report_threat",
        "public_shaming",
        "feedback_trade",
        "access_threat",
        "physical_threat",
        "vague_threat",
    )
)
SURE_TOGETHER = 0.35
# Below it about as many sentences without a fault are marked as with one.
LEAST = 0.1
# With `named` a check has to be surer than that it is more likely than not.
SURE_NAMED = 0.15
# What a place is for is no fault there.
ELSEWHERE = {
    "report": frozenset(("open_settlement", "rushed", "vague_threat")),
    "settle": frozenset(("open_settlement",)),
}
LONGEST_UNDERLINE = 8


@dataclass(frozen=True)
class Finding:
    """What one check saw: its id, how grave it is (block, warn, note), and the characters."""

    id: str
    severity: str
    start: int
    end: int


def check(
    text: str, place: str, *, least: float = LEAST, form: bool = True, named: bool = False
) -> tuple[Finding, ...]:
    """The findings in a text for this place, in order, none twice in a sentence.

    least: how sure the model has to be that a sentence has a fault at all. form: whether the checks
    of form are wanted too. named: whether it has to be sure of the check, too, and not only that
    there is some fault.
    Raises ValueError for a place that is not one of PLACES.
    """
    if place not in PLACES:
        raise ValueError(f"place is one of {', '.join(PLACES)}, not {place!r}")
    without = ELSEWHERE.get(place, frozenset())
    found = {*(_form(text) if form else ()), *_read(text, place, least, named)}
    return tuple(
        sorted((one for one in found if one.id not in without), key=lambda one: (one.start, one.id))
    )


def _form(text: str) -> Iterator[Finding]:
    """What the checks of form see: their patterns sentence by sentence, their signs anywhere."""
    read = unmask(text)
    plain = hide_quotes(read.plain)
    spans = sentences(plain)
    for id in sorted(FORM):
        lint = lints()[id]
        for start, end in ((0, len(plain)),) if lint.scope == "paragraph" else spans:
            if span := seen_in(id, plain[start:end]):
                yield Finding(id, lint.severity, *read.span(start + span[0], start + span[1]))
        for start, end in seen_raw(lint, text):
            yield Finding(id, lint.severity, start, end)


def own_words(text: str, place: str) -> str:
    """The text with what others said blanked, every character at its place."""
    plain = text.translate(PLAIN)
    if place == "report":
        parts = plain.split('"')
        quoted = '"'.join(
            BLANK * len(part) if at % 2 and at < len(parts) - 1 else part
            for at, part in enumerate(parts)
        )
        return hide_reports(quoted)
    return hide_reports(hide_quotes(plain))


def own_features(text: str, place: str) -> tuple[list[Word], dict[str, Span]]:
    """The words of a sentence that are the writer's, and its features."""
    found = [word for word in words(text) if BLANK not in word.plain]
    seen = features(found, concepts(found))
    here = {f"@{place}:{name}": span for name, span in seen.items() if name.isupper()}
    return found, seen | here | {f"@{place}": (0, len(found))}


def _read(text: str, place: str, least: float, named: bool) -> Iterator[Finding]:
    own = own_words(text, place)
    spans = sentences(own)
    # A text often says the same twice: each sentence is read once.
    read = cache(_sentence)
    alone = [read(own[start:end], place, least, named, None) for start, end in spans]
    for (start, _), findings in zip(spans, alone, strict=True):
        yield from (_moved(one, start) for one in findings)
    for (start, _), (_, end), first, second in zip(
        spans, spans[1:], alone, alone[1:], strict=False
    ):
        if not first and not second:
            findings = read(own[start:end], place, max(least, SURE_TOGETHER), named, PARTED)
            yield from (_moved(one, start) for one in findings)


def _moved(one: Finding, by: int) -> Finding:
    return Finding(one.id, one.severity, one.start + by, one.end + by)


def _sentence(
    text: str, place: str, least: float, named: bool, only: frozenset[str] | None
) -> tuple[Finding, ...]:
    found, seen = own_features(text, place)
    given = scores(seen) if found else {}
    if given.get("check", least) <= least:
        return ()
    ids = {output: output.partition(":")[2] for output in given if output.startswith("check:")}
    best = max(ids, key=given.__getitem__)
    return tuple(
        Finding(id, lints()[id].severity, *_underline(found, seen, output))
        for output, id in ids.items()
        if ((output == best and not named) or given[output] > (SURE_NAMED if named else 0))
        and (only is None or id in only)
    )


def _underline(found: Sequence[Word], seen: dict[str, Span], output: str) -> Span:
    """The characters of the words that weighed most; all, where none did."""
    short = [
        seen[name]
        for name, _ in weighed(seen, output)
        if seen[name][1] - seen[name][0] <= LONGEST_UNDERLINE
    ]
    first, last = short[0] if short else (0, len(found))
    return found[first].start, found[last - 1].end
