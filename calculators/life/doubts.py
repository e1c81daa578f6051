"""What does not fit: the events are named, and what the answer assumes."""

from calculators.life.events import Event
from calculators.life.ledger import Contradiction, Ledger, Part
from calculators.life.matching import Match
from calculators.life.moving import fits, start_clock


def pair(part: Part, event: Event) -> tuple[int, ...]:
    """The event that brought the part's state, if one did, and the one that does not fit it."""
    return (part.n, event.n) if part.n and part.n != event.n else (event.n,)


def doubt(ledger: Ledger, match: Match, event: Event) -> None:
    """Names the assumption, and starts the clocks that are shown all the same."""
    ledger.contradictions.append(
        Contradiction(pair(match.part, event), match.row.says, match.row.do))
    for clock in ledger.platform.clocks_named(match.row.warns):
        if fits(ledger, {
                of: states for of, states in clock.needs.items() if of == "kind"}):
            start_clock(ledger, clock, match.part, event, True, match.row.do)
