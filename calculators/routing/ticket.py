"""One ticket's text: its route, the words that decided, and whether that is sure."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from calculators.engine.answering import answer
from calculators.reading.recognise import recognise
from calculators.reading.visible import visible
from calculators.routing.answered import left
from calculators.routing.calculator import note_of
from calculators.routing.channels import without_channel
from calculators.routing.directory import directory
from calculators.routing.facts import facts_of
from calculators.routing.handed import without_handed
from calculators.routing.heads import parted
from calculators.routing.own_fear import without_own_fear
from calculators.routing.own_money import without_own_money
from calculators.routing.quotes import quotes
from calculators.routing.read import read
from calculators.routing.recognised import (
    LIMITED,
    OWN_WISH,
    besides,
    doubts,
    further,
    look,
    said,
    told,
    urgency,
)
from calculators.routing.reported import no_danger
from calculators.routing.seen import Ticket, words
from calculators.routing.subjects import below

# While one of these is still the program's, the answer to another one settles no more than its own.
DECIDING = ("demanded", "held_over")
# The notes of a ticket without pressure: one of a limited account asks for what that case needs.
UNPRESSED = ("none", "unknown")
# The rule of a person who is in danger.
EMERGENCY = "person-in-danger"


@dataclass(frozen=True)
class Routed:
    """The route of a ticket. why: the doubts, or the rule's reason. words: those that decided.

    danger: that a person may be in danger, and the agent has not said yet. likely: the team that
    an unsure ticket may belong to instead, or "". sends: whether the team is one to send it to.
    urgency: its place in a queue, the lowest first. look: what to look for of danger, which no word
    means for certain, or "". alarming: the words that may
    mean it; hints: those that can go with it.
    """

    sure: bool
    danger: bool
    why: str
    rule: str
    title: str
    team: str
    sends: bool
    queue: str
    note: str
    note_text: str
    reason: str
    likely: str
    urgency: int
    words: tuple[str, ...]
    answers: Mapping[str, str] = field(hash=False)
    look: str = ""
    alarming: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()

    @property
    def remark(self) -> str:
        """Why, and what to look for of danger."""
        return f"{self.why} {self.look}".strip()

    @property
    def emergency(self) -> bool:
        """Whether the agent says that a person is in danger."""
        return self.rule == EMERGENCY


def _shown(ticket: Ticket) -> Iterator[tuple[int, int]]:
    """Where the words stand that decided: what may mean danger first, each once.

    What sounds like pressure and is none decided nothing.
    """
    seen: list[tuple[int, int]] = []
    pressing = ticket.pressing or ticket.sounds
    marks = ((mark.start, mark.end) for mark in ticket.recognised.marks if pressing)
    for start, end in (*ticket.alarms, *marks):
        if not any(start < last and first < end for first, last in seen):
            seen.append((start, end))
            yield start, end


def _case(ticket: Ticket, given: Mapping[str, str], note: str, doubt: tuple[str, ...]) -> str:
    """Which case of the directory a ticket is, by its name, or ""; note: the id of its note."""
    calm = not doubt and ticket.limited and note in UNPRESSED
    if calm or (doubt and doubt[0].startswith(LIMITED)):
        return LIMITED
    # Whether the customer qualifies is no longer open where the agent has said it.
    asked = given.get("mediation_qualifies") == "not_sure" and note in UNPRESSED
    return OWN_WISH if OWN_WISH in doubt and asked else ""


def _settled(given: Mapping[str, str], open: Collection[str]) -> frozenset[str]:
    """The questions to which the agent has given an answer. open: those that are the program's."""
    return frozenset(
        name for name, answer in given.items() if name not in open and answer != "not_sure"
    )


def route(
    text: str,
    answers: Mapping[str, str] | None = None,
    touched: Collection[str] = (),
    *,
    subject_only: bool = False,
) -> Routed:
    """Routes a ticket. answers: the router's, where the agent has chosen some of them.

    touched: the questions that the agent has answered; an answer other than the program's counts as
    the agent's in any case. subject_only: that the text is no more than a subject. Words and quotes
    are those of the text that a person would see, below a head with the number of the ticket and a
    subject that names a topic alone.
    """
    _, text = parted(visible(text))
    text = below(text)
    own = without_channel(without_own_fear(without_own_money(text)))
    ticket = read(text, without_handed(recognise(own), own))
    guess = facts_of(ticket)
    given = dict(answers) if answers is not None else guess
    outcome = answer("routing", given).outcome
    doubt: tuple[str, ...] = ()
    both = further(ticket, given.get("demanded", "not_sure"))
    open = {name for name in guess if name not in touched and given.get(name) == guess[name]}
    note = {name: text for name, text in told(ticket, guess).items() if name in open}
    if both:
        note["demanded"] = both
    if more := besides(ticket, given.get("held_over", "not_sure")):
        note["held_over"] = more
    if given.get("person_in_danger") == "no" and ticket.alarming:
        note["person_in_danger"] = no_danger(ticket.alarming)
    if answers is None:
        doubt = doubts(ticket, given, outcome.note.id) if text.strip() else ("empty",)
        if subject_only:
            doubt += ("subject_only",)
    elif given.get("person_in_danger") == "not_sure":
        # Words that the agent has weighed are not named once more.
        weighed = "person_in_danger" in touched or not ticket.endangers
        doubt = ("danger_open" if weighed else "danger",)
    elif given.get("person_in_danger") != "yes" and any(
        name in open or given.get(name) == guess[name] == "not_sure" for name in DECIDING
    ):
        found = doubts(ticket, {**guess, "person_in_danger": "no"}, outcome.note.id)
        doubt = left(found, given, _settled(given, open))
    case = _case(ticket, given, outcome.note.id, doubt)
    teams = {**words()["likely"], f"{LIMITED}_team": directory().cases[LIMITED].team}
    likely = next((teams[each] for each in doubt if each in teams), "")
    team = directory().teams[likely].name if likely else ""
    weighed = "person_in_danger" in touched or given.get("person_in_danger") == "yes"
    looked = weighed or not {"danger", "danger_open"}.isdisjoint(doubt)
    why = " ".join(said(ticket, each) for each in doubt)
    return Routed(
        sure=not doubt,
        danger=not {"danger", "danger_open"}.isdisjoint(doubt),
        why=why or outcome.why,
        rule=outcome.rule,
        title=outcome.title,
        team=outcome.team.name,
        sends=outcome.team.sends,
        queue=outcome.queue,
        note=outcome.note.name,
        note_text=note_of(outcome, given, note, why, case, quotes(text, ticket, guess, given)),
        reason=ticket.recognised.reason,
        likely=team if team != outcome.team.name else "",
        urgency=urgency(doubt, hinted=bool(ticket.hints)),
        words=tuple(text[start:end] for start, end in _shown(ticket)),
        answers=given,
        look="" if looked else look(ticket, doubt),
        alarming=ticket.alarming,
        hints=ticket.hints,
    )
