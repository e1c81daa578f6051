"""Clocks of each payment: how long it can still be asked back, and by which way."""

from dataclasses import replace
from datetime import date, timedelta

from calculators.deadlines.clocks import ClockDraft
from calculators.deadlines.facts import Days
from calculators.deadlines.fixed_price import auto_release, days
from calculators.deadlines.hourly import hours_available
from calculators.deadlines.stops import stop
from calculators.engine.trace import Step
from calculators.facts.contract import ContractType
from calculators.facts.days import Release
from calculators.life.moments import day_of

PAY = "after_pay"  # the step of a count that begins with the pay of hours


def _paid(inputs: Days, release: Release | None) -> tuple[date, tuple[Step, ...]] | None:
    """The day of the payment. Where none is known, of the one that comes if nobody acts."""
    if release:
        return release.released, ()
    told = inputs.contract_type
    ways = [] if told == ContractType.HOURLY else [(auto_release, "after_auto_release")]
    if told in (ContractType.HOURLY, ContractType.MIXED):
        ways.append((hours_available, PAY))
    for draft, kind in ways:
        coming = draft(inputs)
        if coming.window and not coming.stopped:
            day = day_of(coming.window.end)
            return day, (Step(kind, {"day": day}),)
    return None


def mediation_lookback(inputs: Days, release: Release | None = None) -> ClockDraft:
    paid = _paid(inputs, release)
    if not paid:
        return ClockDraft()
    hours = any(step.kind == PAY for step in paid[1])
    kind = "hourly" if hours or inputs.contract_type == ContractType.HOURLY else "fixed_price"
    window = days(paid[0], f"{kind}.mediation_lookback_days")
    asked = stop("mediation_asked", inputs.mediation_asked, inputs, window)
    return ClockDraft(window, asked, paid[1])


def refund_self_service(inputs: Days, release: Release | None = None) -> ClockDraft:
    paid = _paid(inputs, release)
    return (
        ClockDraft(days(paid[0], "refunds.self_service_days"), steps=paid[1])
        if paid
        else ClockDraft()
    )


def refund_via_support(inputs: Days, release: Release | None = None) -> ClockDraft:
    """Opens when the self-service days are over, and is counted from the payment all the same."""
    paid = _paid(inputs, release)
    if not paid:
        return ClockDraft()
    until = day_of(days(paid[0], "refunds.self_service_days").end)
    window = days(paid[0], "refunds.support_days")
    step = Step("after_self_service", {"day": until})
    window = replace(window, opens=until + timedelta(days=1)).with_steps(step)
    return ClockDraft(window, steps=paid[1])
