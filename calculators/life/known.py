"""What the events of a case and the last step say already, which sentences would contradict."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from calculators.engine.changed import with_changes
from calculators.facts.contract import ContractType
from calculators.facts.steps import UNDATED as WITHOUT_DAY
from calculators.facts.steps import LastStep
from calculators.life.events import Event
from calculators.life.ledger import Ledger
from calculators.life.places import FactsNow, places_of
from calculators.life.replay import replay_once
from calculators.life.told import PLATFORM, tell_only_told

UNPAID = "unpaid_hours"
BACK = {"refunded", "charged_back"}
NOT_SURE = str(LastStep.NOT_SURE.value)
UNDATED = {str(step.value) for step in WITHOUT_DAY}
# Answers that leave it to what was told elsewhere.
OPEN = ("", str(LastStep.NOTHING.value), NOT_SURE)
# What stays so for the whole contract, whatever comes after it.
LASTING = {"contract_ended", "money_released", "place", "gone", "gone_back"}
# Steps that somebody else may have done too, and that are the step only when done by this party.
BY = {"contract_ended": "client"}


class Sentence(Protocol):
    """A sentence with the answers that it is for, and what it would contradict."""

    @property
    def when(self) -> Mapping[str, Sequence[str]]: ...
    @property
    def unless(self) -> Sequence[str]: ...


@dataclass(frozen=True)
class Known:
    """days: the newest day of what is known, by the names that `unless` of the data has.

    step: what happened last, by the name of the question; "" where neither the reader nor an event
    says it. by_event: whether an event says it. several: whether the events are about more than one
    part, as milestones or weeks. told: whether any event is told.

    hourly: whether the contract is by hours.
    """

    days: Mapping[str, date]
    step: str = ""
    by_event: bool = False
    several: bool = False
    told: bool = False
    hourly: bool = False

    def contradicts(self, sentence: Sentence) -> bool:
        """Whether the case has the step behind it, and it was not asked for again since.

        An answer about one part says nothing about another, so with several the sentence stays.
        """
        steps = sentence.when.get("last_step", ())
        asked = max((self.days.get(step, date.min) for step in steps), default=date.min)
        return any(
            name in LASTING or (self.days[name] >= asked and not (steps and self.several))
            for name in sentence.unless
            if name in self.days
        )


def read_case(facts: FactsNow) -> Known:
    """What the rows of `events`, days with names of their own and the reader's last step say.

    Events to come say nothing. `last_step` and `day_known` may stand beside the facts.
    """
    told = tell_only_told(with_changes(facts, last_step=None), None)
    events = [event for _, event in told if event.when.first <= facts.now]
    days: dict[str, date] = {}
    for event in events:
        day = event.when.day_in(facts.zone)
        days[event.kind] = max(day, days.get(event.kind, day))
    told_step, told_day = _newest(events, facts)
    step, day = _answered(facts)
    if step:
        days[step] = max(day, days.get(step, day))
    by_event = bool(told_step) and (step in OPEN or (told_day > day and step not in UNDATED))
    ledger = replay_once(tuple(events), PLATFORM, facts.now).ledger
    if events:
        days |= dict.fromkeys(_states(set(places_of(ledger))), date.max)
    several = len({event.of for event in events if event.of}) > 1
    told_last = told_step if by_event else step
    return Known(days, told_last, by_event, several, bool(events), _is_hourly(ledger, facts))


def _is_hourly(ledger: Ledger, facts: FactsNow) -> bool:
    """Whether the contract is by hours: by the reader's answer, or else by what was told."""
    if kind := getattr(facts, "contract_type", None):
        return bool(kind is ContractType.HOURLY)
    return bool(ledger.of_kind("week")) and not ledger.of_kind("milestone")


def _answered(facts: FactsNow) -> tuple[str, date]:
    """The reader's last step, and its day. One whose day nobody knows may be the newest of all."""
    step: LastStep | None = getattr(facts, "last_step", None)
    if step is None:
        return "", date.min
    # A day that was given since, in whatever tool, counts before "not sure".
    if day := getattr(facts, "last_step_on", None):
        return str(step.value), day
    known = getattr(facts, "day_known", None)
    return str(step.value), date.max if known and known.value == NOT_SURE else date.min


def _newest(events: Sequence[Event], facts: FactsNow) -> tuple[str, date]:
    """Of the events that the question of the last step knows the newest, and its day."""
    steps = {str(step.value) for step in LastStep}
    found = [
        (event.when.first, event)
        for event in events
        if event.kind in steps and event.by == BY.get(event.kind, event.by)
    ]
    if not found:
        return "", date.min
    _, newest = max(found, key=lambda pair: (pair[0], pair[1].n))
    return newest.kind, newest.when.day_in(facts.zone)


def _states(places: set[str]) -> Iterator[str]:
    """What the places of the money say together."""
    if len(places) == 1:
        yield "place"
    if places and not places & {"held", UNPAID}:
        yield "gone"
    if places and places <= BACK:
        yield "gone_back"
