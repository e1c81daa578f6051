"""One question to the replay as data: a telling goes in, an answer comes out."""

import re
from collections.abc import Mapping
from zoneinfo import ZoneInfo

from calculators.engine.packs import DEFAULT
from calculators.engine.parameters import NoRule
from calculators.life.answer import write_answer
from calculators.life.events import BadEvent, read_events
from calculators.life.moments import BadMoment, parse_moment
from calculators.life.platform import find_platform
from calculators.life.replay import Replay, replay
from calculators.life.sentences import translate

NAME = re.compile("[a-z][a-z0-9_-]{0,40}")


def ask(told: object) -> dict[str, object]:
    """The answer to a telling. Raises `BadEvent`."""
    try:
        return write_answer(replay_told(told))
    except NoRule as error:
        raise BadEvent(f"A day lies where we have no rule: {error}.") from None


def replay_told(told: object) -> Replay:
    """The replay of a telling: platform, events, now and zone. Raises `BadEvent`."""
    if (
        not isinstance(told, Mapping)
        or not isinstance(told.get("events"), list)
        or not all(isinstance(item, Mapping) for item in told["events"])
    ):
        raise BadEvent("A life must be an object with a list of events, each an object.")
    name = str(told.get("platform") or DEFAULT)
    try:
        if not NAME.fullmatch(name):
            raise FileNotFoundError(name)
        platform = find_platform(name)
    except OSError:
        raise BadEvent(f"We know no platform named “{name[:40]}”.") from None
    try:
        zone = ZoneInfo(str(told.get("zone") or "UTC"))
        now = parse_moment(str(told.get("now") or ""), zone)
    except BadMoment as error:
        raise BadEvent(f"now: {error}") from None
    except (KeyError, ValueError, OSError):
        raise BadEvent(
            f"“{told.get('zone')}” is no time zone. Use a name such as Asia/Manila."
        ) from None
    events = read_events(translate(told["events"], name), platform, zone)
    return replay(events, platform, now.first)
