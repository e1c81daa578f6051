"""What a replay says, as JSON-ready data: states, clocks, what comes by itself, what to do."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from calculators.life.clashes import write_clash
from calculators.life.ends import End, billing_week
from calculators.life.events import Event
from calculators.life.ledger import Contradiction, Happened, Ledger, Over, Part
from calculators.life.moments import Moment, write_moment
from calculators.life.next_step import (
    READER,
    end_shown,
    find_step,
    gains,
    next_by_itself,
    press,
    shown_clocks,
    write_end,
)
from calculators.life.replay import Replay
from calculators.life.words import say

# Why a clock has no day, where that is a gap in what we know and not in the case.
UNKNOWN = ("unknown", "unsure")
MONEY = ("milestone", "week", "payment")
UTC = ZoneInfo("UTC")


def write_answer(found: Replay) -> dict[str, object]:
    """The whole answer. Days are as 2026-10-08, instants as 2026-10-08T12:00Z."""
    ledger = found.ledger
    return {
        "contract": contract_state(ledger),
        "milestones": [
            write_part(ledger, part)
            for kind in MONEY
            for part in sorted(ledger.of_kind(kind), key=_number)
        ],
        "running": _unique(_running(ledger)),
        "over": _unique(_over(ledger)),
        "happened_by_itself": list(_happened(found)),
        "next_by_itself": next_by_itself(ledger),
        "contradictions": [
            {"events": sorted(item.events)} | _clash(found, item) for item in ledger.contradictions
        ],
        "do": find_step(ledger),
        "doubtful": list(write_doubts(found)),
        "unknown": list(write_unknown(ledger)),
    }


def contract_state(ledger: Ledger) -> str:
    """The state of the contract; a suspended client stops what is still open."""
    state = ledger.state("contract")
    if ledger.state("client_account") == "suspended" and not state.startswith("ended"):
        return "suspended"
    return state


def _number(part: Part) -> tuple[int, str]:
    """Sorts M2 before M10, and M1a before M1b."""
    digits = "".join(letter for letter in part.id if letter.isdigit())
    return int(digits or 0), part.id


def write_part(ledger: Ledger, part: Part) -> dict[str, object]:
    """A milestone, a week of hours or a bonus: its sum, and where its money is."""
    return {
        "id": part.id,
        "sum": _sum(ledger, part),
        "money": ledger.money(part),
        "state": part.state,
        "since": write_moment(part.since.days(UTC)[0]) if part.since else None,
        "by_itself": part.silent,
    }


def _sum(ledger: Ledger, part: Part) -> str:
    if part.kind != "week" or part.made is None:
        return write_sum(part.sum)
    if part.covered and part.sum is not None:
        text = "tracked hours" if part.covered == "tracked" else "hours by hand"
        return f"{write_sum(part.sum)} {text}"
    topic = next(clock.topic for clock in ledger.platform.clocks["week"] if clock.topic)
    first, last = billing_week(part.made.days(UTC)[0], topic)
    return f"week {first} to {last}"


def write_sum(sum: Decimal | None) -> str:
    """450, 450.50, or blank when it is not known."""
    if sum is None:
        return ""
    return f"{sum:.0f}" if sum == sum.to_integral_value() else f"{sum:.2f}"


def _from(end: End, actor: str) -> str:
    if end.since.exact and isinstance(end.readings[0], datetime):
        return write_moment(end.since.first)
    if end.since.said:
        return write_moment(end.since.said)
    first, last = end.since.days(end.zone)
    return write_moment(first if actor in READER else last)


def _running(ledger: Ledger) -> Iterator[dict[str, object]]:
    for running in shown_clocks(ledger):
        clock, end = running.clock, running.end
        item: dict[str, object] = {
            "clock": clock.name,
            "actor": clock.actor,
            "of": running.part,
            "from": _from(end, clock.actor),
            "last_day": end_shown(running),
        }
        if clock.actor == "freelancer":
            item["safe_by"] = write_moment(end.safe)
        yield item | {
            "certainly_over_after": write_moment(end.shown),
            "silence_gains": gains(ledger, running),
            "press": press(ledger, running),
            "warning": running.warning,
            "bound": running.bound,
            "rules": [rule.parameter for rule in end.rules],
            "because": running.n,
        }


def _over(ledger: Ledger) -> Iterator[dict[str, object]]:
    for over in ledger.over:
        yield (
            {"clock": over.clock.name, "of": over.part}
            | _ended(over)
            | {"why": say_over(ledger.platform.name, over)}
        )


def say_over(platform: str, over: Over) -> str:
    """Why a clock is over, with the number of the event that ended it, if one did."""
    by_itself = over.why == "stopped" and not over.n
    return say(platform, "over", "stopped_by_itself" if by_itself else over.why, event=over.n)


def _ended(over: Over) -> dict[str, object]:
    if over.end is None:
        return {}
    end, actor = over.end, over.clock.actor
    if over.clock.counted == "both":
        end = replace(end, readings=end.readings[:1])
    return {"from": _from(end, actor), "would_end": write_end(actor, "", end)}


def _unique(items: Iterator[dict[str, object]]) -> list[dict[str, object]]:
    """Clocks of two parts that are one, such as hours of the same week, are said once."""
    found: dict[object, dict[str, object]] = {}
    for item in items:
        week = str(item["of"]).startswith("H")
        key = tuple(str(item.get(name)) for name in ("clock", "from", "last_day", "would_end"))
        found.setdefault((key, "H" if week else item["of"], len(found) * (not week)), item)
    return list(found.values())


def by_itself(found: Replay) -> Iterator[Happened]:
    """What came by itself and is worth a line, in order of time; two parts of a week are one."""
    ledger = found.ledger
    kinds = {event.kind for event in found.events}
    seen: set[object] = set()
    came = {(item.part, item.row.happens) for item in ledger.happened}
    for item in ledger.happened:
        if item.row.listed_with and not kinds.intersection(item.row.listed_with):
            continue
        if (item.part, item.row.listed_until) in came:
            continue
        part = ledger.parts.get(item.part)
        if part and part.kind == "week":
            if (item.row.happens, item.when) in seen:
                continue  # two parts of one week
            seen.add((item.row.happens, item.when))
        yield item


def _happened(found: Replay) -> Iterator[dict[str, object]]:
    ledger = found.ledger
    for item in by_itself(found):
        part = ledger.parts.get(item.part)
        yield {
            "what": say(ledger.platform.name, "happened", item.row.happens),
            "id": item.row.happens,
            "when": write_moment(item.when.days(UTC)[-1]),
            "milestone": item.part if part is None or part.kind in MONEY else "-",
            "because": item.n,
        }


def _clash(found: Replay, item: Contradiction) -> dict[str, str]:
    name = found.ledger.platform.name

    def day(moment: Moment) -> str:
        return write_moment(moment.said or moment.first)

    def quote(event: Event) -> str:
        return say(
            name,
            "told",
            "event_of" if event.of else "event",
            of=event.of,
            day=day(event.when),
            number=event.n,
            label=say(name, "kinds", event.kind),
        )

    told = {event.n: event for event in found.events}
    return write_clash(found.ledger, item, told, quote, day)


def write_doubts(found: Replay) -> Iterator[str]:
    """What is not known well enough, and what is shown instead."""
    name = found.ledger.platform.name
    if found.bounded:
        yield say(name, "doubts", "too_many_on_a_day")
    if any(_short(other) != _short(found.ledger) for other in found.others):
        yield say(name, "doubts", "order_of_a_day")
    for clock, rule in dict.fromkeys(
        (missing.clock.name, missing.rule)
        for missing in found.ledger.missing
        if missing.why not in UNKNOWN
    ):
        yield say(name, "doubts", "no_rule", clock=clock, parameter=rule)


def write_unknown(ledger: Ledger) -> Iterator[dict[str, str]]:
    """What would be counted now, if a source that is good enough said how: and where to ask."""
    for missing in dict.fromkeys(item for item in ledger.missing if item.why in UNKNOWN):
        if any(
            missing.part in (part.id, part.root) and part.state in missing.clock.states
            for part in ledger.parts.values()
        ):
            clock = missing.clock.name
            yield {
                "clock": clock,
                "of": missing.part,
                "why": missing.why,
                "rule": missing.rule,
                "says": say(ledger.platform.name, "unknown", clock),
            }


def _short(ledger: Ledger) -> object:
    """What the reader must know of a ledger: where the money is, and what must be done."""
    return (
        contract_state(ledger),
        frozenset((part.id, ledger.money(part)) for part in ledger.parts.values()),
        frozenset(
            (running.clock.name, running.end.safe)
            for running in ledger.running.values()
            if press(ledger, running) == "must"
        ),
    )
