"""Sums that move: a part is taken whole or split, and what is said to be held is compared."""

from decimal import Decimal

from calculators.engine.changed import with_changes
from calculators.life.doubts import doubt, pair
from calculators.life.events import Event
from calculators.life.kinds import Kind
from calculators.life.ledger import Contradiction, Ledger
from calculators.life.making import new_part
from calculators.life.matching import Match
from calculators.life.moving import move

# A kind of part whose sum counts hours, so that no money is compared with it.
HOURS = "week"
# States in which money has gone its way.
GONE = ("released", "refunded", "charged_back", "held_charged_back")


def share(ledger: Ledger, kind: Kind, event: Event, found: list[Match]) -> None:
    """Takes the event's sum from the parts in turn; what is less than a part splits it."""
    left = found[0].part.offer if found[0].row.split_by == "offer" else event.sum
    exact = [match for match in found if match.part.sum == left]
    if found[0].row.rest_to:
        # What decides over pieces of one milestone gives the sum, and the rest of all of them.
        exact += [match for match in found if match not in exact]
    pieces = {
        match.part.id
        for match in found
        if match is found[0] or (match.part.root and match.part.root == found[0].part.root)
    }
    for match in exact or found:
        part, row = match.part, match.row
        if part.kind == HOURS:
            move(ledger, part, row, event)
            left = None if left is None else Decimal(0)
        elif left is None or part.sum is None or left == part.sum:
            part = with_changes(part, sum=part.sum if part.sum is not None else left)
            move(ledger, part, row, event)
            left = None if left is None else Decimal(0)
        elif left == 0:
            if row.rest_to and part.id in pieces:
                move(ledger, part, row, event, row.rest_to)
        elif left < part.sum:
            first, rest = ledger.split(part, left)
            ledger.note_money(rest, event.when, event.n)
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


def asked_back(ledger: Ledger) -> dict[tuple[int, Decimal], Decimal]:
    """By request and the sum that it asks: the sum of the parts that it is about."""
    found: dict[tuple[int, Decimal], Decimal] = {}
    for part in ledger.parts.values():
        if part.asked is not None and part.sum is not None and part.kind != HOURS:
            key = part.n, part.asked
            found[key] = found.get(key, Decimal(0)) + part.sum
    return found


def settle(
    ledger: Ledger, kind: Kind, event: Event, before: dict[tuple[int, Decimal], Decimal]
) -> None:
    """Once as much was given as was asked, the rest goes where the event of `settles` leads."""
    if not before:
        return
    after = asked_back(ledger)
    rows = [row for row in ledger.platform.rows_of(kind.settles, kind.by) if not row.says]
    for (n, asked), total in before.items():
        given = total - after.get((n, asked), Decimal(0))
        if given <= 0:
            continue
        for part in list(ledger.parts.values()):
            if (part.n, part.asked) != (n, asked):
                continue
            row = next(
                (row for row in rows if row.part == part.kind and part.state in row.before), None
            )
            if given < asked:
                ledger.parts[part.id] = with_changes(part, asked=asked - given)
            elif row:
                move(ledger, part, row, event)


def _more_than_there_is(
    ledger: Ledger, kind: Kind, event: Event, match: Match, left: Decimal
) -> None:
    """A sum larger than its part: another part when none was named, or else a contradiction."""
    if not event.of and kind.assumes:
        more = with_changes(event, sum=left)
        part = new_part(ledger, match.part.kind, kind.assumes, more, assumed=True)
        move(ledger, part, with_changes(match.row, before=(part.state,)), more)
        return
    ledger.contradictions.append(Contradiction(pair(match.part, event), "more_than_there_is"))
    part = ledger.parts[match.part.id]
    ledger.parts[part.id] = with_changes(part, sum=(part.sum or Decimal(0)) + left)


def held_is_said(ledger: Ledger, event: Event) -> None:
    """The reader says that money is held: it is, or it came by itself elsewhere, or is new."""
    held = [
        part
        for part in ledger.of_kind("milestone")
        if ledger.money(part) in ("held", "dormant", "disputed")
    ]
    total = sum((part.sum or Decimal(0) for part in held), Decimal(0))
    unknown = any(part.sum is None for part in held)
    said = event.held if event.kind != "money_stated" else event.sum
    if said == total or (held and (said is None or unknown)):
        return
    if said is None or said > total:
        left = None if said is None else said - total
        for part in ledger.of_kind("milestone"):
            if part.silent and part.state in GONE and (left is None or part.sum in (None, left)):
                row = next(
                    row
                    for row in ledger.platform.rows_of("held_stated", "")
                    if row.says and part.state in row.before
                )
                doubt(ledger, Match(part, row, 0), event)
                return
        if event.kind != "money_stated" or not ledger.of_kind("milestone"):
            new_part(
                ledger, "milestone", "held", with_changes(event, sum=left, of=""), assumed=True
            )
        return
    newest = max(held, key=lambda part: part.n)
    ledger.contradictions.append(Contradiction(pair(newest, event), "sums_differ"))
