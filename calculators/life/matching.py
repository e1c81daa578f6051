"""Which parts an event is about, and the row that moves each of them."""

from dataclasses import dataclass
from decimal import Decimal

from calculators.life.events import Event
from calculators.life.kinds import Kind, Row
from calculators.life.ledger import Ledger, Part
from calculators.life.moving import fits


@dataclass(frozen=True)
class Match:
    """A part and the row that moves it. place: where the row stands among the event's rows."""

    part: Part
    row: Row
    place: int


def matches(ledger: Ledger, kind: Kind, event: Event) -> list[Match]:
    """The parts that the event is about, with the first row that fits any of them."""
    candidates = named = candidates_of(ledger, kind, event)
    rows = list(enumerate(ledger.platform.rows_of(event.kind, event.variant)))
    if event.sum is not None and kind.offer != "made":
        candidates = _of_sum(ledger, kind, event.sum, candidates, [row for _, row in rows])
    for place, row in (item for item in rows if not item[1].says):
        if found := [
            Match(part, row, place)
            for part in candidates
            if part.kind == row.part and row_fits(ledger, row, part)
        ]:
            return found + (_pieces(ledger, found, named, rows) if kind.pieces else [])
    # None fits without a doubt: the newest part that fits with one.
    newest_first = sorted(
        candidates,
        key=lambda part: (part.since is not None, part.since and part.since.first, part.n, part.id),
        reverse=True,
    )
    for part in newest_first:
        for place, row in rows:
            if row.says and part.kind == row.part and row_fits(ledger, row, part):
                return [Match(part, row, place)]
    return []


def _of_sum(
    ledger: Ledger, kind: Kind, sum: Decimal, candidates: list[Part], rows: list[Row]
) -> list[Part]:
    """The one part whose offer or sum is named, whatever states come first; else all of them."""
    fitting = [
        part
        for part in candidates
        if any(
            row.part == part.kind and not row.says and row_fits(ledger, row, part) for row in rows
        )
    ]
    offered = [] if kind.splits else [part for part in fitting if part.offer == sum]
    for named in (offered, [part for part in fitting if part.sum == sum]):
        if len(named) == 1:
            return named
    return candidates


def _pieces(
    ledger: Ledger, found: list[Match], named: list[Part], rows: list[tuple[int, Row]]
) -> list[Match]:
    """The other pieces of a milestone that was split, each with the first row that fits it."""
    roots = {match.part.root for match in found} - {""}
    taken = {match.part.id for match in found}
    pieces = [part for part in named if part.root in roots and part.id not in taken]
    matches = (_first_match(ledger, part, rows) for part in pieces)
    return [match for match in matches if match]


def _first_match(ledger: Ledger, part: Part, rows: list[tuple[int, Row]]) -> Match | None:
    for place, row in rows:
        if not row.says and part.kind == row.part and row_fits(ledger, row, part):
            return Match(part, row, place)
    return None


def candidates_of(ledger: Ledger, kind: Kind, event: Event) -> list[Part]:
    wanted = (event.part,) if event.part else kind.parts
    parts = [part for part in ledger.parts.values() if part.kind in wanted]
    if event.of:
        parts = [part for part in parts if event.of in (part.id, part.root)]
    return parts


def row_fits(ledger: Ledger, row: Row, part: Part) -> bool:
    if part.state not in row.before or not fits(ledger, row.needs):
        return False
    if row.needs_part and (part.covered == "tracked") != (row.needs_part == "protected"):
        return False
    return (
        not row.clock
        or part.assumed
        or any(running.clock.name == row.clock for running in ledger.clocks_on(part.id))
    )


def others_of(ledger: Ledger, kind: Kind, event: Event) -> list[Match]:
    """The rows for parts that the event is not about, but which it moves as well."""
    found: dict[str, Match] = {}
    for place, row in enumerate(ledger.platform.rows_of(event.kind, event.variant)):
        if row.part in kind.parts:
            continue
        for part in ledger.of_kind(row.part):
            if part.id not in found and row_fits(ledger, row, part):
                found[part.id] = Match(part, row, place)
    return list(found.values())
