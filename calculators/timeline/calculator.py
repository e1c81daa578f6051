"""Timeline: where the money is, the one thing to do, and what each choice leads to."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from calculators.engine.exports import DayToKeep, Export, NextTool
from calculators.engine.parameters import Value
from calculators.engine.rendering import render
from calculators.facts.events import EventKind
from calculators.facts.money import MoneyPlace
from calculators.life import pressing
from calculators.life.answer import write_doubts, write_unknown
from calculators.life.elsewhere import Elsewhere, PackGap, find_elsewhere, gaps, replay_elsewhere
from calculators.life.limit import Limit, find_limit, without_calm
from calculators.life.offers import Asked, Offer
from calculators.life.on_none import OnNone, find_on_none
from calculators.life.outlook import outlook
from calculators.life.places import place_taken
from calculators.life.two_places import TwoPlaces, find_two_places
from calculators.next_tools import find as find_next
from calculators.timeline import asking, standing
from calculators.timeline.choosing import Option, options
from calculators.timeline.clocks import Past, TimelineClock, past, running
from calculators.timeline.elsewhere import pack_points
from calculators.timeline.inputs import DAYS, MORE, ROWS, Inputs
from calculators.timeline.picture import TimelinePicture, draw
from calculators.timeline.points import TimelinePoint, points
from calculators.timeline.told import PLATFORM, tell

__all__ = ("Inputs",)

TITLE = "Timeline"
ACTION = "Show the timeline"
CARD = "What happened"
# The page asks for these one at a time; without a script they stand in the form.
FOLDED = (ROWS, MORE, DAYS)


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """The whole answer.

    asks: the field that the next question is about, or blank; next: that question. likely:
    events that can come next. state: the contract, and the review and the account where there
    is something to say. moves: where money came, for the picture. taken: the place of the money
    is assumed. past: clocks that are over. rows: what was told. undated: numbers of the rows
    without a day, from which nothing is counted. due_unknown: a clock is counted from the
    earliest day on which a milestone can have been due. gaps: clocks whose length is not known.
    pack: on another platform what is known there; of the rest the options alone. on_none: what is
    known of a client on no platform, and none of the rest.
    limit: the time limit of a message.
    """

    asks: str
    next: Asked | None = None
    likely: tuple[Offer, ...] = ()
    state: tuple[str, ...] = ()
    money: tuple[standing.PartMoney, ...] = ()
    moves: tuple[standing.Move, ...] = ()
    taken: bool = False
    step: standing.TimelineStep
    options: tuple[Option, ...] = ()
    points: tuple[TimelinePoint, ...] = ()
    clocks: tuple[TimelineClock, ...] = ()
    past: tuple[Past, ...] = ()
    clashes: tuple[standing.TimelineClash, ...] = ()
    rows: tuple[standing.PartRow, ...]
    undated: tuple[int, ...] = ()
    due_unknown: bool = False
    uncertain: tuple[str, ...] = ()
    gaps: tuple[PackGap, ...] = ()
    now: datetime
    zone: ZoneInfo
    pack: Elsewhere | None = None
    on_none: OnNone | None = None
    limit: Limit | None = None
    places: TwoPlaces | None = None

    @property
    def told(self) -> bool:
        """Whether there is anything to count from."""
        return len(self.points) > 1

    @property
    def brought(self) -> bool:
        """Whether days that were told in other tools are among the points."""
        return any(point.brought for point in self.points)

    @property
    def silence(self) -> Option:
        """Doing nothing, which always comes first."""
        return self.options[0]

    @property
    def on_line(self) -> tuple[TimelinePoint, ...]:
        """The points of the picture: on another platform the pack's."""
        return pack_points(self.pack, self.now, self.zone) if self.pack else self.points

    @property
    def picture(self) -> TimelinePicture:
        platform = self.pack.id if self.pack else PLATFORM
        return draw(self.on_line, self.options[1:], self.moves, platform)

    @property
    def topics(self) -> dict[str, list[EventKind]]:
        return asking.topics()

    @property
    def rules(self) -> tuple[Value[Any], ...]:
        """The rules behind the clocks, each once."""
        found = [rule for clock in self.clocks for rule in clock.rules]
        return tuple({rule.parameter: rule for rule in found}.values())


def calculate(inputs: Inputs) -> Outcome:
    """The timeline of what was told. With nothing told it asks the first question."""
    if on_none := find_on_none(inputs):
        return _on_none(inputs, on_none)
    if pack := find_elsewhere(inputs):
        return _elsewhere(inputs, pack)
    found = tell(inputs)
    ledger = found.ledger
    next = asking.next_question(inputs, found)
    taken = place_taken(inputs) == MoneyPlace.HELD != inputs.money_place
    clocks = running(found, inputs.zone, taken=taken)
    return Outcome(
        asks=next.field if next else "",
        next=next,
        likely=asking.likely(found) if found.events else (),
        state=standing.state(ledger),
        money=tuple(standing.money(ledger)),
        moves=tuple(standing.moves(ledger, inputs.zone)),
        taken=taken,
        step=standing.step(inputs, clocks),
        options=options(found, inputs.claimed, inputs.zone),
        points=points(found, clocks, outlook(found), len(inputs.events), inputs.zone),
        clocks=clocks,
        past=tuple(past(ledger)),
        clashes=tuple(standing.clashes(found, len(inputs.events), inputs.zone, taken=taken)),
        rows=tuple(standing.rows(inputs)),
        undated=tuple(n for n, row in enumerate(inputs.events, 1) if row.when is None),
        due_unknown=any(asking.due_unknown(inputs, found)),
        uncertain=tuple(write_doubts(found)),
        gaps=tuple(gaps(write_unknown(ledger), PLATFORM)),
        now=inputs.now,
        zone=inputs.zone,
        limit=find_limit(inputs),
        places=find_two_places(inputs),
    )


def _elsewhere(inputs: Inputs, pack: Elsewhere) -> Outcome:
    """The answer on another platform, from its pack alone."""
    pack = without_calm(pack, inputs.message_limit)
    can_do = options(replay_elsewhere(inputs), inputs.claimed, inputs.zone) if pack.told else ()
    return Outcome(
        asks=pack.asks.field if pack.asks else "",
        step=standing.TimelineStep("", pack.do, None),
        options=can_do,
        rows=tuple(standing.rows(inputs)),
        now=inputs.now,
        zone=inputs.zone,
        pack=pack,
        limit=find_limit(inputs),
    )


def _on_none(inputs: Inputs, on_none: OnNone) -> Outcome:
    """The answer for a client on no platform: what was told alone."""
    return Outcome(
        asks="",
        step=standing.TimelineStep("", "", None),
        rows=tuple(standing.rows(inputs)),
        now=inputs.now,
        zone=inputs.zone,
        on_none=on_none,
        limit=find_limit(inputs),
    )


def write(inputs: Inputs, outcome: Outcome) -> str:
    """The timeline as plain text, for a note or a message."""
    return render(
        "timeline/outcome.txt.jinja", inputs=inputs, outcome=outcome, calculator="timeline"
    )


def day_to_keep(inputs: Inputs, outcome: Outcome) -> DayToKeep | None:
    """The last safe day of the one thing to do, unless it is over by one way to count."""
    if outcome.pack:
        return pressing.day_to_keep(pressing.pressing_of(outcome.pack))
    clock = outcome.step.clock
    if not outcome.told or not clock or not clock.safe_day or clock.late:
        return None
    says = outcome.step.says
    return DayToKeep(clock.id, clock.safe_day, says, says, clock.then, clock.rules)


def next_tools(inputs: Inputs, outcome: Outcome) -> tuple[NextTool, ...]:
    """The tools that fit after this answer; none while nothing has been told."""
    clock = outcome.step.clock
    told = outcome.on_none or (outcome.pack.told if outcome.pack else outcome.told)
    return find_next("timeline", inputs, clock=clock.id if clock else "") if told else ()


EXPORTS = (
    Export("text", "Copy as text", "timeline.txt", "text/plain", write, copy=True, first=True),
)
