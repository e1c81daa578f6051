"""The clock that presses: the first over money that the reader must meet, with its safe day."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Protocol

from calculators.engine.exports import DayToKeep
from calculators.engine.parameters import Value
from calculators.life.elsewhere import Elsewhere
from calculators.life.moments import find_safe_day
from calculators.life.next_step import press, shown_clocks
from calculators.life.replay import replay_once
from calculators.life.told import PLATFORM, ToldFacts, tell
from calculators.life.words import find_words, say


class FactsNow(ToldFacts, Protocol):
    """Facts that tell a life, and the moment of the answer."""

    @property
    def now(self) -> datetime: ...


# Kinds of parts that are money.
MONEY = ("milestone", "week", "payment")


@dataclass(frozen=True)
class PressingClock:
    """A clock that the reader must meet. safe: the last day that is safe by every count.

    then: what follows by itself, where it is known, as a sentence.

    late: by one way to count it is over already. before: the time in the reader's zone, where the
    end comes today.
    """

    id: str
    title: str
    safe: date
    late: bool
    before: datetime | None
    rules: tuple[Value[Any], ...]
    then: str = ""


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
    safe = find_safe_day(first.end.safe, facts.zone, facts.now)
    title = say(PLATFORM, "do", do)
    then = find_words(PLATFORM)["next"].get(first.clock.name, "")
    return PressingClock(
        first.clock.name, title, safe.day, safe.late, safe.before, first.end.rules, then
    )


def day_to_keep(clock: PressingClock | None) -> DayToKeep | None:
    """The last safe day of this clock for a calendar, unless it is over by one way to count."""
    if clock is None or clock.late:
        return None
    return DayToKeep(clock.id, clock.safe, clock.title, "", clock.then, clock.rules)


def pressing_of(pack: Elsewhere) -> PressingClock | None:
    """The same on another platform, from what its pack says."""
    first = pack.first
    if first is None:
        return None
    title = first.do or first.title
    return PressingClock(
        first.id, title, first.day, first.late, first.before, first.rules, first.then
    )
