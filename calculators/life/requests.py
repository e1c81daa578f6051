"""What a platform's data say of silence after a request to cancel or to give money back."""

from functools import cache

from calculators.engine.packs import find_pack
from calculators.life.kinds import ClockKind
from calculators.life.platform import Platform, find_platform

REQUEST, MONEY = "refund_requested", "milestone"


@cache
def find_silence_rule(id: str) -> str:
    """The rule by which silence gives held money to the client, or "". id: of the platform."""
    platform, clock = _losing(id)
    return (clock.gains_rule or _said(platform, _states(platform))) if clock else ""


@cache
def find_time_rule(id: str) -> str:
    """The rule of how long there is to answer before silence does, or "". id: of the platform."""
    _, clock = _losing(id)
    return clock.length[0] if clock and len(clock.length) == 1 else ""


def _losing(id: str) -> tuple[Platform, ClockKind | None]:
    """The clock that starts with the request and gives the money to the client when it is over."""
    platform = find_platform(id)
    to = _states(platform)
    return platform, next(
        (
            clock
            for clock in platform.clocks.get(MONEY, ())
            if clock.actor == "freelancer" and clock.gains == "client"
            if not clock.unknown and to & set(clock.runs_in)
        ),
        None,
    )


def _states(platform: Platform) -> set[str]:
    """What the money can be after the request."""
    return {row.to for row in platform.rows_of(REQUEST, "client") if row.part == MONEY}


def _said(platform: Platform, states: set[str]) -> str:
    """Of the rules of what can be done in these states, the one that is about silence."""
    silence = find_pack(platform.name).answers.get("silence", ())
    fitting = (
        rule
        for choice in platform.choices
        if states & set(choice.states)
        for rule in choice.rules
        if rule in silence
    )
    return next(fitting, "")
