"""What comes if nobody acts from now on, and where everything stands in the end."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from calculators.life.answer import write_unknown
from calculators.life.ledger import Ledger
from calculators.life.moments import Moment
from calculators.life.replay import Replay, run_until

# After this instant nothing comes by itself any more: every clock of ours is shorter.
FAR = 10


@dataclass(frozen=True)
class Coming:
    """Something that comes by itself: a key of the words, the event, its day, and its part."""

    what: str
    on: str
    when: Moment
    of: str


@dataclass(frozen=True)
class Placed:
    """The money of a part, or its hours, in the end. sum: None where it is not known, or hours."""

    part: str
    place: str
    sum: Decimal | None


@dataclass(frozen=True)
class Outlook:
    """What comes by itself, in order, and the state in the end.

    money: the known sums by place. places: each part. settled: when money last moved by itself.
    unknown: the clocks that would be counted in the end, if a source said how.
    """

    coming: tuple[Coming, ...]
    money: dict[str, Decimal]
    places: tuple[Placed, ...]
    review: str
    account: str
    contract: str
    settled: Moment | None
    unknown: tuple[str, ...]


def outlook(found: Replay) -> Outlook:
    """What comes after `now` if nobody does anything."""
    return look_ahead(found.ledger, found.now)


def look_ahead(ledger: Ledger, now: datetime) -> Outlook:
    """The same from a ledger. It is not changed."""
    end = ledger.copy()
    count, moves = len(end.happened), len(end.moved)
    run_until(end, now.replace(year=now.year + FAR, day=min(now.day, 28)))
    coming = tuple(
        Coming(item.row.happens, item.row.on, item.when, item.part) for item in end.happened[count:]
    )
    return Outlook(
        coming=coming,
        money=money_by_place(end),
        places=tuple(
            Placed(part.id, end.money(part), part.sum if part.kind != "week" else None)
            for part in end.parts.values()
            if end.money(part)
        ),
        review=end.state("client_review"),
        account=end.state("my_account"),
        contract=end.state("contract"),
        settled=end.moved[-1].when if len(end.moved) > moves else None,
        unknown=tuple(item["clock"] for item in write_unknown(end)),
    )


def money_by_place(ledger: Ledger) -> dict[str, Decimal]:
    """The known sums by where they are: held, released, refunded and so on."""
    places: dict[str, Decimal] = {}
    for part in ledger.parts.values():
        place = ledger.money(part)
        if place and part.sum is not None and part.kind != "week":
            places[place] = places.get(place, Decimal(0)) + part.sum
    return places
