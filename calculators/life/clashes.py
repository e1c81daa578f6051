"""A contradiction in words: both events, what came by itself in between, and what is assumed."""

from collections.abc import Callable, Mapping

from calculators.life.events import Event
from calculators.life.ledger import Contradiction, Happened, Ledger
from calculators.life.moments import Moment
from calculators.life.words import say, say_contradiction


def write_clash(
    ledger: Ledger,
    item: Contradiction,
    told: Mapping[int, Event],
    quote: Callable[[Event], str],
    day: Callable[[Moment], str],
) -> dict[str, str]:
    """`why` and `assume`. told: the events by number. quote, day: how they are written here."""
    name = ledger.platform.name
    first, last = (told[item.events[place]] for place in (0, -1))
    said = say_contradiction(name, item.says, quote(first), quote(last))
    if came := _between(ledger, item, last):
        what = say(name, "happened", came.row.happens)
        said["why"] += " " + say(name, "told", "between", day=day(came.when), what=what)
    return said


def _between(ledger: Ledger, item: Contradiction, last: Event) -> Happened | None:
    """What the first event brought by itself before the last one, which is what does not fit."""
    if not item.says.startswith("denied.") or item.events[0] == last.n:
        return None
    came = [
        one
        for one in ledger.happened
        if one.n == item.events[0] and one.when.last <= last.when.last
    ]
    return came[-1] if came else None
