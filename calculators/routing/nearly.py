"""Where a ticket would go by a reading of it that is nearly as likely."""

from collections.abc import Iterator
from dataclasses import replace

from calculators.engine.answering import answer
from calculators.reading.recognise import Reading
from calculators.reading.rivals import NONE, THREAT, Rival
from calculators.routing.calculator import Outcome
from calculators.routing.facts import facts_of
from calculators.routing.seen import Ticket

# A route is sure where every other one is so far: all such routes on messages that the model has
# not learned from were right (`tests/routing/test_sure.py`).
MARGIN = 0.25


def other_routes(ticket: Ticket) -> tuple[str, ...]:
    """The teams of the readings that are nearly as likely; of the same team its note is named too.

    None where a condition is named and each of them leads to the same: without one it can be that
    nobody presses at all.
    """
    if ticket.recognised.margin >= MARGIN:
        return ()
    own = _outcome(ticket)
    found = [_outcome(each) for each in _readings(ticket)]
    differ = [other for other in found if _differs(own, other)]
    named = differ if differ or ticket.tied else found
    return tuple(dict.fromkeys(_name(own, other) for other in named))


def _readings(ticket: Ticket) -> Iterator[Ticket]:
    read = ticket.recognised
    for rival in read.rivals:
        if rival.gap < MARGIN:
            yield replace(ticket, recognised=_read_as(read, rival))


def _read_as(read: Reading, rival: Rival) -> Reading:
    if rival.kind == THREAT:
        return replace(read, threat=NONE, lever=NONE, also=(), asked=())
    if rival.kind == "demand":
        return replace(read, demand=rival.label)
    return replace(read, lever=rival.label)


def _outcome(ticket: Ticket) -> Outcome:
    answers = {name: one for name, one in facts_of(ticket).items() if name != "person_in_danger"}
    outcome: Outcome = answer("routing", answers).outcome
    return outcome


def _differs(own: Outcome, other: Outcome) -> bool:
    return (own.team, own.note.id) != (other.team, other.note.id)


def _name(own: Outcome, other: Outcome) -> str:
    note = f", note {other.note.name}" if other.team == own.team and other.note.name else ""
    return f"{other.team.name}{note}"
