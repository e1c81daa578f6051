"""One event is told to the ledger: which parts it is about, what it moves, what does not fit."""

from dataclasses import dataclass, replace
from decimal import Decimal

from calculators.life.events import Event, renamed
from calculators.life.ledger import Contradiction, Ledger, Part
from calculators.life.moving import fits, move, open_clocks, start_clock, tell_unopened
from calculators.life.platform import Kind, Row

# States that an event without a part's name leaves alone: their money has gone its way.
GONE = ("released", "refunded", "charged_back")


@dataclass(frozen=True)
class Match:
    """A part and the row that moves it. place: where the row stands among the event's rows."""

    part: Part
    row: Row
    place: int


def tell(ledger: Ledger, event: Event) -> None:
    """Applies an event that somebody told."""
    kind = ledger.platform.kinds[event.kind]
    if event.says_held or event.kind == "money_stated":
        _held_is_said(ledger, event)
    if kind.makes:
        _make(ledger, kind, event)
    elif kind.of:
        _tell(ledger, kind, event)
    tell_unopened(ledger, event)


def happen(ledger: Ledger, event: Event) -> None:
    """Applies what came by itself on the part `event.of`, and on the parts there is one of."""
    for row in ledger.platform.rows_of(event.kind, event.variant):
        part = ledger.parts[event.of] if ledger.parts[event.of].kind == row.part else None
        if ledger.platform.parts[row.part].one:
            part = ledger.parts[row.part]
        if part and _row_fits(ledger, row, part):
            move(ledger, part, row, event)
            if part.id == event.of and row.to:
                continue


def _tell(ledger: Ledger, kind: Kind, event: Event) -> None:
    found = _matches(ledger, kind, event)
    if not found and not _deny(ledger, kind, event):
        _assume(ledger, kind, event)
        found = _matches(ledger, kind, event)
    if not found:
        return
    doubtful = found[0].row.says
    if doubtful:
        _doubt(ledger, found[0], event)
        found = found[:1]
    others = [] if doubtful else _others(ledger, kind, event)
    if kind.splits or found[0].row.split_by == "offer":
        _share(ledger, kind, event, found)
    else:
        for match in found:
            move(ledger, match.part, match.row, event)
    for match in others:
        if match.row.says:
            _doubt(ledger, match, event)
        move(ledger, match.part, match.row, event)


def _matches(ledger: Ledger, kind: Kind, event: Event) -> list[Match]:
    """The parts that the event is about, with the first row that fits any of them."""
    candidates = _candidates(ledger, kind, event)
    found: list[Match] = []
    for doubtful in (False, True):
        for place, row in enumerate(ledger.platform.rows_of(event.kind, event.variant)):
            if bool(row.says) != doubtful:
                continue
            found += [Match(part, row, place) for part in candidates
                      if part.kind == row.part and _row_fits(ledger, row, part)]
            if found and not doubtful:
                return found
        if found:
            return sorted(found, key=lambda match: (match.part.since is not None and
                          match.part.since.first) or match.part.n, reverse=True)[:1] \
                if len(found) > 1 else found
    return found


def _candidates(ledger: Ledger, kind: Kind, event: Event) -> list[Part]:
    wanted = (event.part,) if event.part else kind.parts
    parts = [part for part in ledger.parts.values() if part.kind in wanted]
    if event.of:
        parts = [part for part in parts if event.of in (part.id, part.root)]
    return parts


def _row_fits(ledger: Ledger, row: Row, part: Part) -> bool:
    if part.state not in row.before or not fits(ledger, row.needs):
        return False
    if row.needs_part and (part.covered == "tracked") != (row.needs_part == "protected"):
        return False
    return not row.clock or part.assumed or any(
        running.clock.name == row.clock for running in ledger.clocks_on(part.id))


def _others(ledger: Ledger, kind: Kind, event: Event) -> list[Match]:
    """The rows for parts that the event is not about, but which it moves as well."""
    found: dict[str, Match] = {}
    for place, row in enumerate(ledger.platform.rows_of(event.kind, event.variant)):
        if row.part in kind.parts:
            continue
        for part in ledger.of_kind(row.part):
            if part.id not in found and _row_fits(ledger, row, part):
                found[part.id] = Match(part, row, place)
    return list(found.values())


def _deny(ledger: Ledger, kind: Kind, event: Event) -> bool:
    """Says that the event does not fit, unless it may be about a part not told so far."""
    candidates = _candidates(ledger, kind, event)
    open_contract = ledger.state("contract") in ("open", "paused", "dormant")
    all_gone = not event.of and open_contract and all(
        part.state in GONE and not part.silent for part in candidates)
    if kind.assumes and (not candidates or all_gone):
        return False
    if not candidates:
        return True
    newest = max(candidates, key=lambda part: (part.n, part.id))
    ledger.contradictions.append(
        Contradiction(_pair(newest, event), f"denied.{event.kind}", kind.if_denied))
    return True


def _pair(part: Part, event: Event) -> tuple[int, ...]:
    """The event that brought the part's state, if one did, and the one that does not fit it."""
    return (part.n, event.n) if part.n and part.n != event.n else (event.n,)


def _doubt(ledger: Ledger, match: Match, event: Event) -> None:
    """Names the assumption, and starts the clocks that are shown all the same."""
    ledger.contradictions.append(
        Contradiction(_pair(match.part, event), match.row.says, match.row.do))
    for clock in ledger.platform.clocks_named(match.row.warns):
        if fits(ledger, {
                of: states for of, states in clock.needs.items() if of == "kind"}):
            start_clock(ledger, clock, match.part, event, True, match.row.do)


def _share(ledger: Ledger, kind: Kind, event: Event, found: list[Match]) -> None:
    """Takes the event's sum from the parts in turn; what is less than a part splits it."""
    left = found[0].part.offer if found[0].row.split_by == "offer" else event.sum
    exact = [match for match in found if match.part.sum == left]
    for match in (exact or found):
        part, row = match.part, match.row
        if left is None or part.sum is None or left == part.sum:
            part = replace(part, sum=part.sum if part.sum is not None else left)
            move(ledger, part, row, event)
            left = None if left is None else Decimal(0)
        elif left == 0:
            if match is found[0] and row.rest_to:
                move(ledger, part, row, event, row.rest_to)
        elif left < part.sum:
            first, rest = ledger.split(part, left)
            move(ledger, first, row, event)
            if row.rest_to:
                move(ledger, rest, row, event, row.rest_to)
            left = Decimal(0)
        else:
            left -= part.sum
            move(ledger, part, row, event)
        if left == 0 and not row.rest_to:
            break
    if left and event.sum is not None:
        _more_than_there_is(ledger, kind, event, found[-1], left)


def _more_than_there_is(
    ledger: Ledger, kind: Kind, event: Event, match: Match, left: Decimal
) -> None:
    """A sum larger than its part: another part when none was named, or else a contradiction."""
    if not event.of and kind.assumes:
        more = replace(event, sum=left)
        part = _new(ledger, match.part.kind, kind.assumes, more, assumed=True)
        move(ledger, part, replace(match.row, before=(part.state,)), more)
        return
    ledger.contradictions.append(Contradiction(_pair(match.part, event), "more_than_there_is"))
    part = ledger.parts[match.part.id]
    ledger.parts[part.id] = replace(part, sum=(part.sum or Decimal(0)) + left)


def _held_is_said(ledger: Ledger, event: Event) -> None:
    """The reader says that money is held: it is, or it came by itself elsewhere, or is new."""
    held = [part for part in ledger.of_kind("milestone") if ledger.money(part) in
            ("held", "dormant", "disputed")]
    total = sum((part.sum or Decimal(0) for part in held), Decimal(0))
    unknown = any(part.sum is None for part in held)
    said = event.held if event.kind != "money_stated" else event.sum
    if said == total or (held and (said is None or unknown)):
        return
    if said is None or said > total:
        left = None if said is None else said - total
        for part in ledger.of_kind("milestone"):
            if part.silent and part.state in GONE and (left is None or part.sum in (None, left)):
                row = next(row for row in ledger.platform.rows_of("held_stated", "")
                           if row.says and part.state in row.before)
                _doubt(ledger, Match(part, row, 0), event)
                return
        if event.kind != "money_stated" or not ledger.of_kind("milestone"):
            _new(ledger, "milestone", "held", replace(event, sum=left, of=""), assumed=True)
        return
    newest = max(held, key=lambda part: part.n)
    ledger.contradictions.append(Contradiction(_pair(newest, event), "sums_differ"))


def _make(ledger: Ledger, kind: Kind, event: Event) -> None:
    """A part begins with this event, or, when it is there already, is moved by it."""
    if event.of and any(part for part in _candidates(ledger, kind, event)):
        _tell(ledger, kind, event)
        return
    if kind.of == "milestone" and not event.of:
        waiting = [part for part in ledger.of_kind("milestone") if part.state == "unfunded"]
        if kind.makes == "held" and waiting:
            _tell(ledger, kind, event)
            return
    if event.tracked is not None and event.manual is not None:
        for covered in ("tracked", "manual"):
            hours = event.tracked if covered == "tracked" else event.manual
            _new(ledger, kind.of, kind.makes, replace(event, of="", sum=hours), covered)
        return
    covered = "tracked" if event.tracked is not None else (
        "manual" if event.manual is not None else "")
    _new(ledger, kind.of, kind.makes, event, covered)


def _assume(ledger: Ledger, kind: Kind, event: Event) -> None:
    """A part that nobody told so far, in the state that this event needs."""
    if kind.assumes:
        _new(ledger, event.part or kind.of, kind.assumes, event, assumed=True)


def _new(
    ledger: Ledger, of: str, state: str, event: Event, covered: str = "", assumed: bool = False
) -> Part:
    """A new part. Its id is the one told, or the next free one.

    assumed: nobody told how it came to this state, so no clock of the state begins.
    """
    kind = ledger.platform.parts[of]
    number = 1 + max((int(id) for part in ledger.of_kind(of)
                      if (id := (part.root or part.id).removeprefix(kind.prefix)).isdigit()),
                     default=0)
    part = Part(
        id=event.of or f"{kind.prefix}{number}", kind=of, state=state, since=event.when, n=event.n,
        sum=event.sum, made=event.when, due=event.due, covered=covered, assumed=assumed,
    )
    if ledger.money(part) == "released" and not assumed:
        part = replace(part, paid=event.when)
    ledger.parts[part.id] = part
    if not assumed:
        open_clocks(ledger, part, "", renamed(event, ""))
    return part
