"""What `check-pack` finds in a pack's life: names of states, parts and events that nothing defines.

A slip in such a name stops no replay: the row or the clock is only never used.
"""

from collections.abc import Iterable, Iterator

from calculators.engine.packs import DEFAULT, find_name
from calculators.life.events import PARTIES
from calculators.life.kinds import ChoiceKind, ClockKind, Row
from calculators.life.platform import Platform, find_platform

# What the replay itself makes known to a row: see `life/sums.py`.
RAISED = {"held_stated"}


def slips(platform: Platform) -> Iterator[str]:
    """A sentence for each name that is used and not defined."""
    rows = [row for of in platform.rows.values() for row in of]
    states = {part: _states(platform, part, rows) for part in platform.parts}
    yield from _kinds(platform, states)
    for row in rows:
        yield from _row(platform, row, states)
    for clock in platform.clock_kinds():
        yield from _clock(platform, clock, states)
    for task in platform.tasks:
        yield from _unknown(f"task {task.do}", task.part, task.states, states)
    for choice in platform.choices:
        yield from _choice(platform, choice, states)


def _states(platform: Platform, part: str, rows: list[Row]) -> set[str]:
    """What a part can be in: where it begins, what an event makes of it, and where rows end."""
    found = {platform.parts[part].begins}
    found |= {kind.makes for kind in platform.kinds.values() if part in kind.parts}
    for row in rows:
        if row.part == part:
            found |= {row.to, row.rest_to}
    return found - {""}


def _kinds(platform: Platform, states: dict[str, set[str]]) -> Iterator[str]:
    """Events: a party that there is, a part, and words for a form where only this pack has it."""
    shared = {DEFAULT, platform.name}
    offered = dict(find_name(platform.name).kinds).keys() | find_platform(DEFAULT).kinds.keys()
    for kind in platform.kinds.values():
        if kind.by not in (*PARTIES, *shared):
            yield f"kind {kind.name}: {kind.by} is no party"
        if kind.name not in offered:
            yield f"kind {kind.name}: name.toml has no words for it in [kinds]"
        for part in kind.parts:
            if part not in states:
                yield f"kind {kind.name}: there is no part {part}"
    for name, of in platform.parts.items():
        for state in of.money:
            if state not in states[name]:
                yield f"part {name}: nothing comes to the state {state} of its money"


def _row(platform: Platform, row: Row, states: dict[str, set[str]]) -> Iterator[str]:
    event = row.on.partition(".")[0]
    follows = {clock.then for clock in platform.clock_kinds()} | RAISED
    if event not in platform.kinds and row.on not in follows:
        yield f"row {row.on}: no kind and no end of a clock has this name"
    yield from _unknown(f"row {row.on}", row.part, row.before, states)


def _clock(platform: Platform, clock: ClockKind, states: dict[str, set[str]]) -> Iterator[str]:
    name = f"clock {clock.key}"
    if clock.actor not in (*PARTIES, platform.name):
        yield f"{name}: {clock.actor} is no party"
    yield from _unknown(name, clock.part, clock.states, states)
    if clock.then and clock.then not in platform.rows:
        yield f"{name}: no row is on {clock.then}"
    for event in (*clock.answers, *clock.restarts):
        if event.partition(".")[0] not in platform.kinds:
            yield f"{name}: there is no kind {event}"


def _choice(platform: Platform, choice: ChoiceKind, states: dict[str, set[str]]) -> Iterator[str]:
    """A choice: its states, and that its event and the answers move something there."""
    name = f"choice {choice.do}"
    yield from _unknown(name, choice.part, choice.states, states)
    for event in (choice.event, *choice.answers):
        if event.partition(".")[0] not in platform.kinds:
            yield f"{name}: there is no kind {event}"
    for state in choice.states:
        rows = platform.rows_of(choice.event, "freelancer")
        if not any(row.part == choice.part and state in row.before for row in rows):
            yield f"{name}: no row of {choice.event} begins at {state}"


def _unknown(
    name: str, part: str, used: Iterable[str], states: dict[str, set[str]]
) -> Iterator[str]:
    if part not in states:
        yield f"{name}: there is no part {part}"
        return
    for state in used:
        if state not in states[part]:
            yield f"{name}: nothing comes to the state {state}"
