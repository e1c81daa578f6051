"""One event is told to the ledger: which parts it is about, what it moves, what does not fit."""

from calculators.engine.changed import with_changes
from calculators.life.doubts import doubt, pair, too_early
from calculators.life.events import Event
from calculators.life.kinds import Kind
from calculators.life.ledger import Contradiction, Ledger
from calculators.life.making import new_part
from calculators.life.matching import candidates_of, matches, others_of, row_fits
from calculators.life.moving import move, renew_clocks, tell_unopened
from calculators.life.sums import GONE, asked_back, held_is_said, settle, share


def tell(ledger: Ledger, event: Event) -> None:
    """Applies an event that somebody told."""
    kind, count = ledger.platform.kinds[event.kind], len(ledger.contradictions)
    if event.says_held or event.kind == "money_stated":
        held_is_said(ledger, event)
    if kind.makes:
        _make(ledger, kind, event)
    elif kind.of:
        _tell(ledger, kind, event)
    if len(ledger.contradictions) == count:
        renew_clocks(ledger, event)
    tell_unopened(ledger, event)


def happen(ledger: Ledger, event: Event) -> None:
    """Applies what came by itself on the part `event.of`, and on the parts there is one of."""
    for row in ledger.platform.rows_of(event.kind, event.variant):
        part = ledger.parts[event.of] if ledger.parts[event.of].kind == row.part else None
        if ledger.platform.parts[row.part].one:
            part = ledger.parts[row.part]
        if part and row_fits(ledger, row, part):
            move(ledger, part, row, event)


def _tell(ledger: Ledger, kind: Kind, event: Event) -> None:
    found = matches(ledger, kind, event)
    if not found and not _deny(ledger, kind, event):
        _assume(ledger, kind, event)
        found = matches(ledger, kind, event)
    if not found:
        return
    doubtful = found[0].row.says
    if doubtful:
        doubt(ledger, found[0], event)
        found = found[:1]
    others = [] if doubtful and not found[0].row.others else others_of(ledger, kind, event)
    if found[0].row.split_by == "offer":
        for match in found:
            share(ledger, kind, event, [match])
    elif kind.splits:
        asked = asked_back(ledger) if kind.settles else {}
        share(ledger, kind, event, found)
        settle(ledger, kind, event, asked)
    else:
        for match in found:
            move(ledger, match.part, match.row, event)
    for match in others:
        if match.row.says:
            doubt(ledger, match, event)
        move(ledger, match.part, match.row, event)


def _deny(ledger: Ledger, kind: Kind, event: Event) -> bool:
    """Says that the event does not fit, unless it may be about a part not told so far."""
    candidates = candidates_of(ledger, kind, event)
    open_contract = ledger.state("contract") in ("open", "paused", "dormant")
    all_gone = (
        not event.of
        and open_contract
        and all(part.state in GONE and not part.silent for part in candidates)
    )
    if kind.assumes and (not candidates or all_gone):
        return False
    if not candidates:
        return True
    newest = max(candidates, key=lambda part: (part.n, part.id))
    if later := too_early(ledger, newest, event):
        ledger.contradictions.append(Contradiction((later.n, event.n), "too_early", "fix_dates"))
        return True
    ledger.contradictions.append(
        Contradiction(pair(newest, event), f"denied.{event.kind}", kind.if_denied)
    )
    return True


def _assume(ledger: Ledger, kind: Kind, event: Event) -> None:
    """A part that nobody told so far, in the state that this event needs."""
    if kind.assumes:
        new_part(ledger, event.part or kind.of, kind.assumes, event, assumed=True)


def _make(ledger: Ledger, kind: Kind, event: Event) -> None:
    """A part begins with this event, or, when it is there already, is moved by it."""
    if event.of and any(part for part in candidates_of(ledger, kind, event)):
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
            new_part(ledger, kind.of, kind.makes, with_changes(event, of="", sum=hours), covered)
        return
    covered = (
        "tracked" if event.tracked is not None else ("manual" if event.manual is not None else "")
    )
    if event.sum is None:
        event = with_changes(event, sum=event.tracked if covered == "tracked" else event.manual)
    new_part(ledger, kind.of, kind.makes, event, covered)
