"""The answer at a glance: the day to sue by, and the best way on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from calculators.claim.arbitration import Arbitration
from calculators.claim.costs import Cost
from calculators.engine import decisions
from calculators.engine.decisions import NOT_SURE
from calculators.law.debts import Debt
from calculators.law.forum import Court
from calculators.law.limitation import Limit, LimitState


@dataclass(frozen=True)
class Way:
    """The one best way on. id: wait | correct | platform | lawyer | court_now | letter | court |
    letting_go | larger | look. rule: the row of the table that chose it."""

    id: str
    headline: str
    why: str
    rule: str


def table() -> decisions.Table:
    """The decision table of this calculator."""
    return decisions.load(__package__)


def sue_by(limits: Sequence[Limit], today: date) -> Limit | None:
    """The time limit of a debt whose last safe day comes first, of those that are not over."""
    running = [one for one in limits if one.kind == "contract" and one.safe >= today]
    return min(running, key=lambda one: one.safe, default=None)


def find(
    rows: Sequence[Debt],
    limits: Sequence[Limit],
    arbitration: Arbitration | None,
    demanded_on: date | None,
    courts: Sequence[Court],
    costs: Sequence[Cost],
    platform: str,
    *,
    is_held: bool,
    is_released: bool,
    elsewhere: bool,
) -> Way:
    """The way on for a claim, by the decision table.

    platform: what the contract's platform is called. is_held: it has money, as far as was told.
    is_released: the reader has it, as they say. elsewhere: it is another one than the default.
    """
    answers = {
        "due": _due(rows),
        "limit": _limit(limits),
        "held": "released" if is_released else _held(arbitration, is_held=is_held),
        "asked": "yes" if demanded_on else NOT_SURE,
        "court": _court(courts, costs),
    }
    rule = table().decide(answers).rule
    headline, why = rule.then["headline"], rule.why
    if elsewhere and is_held:
        headline = rule.then.get("elsewhere", headline)
        why = rule.then.get("elsewhere_why", why)
    headline, why = (text.replace("{platform}", platform) for text in (headline, why))
    return Way(rule.then["way"], headline, why, rule.id)


def _due(rows: Sequence[Debt]) -> str:
    unpaid = [row for row in rows if row.unpaid]
    if any(row.counts for row in unpaid):
        return "some"
    return "none" if all(row.due_sure for row in unpaid) else NOT_SURE


def _held(arbitration: Arbitration | None, *, is_held: bool) -> str:
    if arbitration is None:
        return "open" if is_held else "no"
    return {"yes": "open", "no": "no"}.get(arbitration.open, NOT_SURE)


def _limit(limits: Sequence[Limit]) -> str:
    debts = [one for one in limits if one.kind == "contract"]
    if any(one.state in (LimitState.NEAR, LimitState.ENDS_TODAY) for one in debts):
        return "near"
    if any(one.state == LimitState.ENDED for one in debts):
        return "over"
    return "open" if debts else NOT_SURE


def _court(courts: Sequence[Court], costs: Sequence[Cost]) -> str:
    dear = {cost.id for cost in costs if cost.dear}
    there = [court for court in courts if court.side == "client" and court.claim]
    fitting = [court for court in there if court.fits]
    if fitting:
        return "dear" if all(court.id in dear for court in fitting) else "fits"
    return "above" if any(court.waive for court in there) else NOT_SURE
