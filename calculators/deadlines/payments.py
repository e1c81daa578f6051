"""Clocks of each payment: how long it can still be asked back, and by which way."""

from dataclasses import replace
from datetime import timedelta

from calculators.deadlines.clocks import Draft
from calculators.deadlines.facts import Days
from calculators.deadlines.fixed_price import days
from calculators.deadlines.inputs import Release
from calculators.engine.trace import Step
from calculators.facts.contract import ContractType


def mediation_lookback(inputs: Days, release: Release | None = None) -> Draft:
    if not release:
        return Draft()
    kind = "hourly" if inputs.contract_type == ContractType.HOURLY else "fixed_price"
    return Draft(days(release.released, f"{kind}.mediation_lookback_days"))


def refund_self_service(inputs: Days, release: Release | None = None) -> Draft:
    return Draft(days(release.released, "refunds.self_service_days")) if release else Draft()


def refund_via_support(inputs: Days, release: Release | None = None) -> Draft:
    """Opens when the self-service days are over, and is counted from the payment all the same."""
    if not release:
        return Draft()
    until = days(release.released, "refunds.self_service_days").end
    window = days(release.released, "refunds.support_days")
    step = Step("after_self_service", {"day": until})
    return Draft(replace(window, opens=until + timedelta(days=1)).with_steps(step))
