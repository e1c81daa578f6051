"""Events as data: what a reader or a program tells, checked against the platform's kinds."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from zoneinfo import ZoneInfo

from calculators.engine.changed import with_changes
from calculators.life.moments import BadMoment, Moment, parse_moment
from calculators.life.platform import Platform

PARTIES = ("client", "freelancer", "both", "platform", "mediator", "arbitrator", "bank")

LONGEST = 200  # characters of the name of a part
NUMBER = re.compile("[0-9]{1,9}")


class BadEvent(ValueError):
    """An event that cannot be read. The text names its number and says how to put it right."""


@dataclass(frozen=True, kw_only=True)
class Event:
    """Something that happened. n: its number in the telling, from 1.

    which: what tells events of this kind apart besides the party, such as a first or second notice.
    of: the part it is about, such as M1. part: the kind of part, when the kind leaves several.
    sum: money it moved. held, paid: what a contract's end says was held, or paid, by then.
    tracked, manual: hours by the tracker and by hand.
    """

    n: int
    kind: str
    by: str
    when: Moment
    step: int = 0
    which: str = ""
    of: str = ""
    part: str = ""
    sum: Decimal | None = None
    currency: str = ""
    due: Moment | None = None
    held: Decimal | None = None
    says_held: bool = False
    tracked: Decimal | None = None
    manual: Decimal | None = None

    @property
    def order(self) -> tuple[str, ...]:
        """Tells events of one day apart without looking at the order of telling."""
        return (self.kind, self.by, self.which, self.of, self.part, str(self.sum), str(self.held))

    @property
    def variant(self) -> str:
        """The word after the dot that rows for a part of these events have."""
        return self.which or self.by


def read_events(
    told: list[Mapping[str, object]], platform: Platform, zone: ZoneInfo
) -> tuple[Event, ...]:
    """The events of a telling. Raises `BadEvent`."""
    return tuple(_events(told, platform, zone))


def _events(
    told: list[Mapping[str, object]], platform: Platform, zone: ZoneInfo
) -> Iterator[Event]:
    for place, item in enumerate(told, 1):
        n = _place(item.get("n"), place)
        name = str(item.get("kind") or "")
        kind = platform.kinds.get(name)
        if kind is None:
            raise BadEvent(
                f"Event {n}: there is no kind of event named “{name}”. `life --kinds` lists them."
            )
        by = str(item.get("by") or kind.by)
        by = "platform" if by == platform.name and by not in PARTIES else by
        if by not in PARTIES:
            raise BadEvent(f"Event {n}: “{by}” is no party. Use {', '.join(PARTIES)}.")
        part = str(item.get("part") or "")
        if part and part not in kind.parts:
            raise BadEvent(f"Event {n}: {name} is not about “{part}”.")
        try:
            when = parse_moment(str(item.get("when") or ""), zone)
            due = parse_moment(str(item["due"]), zone) if item.get("due") else None
        except BadMoment as error:
            raise BadEvent(f"Event {n}: {error}") from None
        yield Event(
            n=n,
            step=place,
            kind=name,
            by=by,
            when=when,
            which=str(item.get("which") or kind.which),
            of=_short(item.get("of"), n),
            part=part,
            currency=str(item.get("currency") or ""),
            due=due,
            says_held="held" in item,
            sum=_number(item.get("sum"), n),
            held=_number(item.get("held"), n),
            tracked=_number(item.get("tracked"), n),
            manual=_number(item.get("manual"), n),
        )


def _place(given: object, place: int) -> int:
    """The number by which others speak of an event: its place, unless it has one of its own."""
    if given is None or given == "":
        return place
    text = str(given)
    if not NUMBER.fullmatch(text):
        raise BadEvent(f"Event {place}: “{text[:40]}” must be the number of an event, such as 3.")
    return int(text)


def _short(given: object, n: int) -> str:
    text = str(given or "")
    if len(text) > LONGEST:
        raise BadEvent(f"Event {n}: the name of a part has {LONGEST} characters or fewer.")
    return text


def _number(given: object, n: int) -> Decimal | None:
    if given is None or given == "":
        return None
    try:
        number = Decimal(str(given))
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite() or number < 0 or number > 10**12:
        raise BadEvent(f"Event {n}: “{given}” must be a sum such as 450 or 450.50.")
    return number


def silent(kind: str, event_number: int, when: Moment, of: str) -> Event:
    """What happens by itself: an event of the platform's, caused by event `event_number`."""
    return Event(n=event_number, kind=kind, by="silence", when=when, of=of)


def renamed(event: Event, kind: str) -> Event:
    """The same event taken for one of another kind."""
    return with_changes(event, kind=kind)
