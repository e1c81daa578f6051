"""Clocks of reviews. Feedback days are counted in the zone that the feedback page names."""

from dataclasses import replace
from datetime import date

from calculators.deadlines.clocks import ClockDraft
from calculators.deadlines.facts import Days
from calculators.deadlines.fixed_price import nothing_held
from calculators.deadlines.rules import also, business_calendar, rule, zone_of
from calculators.deadlines.stops import stop
from calculators.engine import windows
from calculators.engine.trace import Step
from calculators.engine.windows import Window
from calculators.facts.contract import ContractType, Party
from calculators.facts.feedback import ReviewContent

# A review that an answer in public can be about.
POSTED = (ReviewContent.OPINION, ReviewContent.FALSE_FACT)


def _feedback_window(ended: date, safe: str) -> Window:
    """The feedback days, ended at the `early` or the `late` reading of the last day's midnight."""
    zone, zone_rule = zone_of("feedback", ended)
    counted = windows.calendar_days(ended, rule("feedback.window_days", ended), zone)
    earliest = rule("feedback.window_end_earliest_time", ended)
    latest = rule("feedback.window_end_latest_time", ended)
    early = windows.at_time(counted.end, earliest.value, zone)
    late = windows.at_time(counted.end, latest.value, zone)
    step = Step("midnight_read_twice", {"early": early, "late": late, "safe": safe})
    counted = counted.with_steps(step, rules=(earliest, latest, zone_rule))
    return replace(counted, end=early if safe == "early" else late, early=early, late=late)


def feedback_post(inputs: Days) -> ClockDraft:
    if not inputs.contract_ended:
        return ClockDraft()
    window = _feedback_window(inputs.contract_ended, "early")
    posted = stop("feedback_posted", inputs.feedback_posted, inputs, window)
    filed_on = inputs.dispute_filed
    filed = stop("left_to_file", filed_on, inputs, window)
    if filed_on and filed and not posted:
        needed = also("fixed_price.dispute_needs_feedback", filed_on)
        return ClockDraft(
            window, stopped=filed if needed and needed[0].value else None, rules=needed
        )
    # Only a dispute over held money needs feedback, and only on a contract that has milestones.
    dispute = inputs.contract_type != ContractType.HOURLY and not nothing_held(inputs)
    return ClockDraft(
        window, stopped=posted, says="silence" if dispute else "silence_without_dispute"
    )


def feedback_client_post(inputs: Days) -> ClockDraft:
    if not inputs.contract_ended:
        return ClockDraft()
    window = _feedback_window(inputs.contract_ended, "late")
    if inputs.ended_by == Party.CLIENT:
        for must in also("feedback.client_must_review_to_end", inputs.contract_ended):
            if must.value:
                window = window.with_steps(Step("client_reviewed_to_end", {}), rules=(must,))
    return ClockDraft(
        window, stopped=stop("review_published", inputs.review_published, inputs, window)
    )


def feedback_publication(inputs: Days) -> ClockDraft:
    if not inputs.contract_ended:
        return ClockDraft()
    publication = also("feedback.publication", inputs.contract_ended)
    window = _feedback_window(inputs.contract_ended, "late").with_steps(
        Step("published_when_both", {}), rules=publication
    )
    return ClockDraft(
        window, stopped=stop("review_published", inputs.review_published, inputs, window)
    )


def public_reply(inputs: Days) -> ClockDraft:
    ended = inputs.contract_ended
    if not ended:
        return ClockDraft()
    zone, zone_rule = zone_of("feedback", ended)
    window = windows.calendar_days(ended, rule("feedback.public_reply_days", ended), zone)
    window = window.with_steps(Step("from_end_not_publication", {}), rules=(zone_rule,))
    # Without a review there is nothing to answer, so nothing is lost by silence.
    return ClockDraft(
        window,
        stopped=stop("reply_posted", inputs.reply_posted, inputs, window),
        costs=inputs.review_published is not None or inputs.review_content in POSTED,
    )


def feedback_report_decision(inputs: Days) -> ClockDraft:
    reported = inputs.review_reported
    if not reported:
        return ClockDraft()
    zone, zone_rule = zone_of("feedback", reported)
    window = windows.business_days(
        reported, rule("feedback.report_decision_days", reported), business_calendar(reported), zone
    )
    return ClockDraft(
        window.with_steps(rules=(*also("feedback.report_count", reported), zone_rule))
    )


def feedback_edit_window(inputs: Days) -> ClockDraft:
    enabled = inputs.edit_enabled
    if not enabled:
        return ClockDraft()
    zone, zone_rule = zone_of("feedback", enabled)
    window = windows.calendar_days(enabled, rule("feedback.edit_window_days", enabled), zone)
    return ClockDraft(
        window.with_steps(rules=(*also("feedback.edit_enable_count", enabled), zone_rule))
    )
