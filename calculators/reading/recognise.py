"""Finds in a message what is demanded and what is held over the other side.

A long message is read in windows of a few sentences; the one with the most pressure decides.
Nothing here says that there is no threat, only that none was recognised.
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from calculators.engine import data
from calculators.reading.features import HELD, Span, features
from calculators.reading.lexicon import Seen, concepts
from calculators.reading.model import scores, weighed
from calculators.reading.words import Word, words

SIDES = ("client_to_freelancer", "freelancer_to_client", "unclear")
DEMANDS = (
    "refund",
    "discount",
    "release_or_pay",
    "free_work",
    "feedback_change_or_good",
    "remove_feedback",
    "files_or_access",
    "off_platform",
    "cancel",
    "other",
    "none",
)
LEVERS = (
    "bad_review",
    "no_review",
    "report_platform",
    "chargeback",
    "legal",
    "police_authority",
    "public_exposure",
    "harm_done_repair",
    "harm_threat",
    "account_access",
    "withheld_files",
    "tell_employer_or_others",
)
# A window holds whole sentences up to about so many words and moves on by a sentence.
WINDOW = 60
ENDS = frozenset(".!?\n…") | {"..", "...", "!!", "??", "?!", "!?", "!!!", "???"}
# What is asked for may stand far from the threat: another window counts, but for less.
ELSEWHERE = 0.3
HELD_OR_HINTED = HELD | {"REVIEW", "REPUTATION", "HINT", "SECRET"}
# Where false alarms and misses together are fewest on manners that were not learned from
# (`python -m training.scores`), and how much surer the model must be where nothing is named that
# could be held over anybody.
GATE = 0.05
NOTHING_HELD = 0.1
ALSO = 0.0
MARKS_EACH, LONGEST_MARK = 2, 6


@dataclass(frozen=True)
class Passage:
    """Characters of the text that made a label so."""

    start: int
    end: int
    label: str


@dataclass(frozen=True)
class Reading:
    """What was recognised. threat: explicit | veiled | none (none recognised).

    `also` names further levers; `marks` are the words that decided; `reason` says it in a sentence.
    """

    threat: str
    side: str
    demand: str
    lever: str
    also: tuple[str, ...]
    marks: tuple[Passage, ...]
    reason: str


@dataclass(frozen=True)
class Window:
    """A part of the text with its features and what the model gives each output."""

    words: Sequence[Word]
    seen: Mapping[str, Span]
    scores: Mapping[str, float]

    @property
    def pressure(self) -> float:
        """How far a threat is likely: above zero it is called one."""
        doubt = 0.0 if HELD_OR_HINTED & self.seen.keys() else NOTHING_HELD
        return self.scores["threat"] - GATE - doubt


def recognise(text: str) -> Reading:
    """What a message demands and holds over the other side, as far as it was recognised."""
    read = [_window(part, seen) for part, seen in parts(text)]
    worst = max(read, key=lambda part: part.pressure)
    pressing = worst.pressure > 0
    threat = "none"
    if pressing:
        threat = "veiled" if worst.scores["veiled"] > 0 else "explicit"
    demand = _demand(read, worst, pressing)
    levers = _levers(read, worst, pressing)
    side = max(SIDES, key=lambda name: worst.scores[f"side:{name}"])
    marks = _marks(worst, demand, levers[:1]) if pressing else ()
    return Reading(
        threat,
        side,
        demand,
        levers[0],
        tuple(levers[1:]),
        marks,
        _reason(threat, side, demand, levers[0]),
    )


def windows(words: Sequence[Word]) -> list[tuple[int, int]]:
    """The windows of a text: whole sentences, at most about WINDOW words, overlapping."""
    if len(words) <= 1.5 * WINDOW:
        return [(0, len(words))]
    ends = [at + 1 for at, word in enumerate(words) if word.plain in ENDS]
    # A sentence that never ends is cut.
    borders = [0]
    for end in [*ends, len(words)]:
        while end - borders[-1] > WINDOW:
            borders.append(borders[-1] + WINDOW)
        if end > borders[-1]:
            borders.append(end)
    found: list[tuple[int, int]] = []
    last = 1
    for at, first in enumerate(borders[:-1]):
        last = max(last, at + 1)
        while last + 1 < len(borders) and borders[last + 1] - first <= WINDOW:
            last += 1
        near = found and first < found[-1][0] + WINDOW // 2 and last + 1 < len(borders)
        if not found or (borders[last] > found[-1][1] and not near):
            found.append((first, borders[last]))
    return found


def parts(text: str) -> list[tuple[list[Word], list[Seen]]]:
    """The words and concepts of each window of a text."""
    found = words(text)
    seen = concepts(found)
    starts = [one.first for one in seen]
    return [
        (
            found[first:last],
            [
                Seen(one.concept, one.first - first, one.last - first)
                for one in seen[bisect_left(starts, first) : bisect_left(starts, last)]
                if one.last <= last
            ],
        )
        for first, last in windows(found)
    ]


def _window(part: Sequence[Word], concepts: Sequence[Seen]) -> Window:
    seen = features(part, concepts)
    return Window(part, seen, scores(seen))


def _demand(parts: Sequence[Window], worst: Window, pressing: bool) -> str:
    """What is asked for. Who presses wants something, so "none" is left to other messages."""

    def score(name: str) -> float:
        column = f"demand:{name}"
        return max(part.scores[column] - (0 if part is worst else ELSEWHERE) for part in parts)

    return max(DEMANDS[:-1] if pressing else DEMANDS, key=score)


def _levers(parts: Sequence[Window], worst: Window, pressing: bool) -> list[str]:
    """The lever that is tied most directly, then further ones; ["none"] without pressure."""
    if not pressing:
        return ["harm_done_repair" if worst.scores["done"] > 0 else "none"]
    given = {
        lever: max(
            part.scores[f"lever:{lever}"] - (0 if part is worst else ELSEWHERE) for part in parts
        )
        for lever in LEVERS
    }
    ranked = sorted(LEVERS, key=lambda lever: -given[lever])
    return [ranked[0], *(lever for lever in ranked[1:] if given[lever] > ALSO)]


def _marks(window: Window, demand: str, levers: Sequence[str]) -> tuple[Passage, ...]:
    """The words that weighed most for each label, none marked twice."""
    marks: list[Passage] = []
    for output in (f"demand:{demand}", *(f"lever:{lever}" for lever in levers), "threat"):
        label = output.rpartition(":")[2]
        short = [
            name
            for name, _ in weighed(window.seen, output)
            if window.seen[name][1] - window.seen[name][0] <= LONGEST_MARK
        ]
        for name in short[:MARKS_EACH]:
            first, last = window.seen[name]
            start, end = window.words[first].start, window.words[last - 1].end
            if not any(mark.start < end and start < mark.end for mark in marks):
                marks.append(Passage(start, end, label))
    return tuple(sorted(marks, key=lambda mark: mark.start))


@cache
def labels() -> dict[str, dict[str, str]]:
    """What each demand, lever and side is called in a sentence."""
    return data.load("reading/labels.toml")


def _reason(threat: str, side: str, demand: str, lever: str) -> str:
    if threat == "none":
        return "No threat was recognised. That does not say that there is none."
    asked, held = labels()["demands"][demand], labels()["levers"][lever]
    begin = "Possibly a veiled threat" if threat == "veiled" else "A threat"
    return (
        f"{begin}: {asked} is asked for, and {held} is held over the other side; "
        f"{labels()['sides'][side]}."
    )
