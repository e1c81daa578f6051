"""Reads in a ticket what its phrases say, beside what the reader of messages recognised in it."""

from collections.abc import Iterable, Sequence

from calculators.reading.conditions import tied_to_review
from calculators.reading.danger import ENDS, hints, meant
from calculators.reading.happened import asks_in_advance, charged_back, review_in_revenge
from calculators.reading.labels import NAMED
from calculators.reading.language import find_language
from calculators.reading.lexicon import CONCEPTS, Seen
from calculators.reading.offers import offered_for_review
from calculators.reading.recognise import CONDITIONS, Reading
from calculators.reading.recognise import OTHERS as SPOKEN
from calculators.reading.told import promises_back
from calculators.reading.words import Word
from calculators.reading.words import words as words_of
from calculators.routing.alarming import alarming
from calculators.routing.besides import threats_besides
from calculators.routing.channels import read_declined
from calculators.routing.demanding import asks_back, demands, demands_nothing, pays_outside
from calculators.routing.foremost import foremost
from calculators.routing.indirect import read_condition, read_named, without_demand, without_task
from calculators.routing.lawful import lawful_step
from calculators.routing.logins import read_login, tied_to_login
from calculators.routing.own_words import keeps_back, presses, read_kept
from calculators.routing.reported import harm_told, own_threat, quotations, quoted
from calculators.routing.seen import HARM, HERE, Ticket
from calculators.routing.sides import read_side, side_named
from calculators.routing.taken import is_taken
from calculators.routing.takeover import read_takeover, takes_over
from calculators.routing.unmade import traces

VIOLENCE = "VIOLENCE"
PHRASES = "routing/phrases.toml"
OTHERS = ("PERSON", "YOU", "THEY")
MANY_HINTS = 3
# Hints in English that are other words in Spanish.
SMALL = frozenset(("son",))
CHOICE = frozenset(("OR", "UNLESS"))


def read(text: str, recognised: Reading) -> Ticket:
    """What the phrases say of a text beside what was recognised in it; idioms say nothing."""
    found = words_of(text)
    phrases = meant(found, PHRASES)
    recognised = own_threat(text, found, phrases, recognised)
    offer = offered_for_review(text)
    condition = None if offer else tied_to_review(text)
    indirect = condition is not None and recognised.threat != "explicit"
    recognised = read_named(read_condition(recognised, condition), text)
    recognised = read_declined(recognised, text)
    demanding = condition is not None or demands(text)
    if not demanding:
        recognised = without_demand(recognised)
    elif condition is None:
        recognised = without_task(recognised, text)
    recognised = foremost(recognised, text)
    free = recognised.threat == "none" or "lever" in recognised.guessed
    # Beside words of the other side it is open who presses.
    theirs = any(one.concept == "OTHERSAID" for one in phrases)
    kept = None if theirs else keeps_back(text)
    login = None if kept else tied_to_login(text)
    if login and not frozenset(one.concept for one in phrases) >= HERE:
        recognised = read_login(recognised, login)
    if takeover := takes_over(text):
        recognised = read_takeover(recognised, takeover)
    recognised = read_side(recognised, text)
    if kept:
        recognised = read_kept(recognised, kept)
    harm = HARM in (recognised.lever, *recognised.also)
    general = meant(found, CONCEPTS)
    violence = [one for one in general if one.concept == VIOLENCE] if harm else []
    others = takeover or kept or any(one.concept in OTHERS for one in (*phrases, *general))
    alarms = [(found[first].start, found[last - 1].end) for first, last in alarming(found, phrases)]
    hinted = [one for one in hints(phrases) if not _is_foreign(found, one, text)]
    # Each of such words stands in many texts; three of them beside somebody else are asked about.
    many = len({found[one.first].plain for one in hinted}) >= MANY_HINTS
    if many and any(one.concept in OTHERS for one in (*phrases, *general)):
        alarms = sorted({*alarms, *_spans(found, hinted)})
    cruel = _spans(found, violence)
    told = [(found[first].start, found[last - 1].end) for first, last in harm_told(found, phrases)]
    revenge, charged = review_in_revenge(text), charged_back(text)
    # The money that a bank took is no harm that a person did.
    told = [one for one in told if not (charged and charged[0] <= one[0] < charged[1])]
    told = [revenge, *told] if revenge else told
    sides = {SPOKEN[one.concept] for one in general if one.concept in SPOKEN}
    return Ticket(
        recognised,
        frozenset(one.concept for one in phrases),
        bool(violence),
        tuple(sorted(alarms)),
        bool(others),
        bool(NAMED[recognised.demand] & {one.concept for one in general}),
        quotations(text, told),
        tuple(quoted(text[start:end]) for start, end in sorted(alarms) or cruel),
        bool(condition or login or takeover)
        or not CONDITIONS.isdisjoint(one.concept for one in general),
        indirect,
        offer=offer,
        promised=promises_back(text),
        revenge=revenge,
        charged=charged,
        advance=asks_in_advance(text),
        demanding=demanding,
        nothing=demands_nothing(text),
        paid_outside=pays_outside(text),
        presser=side_named(text) or (sides.pop() if len(sides) == 1 else ""),
        taken=is_taken(text) or bool(traces(text)),
        login=login.keeps if login else "",
        takeover=takeover is not None,
        step=lawful_step(text) if free else None,
        hints=quotations(text, _spans(found, hinted)),
        hinted=tuple(_spans(found, hinted)),
        choice=bool(condition or login or takeover or _leaves_choice(found, general)),
        wish=asks_back(text),
        besides=threats_besides(text, recognised),
        keeps=kept is not None,
        presses=presses(text),
    )


def _is_foreign(found: Sequence[Word], seen: Seen, text: str) -> bool:
    """Whether a hint is a small word of another language: "son" is Spanish for "are"."""
    return found[seen.first].plain in SMALL and find_language(text) == "spanish"


def _leaves_choice(found: Sequence[Word], general: Iterable[Seen]) -> bool:
    """Whether a choice is left to somebody: one in a question is the writer's own."""
    choices = (one.first for one in general if one.concept in CHOICE)
    return any(_ends(found, at) != "?" for at in choices)


def _ends(found: Sequence[Word], at: int) -> str:
    """What ends the sentence in which a word stands."""
    return next((word.plain for word in found[at:] if word.plain in ENDS), "")


def _spans(found: Sequence[Word], seen: Iterable[Seen]) -> list[tuple[int, int]]:
    """Where words stand, as characters of the text."""
    return [(found[one.first].start, found[one.last - 1].end) for one in seen]
