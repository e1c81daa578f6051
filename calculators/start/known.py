"""What the events of a case and the last step say already, which sentences would contradict."""

from collections.abc import Iterator
from dataclasses import replace

from calculators.life.answer import MONEY
from calculators.life.ledger import Ledger
from calculators.life.replay import replay_once
from calculators.life.told import PLATFORM, tell_only_told
from calculators.start.inputs import Inputs

# Where the plan says that the money of a part is; of hours that are not paid out it says so.
PLACES = {"dormant": "held", "disputed": "held", "in_arbitration": "held"}
HOURS, UNPAID = "week", "unpaid_hours"
BACK = {"refunded", "charged_back"}


def read_case(inputs: Inputs) -> frozenset[str]:
    """What is known, by the names that `unless` of `plan.toml` has. Events to come say nothing."""
    step = {str(inputs.last_step.value)} if inputs.last_step else set()
    if not inputs.events:
        return frozenset(step)
    told = tell_only_told(replace(inputs, last_step=None), None)
    events = [event for _, event in told if event.when.first <= inputs.now]
    places = set(_places(replay_once(tuple(events), PLATFORM, inputs.now).ledger))
    names = {event.kind for event in events} | step
    names |= {"place"} if len(places) == 1 else set()
    names |= {"gone"} if places and not places & {"held", UNPAID} else set()
    names |= {"gone_back"} if places and places <= BACK else set()
    return frozenset(names)


def _places(ledger: Ledger) -> Iterator[str]:
    for kind in MONEY:
        for part in ledger.of_kind(kind):
            place = PLACES.get(ledger.money(part), ledger.money(part))
            yield UNPAID if kind == HOURS and place == "held" else place
