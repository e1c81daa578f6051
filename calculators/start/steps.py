"""What the plan says first of a request to cancel or to give money back, and of a bank's step."""

from collections.abc import Iterator, Mapping

from calculators.engine.changed import with_changes
from calculators.engine.packs import DEFAULT
from calculators.life.known import Known
from calculators.life.requests import find_silence_rule
from calculators.start import plan
from calculators.start.message import PRESSING, TakenMessage
from calculators.start.plan import PlanEntry

REQUEST, CANCEL = "refund_requested", "cancel"
# Where silence can give the money away.
HELD = ("held", plan.NOT_SURE)


def find_steps(said: TakenMessage, given: Mapping[str, str], known: Known) -> Iterator[PlanEntry]:
    """The entries for these answers. known: what the case says already."""
    if REQUEST in (given.get("last_step"), *known.days) or _is_asked(said):
        yield from _fitting(_answer_first(said, given), given, known)
    if said.bank:
        yield from _fitting(_for_the_bank(said), given, known)


def _is_asked(said: TakenMessage) -> bool:
    return said.undo or (said.demand == CANCEL and said.threat in PRESSING)


def _answer_first(said: TakenMessage, given: Mapping[str, str]) -> PlanEntry:
    entry, silent = plan.request()
    if said.direct:
        return with_changes(entry, why=entry.direct)
    rule = find_silence_rule(said.platform)
    if rule and given.get("money_place", plan.NOT_SURE) in HELD:
        return with_changes(entry, why=silent, rule=rule)
    return entry


def _for_the_bank(said: TakenMessage) -> PlanEntry | None:
    entry = plan.bank(said.bank)
    if said.direct:
        return plan.direct(entry)
    return entry if said.platform == DEFAULT else plan.elsewhere(entry, dated=False)


def _fitting(
    entry: PlanEntry | None, given: Mapping[str, str], known: Known
) -> Iterator[PlanEntry]:
    if entry and entry.fits(given) and not known.contradicts(entry):
        yield entry
