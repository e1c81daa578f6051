"""What comes if nobody acts from now on, and where everything stands in the end."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from calculators.life.ledger import Ledger, Running
from calculators.life.moments import Moment
from calculators.life.replay import Replay, run_until

# After this instant nothing comes by itself any more: every clock of ours is shorter.
FAR = 10


@dataclass(frozen=True)
class Coming:
    """Something that comes by itself: what (a key of the words), when, on which part."""

    what: str
    when: Moment
    of: str


@dataclass(frozen=True)
class Outlook:
    """What comes by itself, in order, and the state in the end.

    money: the sums by place. unknown: parts whose sum is not known. settled: the instant after
    which no money moves by itself, or None where none does.
    """

    coming: tuple[Coming, ...]
    money: dict[str, Decimal]
    unknown: tuple[str, ...]
    review: str
    account: str
    contract: str
    settled: datetime | None


def outlook(found: Replay) -> Outlook:
    """What comes after `now` if nobody does anything."""
    return look_ahead(found.ledger, found.now)


def look_ahead(ledger: Ledger, now: datetime) -> Outlook:
    """The same from a ledger. It is not changed."""
    end = ledger.copy()
    count = len(end.happened)
    run_until(end, now.replace(year=now.year + FAR, day=min(now.day, 28)))
    coming = tuple(Coming(item.row.happens, item.when, item.part) for item in end.happened[count:])
    moves = [running.end.over for part, running in _moves(ledger, end)]
    return Outlook(
        coming=coming,
        money=money_by_place(end),
        unknown=tuple(
            part.id
            for part in end.parts.values()
            if part.kind != "week" and end.money(part) and part.sum is None
        ),
        review=end.state("client_review"),
        account=end.state("my_account"),
        contract=end.state("contract"),
        settled=max(moves, default=None),
    )


def money_by_place(ledger: Ledger) -> dict[str, Decimal]:
    """The known sums by where they are: held, released, refunded and so on."""
    places: dict[str, Decimal] = {}
    for part in ledger.parts.values():
        place = ledger.money(part)
        if place and part.sum is not None and part.kind != "week":
            places[place] = places.get(place, Decimal(0)) + part.sum
    return places


def _moves(before: Ledger, after: Ledger) -> Iterator[tuple[str, Running]]:
    """The clocks at whose end money moved from one place to another."""
    for (part, _), running in before.running.items():
        if (
            part in after.parts
            and before.money(before.parts[part]) != after.money(after.parts[part])
            and running.clock.then
            and not running.warning
        ):
            yield part, running
