"""From what the reader told to a replay, with what they said of the money and left out."""

from calculators.facts.money import MoneyPlace
from calculators.life.places import place_matters
from calculators.life.platform import Platform, find_platform
from calculators.life.replay import Replay, replay_once
from calculators.life.told import PLATFORM, tell_only_told
from calculators.timeline.inputs import Inputs

__all__ = ("PLATFORM", "place_matters", "place_taken", "platform", "tell")


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


def _replay(inputs: Inputs, place: MoneyPlace | None) -> Replay:
    events = tuple(event for _, event in tell_only_told(inputs, place))
    return replay_once(events, PLATFORM, inputs.now)
