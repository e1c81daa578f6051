"""What narrow lists of words say of a ticket beside the model: conditions, and what is named."""

from dataclasses import replace

from calculators.checks.reading import sentences
from calculators.reading.conditions import Tied
from calculators.reading.labels import KEPT, NAMED, SIDES
from calculators.reading.lexicon import concepts
from calculators.reading.marks import Passage
from calculators.reading.recognise import CLIENT_WANTS, REVIEW_LEVERS, SURE, Reading
from calculators.reading.told import naming
from calculators.reading.words import words as words_of
from calculators.routing.demanding import is_task

# Who keeps it back, and what the means of pressure is called, by what is kept back.
KEEPS = {"pay": (SIDES[0], KEPT), "files": (SIDES[1], "withheld_files"), "": (SIDES[2], KEPT)}
REVIEW = ("feedback_change_or_good", "remove_feedback")
# What is kept back is no second demand.
HELD = ("release_or_pay", "files_or_access", "other")
# Demands that the lists of words name beside those of the model.
PLAINLY = ("refund", "free_work", "discount", "feedback_change_or_good", "release_or_pay")
# Means of pressure that they name beside those of the model.
LEVERS = ("public_exposure", "report_platform")


def read_condition(read: Reading, tied: Tied | None) -> Reading:
    """What was recognised, with a better review that is the condition of something.

    read: of the whole text. tied: of `tied_to_review`. Another demand that words name stays first.
    """
    if tied is None:
        return read
    others = [] if "demand" in read.guessed or read.threat == "none" else [read.demand]
    others = [name for name in (*others, *read.asked) if name not in (*REVIEW, *HELD)]
    # Payment that is kept back is what a better review is wanted for.
    if others and "lever" not in read.guessed and read.lever != KEPT:
        return replace(read, demand=others[0], asked=(*others[1:], tied.demand), guessed=())
    side, lever = KEEPS[tied.keeps]
    named = () if "lever" in read.guessed or read.threat == "none" else (read.lever, *read.also)
    marks = {tied.wanted: "feedback", tied.kept: "kept"}
    return replace(
        read,
        threat="explicit",
        side=side,
        side_told=bool(tied.keeps),
        demand=tied.demand,
        lever=lever,
        also=tuple(name for name in named if name != lever),
        guessed=(),
        asked=(),
        margin=SURE,
        marks=tuple(Passage(*span, label) for span, label in sorted(marks.items())),
    )


def read_named(read: Reading, text: str) -> Reading:
    """What was recognised, where words of the text name what the model's lists do not."""
    if read.threat == "none":
        return read
    read = _other_lever(_other_demand(read, text), text)
    labels = {"demand": read.demand, "lever": read.lever}
    found = {kind: naming(labels[kind], text) for kind in read.guessed}
    marks = [Passage(*span, labels[kind]) for kind, span in found.items() if span]
    free = [
        one for one in read.marks if all(one.end <= a.start or a.end <= one.start for a in marks)
    ]
    guessed = tuple(kind for kind in read.guessed if not found[kind])
    wanted = read.demand in CLIENT_WANTS and "demand" in set(read.guessed) - set(guessed)
    return replace(
        read,
        side=SIDES[0] if wanted else read.side,
        side_told=read.side_told or wanted,
        guessed=guessed,
        marks=tuple(sorted((*free, *marks), key=lambda one: one.start)),
    )


def without_demand(read: Reading) -> Reading:
    """What was recognised, where no word of the text asks for anything.

    What the words name beside a threat is then no demand. Of a threat that is only possible the
    demand stays: such words say what they want in no other way, and are never sure.
    """
    if read.threat != "explicit":
        return read
    guessed = tuple(dict.fromkeys((*read.guessed, "demand")))
    marks = tuple(one for one in read.marks if one.label != read.demand)
    return replace(read, guessed=guessed, asked=(), marks=marks, margin=0.0)


def without_task(read: Reading, text: str) -> Reading:
    """What was recognised, where what seems to press is only what somebody wants to have done.

    *He wants me to post it* names no threat to post something.
    """
    if read.threat != "explicit" or "lever" in read.guessed or read.lever in REVIEW_LEVERS:
        return read
    names = NAMED.get(read.lever, set())
    parts = [text[start:end] for start, end in sentences(text)]
    pressing = [one for one in parts if names & {seen.concept for seen in concepts(words_of(one))}]
    if not pressing or not all(is_task(one) for one in pressing):
        return read
    return replace(read, threat="none", lever="none", also=(), marks=(), margin=0.0)


def _other_demand(read: Reading, text: str) -> Reading:
    """The same with the demand that words of the text name, where the model only guesses one."""
    if "demand" not in read.guessed or naming(read.demand, text):
        return read
    other = next((name for name in PLAINLY if naming(name, text)), read.demand)
    return replace(read, demand=other)


def _other_lever(read: Reading, text: str) -> Reading:
    """The same with what words of the text name as pressure, where the model only guesses one."""
    if "lever" not in read.guessed or naming(read.lever, text):
        return read
    return replace(read, lever=next((one for one in LEVERS if naming(one, text)), read.lever))
