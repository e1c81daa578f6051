"""The clock that presses: the first over money that the reader must meet, with its safe day."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Protocol

from calculators.engine.parameters import Value
from calculators.life.elsewhere import Elsewhere
from calculators.life.moments import last_whole_day
from calculators.life.next_step import press, shown_clocks
from calculators.life.replay import replay_once
from calculators.life.told import PLATFORM, ToldFacts, tell
from calculators.life.words import say


class FactsNow(ToldFacts, Protocol):
    """Facts that tell a life, and the moment of the answer."""

    @property
    def now(self) -> datetime: ...


# Kinds of parts that are money.
MONEY = ("milestone", "week", "payment")


@dataclass(frozen=True)
class PressingClock:
    """A clock that the reader must meet. safe: the last whole day that is safe by every count.

    late: by one way to count it is over already.
    """

    id: str
    title: str
    safe: date
    late: bool
    rules: tuple[Value[Any], ...]


def find_pressing(facts: FactsNow) -> PressingClock | None:
    """The first clock over money that the reader must meet at the moment of the answer."""
    events = tuple(event for _, event in tell(facts))
    ledger = replay_once(events, PLATFORM, facts.now).ledger
    running = [
        running
        for running in shown_clocks(ledger)
        if press(ledger, running) == "must" and ledger.parts[running.part].kind in MONEY
    ]
    if not running:
        return None
    first = min(running, key=lambda running: running.end.safe)
    state = ledger.parts[first.part].state
    do = first.do or first.clock.do_in.get(state, first.clock.do)
    safe = last_whole_day(first.end.safe, facts.zone, facts.now)
    late = first.end.safe <= facts.now
    return PressingClock(first.clock.name, say(PLATFORM, "do", do), safe, late, first.end.rules)


def pressing_of(pack: Elsewhere) -> PressingClock | None:
    """The same on another platform, from what its pack says."""
    first = pack.first
    if first is None:
        return None
    return PressingClock(first.id, first.do, first.day, first.late, first.rules)
