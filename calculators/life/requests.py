"""What a platform's data say of silence after a request to cancel or to give money back."""

from functools import cache

from calculators.engine.packs import find_pack
from calculators.life.platform import Platform, find_platform

REQUEST, MONEY = "refund_requested", "milestone"


@cache
def find_silence_rule(id: str) -> str:
    """The rule by which silence gives held money to the client, or "". id: of the platform."""
    platform = find_platform(id)
    to = {row.to for row in platform.rows_of(REQUEST, "client") if row.part == MONEY}
    for clock in platform.clocks.get(MONEY, ()):
        loses = clock.actor == "freelancer" and clock.gains == "client"
        if loses and not clock.unknown and to & set(clock.runs_in):
            return clock.gains_rule or _said(platform, to)
    return ""


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
