"""A case with a client on no platform: what was told, and none of the clocks of a platform."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from calculators.life.elsewhere import PackDay
from calculators.life.told import ToldFacts, tell
from calculators.life.words import say_plain


class FactsOfAnyClient(ToldFacts, Protocol):
    """What a tool asks that also answers for a client on no platform."""

    @property
    def direct(self) -> bool: ...


@dataclass(frozen=True)
class OnNone:
    """told: what the reader told, in the order of its days."""

    told: tuple[PackDay, ...]


def find_on_none(facts: FactsOfAnyClient) -> OnNone | None:
    """What is known where the client is on no platform, or None where the client is on one."""
    return OnNone(tuple(sorted(_told(facts), key=_day_first))) if facts.direct else None


def _told(facts: ToldFacts) -> Iterator[PackDay]:
    for name, event in tell(facts):
        if name:
            yield PackDay(say_plain(event.kind), event.when.day_in(facts.zone))


def _day_first(item: PackDay) -> tuple[str, str]:
    return item.day.isoformat(), item.text
