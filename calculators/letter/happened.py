"""What the rows of `events` and the last step tell a letter, where no field of its own says it."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from calculators.facts.contract import ContractType, Party
from calculators.facts.money import PlatformSteps
from calculators.facts.platform import is_elsewhere
from calculators.facts.steps import LastStep
from calculators.letter.inputs import Inputs
from calculators.life.ledger import Ledger
from calculators.life.moments import day_of
from calculators.life.replay import replay_once
from calculators.life.told import PLATFORM, days_of_rows, tell

# The days that a letter names or waits for. Another event by their kind would say something else:
# a message is no letter.
DAYS = ("contract_ended", "refund_requested", "hours_disputed", "hours_answered")
# Where money in a dispute is, and the states of a dispute over money that was paid out.
IN_DISPUTE = ("disputed", "in_arbitration")
AFTER_RELEASE = ("in_mediation", "released_unresolved", "released_paid")


def with_told(inputs: Inputs) -> Inputs:
    """The same with the days that rows and the last step tell. A day with a field of its own
    counts first, then a row.
    """
    rows = days_of_rows(inputs.events)
    told = dict(_last_step(inputs)) | {
        name: day for name, day in rows.items() if name in (*DAYS, "ended_by")
    }
    blank = {name: day for name, day in told.items() if getattr(inputs, name) is None}
    if "contract_ended" not in blank:
        blank.pop("ended_by", None)
    return replace(inputs, **blank) if blank else inputs


def _last_step(inputs: Inputs) -> Iterator[tuple[str, Any]]:
    step, day = inputs.last_step, inputs.last_step_on
    if step and day and step.value in DAYS:
        yield str(step.value), day
        if step == LastStep.ENDED:
            yield "ended_by", Party.CLIENT


def disputes_hours(inputs: Inputs) -> bool:
    """Whether hours that this letter may ask for are disputed, and nobody has said how it ended.

    The client began that dispute: that it runs does not say that the reader has answered it. Hours
    that are not paid out yet can be called held as well.
    """
    if inputs.direct or is_elsewhere(inputs.platform):
        return False
    if not (inputs.hours_disputed or _told_without_day(inputs, "hours_disputed")):
        return False
    kinds = (None, ContractType.HOURLY) if inputs.unpaid else (ContractType.HOURLY,)
    asked_for = inputs.unpaid or inputs.held
    open_still = inputs.platform_steps != PlatformSteps.CLOSED
    return open_still and asked_for and inputs.contract_type in kinds


def has_answered_hours(inputs: Inputs) -> bool:
    """Whether the reader has answered the newest dispute over hours, with or without a day."""
    disputed, answered = inputs.hours_disputed, inputs.hours_answered
    if disputed and answered:
        return day_of(answered) >= day_of(disputed)
    return bool(answered) or _told_without_day(inputs, "hours_answered")


def is_in_dispute(inputs: Inputs) -> bool:
    """Whether a dispute over a milestone or a payment is open by what was told."""
    if inputs.direct or is_elsewhere(inputs.platform):
        return False
    if inputs.platform_steps == PlatformSteps.CLOSED:
        return False
    undated = (_told_without_day(inputs, kind) for kind in ("mediation_asked", "dispute_filed"))
    return any(undated) or _is_open(replay_facts(inputs))


def _is_open(ledger: Ledger) -> bool:
    return any(
        ledger.money(part) in IN_DISPUTE or part.state in AFTER_RELEASE
        for part in ledger.of_kind("milestone")
    )


def replay_facts(inputs: Inputs) -> Ledger:
    """What is so at the moment of the letter, by all that was told."""
    events = tuple(event for _, event in tell(inputs))
    return replay_once(events, PLATFORM, inputs.now).ledger


def _told_without_day(inputs: Inputs, kind: str) -> bool:
    """Whether a row or the last step tells this, and no day of it is known."""
    rows = [row for row in inputs.events if row.kind.value == kind]
    if any(row.when for row in rows):
        return False
    last = inputs.last_step is not None and inputs.last_step.value == kind
    return bool(rows) or (last and inputs.last_step_on is None)
