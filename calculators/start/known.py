"""What the events of a case and the last step say already, which sentences would contradict."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from calculators.life.places import places_of
from calculators.life.replay import replay_once
from calculators.life.told import PLATFORM, tell_only_told
from calculators.start.inputs import DayKnown, Inputs
from calculators.start.plan import PlanEntry

UNPAID = "unpaid_hours"
BACK = {"refunded", "charged_back"}
# What stays so for the whole contract, whatever comes after it.
LASTING = {"contract_ended", "money_released", "place", "gone", "gone_back"}


@dataclass(frozen=True)
class Known:
    """days: the newest day of what is known, by the names that `unless` of `plan.toml` has.

    several: whether the events are about more than one part, as milestones or weeks.
    """

    days: Mapping[str, date]
    several: bool = False

    def contradicts(self, entry: PlanEntry) -> bool:
        """Whether the case has the step behind it, and it was not asked for again since.

        An answer about one part says nothing about another, so with several the sentence stays.
        """
        steps = entry.when.get("last_step", ())
        asked = max((self.days.get(step, date.min) for step in steps), default=date.min)
        return any(
            name in LASTING or (self.days[name] >= asked and not (steps and self.several))
            for name in entry.unless
            if name in self.days
        )


def read_case(inputs: Inputs) -> Known:
    """What the rows of `events` and the reader's last step say. Events to come say nothing."""
    told = tell_only_told(replace(inputs, last_step=None), None)
    events = [event for _, event in told if event.when.first <= inputs.now]
    days: dict[str, date] = {}
    for event in events:
        day = event.when.day_in(inputs.zone)
        days[event.kind] = max(day, days.get(event.kind, day))
    if step := inputs.last_step:
        # A step whose day nobody knows may be the newest of all.
        unsure = inputs.day_known == DayKnown.NOT_SURE
        day = date.max if unsure else inputs.last_step_on or date.min
        days[step.value] = max(day, days.get(step.value, day))
    if events:
        places = set(places_of(replay_once(tuple(events), PLATFORM, inputs.now).ledger))
        days |= dict.fromkeys(_states(places), date.max)
    return Known(days, len({event.of for event in events if event.of}) > 1)


def _states(places: set[str]) -> Iterator[str]:
    """What the places of the money say together."""
    if len(places) == 1:
        yield "place"
    if places and not places & {"held", UNPAID}:
        yield "gone"
    if places and places <= BACK:
        yield "gone_back"
