"""Where everything stands at an instant: parts and their states, clocks that run, what is over."""

from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from heapq import heappush

from calculators.engine.changed import with_changes
from calculators.life.ends import End
from calculators.life.events import Event
from calculators.life.kinds import ClockKind, PartKind, Row
from calculators.life.moments import Moment
from calculators.life.platform import Platform


@dataclass(frozen=True, kw_only=True)
class Part:
    """A milestone, a week of hours, a review, an account: whatever has a state.

    n: the event that brought the state. silent: it came by itself. since: when it came.
    root: the id before sums were split off. paid: when its money first was the freelancer's.
    covered: for hours, tracked or manual. offer: the sum of a mediator's proposal.
    asked: how much of what one request was about is asked back.
    assumed: no event told how the part came about.
    """

    id: str
    kind: str
    state: str
    since: Moment | None = None
    n: int = 0
    silent: bool = False
    came_by: str = ""
    root: str = ""
    sum: Decimal | None = None
    made: Moment | None = None
    due: Moment | None = None
    paid: Moment | None = None
    covered: str = ""
    offer: Decimal | None = None
    asked: Decimal | None = None
    assumed: bool = False


@dataclass(frozen=True)
class Running:
    """A clock that runs on a part. n: the event that started it. warning: shown in case.

    bound: its beginning is only the earliest possible one, because no due day is known.
    do: what to do, where it is not what the clock says.
    """

    clock: ClockKind
    part: str
    n: int
    end: End
    warning: bool = False
    bound: bool = False
    do: str = ""


@dataclass(frozen=True)
class Over:
    """A clock that is over. n: the event that ended it, 0 for silence.

    why: answered | stopped | restarted | silence | answered_unseen | never.
    """

    clock: ClockKind
    part: str
    why: str
    n: int = 0
    end: End | None = None


@dataclass(frozen=True)
class Happened:
    """Something that came by itself, or that the platform did. row: what brought it."""

    row: Row
    when: Moment
    part: str
    n: int


@dataclass(frozen=True)
class Missing:
    """A clock that could not be counted. rule: its id, if there is one.

    why: unknown, for no source names a length; unsure, for the sources are too weak; or why no rule
    was in force, as `NoRule` says it.
    """

    clock: ClockKind
    part: str
    why: str
    rule: str = ""


@dataclass(frozen=True)
class Moved:
    """The money of a part came to a place, by event `n` or by itself."""

    part: str
    place: str
    when: Moment
    n: int


@dataclass(frozen=True)
class Contradiction:
    """Events that do not fit. says: the key of the text with its assumption. do: what to do."""

    events: tuple[int, ...]
    says: str
    do: str = ""


@dataclass
class Ledger:
    """The working state of a replay. It is copied where two ways on must be tried.

    told: all events up to `now`, by time. place: where the next group of them begins.
    """

    platform: Platform
    parts: dict[str, Part]
    running: dict[tuple[str, str], Running] = field(default_factory=dict)
    by_part: dict[str, tuple[str, ...]] = field(default_factory=dict)
    over: list[Over] = field(default_factory=list)
    happened: list[Happened] = field(default_factory=list)
    moved: list[Moved] = field(default_factory=list)
    contradictions: list[Contradiction] = field(default_factory=list)
    missing: list[Missing] = field(default_factory=list)
    ends: list[tuple[datetime, int, str, str]] = field(default_factory=list)
    at: datetime | None = None
    told: tuple[Event, ...] = ()
    place: int = 0

    def copy(self) -> "Ledger":
        """A ledger that can go another way."""
        return Ledger(
            self.platform,
            dict(self.parts),
            dict(self.running),
            dict(self.by_part),
            list(self.over),
            list(self.happened),
            list(self.moved),
            list(self.contradictions),
            list(self.missing),
            list(self.ends),
            self.at,
            self.told,
            self.place,
        )

    def state(self, kind: str) -> str:
        """The state of the one part of this kind, or "" where the platform has no such part."""
        return self.parts[kind].state if kind in self.parts else ""

    def of_kind(self, kind: str) -> list[Part]:
        """The parts of a kind, in the order in which they came."""
        return [part for part in self.parts.values() if part.kind == kind]

    def kind_of(self, part: Part) -> PartKind:
        """What is known of parts of this kind."""
        return self.platform.parts[part.kind]

    def money(self, part: Part) -> str:
        """Where the part's money is, or ""."""
        return self.money_in(part.kind, part.state)

    def money_in(self, kind: str, state: str) -> str:
        """Where the money of a part of this kind is in a state, or ""."""
        return self.platform.parts[kind].money.get(state, "")

    def is_open(self, part: Part) -> bool:
        """Whether the part's money has not gone its way."""
        return self.money(part) in ("unfunded", "held", "dormant")

    def note_money(self, part: Part, when: Moment, n: int) -> None:
        """Notes that the money of a part has come to another place."""
        if place := self.money(part):
            self.moved.append(Moved(part.id, place, when, n))

    def clocks_on(self, part: str) -> list[Running]:
        """The clocks that run on a part."""
        return [self.running[part, key] for key in self.by_part.get(part, ())]

    def start(self, running: Running) -> None:
        """A clock begins."""
        key = running.part, running.clock.key
        if key not in self.running:
            self.by_part[running.part] = (*self.by_part.get(running.part, ()), running.clock.key)
        self.running[key] = running
        heappush(self.ends, (running.end.over, running.clock.place, running.part, key[1]))

    def stop(self, running: Running, why: str, n: int = 0) -> None:
        """A clock is over, and the answer says why."""
        del self.running[running.part, running.clock.key]
        self.by_part[running.part] = tuple(
            key for key in self.by_part[running.part] if key != running.clock.key
        )
        self.over.append(Over(running.clock, running.part, why, n, running.end))

    def split(self, part: Part, taken: Decimal) -> tuple[Part, Part]:
        """The part in two: the sum taken, and the rest, which keeps the clocks."""
        assert part.sum is not None
        root = part.root or part.id
        letter = part.id.removeprefix(root) or "a"
        first = with_changes(part, id=root + letter, root=root, sum=taken)
        rest = with_changes(part, id=root + _after(letter), root=root, sum=part.sum - taken)
        parts: dict[str, Part] = {}
        for id, other in self.parts.items():
            if id == part.id:
                parts[first.id], parts[rest.id] = first, rest
            else:
                parts[id] = other
        self.parts = parts
        keys = self.by_part.pop(part.id, ())
        self.by_part[rest.id] = keys
        for key in keys:
            moved = with_changes(self.running.pop((part.id, key)), part=rest.id)
            self.running[rest.id, key] = moved
            heappush(self.ends, (moved.end.over, moved.clock.place, rest.id, key))
        return first, rest


def begin(platform: Platform) -> Ledger:
    """The state before the first event."""
    return Ledger(
        platform,
        {
            kind.name: Part(id=kind.name, kind=kind.name, state=kind.begins)
            for kind in platform.parts.values()
            if kind.one
        },
    )


def _after(letters: str) -> str:
    """The next letter: b after a, aa after z."""
    if letters[-1] != "z":
        return letters[:-1] + chr(ord(letters[-1]) + 1)
    return "a" * (len(letters) + 1)
