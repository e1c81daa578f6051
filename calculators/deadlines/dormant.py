"""Clocks of a contract on which nothing moves: notices, then each side's turn."""

from datetime import date, timedelta

from calculators.deadlines.clocks import ClockDraft
from calculators.deadlines.facts import Days
from calculators.deadlines.fixed_price import days, nothing_held
from calculators.deadlines.rules import also, rule
from calculators.deadlines.stops import answered, happened
from calculators.engine.trace import Step


def _quiet_since(inputs: Days) -> tuple[date, str] | None:
    """The day from which nothing has moved, and which event that was."""
    if not inputs.last_due:
        return _earliest(inputs)
    moves = {
        "last_activity": inputs.last_activity,
        "work_submitted": inputs.work_submitted,
        "changes_requested": inputs.changes_requested,
        "work_resubmitted": inputs.work_resubmitted,
        "refund_requested": inputs.refund_requested,
        "releases": max((row.released for row in inputs.releases), default=None),
    }
    day, event = inputs.last_due, "last_due"
    for name, moved in moves.items():
        if moved and moved > day:
            day, event = moved, name
    return day, event


def _earliest(inputs: Days) -> tuple[date, str] | None:
    """The earliest day from which nothing can have moved, where no due day is known."""
    if inputs.last_activity:
        return inputs.last_activity, "due_unknown"
    if inputs.notice_came:
        # Which of the two notices it was is not known: the second leaves the shorter time.
        before = rule("dormant.second_notice_days", inputs.notice_came).value
        return inputs.notice_came - timedelta(days=before), "from_notice"
    return None


def _over(inputs: Days) -> ClockDraft:
    """A contract that holds nothing, or that has ended, cannot become dormant."""
    if nothing := nothing_held(inputs):
        return nothing
    if happened(inputs.contract_ended, inputs):
        return ClockDraft(stopped=Step("contract_over", {"day": inputs.contract_ended}))
    return ClockDraft()


def _from_quiet(inputs: Days, length: str) -> ClockDraft:
    quiet, over = _quiet_since(inputs), _over(inputs)
    if not quiet:
        return ClockDraft()
    day, event = quiet
    steps: tuple[Step, ...] = (Step("moved", {"day": day, "event": event}),)
    if event == "last_due":
        steps = ()
    elif event in ("due_unknown", "from_notice"):
        steps = (Step(event, {"day": day if event == "due_unknown" else inputs.notice_came}),)
    return ClockDraft(
        days(day, length, arrives=True),
        over.stopped,
        steps,
        over.rules + also("dormant.activity", day),
    )


def _after(before: ClockDraft, length: str) -> ClockDraft:
    """The next turn, which begins when the window before it has ended."""
    if not before.window:
        return before
    window = days(before.window.end, length)
    return ClockDraft(window, before.stopped, before.steps + before.window.trace)


def dormant_first_notice(inputs: Days) -> ClockDraft:
    return _from_quiet(inputs, "dormant.first_notice_days")


def dormant_second_notice(inputs: Days) -> ClockDraft:
    return _from_quiet(inputs, "dormant.second_notice_days")


def dormant(inputs: Days) -> ClockDraft:
    return _from_quiet(inputs, "dormant.dormant_days")


def dormant_client(inputs: Days) -> ClockDraft:
    return _after(dormant(inputs), "dormant.client_days")


def dormant_freelancer(inputs: Days) -> ClockDraft:
    turn = _after(dormant_client(inputs), "dormant.freelancer_days")
    asked = answered("dormant_freelancer", "release_requested", inputs, turn.window)
    return ClockDraft(turn.window, turn.stopped or asked, turn.steps, turn.rules)


def dormant_client_review(inputs: Days) -> ClockDraft:
    asked, over = inputs.release_requested, _over(inputs)
    if not asked:
        return ClockDraft()
    if (
        inputs.last_due
        and happened(asked, inputs)
        and not over.stopped
        and not inputs.stand("dormant_client_review")
    ):
        return ClockDraft(steps=(Step("requested_outside_turn", {"day": asked}),))
    window = days(asked, "dormant.client_review_days")
    return ClockDraft(window, over.stopped, rules=over.rules)
