"""A clock: a window with its words, who acts, what silence does, and where it stands."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from calculators.deadlines.facts import Days, FactsWithLife, Watched
from calculators.deadlines.inputs import Inputs
from calculators.deadlines.rules import also
from calculators.engine import windows
from calculators.engine.changed import with_changes
from calculators.engine.data import load
from calculators.engine.packs import DEFAULT
from calculators.engine.parameters import NoRule, Value
from calculators.engine.trace import Step
from calculators.engine.windows import State, Window, start_of
from calculators.facts.days import Release
from calculators.life.moments import TICK, day_of, of_days
from calculators.life.platform import find_platform
from calculators.life.words import say


@dataclass(frozen=True)
class ClockDraft:
    """What a clock's function makes of the events.

    window: None while the opening event is missing. stopped: what ended it before its time.
    steps, rules: said even without a window. costs: overrides whether silence costs the reader.
    says: the key of the words for what silence does.
    """

    window: Window | None = None
    stopped: Step | None = None
    steps: tuple[Step, ...] = ()
    rules: tuple[Value[Any], ...] = ()
    costs: bool | None = None
    says: str = "silence"


# No source gives the clock for this kind of contract.
NOT_GIVEN = ClockDraft(stopped=Step("direct_contract", {}))


@dataclass(frozen=True)
class Clock:
    """One clock. Days are of `zone`; `closes` is the instant at which it is over.

    end: the reading to act on. early, late: both readings, where sources leave two.
    acts, ends: phrases that say who acts, and what the end is. place: where its days are counted.
    in_doubt: over by the early reading only. minutes_left: to `closes`, while it runs.
    released, amount: the payment it is about. silence_pays: freelancer, client, nobody, unknown.
    """

    id: str
    title: str
    family: str
    actor: str
    acts: str
    ends: str
    place: str
    state: State
    opens: date | datetime | None
    end: date | datetime | None
    early: date | datetime | None
    late: date | datetime | None
    closes: datetime | None
    closes_local: str | None
    minutes_left: int | None
    in_doubt: bool
    zone: ZoneInfo | None
    released: date | None
    amount: Decimal | None
    silence: str
    silence_pays: str
    silence_costs_you: bool
    waits_for: str
    rules: tuple[Value[Any], ...]
    trace: tuple[Step, ...]

    def __hash__(self) -> int:
        """From what differs between most clocks: the steps cannot be hashed."""
        return hash((self.id, self.closes, self.minutes_left))

    @property
    def runs(self) -> bool:
        return self.state in windows.RUNNING

    @property
    def ahead(self) -> bool:
        """Whether its end is still to come."""
        return self.runs or self.state == State.NOT_YET_OPEN

    @property
    def until(self) -> date | datetime | None:
        """The end to act by: on the last day the minute at which it can be over, if known."""
        minute = isinstance(self.early, datetime) and not isinstance(self.end, datetime)
        return self.early if minute else self.end

    @property
    def last_day(self) -> date | None:
        """The day that is over at the end: an end at midnight is over with the day before it."""
        return day_of(self.end - TICK) if isinstance(self.end, datetime) else self.end

    @property
    def yours(self) -> bool:
        return self.actor in ("freelancer", "both")


# Each clock as it was made last: the payment it is about, what was seen of the facts, the clock.
MADE: dict[tuple[str, int], tuple[Release | None, Watched, Clock]] = {}


@cache
def words() -> dict[str, Any]:
    """The words of each clock by its id, from `clocks.toml`."""
    return load("deadlines/clocks.toml")


def find_clock(
    id: str,
    draft: Callable[..., ClockDraft],
    facts: FactsWithLife,
    release: Release | None = None,
    number: int = 1,
) -> Clock:
    """The clock `id` of these answers. From the second payment on, `number` is part of the id.

    A clock looks at few answers. While those are the same, the clock from before is used again, so
    that a change of one answer makes only the clocks that depend on it.
    """
    if last := MADE.get((id, number)):
        before, saw, clock = last
        if (
            before == release
            and all(getattr(facts, name) == answer for name, answer in saw.seen.items())
            and all(facts.stand(other) == stand for other, stand in saw.stood.items())
        ):
            return clock
    watched = Watched(facts)
    made = make_clock(id, draft, watched, release, number)
    MADE[id, number] = release, watched, made
    return made


def make_clock(
    id: str, draft: Callable[..., ClockDraft], inputs: Watched, release: Release | None, number: int
) -> Clock:
    """The clock `id` from its function."""
    said = words()[id]
    try:
        made = _draft_both(said, draft, inputs, release)
    except NoRule as missing:
        step = Step("no_rule", {"parameter": missing.parameter, "day": missing.day})
        made = ClockDraft(steps=(step,))
    silence = _silence(said, made, inputs)
    window, now = made.window, inputs.now
    state = State.STOPPED if made.stopped else windows.state(window, now)
    closes = windows.end_of(_safe_end(window), window.zone) if window else None
    running = state in windows.RUNNING
    costs = said.get("silence_costs_you", False) if made.costs is None else made.costs
    said_of = (silence,) if silence and window else ()
    rules = (window.rules if window else ()) + made.rules + said_of
    trace = made.steps + (window.trace if window else ())
    return Clock(
        id=id if number == 1 else f"{id}_{number}",
        title=said.get("title") or say(DEFAULT, "clocks", id),
        family=said["family"],
        actor=said["actor"],
        acts=said.get("acts") or words()["actors"][said["actor"]],
        ends=words()["ends"][said.get("ends", "deadline")][state == State.CLOSED],
        place=said.get("place") or (window.zone.key if window else ""),
        state=state,
        opens=window.opens if window else None,
        end=window.end if window else None,
        early=window.early if window else None,
        late=window.late if window else None,
        closes=closes,
        closes_local=closes.astimezone(inputs.zone).isoformat(timespec="minutes")
        if closes
        else None,
        minutes_left=max(0, int((closes - now).total_seconds() // 60))
        if closes and running
        else None,
        in_doubt=window is not None and running and windows.in_doubt(window, now),
        zone=window.zone if window else None,
        released=day_of(release.released) if release else None,
        amount=release.amount if release else None,
        silence=said[made.says].format(rule=_quoted(silence)),
        silence_pays=said.get("silence_pays") or (silence.value if silence else "unknown"),
        silence_costs_you=costs,
        waits_for=said["waits_for"],
        rules=tuple(dict.fromkeys(rules)),
        trace=trace + ((made.stopped,) if made.stopped else ()),
    )


def _draft_both(
    said: dict[str, Any], draft: Callable[..., ClockDraft], facts: Watched, release: Release | None
) -> ClockDraft:
    """The draft. Where the reader's day is two days of the rules, with an end for either."""
    made = _draft(draft, Days(facts), release)
    window, zone = made.window, facts.zone
    if not window or isinstance(window.opens, datetime) or said.get("place"):
        return made
    possible = of_days(window.opens, window.opens, zone).days(window.zone)
    by = next((day - window.opens for day in possible if day != window.opens), None)
    if not by:
        return made
    other = _draft(draft, Days(facts, by.days), release).window
    if not other or other.opens == window.opens:
        return made  # the time of day is known, or is nothing that this clock looks at
    first, second = sorted((window, other), key=lambda read: start_of(read.opens, read.zone))
    early, late = first.early or first.end, second.late or second.end
    # The reader must be in time under both readings, and may not count on others any sooner.
    mine = said["actor"] == "freelancer" or said.get("silence_costs_you", False)
    used = first if mine else second
    step = Step(
        "day_read_twice",
        {
            "day": window.opens,
            "zone": zone,
            "first": possible[0],
            "last": possible[1],
            "used": possible[0] if mine else possible[1],
        },
    )
    return with_changes(
        made,
        window=with_changes(
            used,
            opens=first.opens,
            end=early if mine else late,
            early=early,
            late=late,
            trace=(step, *used.trace),
        ),
    )


@cache
def not_on_direct() -> frozenset[str]:
    """The clocks that no source gives for a Direct Contract, as the platform's data have it."""
    kinds = find_platform(DEFAULT).clock_kinds()
    given = {
        (clock.part, clock.runs_in)
        for clock in kinds
        if clock.needs.get("kind") == ("direct",) and not clock.unknown
    }
    return frozenset(
        clock.name
        for clock in kinds
        if clock.needs.get("kind") == ("platform",) and (clock.part, clock.runs_in) not in given
    )


def _draft(draft: Callable[..., ClockDraft], days: Days, release: Release | None) -> ClockDraft:
    if days.direct_contract and draft.__name__ in not_on_direct():
        return NOT_GIVEN
    return draft(days, days.payment(release)) if release else draft(days)


def _safe_end(window: Window) -> date | datetime:
    """The end, or the minute at which it can be over on that day, where one is known."""
    if isinstance(window.early, datetime) and not isinstance(window.end, datetime):
        return window.early
    return window.end


def _silence(said: dict[str, Any], made: ClockDraft, inputs: Inputs) -> Value[Any] | None:
    """The rule that says what silence does, on the day the clock opens, or today if it waits."""
    on = made.window.opens if made.window else inputs.now
    return next(iter(also(said["silence_rule"], on)), None) if "silence_rule" in said else None


def _quoted(value: Value[Any] | None) -> str:
    """A rule's text inside a sentence."""
    return value.value[:1].lower() + value.value[1:] if value else "not known"
