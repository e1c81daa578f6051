"""What the reader can do now, and what each way leads to under each answer of the other side."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from calculators.engine.parameters import NoRule, Value, parameter
from calculators.life.events import Event
from calculators.life.kinds import ChoiceKind
from calculators.life.ledger import Ledger, Part
from calculators.life.moments import Moment
from calculators.life.moving import fits
from calculators.life.outlook import Outlook, look_ahead
from calculators.life.replay import Replay
from calculators.life.telling import tell

SILENCE = "silence"


@dataclass(frozen=True)
class Way:
    """One answer of the other side, and where everything stands when nobody acts after it."""

    answer: str
    ends: Outlook


@dataclass(frozen=True)
class Price:
    """What a choice costs, and from what chance of success on it pays.

    can_win: the smaller of what is claimed and what is at stake. break_even: the chance at which
    it comes out even with letting go, break_even_offer: with the offer on the table; above 1 even
    a sure win loses. None where a sum is not known. No chance is ever assumed.
    """

    fee: Value[str]
    can_win: Decimal | None
    break_even: Decimal | None
    break_even_offer: Decimal | None


@dataclass(frozen=True)
class Choice:
    """One thing that the reader can do now.

    closes: keys of what it ends for good. rules: what says what follows. not_known: the key of what
    no source says of it, or blank.
    """

    do: str
    of: str
    ways: tuple[Way, ...]
    closes: tuple[str, ...] = ()
    price: Price | None = None
    rules: tuple[Value[Any], ...] = ()
    not_known: str = ""


def choices(found: Replay, claimed: Decimal | None = None) -> tuple[Choice, ...]:
    """All that can be done now, and doing nothing. claimed: what the reader asks for, if known."""
    ledger = found.ledger
    nothing = Choice("nothing", "", (Way(SILENCE, look_ahead(ledger, found.now)),))
    return (nothing, *_choices(found, ledger, claimed))


def _choices(found: Replay, ledger: Ledger, claimed: Decimal | None) -> Iterator[Choice]:
    for kind in ledger.platform.choices:
        if not fits(ledger, kind.needs):
            continue
        for part in ledger.of_kind(kind.part):
            if part.state in kind.states:
                yield Choice(
                    kind.do,
                    part.id,
                    tuple(_ways(found, kind, part)),
                    kind.closes,
                    _price(found, kind, part, claimed),
                    tuple(_rules(found, kind)),
                    kind.not_known,
                )


def _ways(found: Replay, kind: ChoiceKind, part: Part) -> Iterator[Way]:
    """The reader's act, then silence; and the same with each answer."""
    acted = _tell(found, found.ledger, kind.event, "freelancer", part.id)
    yield Way(SILENCE, look_ahead(acted, found.now))
    for answer in kind.answers:
        event, _, by = answer.partition(".")
        yield Way(answer, look_ahead(_tell(found, acted, event, by, part.id), found.now))


def _tell(found: Replay, before: Ledger, kind: str, by: str, of: str) -> Ledger:
    after = before.copy()
    part = before.parts[of]
    name = of if after.platform.parts[part.kind].prefix else ""
    now = Moment(found.now, found.now)
    about = before.platform.kinds[kind]
    # What tells some kinds apart is not who acts: an award is for one of the sides.
    which, by = (by, about.by) if about.which else ("", by)
    of = name if part.kind in about.parts else ""
    tell(after, Event(n=0, kind=kind, by=by, which=which, when=now, of=of))
    return after


def _rules(found: Replay, kind: ChoiceKind) -> Iterator[Value[Any]]:
    for id in kind.rules:
        with suppress(NoRule):
            yield parameter(id).on(found.now.date())


def _price(found: Replay, kind: ChoiceKind, part: Part, claimed: Decimal | None) -> Price | None:
    if not kind.price:
        return None
    try:
        fee = parameter(kind.price).on(found.now.date())
    except NoRule:
        return None
    sums = [sum for sum in (claimed, part.sum) if sum is not None]
    if part.sum is None or not sums or not min(sums):
        return Price(fee, None, None, None)
    win, cost = min(sums), Decimal(fee.value)
    offer = None if part.offer is None else (part.offer + cost) / win
    return Price(fee, win, cost / win, offer)
