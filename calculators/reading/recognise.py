"""Finds in a message what is demanded and what is held over the other side.

A long message is read in windows of a few sentences; the one with the most pressure decides.
Calm sentences around it can hide a threat: where no window presses, each sentence is read alone
and with the next, if it names a demand, a means of pressure and what ties them.
Nothing here says that there is no threat, only that none was recognised.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from calculators.reading.courtesies import without
from calculators.reading.deeds import put_first, read_deeds
from calculators.reading.features import Span, features
from calculators.reading.hinted import wanted_by_hint
from calculators.reading.kept_back import handed_over
from calculators.reading.labels import DEMANDS, KEPT, LEVERS, NAMED, OFFER, SIDES, reason
from calculators.reading.lexicon import Seen, concepts
from calculators.reading.low_reviews import with_known
from calculators.reading.marks import Passage, mark
from calculators.reading.model import scores
from calculators.reading.plain_demand import FILES_KEPT, is_no_other, keeps_pay, plain_demand
from calculators.reading.plainly import FILES, PAY, read_plainly
from calculators.reading.rivals import Rival, nearest
from calculators.reading.told import (
    asks_to_leave,
    leaves_no_review,
    offers_good_review,
    tells_of_review,
)
from calculators.reading.windows import cut, tied, windows
from calculators.reading.words import Word, words

BAD_REVIEW = "bad_review"
REVIEW_LEVERS = frozenset((BAD_REVIEW, "no_review"))
REVIEW_DEMANDS = frozenset(("feedback_change_or_good", "remove_feedback"))
# What ties a demand to what happens without it.
CONDITIONS = frozenset(("IF", "UNLESS", "OR"))
# Up to so many words hide no sentence among them.
SHORT = 30
# So many sentences and pairs are read, the last ones: a threat follows what leads up to it.
MOST_TIED = 12
# What is asked for may stand far from the threat: another window counts, but for less.
ELSEWHERE = 0.3
# From 0.06 to 0.25 misses and false alarms on manners not learned from are together about the
# same; between these it was chosen on the messages of `tests/reading`.
GATE = 0.18
# Plain words are narrow lists: what they find is this far from any other reading.
SURE = 1.0
# A further lever is named where its words stand in a text and the model gives it so much.
ALSO = -0.6
# Who wants to cancel and have the money back wants the money, where the two are about as likely or
# both are likely.
CLOSE = 0.2
# Who is spoken of as the other side, and what only one side can want.
OTHERS = {"MYCLIENT": SIDES[0], "MYFREELANCER": SIDES[1]}
CLIENT_WANTS = frozenset(("refund", "discount", "free_work"))


@dataclass(frozen=True)
class Reading:
    """What was recognised. threat: explicit | veiled | none (none recognised).

    `also` names further levers; `marks` are the words that decided.
    `guessed` names the labels (demand, lever) that no word of the text names. `margin` is how far
    the labels are from the next best ones, at the closest; 0 without a threat and with a guess.
    `asked` names further demands; `rivals` are the next best readings. `side_told`: whether the
    text says who presses whom.
    """

    threat: str
    side: str
    demand: str
    lever: str
    also: tuple[str, ...]
    marks: tuple[Passage, ...]
    margin: float = 0.0
    guessed: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    side_told: bool = True
    rivals: tuple[Rival, ...] = ()

    @property
    def reason(self) -> str:
        """What was recognised, in a sentence."""
        return reason(self.threat, self.side, self.demand, self.lever, self.guessed)


@dataclass(frozen=True)
class Window:
    """A part of the text, what is in it, and what the model gives each output."""

    words: Sequence[Word]
    concepts: frozenset[str]
    seen: Mapping[str, Span]
    scores: Mapping[str, float]

    @property
    def pressure(self) -> float:
        """How far a threat is likely: above zero it is called one."""
        return self.scores["threat"] - GATE


def recognise(text: str) -> Reading:
    """What a message demands and holds over the other side, as far as it was recognised."""
    found = with_known(without(words(text), text), text)
    seen = concepts(found)
    read = [_window(*cut(found, seen, *span)) for span in windows(found)]
    worst = max(read, key=lambda part: part.pressure)
    if worst.pressure <= 0 and len(found) > SHORT:
        pairs = [_window(*cut(found, seen, *span)) for span in [*tied(found, seen)][-MOST_TIED:]]
        worst = max((worst, *pairs), key=lambda part: part.pressure)
        read += [worst] if worst in pairs else []
    asks, plainly = read_plainly(text)
    deeds = read_deeds(text)
    pressing = worst.pressure > 0 or bool(plainly or deeds)
    if pressing and not (plainly or deeds) and _calm(text, read, worst):
        pressing = False
    spoken = {name for part in read for name in part.concepts}
    hinted = "" if plainly or deeds else wanted_by_hint(text, spoken)
    threat = "none"
    if plainly or deeds:
        threat = "explicit"
    elif pressing or hinted:
        threat = "veiled" if not pressing or worst.scores["veiled"] > 0 else "explicit"
    pressing = pressing or bool(hinted)
    # Who presses wants something, so "none" is left to other messages.
    asked = DEMANDS[:-1] if pressing else DEMANDS
    demands = _ranked(read, worst, [f"demand:{name}" for name in asked])
    demand = demands[0][0]
    given = _ranked(read, worst, [f"lever:{name}" for name in _held(demand)])
    names = set(spoken) if pressing else set()
    further = _also(demands, names)
    # Without pressure a lever is only harm that is done already.
    done = "harm_done_repair" if worst.scores["done"] > 0 else "none"
    levers = _levers(given, names) if pressing else [done]
    said = plainly or (BAD_REVIEW if hinted and not NAMED[levers[0]] & names else "")
    if said:
        # What the model takes for likely beside it, and no word names, presses nobody.
        levers = [said, *(one for one in levers if one != said and NAMED[one] & names)]
        names |= NAMED.get(said, set())
    # The review that is hinted at presses, and is not what is wanted.
    if hinted and (demand in REVIEW_DEMANDS or not NAMED[demand] & names):
        demand, further = hinted, ()
        names |= NAMED[hinted]
    if deeds:
        levers = put_first(deeds, levers, text, guessed=not NAMED.get(levers[0], names) & names)
        names |= NAMED.get(levers[0], set())
    guessed = _guessed(demand, levers[0], names) if pressing else ()
    side, told = _side(worst, demand)
    told = told and not (demand in CLIENT_WANTS and "demand" in guessed)
    if plain := asks or (plain_demand(text, demand, guessed) if pressing else ""):
        # Who wants more money is either side, and asks for it all the same.
        more = plain == PAY and not asks
        demand, (side, told) = plain, _side(worst, plain) if more else (SIDES[0], True)
        guessed = guessed if more else tuple(kind for kind in guessed if kind != "demand")
    if plainly == FILES:
        side = SIDES[1]
    elif pressing and is_no_other(text, levers[0], guessed, demand) and keeps_pay(text):
        levers[0], side, told = KEPT, SIDES[0], True
        guessed = tuple(kind for kind in guessed if kind != "lever")
        if demand == "free_work" and NAMED["files_or_access"] & names:
            demand = "files_or_access"
    offered = levers[0] in REVIEW_LEVERS and "NOREVIEW" not in names and offers_good_review(text)
    held = OFFER if offered and pressing else levers[0]
    named = {"demand": f"demand:{demand}", "lever": f"lever:{levers[0]}", "threat": "threat"}
    no_output = {*guessed, *(("lever",) if levers[0] == KEPT else ())}
    weighty = [output for kind, output in named.items() if kind not in no_output]
    marks = mark(worst.words, worst.seen, weighty) if pressing else ()
    # Of many windows one may press by chance. What plain words say has no rival.
    settled = (*(("threat", "lever") if plainly else ()), *(("demand",) if asks else ()))
    rivals = nearest(worst.pressure / len(read), demands, given, settled) if pressing else ()
    margin = min((one.gap for one in rivals), default=SURE) if pressing and not guessed else 0.0
    also, far = tuple(levers[1:]), SURE if asks else margin
    return Reading(threat, side, demand, held, also, marks, far, guessed, further, told, rivals)


def _window(part: Sequence[Word], concepts: Sequence[Seen]) -> Window:
    seen = features(part, concepts)
    return Window(part, frozenset(one.concept for one in concepts), seen, scores(seen))


def _calm(text: str, read: Sequence[Window], worst: Window) -> bool:
    """Whether a text asks to leave, or tells of a review or of none, and nothing presses."""
    names = {name for part in read for name in part.concepts}
    held = max(LEVERS, key=lambda label: worst.scores[f"lever:{label}"])
    if held in FILES_KEPT and handed_over(text):
        return True
    if held in REVIEW_LEVERS and "BADREVIEW" not in names and leaves_no_review(text):
        return True
    if names & CONDITIONS:
        return False
    kinds: dict[str, Sequence[str]] = {"lever": LEVERS} if asks_to_leave(text) else {}
    if tells_of_review(text):
        kinds = {"demand": DEMANDS[:-1]}
    best = [
        max(labels, key=lambda label: worst.scores[f"{kind}:{label}"])
        for kind, labels in kinds.items()
    ]
    return bool(best) and not any(NAMED[label] & names for label in best)


def _side(window: Window, demand: str) -> tuple[str, bool]:
    """Who presses whom, and whether words say so and not the model alone.

    Money back, a lower price and work without pay are wanted by clients. Who tells of "my client"
    or of "our developer" tells of the one who presses.
    """
    if demand in CLIENT_WANTS:
        return SIDES[0], True
    if len(others := [side for name, side in OTHERS.items() if name in window.seen]) == 1:
        return others[0], True
    return max(SIDES, key=lambda name: window.scores[f"side:{name}"]), False


def _held(demand: str) -> Sequence[str]:
    """Who wants money back, a lower price or work without pay is the client, and has no files."""
    return [name for name in LEVERS if name != "withheld_files" or demand not in CLIENT_WANTS]


def _ranked(
    parts: Sequence[Window], worst: Window, outputs: Sequence[str]
) -> list[tuple[str, float]]:
    """Labels with their scores, the best first; the window with the most pressure counts most."""

    def score(output: str) -> float:
        return max(part.scores[output] - (0 if part is worst else ELSEWHERE) for part in parts)

    given = [(output.partition(":")[2], score(output)) for output in outputs]
    given.sort(key=lambda one: -one[1])
    both = given[1][1] > 0 or _gap(given) < CLOSE
    if both and [name for name, _ in given[:2]] == ["cancel", "refund"]:
        given[:2] = given[1::-1]
    return given


def _guessed(demand: str, lever: str, names: set[str]) -> tuple[str, ...]:
    """Which of the two labels none of the words that are there names."""
    found = {"demand": demand, "lever": lever}
    return tuple(
        kind for kind, label in found.items() if label != KEPT and not NAMED[label] & names
    )


def _gap(ranked: Sequence[tuple[str, float]]) -> float:
    return ranked[0][1] - ranked[1][1]


def _levers(ranked: Sequence[tuple[str, float]], names: set[str]) -> list[str]:
    """The lever that is tied most directly, then further ones."""
    return [ranked[0][0], *_also(ranked, names)]


def _also(ranked: Sequence[tuple[str, float]], names: set[str]) -> tuple[str, ...]:
    """Labels beside the best one that words name and the model does not rule out."""
    likely = [label for label, score in ranked[1:] if score > ALSO and label in NAMED]
    return tuple(label for label in likely if NAMED[label] & names)
