"""Where everything stands: the contract, the money, the step to take, and what does not fit."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from calculators.engine.formats import format_day
from calculators.engine.packs import find_name
from calculators.engine.parameters import Value
from calculators.life.answer import MONEY, contract_state
from calculators.life.clashes import write_clash
from calculators.life.events import Event
from calculators.life.first_step import PLANS, find_first_step
from calculators.life.ledger import Ledger
from calculators.life.limit import open_contract
from calculators.life.replay import Replay
from calculators.life.rows import read_moment
from calculators.life.words import say, sentence
from calculators.timeline.clocks import TimelineClock
from calculators.timeline.inputs import Inputs
from calculators.timeline.told import PLATFORM, platform
from calculators.timeline.wording import name_event, name_part, say_place, say_sum

# The money is gone by itself, and yet held: no contradiction where nobody said that it is held.
HELD_AFTER_ALL = "held_after_all"


@dataclass(frozen=True)
class PartMoney:
    """Where the money of one part is. by_itself: it came there by itself."""

    of: str
    sum: str
    place: str
    key: str
    by_itself: bool


@dataclass(frozen=True)
class Move:
    """The money of a part came to a place on a day, by the row of this number or by itself (0)."""

    part: str
    of: str
    place: str
    day: date
    n: int


@dataclass(frozen=True)
class TimelineStep:
    """The one thing to do. clock: the clock that sets its day, if one does. why: a sentence more.

    also: what to do beside it. Both may be "". rule: what it rests on, where one rule is known.
    """

    id: str
    says: str
    clock: TimelineClock | None
    why: str = ""
    also: str = ""
    rule: Value[object] | None = None


@dataclass(frozen=True)
class TimelineClash:
    """Things that do not fit. events: their numbers."""

    events: tuple[int, ...]
    why: str
    assume: str


@dataclass(frozen=True)
class PartRow:
    """One row as the reader told it. number: from 1."""

    number: int
    text: str
    day: date | None


def state(ledger: Ledger) -> tuple[str, ...]:
    """The contract, and the review and the account where there is something to say of them."""
    said = [say(PLATFORM, "contract", contract_state(ledger))]
    if ledger.state("client_review") != "none":
        said.append(say(PLATFORM, "review", ledger.state("client_review")))
    if ledger.state("my_account") != "free":
        said.append(say(PLATFORM, "account", ledger.state("my_account")))
    return tuple(said)


def money(ledger: Ledger) -> Iterator[PartMoney]:
    """Each part with money, milestones first."""
    for kind in MONEY:
        for part in ledger.of_kind(kind):
            if key := ledger.money(part):
                place = say_place(ledger, part)
                yield PartMoney(name_part(part.id), say_sum(part), place, key, part.silent)


def moves(ledger: Ledger, zone: ZoneInfo) -> Iterator[Move]:
    """Where the money of each part came, in order of time."""
    for moved in ledger.moved:
        day = moved.when.day_in(zone)
        yield Move(moved.part, name_part(moved.part), moved.place, day, moved.n)


def step(inputs: Inputs, clocks: tuple[TimelineClock, ...]) -> TimelineStep:
    """The one thing to do, with its clock."""
    found = find_first_step(inputs)
    if found is None and inputs.message_limit:
        return TimelineStep("limit", open_contract(find_name(PLATFORM).name), None)
    if found is None:
        return TimelineStep("none", say(PLATFORM, "do", "none"), None)
    clock = next((clock for clock in clocks if clock.id == found.clock_id), None)
    return TimelineStep(found.do or found.id, found.text, clock, found.why, found.also, found.rule)


def clashes(found: Replay, rows: int, zone: ZoneInfo, *, taken: bool) -> Iterator[TimelineClash]:
    """What does not fit, with both events and what is assumed; plans are shown as plans.

    rows: how many there are; an event with a higher number was told as a day in another tool.
    taken: that money is held is taken so, and not told.
    """
    told = {event.n: event for event in found.events}
    for item in found.ledger.contradictions:
        if item.says in PLANS or (taken and item.says == HELD_AFTER_ALL):
            continue
        said = write_clash(
            found.ledger,
            item,
            told,
            lambda event: _quote(event, rows, zone),
            lambda when: format_day(when.day_in(zone)),
        )
        yield TimelineClash(item.events, said["why"], said["assume"])


def _quote(event: Event, rows: int, zone: ZoneInfo) -> str:
    label, day = name_event(event.kind, event.by), format_day(event.when.day_in(zone))
    numbered = 0 < event.n <= rows
    table = "fact" if not numbered else "event_of" if event.of else "event"
    return say(PLATFORM, "told", table, label=label, day=day, number=event.n, of=event.of)


def rows(inputs: Inputs) -> Iterator[PartRow]:
    """What was told, in the order of telling."""
    for number, row in enumerate(inputs.events, 1):
        kind = platform().kinds.get(row.kind.value)
        by = row.by.value if row.by else kind.by if kind else ""
        day = read_moment(row.when, inputs.zone).day_in(inputs.zone) if row.when else None
        text = sentence(name_event(row.kind.value, by)) if kind else row.kind.label
        yield PartRow(number, text, day)
