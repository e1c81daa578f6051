"""From what the reader told to a replay, with what they said of the money and left out."""

from calculators.life.places import place_taken, replay_told
from calculators.life.platform import Platform, find_platform
from calculators.life.replay import Replay
from calculators.life.told import PLATFORM
from calculators.timeline.inputs import Inputs

__all__ = ("PLATFORM", "platform", "tell")


def platform() -> Platform:
    """What can happen on the platform of this handbook."""
    return find_platform(PLATFORM)


def tell(inputs: Inputs) -> Replay:
    """The replay of what was told, with the money where the reader says or may have it."""
    return replay_told(inputs, place_taken(inputs))
