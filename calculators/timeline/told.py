"""From the reader's rows to a replay, with what they said of the money and left out of the rows."""

from dataclasses import replace
from datetime import timedelta

from calculators.engine.packs import DEFAULT
from calculators.facts.money import MoneyPlace
from calculators.life.events import Event
from calculators.life.moments import Moment
from calculators.life.next_step import find_step
from calculators.life.platform import Platform, find_platform
from calculators.life.replay import Replay, replay
from calculators.life.rows import read_rows
from calculators.timeline.inputs import Inputs

PLATFORM = DEFAULT


def platform() -> Platform:
    """What can happen on the platform of this handbook."""
    return find_platform(PLATFORM)


def tell(inputs: Inputs) -> Replay:
    """The replay of what was told, with the money where the reader says or may have it."""
    return _replay(inputs, place_taken(inputs))


def place_taken(inputs: Inputs) -> MoneyPlace | None:
    """Where the money is taken to be. Held if the reader is not sure and it matters: days run."""
    place = inputs.money_place
    if place in (None, MoneyPlace.NOT_SURE):
        return MoneyPlace.HELD if place_matters(inputs) else None
    return place


def place_matters(inputs: Inputs) -> bool:
    """Whether it changes the next step or a clock where the money is."""
    return _short(_replay(inputs, MoneyPlace.HELD)) != _short(_replay(inputs, None))


def _short(found: Replay) -> object:
    step = find_step(found.ledger)
    running = found.ledger.running.values()
    return (
        step["what"],
        step["by"],
        frozenset((clock.clock.name, clock.end.safe) for clock in running),
    )


def _replay(inputs: Inputs, place: MoneyPlace | None) -> Replay:
    events = read_rows(inputs.events, platform(), inputs.zone)
    makes = any(platform().kinds[event.kind].makes and _of_milestone(event) for event in events)
    if place == MoneyPlace.HELD and events and not makes:
        # A payment that came before is not the money that is held now.
        events = tuple(
            replace(event, of=f"P{event.n}")
            if event.kind == "money_released" and not event.of
            else event
            for event in events
        )
        events = (_before(events, "money_stated", "freelancer"), *events)
    return replay(events, platform(), inputs.now)


def _of_milestone(event: Event) -> bool:
    return "milestone" in platform().kinds[event.kind].parts


def _before(events: tuple[Event, ...], kind: str, by: str) -> Event:
    """What was so before all that was told. Its number, 0, says that no row tells it."""
    when = min((event.when for event in events), key=lambda moment: moment.first)
    early = when.first - timedelta(days=1)
    return Event(n=0, kind=kind, by=by, when=Moment(early, early))
