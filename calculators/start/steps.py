"""What the plan says first of a request to cancel or to give money back, and of a bank's step."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from calculators.engine.changed import with_changes
from calculators.engine.formats import format_value
from calculators.engine.parameters import parameter
from calculators.life.known import Known
from calculators.life.requests import REQUEST, find_silence_rule, find_time_rule
from calculators.start import plan
from calculators.start.message import PRESSING, REFUND, TakenMessage
from calculators.start.plan import PlanEntry

CANCEL = "cancel"
# Where silence can give the money away.
HELD = ("held", plan.NOT_SURE)
# The steps on the contract that answer a request: a dispute where the money is held, and the
# reader's own decision where they have it.
ANSWERS = ("dispute", "decide_refund")


def find_steps(
    said: TakenMessage,
    given: Mapping[str, str],
    known: Known,
    today: date,
    beside: Iterable[PlanEntry],
) -> Iterator[PlanEntry]:
    """The entries for these answers. known: what the case says already. today: for the rules.

    beside: the entries that stand already. One that answers the request is the step to take: then
    what else is said of the request is a warning alone, and no second way to answer.
    """
    if REQUEST in (given.get("last_step"), *known.days) or is_asked_back(said):
        answered = any(entry.id in ANSWERS for entry in beside)
        first = _answer_first(said, given, today, answered=answered)
        yield from _fitting(first, given, known)
    if said.bank and not said.by_service:
        yield from _fitting(_for_the_bank(said), given, known)


def is_asked_back(said: TakenMessage) -> bool:
    """Whether the text asks to cancel, or for money back, by a request that waits for an answer.

    An invoice that a client on no platform wants cancelled is no such request.
    """
    billed = said.direct and plan.INVOICE in said.spoken
    return said.undo or (said.demand == CANCEL and said.threat in PRESSING and not billed)


def find_request(said: TakenMessage) -> str:
    """How money is asked back: "yes" by a request on the platform, "refund" in words alone."""
    if is_asked_back(said):
        return "yes"
    return REFUND if said.demand == REFUND and said.threat == "none" else ""


def _answer_first(
    said: TakenMessage, given: Mapping[str, str], today: date, *, answered: bool
) -> PlanEntry:
    entry, warning, silent, within = plan.request()
    if answered:
        return warning
    if said.direct:
        return with_changes(entry, why="" if said.kind == "danger" else entry.direct)
    rule = find_silence_rule(said.platform)
    if rule and given.get("money_place", plan.NOT_SURE) in HELD:
        if time := find_time_rule(said.platform):
            silent = within.replace("{time}", format_value(parameter(time).on(today)))
        return with_changes(entry, why=silent, rule=time or rule)
    return entry


def _for_the_bank(said: TakenMessage) -> PlanEntry | None:
    return plan.placed(plan.bank(said.bank), said.platform, direct=said.direct)


def _fitting(
    entry: PlanEntry | None, given: Mapping[str, str], known: Known
) -> Iterator[PlanEntry]:
    if entry and entry.fits(given) and not known.contradicts(entry):
        yield entry
