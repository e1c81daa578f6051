"""The replay: the told events in order of time, and between them what comes by itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from heapq import heappop

from calculators.life.events import Event, silent
from calculators.life.ledger import Contradiction, Ledger, Running, begin
from calculators.life.moving import tell_unopened
from calculators.life.orders import Unit, clusters, in_units, next_units
from calculators.life.platform import Platform, find_platform
from calculators.life.telling import happen, tell

# Ways on that are kept at a time. Days on which the order is not known multiply them.
WAYS = 6


@dataclass(frozen=True)
class Replay:
    """What is so at `now`. others: what is so if the events of one day came the other way round.

    plans: the told events after `now`. bounded: days with too many events to try every order.
    """

    ledger: Ledger
    others: tuple[Ledger, ...]
    plans: tuple[Event, ...]
    events: tuple[Event, ...]
    now: datetime
    bounded: bool


def replay(events: Sequence[Event], platform: Platform, now: datetime) -> Replay:
    """Replays the events up to `now`. Those after it are plans: they change nothing yet."""
    told = [event for event in events if event.when.first <= now]
    plans = sorted(
        (event for event in events if event.when.first > now),
        key=lambda event: (event.when.first, event.order),
    )
    later = Later(told, platform)
    start = begin(platform)
    start.contradictions += before_the_contract(told, platform)
    ways, bounded = [start], False
    start.told = tuple(event for group in clusters(told) for event in group)
    for group in clusters(told):
        units, cut = in_units(group)
        bounded = bounded or cut
        for way in ways:
            way.place += len(group)
        ways = _go_all_orders(ways, units, later)
    for way in ways:
        run_until(way, now, later)
    plan(ways[0], plans, told, platform)
    return Replay(ways[0], tuple(ways[1:]), tuple(plans), tuple(events), now, bounded)


@lru_cache(maxsize=8)
def replay_once(events: tuple[Event, ...], platform: str, now: datetime) -> Replay:
    """The replay of these events on a platform, by its name, made once for several that ask.

    Answers that tell no event change nothing of it. It is shared: copy a ledger to go on from it.
    """
    return replay(events, find_platform(platform), now)


def _go_all_orders(ways: list[Ledger], units: list[Unit], later: "Later") -> list[Ledger]:
    """The ways on after the events of a day, whatever order they came in."""
    reached: dict[frozenset[int], list[Ledger]] = {frozenset(): ways}
    for _ in units:
        onward: dict[frozenset[int], list[Ledger]] = {}
        for done, before in reached.items():
            for place in next_units(units, done):
                onward.setdefault(done | {place}, []).extend(
                    _go(way.copy() if len(units) > 1 else way, units[place], later)
                    for way in before
                )
        reached = {done: _best(after) for done, after in onward.items()}
    return next(iter(reached.values()))


def _go(way: Ledger, unit: Unit, later: "Later") -> Ledger:
    """One way on: this event, or the events that one sentence told."""
    for event in unit:
        early = way.copy() if _ends_inside(way, event) else None
        run_until(way, event.when.first, later)
        tell(way, event)
        if early and len(way.contradictions) > len(early.contradictions):
            # It may have come later on that day, after what ended on the same day.
            run_until(early, event.when.last - timedelta(microseconds=1), later)
            count = len(early.contradictions)
            tell(early, event)
            if len(early.contradictions) == count:
                way = early
    return way


def _ends_inside(way: Ledger, event: Event) -> bool:
    if event.when.exact or not way.ends or way.ends[0][0] >= event.when.last:
        return False
    return any(event.when.first < end[0] < event.when.last for end in way.ends)


def run_until(way: Ledger, instant: datetime, later: "Later | None" = None) -> None:
    """Lets happen by itself what comes up to this instant."""
    if way.at is not None:
        instant = max(instant, way.at)
    while way.ends and way.ends[0][0] <= instant:
        over, _, part, key = heappop(way.ends)
        running = way.running.get((part, key))
        if running is None or running.end.over != over:
            continue
        if later and later.answers(way, running):
            way.stop(running, "answered_unseen")
            if running.bound:
                for other in way.clocks_on(part):
                    if other.bound:
                        way.stop(other, "answered_unseen")
            continue
        way.stop(running, "silence")
        if running.clock.then and not running.warning:
            happen(way, silent(running.clock.then, running.n, running.end.moment(), part))
    way.at = instant


class Later:
    """What is told later on, up to `now`: it can show that an end did not come by itself."""

    def __init__(self, told: Sequence[Event], platform: Platform) -> None:
        self._last: dict[tuple[str, str], datetime] = {}
        # States that come by themselves once a count that began at an unknown day is over. What is
        # possible in them alone shows that it was over, and so does nothing that comes after it.
        after = {
            state for clock in platform.clock_kinds() if clock.from_due for state in clock.lasts
        }
        over: set[str] = set()
        for event in sorted(told, key=lambda event: event.when.first):
            kind = platform.kinds[event.kind]
            if kind.assumes in after:
                over.add(event.of)
            moves = "milestone" in kind.parts or event.kind in ("contract_ended", "money_stated")
            if moves and not over & {"", event.of}:
                self._note("", event)
            self._note(event.kind, event)

    def _note(self, kind: str, event: Event) -> None:
        key = (kind, event.of)
        self._last[key] = max(self._last.get(key, event.when.first), event.when.first)

    def answers(self, way: Ledger, running: Running) -> bool:
        """Whether a later event shows that this end did not come by itself."""
        kinds = ("",) if running.bound else running.clock.unless_later
        part = way.parts[running.part]
        return any(
            self._last.get((kind, of), running.end.since.first) >= running.end.over
            for kind in kinds
            for of in {"", part.id, part.root or part.id}
        )


def before_the_contract(told: Sequence[Event], platform: Platform) -> list[Contradiction]:
    """Events that are older than the contract, each with its beginning."""
    began = sorted(
        (event for event in told if event.kind == "contract_began"),
        key=lambda event: event.when.first,
    )
    return [
        Contradiction((start.n, event.n), f"before_contract.{how}")
        for start in began[:1]
        for event in sorted(told, key=lambda event: event.when.first)
        if event.when.last <= start.when.first
        and event is not start
        and (how := platform.kinds[event.kind].before_contract) != "fine"
    ]


def plan(way: Ledger, plans: Sequence[Event], told: Sequence[Event], platform: Platform) -> None:
    """Says of each event after `now` that it is a plan, and whether it could come to be."""
    if not plans:
        return
    trial, later = way.copy(), Later([*told, *plans], platform)
    for event in plans:
        run_until(trial, event.when.first, later)
        count = len(trial.contradictions)
        tell(trial, event)
        tell_unopened(way, event)
        clashes = trial.contradictions[count:]
        way.contradictions.append(
            Contradiction(
                (event.n,), "announced" if clashes else "planned", "" if clashes else "fix_dates"
            )
        )
        way.contradictions += [Contradiction(clash.events, "plan_too_late") for clash in clashes]


def _best(ways: list[Ledger]) -> list[Ledger]:
    """The ways with the fewest contradictions, the safest for the reader first, no two alike."""
    if len(ways) == 1:
        return ways
    fewest = min(len(way.contradictions) for way in ways)
    kept: dict[object, Ledger] = {}
    for way in ways:
        if len(way.contradictions) == fewest:
            kept.setdefault(fingerprint(way), way)
    return sorted(kept.values(), key=_danger)[:WAYS]


def fingerprint(way: Ledger) -> object:
    """What two ways must have in common to be one."""
    return (
        frozenset(
            (part.id, part.state, part.sum, part.n, part.silent) for part in way.parts.values()
        ),
        frozenset((key, running.end.over, running.warning) for key, running in way.running.items()),
    )


def _danger(way: Ledger) -> tuple[bool, datetime | int, str]:
    """Sorts the way with the most urgent duty first."""
    must = sorted(
        running.end.safe for running in way.running.values() if running.clock.press == "must"
    )
    return (
        not must,
        must[0] if must else 0,
        str(sorted((part.id, part.state) for part in way.parts.values())),
    )
