"""No regular expression takes longer than in proportion to a text that a person or a file gives.

All of them are found by themselves, with the texts that would make each of them slow: see
`collecting.py` and `attacks.py`.
"""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from calculators.checks.lint import words
from calculators.checks.reading import LONGEST
from tests.once import once
from tests.patterns.attacks import slow
from tests.patterns.collecting import ROOT

SHARES = 8
# Seconds that a lint may take for the longest sentence, of a kind that nobody writes.
SENTENCE = 0.5


@pytest.fixture(scope="module")
def collected(tmp_path_factory, testrun_uid) -> list[tuple[str, int, str, str]]:
    """Every pattern with its flags, how it is used and where it stands."""
    return json.loads(once(tmp_path_factory, f"patterns-{testrun_uid}", collect).read_text("utf-8"))


def collect(path: Path) -> None:
    with path.open("w", encoding="utf-8") as file:
        subprocess.run(
            [sys.executable, "-m", "tests.patterns.collecting"], cwd=ROOT, stdout=file, check=True
        )


def test_the_patterns_of_each_part_are_found(collected):
    places = {place.split("/")[1] for _, _, _, place in collected}
    assert {"checks", "engine", "evidence", "files", "letter", "life", "reading"} <= places
    assert len(collected) > 500


@pytest.mark.parametrize("share", range(SHARES))
def test_a_pattern_takes_time_in_proportion_to_its_text(share, collected):
    of_sentences = {
        pattern
        for lint in words().values()
        if lint.scope == "sentence"
        for pattern in (*lint.patterns, *lint.unless, *lint.broad, *lint.innocent)
    }
    found = []
    for pattern, flags, call, place in collected[share::SHARES]:
        # Many lints look for two words with anything between: what they read is cut to sentences.
        limits = (LONGEST, SENTENCE) if pattern in of_sentences else ()
        if text := slow(re.compile(pattern, flags), call, *limits):
            found.append(f"{place} {call}: {pattern[:80]!r} on {text}")
    assert found == []


@pytest.mark.parametrize(
    ("pattern", "call"),
    [
        (r"(\d{1,3}|and|[,;&\s])*$", "fullmatch"),  # doubles with each digit
        (r"(a+)+b", "search"),
        (r"\s+$", "search"),  # begins again at each space
        (r"\d+x", "search"),
        (r"a.*b.*c", "search"),
        (r"-\s*(\D+?)\s*(\d.*)", "fullmatch"),
        (r"(?:[A-Z]+ )*COURT", "search"),
    ],
)
def test_a_slow_pattern_is_seen(pattern, call):
    assert slow(re.compile(pattern), call)


@pytest.mark.parametrize(
    ("pattern", "call"),
    [
        (r"\s+", "search"),
        (r"(?<!\s)\s++$", "search"),
        (r"\d+x", "match"),
        (r"[,;&\s]*(?:\d+|and)[,;&\s]*", "fullmatch"),
        (r"\b\w+ing\b", "match"),
    ],
)
def test_a_pattern_that_is_not_slow_is_let_through(pattern, call):
    assert not slow(re.compile(pattern), call)
