"""The one day of the plan that goes into a calendar: the first that the reader must meet."""

from typing import TYPE_CHECKING

from calculators.engine.exports import DayToKeep
from calculators.facts.limits import LimitFrom
from calculators.life import pressing
from calculators.life.moments import day_of
from calculators.start.contract import clocks
from calculators.start.inputs import Inputs

if TYPE_CHECKING:
    from calculators.start.calculator import Outcome


def day_to_keep(inputs: Inputs, outcome: "Outcome") -> DayToKeep | None:
    """The first day in the plan that the reader must meet, by the rules or by a notice."""
    days = filter(None, (_by_rules(inputs, outcome), _by_notice(outcome)))
    return min(days, key=lambda one: day_of(one.day), default=None)


def _by_rules(inputs: Inputs, outcome: "Outcome") -> DayToKeep | None:
    if outcome.pack:
        return pressing.day_to_keep(pressing.pressing_of(outcome.pack))
    item = next((item for item in outcome.now if item.clock == "act"), None)
    if item is None or item.day is None:
        return None
    counted = (one for one in clocks(inputs).values() if one.kind == "act" and one.day == item.day)
    rules = next((one.rules for one in counted), ())
    return DayToKeep(item.id, item.day, item.text, f"{item.text} {item.why}".strip(), "", rules)


def _by_notice(outcome: "Outcome") -> DayToKeep | None:
    """The limit of a notice, with its hour where it names one; what a client sets is no duty."""
    limit = outcome.limit
    if limit is None or limit.over or outcome.reading["limit_from"] != LimitFrom.NOTICE.value:
        return None
    item = next(item for item in outcome.hold if item.id == "time_limit")
    return DayToKeep(item.id, limit.end, item.text, f"{item.text} {item.why}", "")
