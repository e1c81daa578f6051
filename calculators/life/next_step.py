"""The one thing to do next, and what comes by itself if nobody acts."""

from collections.abc import Iterator
from datetime import date, datetime

from calculators.engine.parameters import NoRule, parameter
from calculators.life.ends import End
from calculators.life.kinds import Task
from calculators.life.ledger import Ledger, Running
from calculators.life.moments import write_moment
from calculators.life.moving import fits
from calculators.life.words import say

READER = ("freelancer", "both")


def shown_clocks(ledger: Ledger) -> list[Running]:
    """The clocks that run, by their ends; one that follows another is hidden until then."""
    shown = [
        running
        for running in ledger.running.values()
        if not any(
            other.clock.name == running.clock.hidden_while
            for other in ledger.clocks_on(running.part)
        )
    ]
    return sorted(shown, key=lambda running: (running.end.over, running.clock.place, running.part))


def press(ledger: Ledger, running: Running) -> str:
    """How much the clock presses the reader now: must, may, wait, later or none."""
    clock = running.clock
    for kind, presses in clock.press_by.items():
        return presses.get(ledger.state(kind), clock.press)
    return clock.press_in.get(ledger.parts[running.part].state, clock.press)


def gains(ledger: Ledger, running: Running) -> str:
    """Who gains when nobody acts: freelancer, client or nobody. Rules that name them decide."""
    clock = running.clock
    state = ledger.parts[running.part].state
    if state in clock.gains_in:
        return clock.gains_in[state]
    if clock.gains_rule:
        try:
            return str(parameter(clock.gains_rule).on(running.end.since.first.date()).value)
        except NoRule:
            return "unknown"
    return clock.gains


def end_shown(running: Running) -> str:
    """The end as it is shown, in words of the data: one day or instant, or every reading."""
    return write_end(running.clock.actor, running.clock.counted, running.end)


def write_end(actor: str, counted: str, end: End) -> str:
    """The earlier reading of the reader's own deadlines, or else the later.

    Where sources differ on the kind of day, every reading.
    """
    readings: tuple[date | datetime, ...] = end.readings
    if counted == "both":
        return " / ".join(write_moment(reading) for reading in readings)
    return write_moment(readings[0 if actor in READER else -1])


def next_by_itself(ledger: Ledger) -> dict[str, str]:
    """What comes next if nobody acts; rights that end come only when nothing else does."""
    name = ledger.platform.name
    clocks = [running for running in shown_clocks(ledger) if not running.warning]
    coming = [running for running in clocks if running.clock.comes == "happens"]
    if not coming and ledger.state("client_account") != "suspended":
        coming = [running for running in clocks if running.clock.comes == "right"]
    if not coming:
        return {"what": say(name, "next", "nothing"), "when": "-", "gains": "nobody"}
    first = coming[0]
    return {
        "what": say(name, "next", first.clock.name),
        "when": end_shown(first).split(" / ")[-1],
        "gains": gains(ledger, first),
        "clock": first.clock.name,
        "of": first.part,
    }


def find_step(ledger: Ledger) -> dict[str, str]:
    """The next step, the clock that sets its day, and that day."""
    for what, running in steps(ledger):
        found = {
            "what": what,
            "says": say(ledger.platform.name, "do", what),
            "by_clock": "",
            "clock": "",
            "by": "",
        }
        if running:
            by = (
                write_moment(running.end.safe)
                if running.clock.actor in READER
                else (end_shown(running))
            )
            found |= {
                "by_clock": running.clock.name,
                "clock": running.clock.name,
                "by": by,
                "of": running.part,
            }
        return found
    return {
        "what": "none",
        "says": say(ledger.platform.name, "do", "none"),
        "by_clock": "",
        "clock": "",
        "by": "",
    }


def steps(ledger: Ledger) -> Iterator[tuple[str, Running | None]]:
    """All that there is to do, the weightiest first, each with its clock if it has one."""
    return ((what, running) for _, what, running in weighed_steps(ledger))


def weighed_steps(ledger: Ledger) -> Iterator[tuple[str, str, Running | None]]:
    """The same, each with what makes it so: must, may, wait or later for a clock, the kind of part
    for a task, and clash for a contradiction.
    """
    by_press: dict[str, list[Running]] = {}
    for running in sorted(shown_clocks(ledger), key=lambda running: running.end.safe):
        by_press.setdefault(press(ledger, running), []).append(running)
    for running in by_press.get("must", ()):
        state = ledger.parts[running.part].state
        yield "must", running.do or running.clock.do_in.get(state, running.clock.do), running
    for task in ledger.platform.tasks:
        if any(_is_due(ledger, task, part.id) for part in ledger.of_kind(task.part)):
            yield task.part, task.do, None
    for item in reversed(ledger.contradictions):
        if item.do:
            yield "clash", item.do, None
    for how in ("may", "wait", "later"):
        for running in by_press.get(how, ()):
            state = ledger.parts[running.part].state
            yield how, running.clock.do_in.get(state, running.clock.do), running


def _is_due(ledger: Ledger, task: Task, id: str) -> bool:
    part = ledger.parts[id]
    return (
        part.state in task.states
        and fits(ledger, task.needs)
        and task.came_by in ("", part.came_by)
    )
