"""What can be wrong in a fact: a threat, a number that can be misused, a blank.

A fact is a title, a scope, an item, an answer of the platform. It is nobody's argument, so the
checks of the sender's words do not read it: a shop for police uniforms is no threat.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from calculators.checks.lint import Lint, load, mark, seen_raw, words
from calculators.checks.reading import unmask

# Checks of words whose object is a threat, wherever it stands.
THREATS = frozenset(
    {
        "authority_threat",
        "report_threat",
        "public_shaming",
        "feedback_trade",
        "access_threat",
        "physical_threat",
    }
)
# Checks of words that read a fact as well, and those that read only a quotation.
ANYWHERE, QUOTATION = ("hidden_characters", "letters_alike"), ("personal_detail",)


# A keystroke changes one fact; the others need not be read again.
@lru_cache(maxsize=512)
def read(fact: str, quoted: bool) -> tuple[tuple[Lint, int, int], ...]:
    """What is wrong in this fact: the check and its span.

    quoted: the other side's own words, whose threats are the reason to quote them.
    """
    return tuple(_read(fact, quoted))


def _read(fact: str, quoted: bool) -> Iterator[tuple[Lint, int, int]]:
    own = load("checks/facts.toml")
    if not quoted:
        for start, end in _threats(own["threat_in_fact"], fact):
            yield own["threat_in_fact"], start, end
    shared = [words()[id] for id in (*ANYWHERE, *(QUOTATION if quoted else ()))]
    for lint in (own["number_in_fact"], own["blank_in_fact"], *shared):
        for start, end in seen_raw(lint, fact):
            yield lint, start, end


def _threats(lint: Lint, fact: str) -> Iterator[tuple[int, int]]:
    """A threat sets a condition; the name of a piece of work has none, nor a reported answer."""
    plain = unmask(fact).plain
    if not _any(lint.patterns, plain) or _any(lint.unless, plain):
        return
    for found in mark(fact):
        if found.lint.id in THREATS:
            yield found.start, found.end
            return


def _any(patterns: tuple[str, ...], text: str) -> bool:
    return any(re.search(pattern, text, re.IGNORECASE) for pattern in patterns)
