"""Parts that begin: told by an event, or taken as there because an event needs them."""

from calculators.engine.changed import with_changes
from calculators.life.events import Event, renamed
from calculators.life.ledger import Ledger, Part
from calculators.life.moving import open_clocks


def new_part(
    ledger: Ledger, of: str, state: str, event: Event, covered: str = "", assumed: bool = False
) -> Part:
    """A new part. Its id is the one told, or the next free one.

    assumed: nobody told how it came to this state, so no clock of the state begins.
    """
    kind = ledger.platform.parts[of]
    number = 1 + max(
        (
            int(id)
            for part in ledger.of_kind(of)
            if (id := (part.root or part.id).removeprefix(kind.prefix)).isdigit()
        ),
        default=0,
    )
    part = Part(
        id=event.of or f"{kind.prefix}{number}",
        kind=of,
        state=state,
        since=event.when,
        n=event.n,
        sum=event.sum,
        made=event.when,
        due=event.due,
        covered=covered,
        assumed=assumed,
    )
    if ledger.money(part) == "released" and not assumed:
        part = with_changes(part, paid=event.when)
    ledger.parts[part.id] = part
    ledger.note_money(part, event.when, event.n)
    if not assumed:
        open_clocks(ledger, part, "", renamed(event, ""))
    return part
