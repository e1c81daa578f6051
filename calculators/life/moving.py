"""A part moves to another state: its clocks are answered, stop, go on or begin."""

from typing import Any

from calculators.engine.changed import with_changes
from calculators.engine.parameters import NoRule
from calculators.life.ends import find_end, week_end
from calculators.life.events import Event
from calculators.life.kinds import ClockKind, Row, States
from calculators.life.ledger import Happened, Ledger, Missing, Over, Part, Running
from calculators.life.moments import Moment


def fits(ledger: Ledger, needs: States) -> bool:
    """Whether the one part of each kind is in one of the states that are needed."""
    return all(ledger.state(kind) in states for kind, states in needs.items())


def move(ledger: Ledger, part: Part, row: Row, event: Event, to: str = "") -> None:
    """Moves a part as the row says, and its clocks with it. to: another state than the row's."""
    before = part.state
    to = to or row.to or before
    kind = ledger.platform.kinds.get(event.kind)
    # One copy of the part, whatever changes: a replay moves parts by the dozen.
    changed: dict[str, Any] = {"state": to} if to != before else {}
    if to != before or (kind and kind.renews):
        changed |= {
            "n": event.n,
            "since": event.when,
            "silent": event.by == "silence",
            "came_by": row.happens,
            "assumed": False,
            "asked": None,
        }
    if event.due:
        changed["due"] = event.due
    if kind and kind.asks and to != before and event.sum is not None:
        changed["asked"] = event.sum
    if kind and kind.offer:
        changed["offer"] = event.sum if kind.offer == "made" else None
    money = ledger.money_in(part.kind, to)
    if part.paid is None and money == "released" != ledger.money(part):
        changed["paid"] = event.when
    moved = with_changes(part, **changed) if changed else part
    ledger.parts[part.id] = moved
    if money != ledger.money(part):
        ledger.note_money(moved, event.when, 0 if event.by == "silence" else event.n)
    if row.happens:
        ledger.happened.append(Happened(row, event.when, part.id, event.n))
    for running in ledger.clocks_on(part.id):
        clock = running.clock
        if running.warning:
            if event.kind in clock.answers:
                ledger.stop(running, "answered", event.n)
        elif to not in clock.states:
            ledger.stop(
                running,
                "answered" if event.kind in clock.answers else "stopped",
                0 if event.by == "silence" else event.n,
            )
    open_clocks(ledger, moved, before, event)


def open_clocks(ledger: Ledger, part: Part, before: str, event: Event) -> None:
    """Starts the clocks of the state that the part has just come to."""
    for clock in ledger.platform.clocks.get(part.kind, ()):
        if part.state not in clock.runs_in or not fits(ledger, clock.needs):
            continue
        running = ledger.running.get((part.id, clock.key))
        if event.kind in clock.restarts and running:
            ledger.stop(running, "restarted", event.n)
        elif before in clock.states or (
            clock.once and any(over.part == part.id and over.clock is clock for over in ledger.over)
        ):
            continue
        start_clock(ledger, clock, part, event)


def renew_clocks(ledger: Ledger, event: Event) -> None:
    """Starts clocks of parts that the event is not about again, where it shows that all goes on."""
    for clock in ledger.platform.renews[event.kind]:
        for part in ledger.of_kind(clock.part):
            if (
                part.n == event.n
                or part.state not in clock.runs_in
                or not fits(ledger, clock.needs)
            ):
                continue
            if running := ledger.running.get((part.id, clock.key)):
                ledger.stop(running, "restarted", event.n)
            start_clock(ledger, clock, part, event)


def start_clock(
    ledger: Ledger, clock: ClockKind, part: Part, event: Event, warning: bool = False, do: str = ""
) -> None:
    """Starts one clock on a part. Where no rule is known, the answer says so instead."""
    if clock.unknown:
        ledger.missing.append(Missing(clock, part.id, "unknown"))
        return
    since, bound = _since(ledger, clock, part, event, warning)
    try:
        end = find_end(clock, since)
    except NoRule as missing:
        ledger.missing.append(Missing(clock, part.id, missing.why, missing.parameter))
        return
    ledger.start(Running(clock, part.id, event.n, end, warning, bound, do))


def tell_unopened(ledger: Ledger, event: Event) -> None:
    """Says of a clock that this event does not start it, where a reader would expect it."""
    for clock in ledger.platform.told_by[event.kind]:
        if not any(
            running.clock.name == clock.name for running in ledger.running.values()
        ) and fits(
            ledger, {kind: states for kind, states in clock.needs.items() if kind == "kind"}
        ):
            ledger.over.append(Over(clock, "", "never", event.n))


def _since(
    ledger: Ledger, clock: ClockKind, part: Part, event: Event, warning: bool
) -> tuple[Moment, bool]:
    """The moment from which the clock is counted, and whether it is only a bound."""
    if warning and clock.warn_from:
        since = ledger.parts[clock.warn_from].since
        return since or event.when, False
    if clock.since == "paid" and part.paid:
        return part.paid, False
    if clock.counted == "week" and part.made:
        return part.made, False
    if clock.since == "week_end" and part.made:
        return week_end(clock, part.made), False
    if clock.from_due:
        if warning and part.due:
            return part.due, False
        dues = [one.due for one in ledger.of_kind(part.kind) if one.due and ledger.is_open(one)]
        return max([*dues, event.when], key=lambda moment: moment.first), part.due is None
    return event.when, False
