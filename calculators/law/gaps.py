"""What we do not know: which rule, for which place and day, and where to look it up."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from calculators.engine.parameters import NoRule, Parameter, Source, Value, parameter
from calculators.law.places import title

DAY = timedelta(days=1)


@dataclass(frozen=True)
class LegalGap:
    """A question that we leave open.

    why: before | stale | repealed for a rule we do not hold on `day`; no_rate | no_place |
    no_demand | not_due | open for interest that cannot be counted, open where it hangs on the
    questions that `asks` names; not_read for a place whose time limits
    we have not read.
    """

    why: str
    day: date | None = None
    parameter: str = ""
    description: str = ""
    place: str = ""
    sources: tuple[Source, ...] = ()
    rules: tuple[Value[Any], ...] = ()
    asks: tuple[str, ...] = ()


def gap(missing: NoRule) -> LegalGap:
    """What `missing` leaves open, with the source of the last value that we know."""
    of = parameter(missing.parameter)
    area, place, _ = missing.parameter.split(".")
    return LegalGap(
        missing.why,
        missing.day,
        of.id,
        of.description,
        title(place) if area == "law" else "",
        of.history[-1].sources,
    )


def through(of: Parameter, first: date, last: date) -> Value[Any]:
    """The value in force on `first`. Raises `NoRule` for the first day up to `last` past it."""
    value = of.on(first)
    if value.known_until and last > value.known_until:
        raise NoRule(of.id, value.known_until + DAY, "stale")
    return value
