"""The places that a reader can choose, and the rules that hold there.

A city lies within its state, a state within its country: a rule that a place does not have is
looked for in the place around it. Only the places that are asked about are read.
"""

from datetime import date
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from calculators.engine.data import load
from calculators.engine.fields import Choice
from calculators.engine.parameters import NoRule, Parameter, UnknownParameter, Value, topic

# Rules that a place may share with another that it does not lie in.
LATE_PAYMENT = "late_payment_"
PLACES: dict[str, dict[str, str]] = load("law/places.toml")


class Place(Choice):
    """Where one of the two parties is: a member for each entry of `places.toml`, in its order."""

    _ignore_ = "members id entry"
    members = vars()
    for id, entry in PLACES.items():
        members[id.upper()] = id, entry["label"]


# A place whose law we do not hold: no topic has its name.
ELSEWHERE = Place("elsewhere")

OFFERED = [Place(id) for id in load("law/offered.toml")["places"]]
for _place in Place:
    _place.offered = not OFFERED or _place in (*OFFERED, ELSEWHERE)


def around(place: Place | None) -> tuple[str, ...]:
    """The ids of the topics that hold at a place, the place itself first. Empty for None."""
    return around_id(place.value) if place and place != ELSEWHERE else ()


@cache
def around_id(id: str) -> tuple[str, ...]:
    """The same by the id of a topic, for what cannot be chosen as well."""
    found = []
    while id:
        found.append(id)
        id = PLACES.get(id, {}).get("within", "")
    return tuple(found)


def zone_of(place: Place | None) -> ZoneInfo | None:
    """The time zone of a place; None where it has several, or we know none."""
    names = (PLACES[id].get("zone") for id in around(place) if id in PLACES)
    name = next(filter(None, names), None)
    return ZoneInfo(name) if name else None


def rule(place: Place | None, name: str) -> Parameter | None:
    """The parameter of this name at a place or around it, or one that it shares, or None."""
    for id in around(place):
        if found := topic(f"law.{id}").parameters.get(name):
            return found
    shared = PLACES[place.value].get("late_payment") if place else None
    if shared and name.startswith(LATE_PAYMENT):
        return topic(f"law.{shared}").parameters.get(name)
    return None


def known_rule(place: Place | None, name: str) -> Parameter:
    """The same where another rule of the place says that there is one.

    Raises `UnknownParameter`: the data of the place is not whole.
    """
    if found := rule(place, name):
        return found
    raise UnknownParameter(f"{place.value if place else 'No place'} has no {name}.")


def value(place: Place | None, name: str, day: date) -> Value[Any] | None:
    """The value of `rule` in force on `day`, or None where no rule is held or known for it."""
    found = rule(place, name)
    try:
        return found.on(day) if found else None
    except NoRule:
        return None


def cities_in(place: Place | None) -> tuple[Place, ...]:
    """The cities within a place that have rules of their own, and so can be chosen instead."""
    return tuple(
        Place(id) for id, entry in PLACES.items() if place and entry.get("within") == place.value
    )


def title(id: str) -> str:
    """What the place of a topic is called: `us_ny` is New York State."""
    return topic(f"law.{id}").title
