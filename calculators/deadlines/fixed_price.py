"""Clocks of fixed-price contracts, from the submitted work to arbitration."""

from datetime import date
from typing import Any

from calculators.deadlines.clocks import NOT_GIVEN, ClockDraft
from calculators.deadlines.facts import Days
from calculators.deadlines.rules import also, business_calendar, rule, zone_of
from calculators.deadlines.stops import answered, happened, stop
from calculators.engine import windows
from calculators.engine.parameters import Value
from calculators.engine.trace import Step
from calculators.engine.windows import Window
from calculators.facts.contract import Party
from calculators.facts.days import Release
from calculators.facts.money import MoneyPlace


def days(opens: date, length: str, arrives: bool = False) -> Window:
    """`length` (a rule's id) counted from the day `opens`, as fixed-price days are counted."""
    zone, zone_rule = zone_of("fixed_price", opens)
    window = windows.calendar_days(opens, rule(length, opens), zone, arrives)
    return window.with_steps(rules=(zone_rule,))


def nothing_held(inputs: Days) -> ClockDraft | None:
    """Why no held money is at stake: there is none, or the freelancer's ending gave it back."""
    if inputs.money_place not in (MoneyPlace.HELD, MoneyPlace.NOT_SURE):
        return ClockDraft(stopped=Step("nothing_held", {}))
    ended = inputs.contract_ended
    if ended and inputs.ended_by == Party.FREELANCER and happened(ended, inputs):
        back = rule("fixed_price.freelancer_end_returns_money", ended)
        step = Step("freelancer_ended", {"day": ended})
        return ClockDraft(stopped=step, rules=(back,)) if back.value else None
    return None


def auto_release(inputs: Days) -> ClockDraft:
    if inputs.direct_contract:
        return NOT_GIVEN
    submitted, asked = inputs.work_submitted, inputs.changes_requested
    again = inputs.work_resubmitted
    steps: tuple[Step, ...] = ()
    rules: tuple[Value[Any], ...] = ()
    stand = inputs.stand("auto_release")
    if stand and stand.why == "silence":
        # The money was released by itself: what came after that stops and restarts nothing.
        asked, again = (day if day and day <= stand.opens else None for day in (asked, again))
    elif not again and not happened(asked, inputs):
        asked = None
    if asked:
        # A change request stops the count; only the next submission starts it again.
        rules = (rule("fixed_price.resubmission_restarts", asked),)
        steps = (Step("changes_requested", {"day": asked}),)
        submitted = None
    if again and (not asked or again >= asked):
        steps = (*steps, Step("resubmitted", {"day": again}))
        submitted = again
    window = days(submitted, "fixed_price.auto_release_days") if submitted else None
    stopped = _ended_first(inputs, window)
    if nothing := nothing_held(inputs):
        stopped, rules = nothing.stopped, rules + nothing.rules
    return ClockDraft(window, stopped, steps, rules)


def _ended_first(inputs: Days, window: Window | None) -> Step | None:
    """Why nothing is released by itself: the contract ended before it came to that."""
    ended = inputs.contract_ended
    if window and ended and happened(ended, inputs) and ended < window.opens:
        return Step("submitted_after_end", {"day": window.opens, "ended": ended})
    return stop("contract_ended_first", ended, inputs, window)


def release_withdrawable(inputs: Days, release: Release | None = None) -> ClockDraft:
    if release:
        return ClockDraft(days(release.released, "fixed_price.security_hold_days", arrives=True))
    # No payment yet: say when the automatic one could be withdrawn.
    automatic = auto_release(inputs)
    if not automatic.window or automatic.stopped:
        return ClockDraft()
    released = automatic.window.end
    window = days(released, "fixed_price.security_hold_days", arrives=True)
    return ClockDraft(window, steps=(Step("after_auto_release", {"day": released}),))


def dispute_filing(inputs: Days) -> ClockDraft:
    if nothing := nothing_held(inputs):
        return nothing
    opens = inputs.contract_ended
    steps: tuple[Step, ...] = ()
    if opens and inputs.ended_by == Party.FREELANCER:
        return ClockDraft()  # planned, but not done yet: nothing to dispute
    if opens and inputs.ended_by != Party.CLIENT:
        steps = (Step("ended_by_unknown", {}),)
    if not opens and inputs.money_place == MoneyPlace.HELD and inputs.refund_requested:
        opens = inputs.refund_requested
        steps = (Step("from_refund_request", {"day": opens}),)
    if not opens:
        return ClockDraft()
    zone, zone_rule = zone_of("fixed_price", opens)
    # The rule holds for contracts made since it began.
    length = rule("fixed_price.dispute_filing_days", inputs.contract_began or opens)
    asks = also("fixed_price.client_end_asks_refund", opens)
    window = windows.calendar_days(opens, length, zone).with_steps(rules=(*asks, zone_rule))
    filed = answered("dispute_filing", "dispute_filed", inputs, window)
    return ClockDraft(window, stopped=filed, steps=steps)


def client_answer(inputs: Days) -> ClockDraft:
    filed = inputs.dispute_filed
    if not filed:
        return ClockDraft()
    zone, zone_rule = zone_of("fixed_price", filed)
    window = windows.calendar_or_business_days(
        filed, rule("fixed_price.client_answer_days", filed), business_calendar(filed), zone
    ).with_steps(rules=(zone_rule,))
    return ClockDraft(
        window, stopped=stop("dispute_declined", inputs.dispute_declined, inputs, window)
    )


def mediation_proposal(inputs: Days) -> ClockDraft:
    if not inputs.dispute_declined:
        return ClockDraft()
    window = days(inputs.dispute_declined, "fixed_price.proposal_days", arrives=True)
    return ClockDraft(window, stopped=stop("proposal_made", inputs.proposal_made, inputs, window))


def proposal_answer(inputs: Days) -> ClockDraft:
    if not inputs.proposal_made:
        return ClockDraft()
    window = days(inputs.proposal_made, "fixed_price.proposal_answer_days")
    return ClockDraft(
        window, stopped=stop("proposal_answered", inputs.proposal_answered, inputs, window)
    )


def arbitration_election(inputs: Days) -> ClockDraft:
    notice = inputs.non_resolution_notice
    if not notice:
        return ClockDraft()
    window = days(notice, "arbitration.election_days").with_steps(
        rules=also("arbitration.one_pays_held_money_to", notice)
        + also("arbitration.fee_per_party", notice)
    )
    paid = stop("arbitration_paid", inputs.arbitration_paid, inputs, window)
    return ClockDraft(window, stopped=paid)
