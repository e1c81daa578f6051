"""What the replay of the contract's life says of what the reader told."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime

from calculators.deadlines.inputs import Inputs
from calculators.engine.formats import format_day
from calculators.facts.money import MoneyPlace
from calculators.life.clashes import write_clash
from calculators.life.events import Event
from calculators.life.ledger import Ledger
from calculators.life.moments import Moment
from calculators.life.platform import find_platform
from calculators.life.replay import Replay, replay
from calculators.life.sums import GONE
from calculators.life.told import HELD, PLATFORM, ROWS, tell
from calculators.life.words import say

# A day after the moment of the answer is shown as still to come; that is no contradiction.
SAID_ELSEWHERE = ("planned", "announced")


@dataclass(frozen=True)
class Stand:
    """Where a clock stands. opens: the day it was counted from, in UTC if its time is known, which
    `exact` says, and else where the reader is. by: the fact that ended it.

    why: runs | answered | stopped | restarted | silence | answered_unseen. safe: while it runs, the
    earliest end by every way to count.
    """

    opens: date
    why: str
    by: str
    exact: bool = False
    safe: datetime | None = None


@dataclass(frozen=True)
class Clash:
    """Facts that do not fit: their names, why, and what the answer assumes."""

    facts: tuple[str, ...]
    why: str
    assume: str


@dataclass(frozen=True)
class News:
    """What has happened to the held money without a further fact: what, and when."""

    id: str
    day: date
    text: str


@dataclass(frozen=True)
class Life:
    """What the replay says: the last stand of each clock by its id, what does not fit, and where
    held money has gone. direct: it is a Direct Contract, to which few of the rules apply.
    """

    stands: dict[str, Stand]
    clashes: tuple[Clash, ...]
    gone: News | None
    direct: bool = False


# The last life with the facts it was made of and the instants between which it stays as it is.
LAST: list[tuple[object, datetime, datetime, Life]] = []


def find_life(inputs: Inputs) -> Life:
    """The life that these facts tell. While only the moment moves, the last one is used again."""
    facts = vars(inputs) | {"now": None}
    for before, since, until, life in LAST:
        if before == facts and since <= inputs.now < until:
            return life
    told = tell(inputs)
    events = tuple(event for _, event in told)
    found = replay(events, find_platform(PLATFORM), inputs.now)
    names = {event.n: name for name, event in told}
    clashes = tuple(_clashes(found, names))
    gone = None if clashes else _gone(found.ledger, inputs)
    direct = found.ledger.state("kind") == "direct"
    life = Life(_stands(found.ledger, names), clashes, gone, direct)
    LAST[:] = [(facts, inputs.now, _until(found), life)]
    return life


def _until(found: Replay) -> datetime:
    """The next instant at which anything can come by itself or as planned."""
    ends = [running.end.over for running in found.ledger.running.values()]
    plans = [event.when.first for event in found.plans]
    return min([*ends, *plans], default=datetime.max.replace(tzinfo=UTC))


def _stands(ledger: Ledger, names: dict[int, str]) -> dict[str, Stand]:
    """The last stand of each clock: the one that runs, or else the one that was over last."""
    stands: dict[str, Stand] = {}
    for over in ledger.over:
        if over.end and over.part[:1] != "P":
            since = over.end.since
            stands[over.clock.name] = Stand(
                _day(since), over.why, names.get(over.n, ""), since.exact
            )
    for running in ledger.running.values():
        if running.part[:1] != "P":
            since = running.end.since
            safe = running.end.safe
            stands[running.clock.name] = Stand(_day(since), "runs", "", since.exact, safe)
    return stands


def _gone(ledger: Ledger, inputs: Inputs) -> News | None:
    """Where the money that the reader takes for held has gone by itself, if it has."""
    part = ledger.parts.get(HELD)
    if not part or inputs.money_place != MoneyPlace.HELD or ledger.money(part) not in GONE:
        return None
    last = next((item for item in reversed(ledger.happened) if item.part == HELD), None)
    if not last:
        return None
    return News(last.row.happens, _day(last.when), say(PLATFORM, "happened", last.row.happens))


def _day(moment: Moment) -> date:
    return moment.said or moment.first.date()


def _clashes(found: Replay, names: dict[int, str]) -> Iterator[Clash]:
    told = {event.n: event for event in found.events}
    for item in found.ledger.contradictions:
        if item.says in SAID_ELSEWHERE:
            continue
        if any(_implied(told[n], names[n]) for n in item.events):
            continue  # the fact that it follows from has the contradiction too
        facts = tuple(dict.fromkeys(names[n] for n in item.events))
        if "" in facts or (len(facts) < 2 and facts != (ROWS,)):
            continue  # it does not fit with something that was not told, which may well be so
        said = write_clash(found.ledger, item, told, _words, lambda when: format_day(_day(when)))
        yield Clash(facts, said["why"], said["assume"])


def _implied(event: Event, name: str) -> bool:
    """Whether nobody told the event itself: a payment implies that something moved."""
    return name == "releases" and event.kind == "milestone_changed"


def _words(event: Event) -> str:
    if event.due:
        return say(PLATFORM, "told", "due", day=format_day(_day(event.due)))
    return say(
        PLATFORM,
        "told",
        "fact",
        label=say(PLATFORM, "kinds", event.kind),
        day=format_day(_day(event.when)),
    )
