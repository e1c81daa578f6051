"""What does not fit: the events are named, and what the answer assumes."""

from calculators.life.events import Event
from calculators.life.ledger import Contradiction, Ledger, Part
from calculators.life.matching import Match
from calculators.life.moving import fits, start_clock


def pair(part: Part, event: Event) -> tuple[int, ...]:
    """The event that brought the part's state, if one did, and the one that does not fit it."""
    return (part.n, event.n) if part.n and part.n != event.n else (event.n,)


def too_early(ledger: Ledger, part: Part, event: Event) -> Event | None:
    """A later event that would have made this one possible, if it was told."""
    rows = ledger.platform.rows_of(event.kind, event.variant)
    needed = {state for row in rows if row.part == part.kind for state in row.before}
    needs = {
        (kind, state) for row in rows for kind, states in row.needs.items() for state in states
    } | {(part.kind, state) for state in needed - {part.state}}
    for other in ledger.told[ledger.place :]:
        if other.when.first >= event.when.last and (
            not other.of or not event.of or other.of == event.of
        ):
            for row in ledger.platform.rows_of(other.kind, other.variant):
                if (
                    (row.part, row.to) in needs
                    and ledger.of_kind(row.part)
                    and any(it.state in row.before for it in ledger.of_kind(row.part))
                ):
                    return other
    return None


def doubt(ledger: Ledger, match: Match, event: Event) -> None:
    """Names the assumption, and starts the clocks that are shown all the same."""
    beside = ledger.parts[match.row.beside] if match.row.beside else match.part
    ledger.contradictions.append(Contradiction(pair(beside, event), match.row.says, match.row.do))
    for clock in ledger.platform.clocks_named(match.row.warns):
        if fits(ledger, {of: states for of, states in clock.needs.items() if of == "kind"}):
            start_clock(ledger, clock, match.part, event, True, match.row.do)
