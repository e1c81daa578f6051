"""What the events of a case say already: what sentences would contradict, and what to propose."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from calculators.facts.steps import UNDATED, LastStep
from calculators.life.answer import MONEY
from calculators.life.events import Event
from calculators.life.ledger import Ledger
from calculators.life.replay import replay_once
from calculators.life.told import PLATFORM, tell_only_told
from calculators.start.inputs import Inputs

# Where the plan says that the money of a part is; of hours that are not paid out it says so.
PLACES = {"dormant": "held", "disputed": "held", "in_arbitration": "held"}
HOURS, UNPAID = "week", "unpaid_hours"
BACK = {"refunded", "charged_back"}
STEPS = {step.value for step in LastStep if step not in UNDATED}


@dataclass(frozen=True)
class Known:
    """names: as `unless` of `plan.toml` has them. offers: answers that the events give, by the
    name of the question, for the reader to confirm; of the day, as 2026-11-15.
    """

    names: frozenset[str]
    offers: Mapping[str, str]


def read_case(inputs: Inputs) -> Known:
    """What the rows of `events` and the reader's last step say. A plan for later says nothing."""
    step = {str(inputs.last_step.value)} if inputs.last_step else set()
    if not inputs.events:
        return Known(frozenset(step), {})
    told = tell_only_told(replace(inputs, last_step=None), None)
    events = [event for _, event in told if event.when.first <= inputs.now]
    ledger = replay_once(tuple(events), PLATFORM, inputs.now).ledger
    places = set(_places(ledger))
    names = {event.kind for event in events} | step
    names |= {"place"} if len(places) == 1 else set()
    names |= {"gone"} if places and not places & {"held", UNPAID} else set()
    names |= {"gone_back"} if places and places <= BACK else set()
    offers = {"money_place": next(iter(places))} if len(places) == 1 else {}
    newest = max(events, key=lambda event: event.when.first, default=None)
    if newest and newest.kind in STEPS and not _is_the_readers_ending(newest):
        day = newest.when.day_in(inputs.zone)
        offers |= {"last_step": newest.kind, "last_step_on": day.isoformat()}
    return Known(frozenset(names), offers)


def _is_the_readers_ending(event: Event) -> bool:
    """The plan's step of the end is the client's."""
    return event.kind == LastStep.ENDED.value and event.by != "client"


def _places(ledger: Ledger) -> Iterator[str]:
    for kind in MONEY:
        for part in ledger.of_kind(kind):
            place = PLACES.get(ledger.money(part), ledger.money(part))
            yield UNPAID if kind == HOURS and place == "held" else place
