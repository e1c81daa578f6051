"""Goes through the states of a contract: `python -m tests.life.explore 3` prints the figures.

With names of platforms it goes through these alone: `python -m tests.life.explore 4 fiverr guru`.

Every kind of event is told in every state that can be reached, and time goes on to the next end.
"""

import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import combinations

from calculators.engine.packs import packs
from calculators.life.events import Event
from calculators.life.kinds import Row
from calculators.life.ledger import Ledger, begin
from calculators.life.moments import Moment
from calculators.life.platform import Platform, find_platform
from calculators.life.replay import run_until
from calculators.life.telling import tell

START = datetime(2026, 1, 5, 10, tzinfo=UTC)
PARTIES = ("client", "freelancer", "both")
WHICH = ("first", "second", "dormant", "unknown")


@dataclass
class Found:
    """What an exploration found.

    ends: states in which all money has gone its way and nothing more can be told; a dead end is any
    other state without a way out. lost: clocks that vanished without a word.
    """

    states: int = 0
    transitions: int = 0
    seconds: float = 0.0
    seen: set[tuple[str, str]] = field(default_factory=set)
    ends: int = 0
    dead_ends: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    moved_money: list[str] = field(default_factory=list)


def told(platform: Platform, now: datetime) -> Iterator[Event]:
    """Every event that can be told of one milestone, one week and one bonus."""
    when = Moment(now, now)
    for kind in platform.kinds.values():
        variants = {
            row.on.partition(".")[2]
            for of in platform.rows.values()
            for row in of
            if row.on.partition(".")[0] == kind.name
        }
        for variant in sorted(variants - {""}) or [kind.which or kind.by]:
            by = variant if variant in PARTIES else kind.by
            which = variant if variant in WHICH or kind.which else ""
            sums = (Decimal(300), Decimal(100)) if kind.splits else (Decimal(300),)
            for part in kind.parts or ("",):
                prefix = platform.parts[part].prefix if part else ""
                for sum in sums[:1] if part == "week" else sums:
                    yield Event(
                        n=1,
                        kind=kind.name,
                        by=by,
                        which=which,
                        when=when,
                        part=part,
                        of=f"{prefix}1" if prefix else "",
                        sum=None if part == "week" else sum,
                    )


def explore(depth: int, platform: Platform | None = None) -> Found:
    """Goes on from an empty contract, up to so many events or ends."""
    platform = platform or find_platform("upwork")
    found, began = Found(), time.perf_counter()
    start = begin(platform)
    start.at = START
    front, known = [start], {shape(start)}
    for _ in range(depth):
        onward: list[Ledger] = []
        for before in front:
            for after in _next(platform, before, found):
                found.transitions += 1
                key = shape(after)
                if key not in known:
                    known.add(key)
                    onward.append(after)
        front = onward
    found.states = len(known)
    found.seen = {item for key in known for item in key[0]}
    found.seconds = time.perf_counter() - began
    return found


def shape(ledger: Ledger) -> tuple[frozenset[tuple[str, str]], frozenset[tuple[str, str]]]:
    """What makes two states one: the states of the parts, and the clocks that run."""
    return (
        frozenset((part.kind, part.state) for part in ledger.parts.values()),
        frozenset((ledger.parts[of].kind, key) for of, key in ledger.running),
    )


def _next(platform: Platform, before: Ledger, found: Found) -> Iterator[Ledger]:
    assert before.at is not None
    now = before.at + timedelta(hours=1)
    moved = False
    for event in told(platform, now):
        after = before.copy()
        run_until(after, now)
        count = len(after.over)
        running = dict(after.running)
        total = _total(after)
        made = len(after.parts)
        tell(after, event)
        gone = {item for item in running if item not in after.running}
        said = {item.clock.key for item in after.over[count:]}
        found.lost += [
            f"{event.kind}: {key}"
            for _, key in gone
            if key not in said and key not in {k for _, k in after.running}
        ]
        grew = _total(after) - total
        if (
            grew
            and len(after.parts) == made
            and not len(after.contradictions) > len(before.contradictions)
        ):
            found.moved_money.append(f"{event.kind}: {grew}")
        moved = moved or shape(after) != shape(before)
        yield after
    if before.ends:
        after = before.copy()
        run_until(after, max(before.ends[0][0], before.at))
        yield after
    elif not moved and _is_end(before):
        found.ends += 1
    elif not moved:
        found.dead_ends.append(str(sorted(shape(before)[0])))


def _is_end(ledger: Ledger) -> bool:
    places = {ledger.money(part) for part in ledger.parts.values()} - {""}
    return bool(places) and places <= {"released", "refunded"}


def _total(ledger: Ledger) -> Decimal:
    return sum((part.sum for part in ledger.parts.values() if part.sum is not None), Decimal(0))


def unreachable(found: Found, platform: Platform) -> set[tuple[str, str]]:
    """The states that the data names and no sequence reached."""
    named = {(row.part, row.to) for of in platform.rows.values() for row in of if row.to}
    return named - found.seen


def overlapping(platform: Platform) -> list[tuple[Row, Row]]:
    """Two rows of one event and part without a doubt, that can fit at the same time and differ."""
    pairs = []
    for of in platform.rows.values():
        clean = [row for row in of if not row.says]
        pairs += [
            (a, b)
            for a, b in combinations(clean, 2)
            if a.part == b.part
            and set(a.before) & set(b.before)
            and _at_once(a, b)
            and not a.clock
            and not b.clock
        ]
    return pairs


def _at_once(a: Row, b: Row) -> bool:
    if a.needs_part != b.needs_part and a.needs_part and b.needs_part:
        return False
    if bool(a.needs) != bool(b.needs):
        return False  # the row with a need stands first, the other is for what is left
    return all(set(a.needs[kind]) & set(b.needs[kind]) for kind in a.needs if kind in b.needs)


def report(name: str, depth: int) -> bool:
    """Prints the figures of one platform. Returns whether anything is wrong."""
    platform = find_platform(name)
    found = explore(depth, platform)
    missed, pairs = unreachable(found, platform), overlapping(platform)
    print(
        f"{name}, depth {depth}: {found.states} states, {found.transitions} transitions, "
        f"{found.seconds:.1f} seconds; "
        f"ends {found.ends}, dead ends {len(found.dead_ends)}, "
        f"lost clocks {len(found.lost)}, money not conserved {len(found.moved_money)}, "
        f"overlapping rows {len(pairs)}, states not reached {len(missed)}"
    )
    wrong = found.dead_ends[:5], sorted(set(found.lost))[:9], sorted(set(found.moved_money))[:9]
    for line in (line for lines in wrong for line in lines):
        print(" ", line)
    for one, other in pairs:
        print(" ", one.on, one.part, set(one.before) & set(other.before))
    if missed:
        print("  not reached:", *sorted(f"{part} {state}" for part, state in missed))
    return bool(found.dead_ends or found.lost or found.moved_money or pairs)


def main(depth: str = "3", *names: str) -> int:
    """Prints the figures of each platform. Returns 1 if anything is wrong."""
    return int(any([report(name, int(depth)) for name in names or packs()]))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
