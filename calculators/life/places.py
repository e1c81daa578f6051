"""Where the money is by what was told, for a tool in which the reader has not said it."""

from collections.abc import Collection, Iterator
from datetime import datetime
from functools import lru_cache
from typing import Protocol

from calculators.facts.money import MoneyPlace
from calculators.life.answer import MONEY
from calculators.life.ledger import Ledger
from calculators.life.next_step import find_step
from calculators.life.replay import Replay, replay_once
from calculators.life.told import PLATFORM, ToldFacts, tell_only_told

# Where the money of a part is in words of the question; of hours that are not paid out it says so.
PLACES = {"dormant": "held", "disputed": "held", "in_arbitration": "held"}
HOURS = "week"


class FactsNow(ToldFacts, Protocol):
    """Facts that tell a life, and the moment of the answer."""

    @property
    def now(self) -> datetime: ...
    def __hash__(self) -> int: ...


def places_of(ledger: Ledger) -> Iterator[str]:
    """Where the money of each part is, as the question of its place has it."""
    for kind in MONEY:
        for part in ledger.of_kind(kind):
            place = PLACES.get(ledger.money(part), ledger.money(part))
            yield MoneyPlace.UNPAID_HOURS.value if kind == HOURS and place == "held" else place


def find_place(facts: FactsNow) -> MoneyPlace | None:
    """The place of all money by the events that were told; None where they do not say one place."""
    ledger = ledger_told(facts)
    return read_place(set(places_of(ledger))) if ledger else None


def ledger_told(facts: FactsNow, without: Collection[str] = ()) -> Ledger | None:
    """Where the events that were told lead until now, whatever place was chosen; None without.

    without: kinds of events that are left out.
    """
    told = [event for _, event in tell_only_told(facts, None) if event.kind not in without]
    events = tuple(event for event in told if event.when.first <= facts.now)
    return replay_once(events, PLATFORM, facts.now).ledger if events else None


def take_place(facts: FactsNow) -> MoneyPlace | None:
    """Where the money is taken to be, and else where the events say that it is."""
    return place_taken(facts) or find_place(facts)


def place_taken(facts: FactsNow) -> MoneyPlace | None:
    """Where the money is taken to be. Held if the reader is not sure and it matters: days run."""
    if facts.money_place in (None, MoneyPlace.NOT_SURE):
        return MoneyPlace.HELD if place_matters(facts) else None
    return facts.money_place


@lru_cache(maxsize=8)
def place_matters(facts: FactsNow) -> bool:
    """Whether it changes the next step or a clock where the money is."""
    return _short(replay_told(facts, MoneyPlace.HELD)) != _short(replay_told(facts, None))


def _short(found: Replay) -> object:
    step = find_step(found.ledger)
    running = found.ledger.running.values()
    return (
        step["what"],
        step["by"],
        frozenset((clock.clock.name, clock.end.safe) for clock in running),
    )


def replay_told(facts: FactsNow, place: MoneyPlace | None) -> Replay:
    """The replay of what was told, and of nothing else. place: where the money is taken to be."""
    events = tuple(event for _, event in tell_only_told(facts, place))
    return replay_once(events, PLATFORM, facts.now)


def read_place(places: set[str]) -> MoneyPlace | None:
    """The answer to the question of the place, if these are one, and the question has it."""
    found = [choice for choice in MoneyPlace if {choice.value} == places]
    return found[0] if found else None
