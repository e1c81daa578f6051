"""Deadlines: which clocks run, when each ends, who must act, and what silence does."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from calculators.deadlines import around, dormant, feedback, fixed_price, hourly, payments
from calculators.deadlines.advice import Advice, advise
from calculators.deadlines.both_kinds import take_both
from calculators.deadlines.calendar import has_entries, write_calendar
from calculators.deadlines.clocks import Clock, ClockDraft, find_clock
from calculators.deadlines.events import Clash, Life, News, find_life
from calculators.deadlines.facts import Days, FactsWithLife
from calculators.deadlines.held_then import Held, find_held
from calculators.deadlines.inputs import SELDOM as SELDOM
from calculators.deadlines.inputs import Inputs, told_by_step, with_rows
from calculators.deadlines.missing import MissingDay, find_missing, find_to_come
from calculators.deadlines.reach import Reach, find_reach
from calculators.deadlines.safe import find_safe, in_order, over_from
from calculators.deadlines.timeline import Timeline, draw
from calculators.engine.exports import Export, NextTool
from calculators.engine.parameters import Value
from calculators.engine.rendering import render
from calculators.engine.trace import Step
from calculators.engine.windows import State
from calculators.facts.contract import ContractType
from calculators.facts.days import Release
from calculators.facts.moment import local_day
from calculators.life.elsewhere import Elsewhere, find_elsewhere
from calculators.life.first_step import FirstStep, find_first_step
from calculators.life.limit import Limit, find_limit, without_calm
from calculators.life.moments import SafeDay
from calculators.life.on_none import OnNone, find_on_none
from calculators.life.two_places import TwoPlaces, find_two_places
from calculators.next_tools import find as find_next

TITLE = "Deadlines"
CARD = "The next clock"

# The step of who told nothing of the contract: the form itself asks for it.
UNTOLD = "locate"
# The step that the question for a missing day is itself.
FIND_DAY = "released_day"

# The clocks by family; each function's name is the id of its clock.
FIXED_PRICE: tuple[Callable[[Days], ClockDraft], ...] = (
    fixed_price.auto_release,
    fixed_price.dispute_filing,
    fixed_price.client_answer,
    fixed_price.mediation_proposal,
    fixed_price.proposal_answer,
    fixed_price.arbitration_election,
    dormant.dormant_first_notice,
    dormant.dormant_second_notice,
    dormant.dormant,
    dormant.dormant_client,
    dormant.dormant_freelancer,
    dormant.dormant_client_review,
)
HOURLY: tuple[Callable[[Days], ClockDraft], ...] = (
    hourly.hours_edit_cutoff,
    hourly.hours_client_review,
    hourly.hours_available,
    hourly.hours_available_top_rated,
    hourly.hours_dispute_answer,
    hourly.hours_dispute_decision,
)
EVERY: tuple[Callable[[Days], ClockDraft], ...] = (
    feedback.feedback_post,
    feedback.feedback_client_post,
    feedback.feedback_publication,
    feedback.public_reply,
    feedback.feedback_report_decision,
    feedback.feedback_edit_window,
    around.off_platform_payment_ban,
    around.bonus_window,
    around.letter_reply,
)
# These run once for each payment.
PAYMENTS: tuple[Callable[[Days, Release | None], ClockDraft], ...] = (
    payments.mediation_lookback,
    payments.refund_self_service,
    payments.refund_via_support,
)


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """All clocks by their ends, those that you must meet by their safe ones; the waiting ones last.

    first: the soonest running clock that you must act on and where silence costs you. step: the
    first step on the contract, as the other tools say it. safe_day: the last day where you are that
    is in time for it by every way to count, if its end is earlier than the rule's. late: by one way
    to count that day is over. before: its end where you are, where it comes today.
    over_from: the earliest instant at which a clock that began can be over, by its id.
    next: the soonest running clock of anybody. contradictions: facts that do not fit.
    doubts: the same by the field that each is shown beside. held_then: the rules that held for the
    review. gone: where held money has gone by itself. reach: what of the payments can still be
    asked back. missing: days that are not known, and from which a clock may run. to_come: the day
    of the last step, if it is still to come. pack: on another platform what is known there;
    on_none: of a client on no platform; then none of the rest.
    limit: the time limit of a message. places: of the money, where two answers do not fit.
    """

    first: Clock | None = None
    step: FirstStep | None = None
    safe_day: date | None = None
    late: bool = False
    before: datetime | None = None
    over_from: Mapping[str, datetime] = field(default_factory=dict)
    next: Clock | None = None
    clocks: tuple[Clock, ...] = ()
    contradictions: tuple[Clash, ...] = ()
    doubts: dict[str, str] = field(default_factory=dict)
    gone: News | None = None
    held_then: tuple[Held, ...] = ()
    reach: Reach | None = None
    missing: tuple[MissingDay, ...] = ()
    to_come: date | None = None
    advice: tuple[Advice, ...] = ()
    now: datetime
    zone: ZoneInfo
    trace: tuple[Step, ...] = ()
    pack: Elsewhere | None = None
    on_none: OnNone | None = None
    limit: Limit | None = None
    places: TwoPlaces | None = None

    @property
    def asks_for_step(self) -> bool:
        """Whether the question for a missing day is the first step itself."""
        return bool(self.step and self.step.id == FIND_DAY and self.missing and not self.first)

    @property
    def step_is_first(self) -> bool:
        """Whether the first step is what the clock that leads is about."""
        return bool(self.step and self.first and self.step.clock == self.first.id)

    @property
    def step_leads(self) -> bool:
        """Whether the answer begins with the first step: where no clock has a day before it."""
        if not self.step or self.asks_for_step or self.step_is_first:
            return False
        if not self.first:
            return True
        closes, safe = self.first.closes, self.step.safe
        return bool(safe and closes and safe.day < local_day(closes, self.zone))

    def safe(self, clock: Clock) -> SafeDay | None:
        """The safe day of a clock, as its card and the headline say it."""
        return find_safe(clock, self.over_from, self.zone, self.now)

    @property
    def running(self) -> list[Clock]:
        return [clock for clock in self.clocks if clock.runs]

    @property
    def later(self) -> list[Clock]:
        return [clock for clock in self.clocks if clock.state == State.NOT_YET_OPEN]

    @property
    def over(self) -> list[Clock]:
        return [clock for clock in self.clocks if clock.state in (State.CLOSED, State.STOPPED)]

    @property
    def waiting(self) -> list[Clock]:
        return [clock for clock in self.clocks if clock.state == State.WAITING]

    @property
    def rules(self) -> tuple[Value[Any], ...]:
        """Each rule that a clock with a day rests on, once."""
        ruled = [value for clock in self.clocks if clock.closes for value in clock.rules]
        return tuple({value.parameter: value for value in ruled}.values())

    @property
    def timeline(self) -> Timeline:
        return draw(self.clocks, self.now)


def calculate(inputs: Inputs) -> Outcome:
    """The clocks that these events start."""
    limit = find_limit(inputs)
    if on_none := find_on_none(inputs):
        return Outcome(now=inputs.now, zone=inputs.zone, on_none=on_none, limit=limit)
    if pack := find_elsewhere(inputs):
        # None of the clocks of the default platform runs there.
        return Outcome(
            now=inputs.now, zone=inputs.zone, pack=without_calm(pack, limit), limit=limit
        )
    answers, by_step = inputs, told_by_step(inputs)
    inputs, misfits = take_both(with_rows(inputs))
    life = find_life(inputs)
    clashes = (*misfits, *life.clashes)
    clocks = _in_order(inputs, life)
    running = [clock for clock in clocks if clock.runs]
    yours = [clock for clock in running if clock.yours and clock.silence_costs_you]
    first = yours[0] if yours else None
    safe_ends = over_from(life)
    safe = find_safe(first, safe_ends, inputs.zone, inputs.now) if first else None
    step = find_first_step(answers)
    return Outcome(
        first=first,
        step=step if step and step.id != UNTOLD else None,
        safe_day=safe.day if safe else None,
        late=bool(safe and safe.late),
        before=safe.before if safe else None,
        over_from=safe_ends,
        next=running[0] if running else None,
        clocks=clocks,
        contradictions=clashes,
        doubts=_doubts(clashes, by_step),
        gone=life.gone,
        held_then=find_held(inputs),
        reach=find_reach(clocks),
        missing=find_missing(answers, [clock.id for clock in running], _running),
        to_come=find_to_come(answers),
        advice=advise(inputs, clocks),
        now=inputs.now,
        zone=inputs.zone,
        limit=limit,
        places=find_two_places(answers),
        trace=tuple(step for clock in clocks for step in clock.trace),
    )


def _running(inputs: Inputs) -> list[Clock]:
    """The clocks that run with these answers, by their ends."""
    told, _ = take_both(with_rows(inputs))
    return [clock for clock in _in_order(told, find_life(told)) if clock.runs]


def _in_order(inputs: Inputs, life: Life) -> tuple[Clock, ...]:
    return in_order(_clocks(inputs, life), over_from(life), inputs.now)


def _doubts(clashes: tuple[Clash, ...], by_step: Mapping[str, object]) -> dict[str, str]:
    """What does not fit, by the field of the later event of each pair."""
    said: dict[str, str] = {}
    for clash in clashes:
        text = f"{clash.why} {clash.assume}"
        field = "last_step_on" if clash.facts[-1] in by_step else clash.facts[-1]
        said[field] = f"{said[field]} {text}" if field in said else text
    return said


def _clocks(inputs: Inputs, life: Life) -> list[Clock]:
    facts = FactsWithLife(inputs, life)
    kind = inputs.contract_type
    once, each = EVERY, PAYMENTS
    if kind != ContractType.HOURLY:
        once, each = FIXED_PRICE + once, (fixed_price.release_withdrawable, *each)
    if kind != ContractType.FIXED_PRICE:
        once = HOURLY + once
    clocks = [find_clock(draft.__name__, draft, facts) for draft in once]
    for draft in each:
        clocks += [
            find_clock(draft.__name__, draft, facts, release, number)
            for number, release in enumerate(inputs.releases or (None,), 1)
        ]
    return clocks


def write_text(inputs: Inputs, outcome: Outcome) -> str:
    """The answer as plain text, for a message or a note."""
    return render(
        "deadlines/outcome.txt.jinja", inputs=inputs, outcome=outcome, calculator="deadlines"
    )


def next_tools(inputs: Inputs, outcome: Outcome) -> tuple[NextTool, ...]:
    """The tools that fit after this answer."""
    step = outcome.step
    # Where nothing presses, the clock that the first step waits for counts.
    waits = step.clock if step and step.clock_id else ""
    return find_next("deadlines", inputs, clock=outcome.first.id if outcome.first else waits)


EXPORTS = (
    Export(
        "ics",
        "Add all to calendar",
        "deadlines.ics",
        "text/calendar",
        write_calendar,
        items=True,
        holds=has_entries,
        first=True,
    ),
    Export(
        "text", "Copy as text", "deadlines.txt", "text/plain", write_text, copy=True, first=True
    ),
)
