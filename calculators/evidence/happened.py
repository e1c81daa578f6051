"""What has happened on the contract, and which exhibits are of its day."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from calculators.facts.exhibits import Lettered
from calculators.life.elsewhere import Elsewhere
from calculators.life.on_none import OnNone
from calculators.life.pressing import FactsNow
from calculators.life.told import PLATFORM, tell
from calculators.life.words import say, sentence


@dataclass(frozen=True)
class Happened:
    """An event that the reader told, and the letters of the exhibits of its day, if any."""

    day: date
    text: str
    exhibits: tuple[str, ...]


def find_happened(
    facts: FactsNow, pack: Elsewhere | OnNone | None, exhibits: Sequence[Lettered]
) -> tuple[Happened, ...]:
    """The told events in the order of their days, without what lies ahead.

    pack: of another platform, or of a client on none, which have their own words for them.
    """
    told = [(one.day, one.text) for one in pack.told] if pack else _told(facts)
    return tuple(
        Happened(day, sentence(text), _of_day(day, exhibits))
        for day, text in sorted(told)
        if day <= facts.now.astimezone(facts.zone).date()
    )


def _told(facts: FactsNow) -> Iterator[tuple[date, str]]:
    for name, event in tell(facts):
        if name:
            yield event.when.day_in(facts.zone), say(PLATFORM, "kinds", event.kind)


def _of_day(day: date, exhibits: Sequence[Lettered]) -> tuple[str, ...]:
    return tuple(entry.id for entry in exhibits if entry.exhibit.day == day)
