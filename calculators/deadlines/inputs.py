"""What the deadline calculator asks: the events of a contract. None is required but the moment."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Annotated, Any
from zoneinfo import ZoneInfo

from calculators.engine.fields import YesNo, questions
from calculators.facts.contract import (
    CONTRACT_BEGAN,
    CONTRACT_ENDED,
    CONTRACT_TYPE,
    ENDED_BY,
    FIRST_CONTACT,
    ContractType,
    Party,
)
from calculators.facts.days import (
    ARBITRATION_PAID,
    CHANGES_REQUESTED,
    DISPUTE_DECLINED,
    DISPUTE_FILED,
    EDIT_ENABLED,
    FEEDBACK_POSTED,
    HOURS_ANSWERED,
    HOURS_DISPUTED,
    HOURS_WORKED,
    LAST_ACTIVITY,
    LAST_DUE,
    MEDIATION_ASKED,
    NON_RESOLUTION_NOTICE,
    NOTICE_CAME,
    PROPOSAL_ANSWERED,
    PROPOSAL_MADE,
    RELEASE_REQUESTED,
    RELEASES,
    REPLY_POSTED,
    REVIEW_REPORTED,
    WORK_RESUBMITTED,
    WORK_SUBMITTED,
    Release,
)
from calculators.facts.events import EVENTS, Told
from calculators.facts.feedback import REVIEW_CONTENT, REVIEW_PUBLISHED, ReviewContent
from calculators.facts.letters import LETTER_DAYS, LETTER_SENT
from calculators.facts.limits import LIMIT_FROM, LIMIT_SURE, MESSAGE_LIMIT, LimitFrom, LimitSure
from calculators.facts.moment import NOW, TIME, ZONE
from calculators.facts.money import MONEY_PLACE, REFUND_REQUESTED, MoneyPlace
from calculators.facts.parties import CLIENT_PLACE
from calculators.facts.platform import ON_PLATFORM, PLATFORM, Placed, PlatformName
from calculators.facts.steps import DATED, LAST_STEP, LAST_STEP_ON, LastStep
from calculators.law.places import Place
from calculators.life.moments import day_of
from calculators.life.told import days_of_rows

CONTRACT, MONEY, DISPUTE = "The contract", "Work and money", "A dispute over a milestone"
HOURS, REVIEWS, LETTER = "Hours", "Reviews", "Contact and letter"
BY_EVENT = "Event by event"
# The groups of questions that rarely decide: each other day has a question of its own.
SELDOM = (CONTRACT, MONEY, DISPUTE, HOURS, REVIEWS, LETTER, BY_EVENT, TIME)
FIXED = "contract_type=fixed_price|mixed or last_step=release_refused"
HOURLY = "contract_type=hourly|mixed or money_place=unpaid_hours"
# Where another tool was told where the money is, that counts whatever the kind of contract.
MONEY_TOLD = "contract_type=fixed_price|mixed or money_place"


@dataclass(frozen=True, kw_only=True)
class Inputs(Placed):
    # The form shows a field only when it can matter: by kind of contract, or after its parent.
    contract_type: Annotated[ContractType | None, CONTRACT_TYPE.asked("Your contract")] = None
    last_step: Annotated[LastStep | None, LAST_STEP.asked("Your contract")] = None
    last_step_on: Annotated[
        date | None, LAST_STEP_ON.asked("Your contract", when=DATED, timed=True)
    ] = None
    money_place: Annotated[MoneyPlace, MONEY_PLACE.asked("Your contract", when=MONEY_TOLD)] = (
        MoneyPlace.NOT_SURE
    )

    # Each other day has a question of its own, for whoever knows more than the last step.
    contract_began: Annotated[date | None, CONTRACT_BEGAN.asked(CONTRACT, timed=True)] = None
    contract_ended: Annotated[date | None, CONTRACT_ENDED.asked(CONTRACT, timed=True)] = None
    ended_by: Annotated[Party | None, ENDED_BY.asked(CONTRACT, when="contract_ended")] = None

    work_submitted: Annotated[date | None, WORK_SUBMITTED.asked(MONEY, when=FIXED, timed=True)] = (
        None
    )
    changes_requested: Annotated[
        date | None, CHANGES_REQUESTED.asked(MONEY, when="work_submitted", timed=True)
    ] = None
    work_resubmitted: Annotated[
        date | None, WORK_RESUBMITTED.asked(MONEY, when="work_submitted", timed=True)
    ] = None
    releases: Annotated[tuple[Release, ...], RELEASES.asked(MONEY)] = ()
    refund_requested: Annotated[date | None, REFUND_REQUESTED.asked(MONEY, timed=True)] = None
    mediation_asked: Annotated[date | None, MEDIATION_ASKED.asked(MONEY, timed=True)] = None
    last_due: Annotated[date | None, LAST_DUE.asked(MONEY, when=FIXED, timed=True)] = None
    last_activity: Annotated[date | None, LAST_ACTIVITY.asked(MONEY, when=FIXED, timed=True)] = None
    notice_came: Annotated[date | None, NOTICE_CAME.asked(MONEY, when=FIXED, timed=True)] = None
    release_requested: Annotated[
        date | None, RELEASE_REQUESTED.asked(MONEY, when=FIXED, timed=True)
    ] = None

    dispute_filed: Annotated[date | None, DISPUTE_FILED.asked(DISPUTE, when=FIXED, timed=True)] = (
        None
    )
    dispute_declined: Annotated[
        date | None, DISPUTE_DECLINED.asked(DISPUTE, when="dispute_filed", timed=True)
    ] = None
    proposal_made: Annotated[
        date | None, PROPOSAL_MADE.asked(DISPUTE, when="dispute_filed", timed=True)
    ] = None
    proposal_answered: Annotated[
        date | None, PROPOSAL_ANSWERED.asked(DISPUTE, when="proposal_made", timed=True)
    ] = None
    non_resolution_notice: Annotated[
        date | None, NON_RESOLUTION_NOTICE.asked(DISPUTE, when="dispute_filed", timed=True)
    ] = None
    arbitration_paid: Annotated[
        date | None, ARBITRATION_PAID.asked(DISPUTE, when="non_resolution_notice", timed=True)
    ] = None

    hours_worked: Annotated[datetime | None, HOURS_WORKED.asked(HOURS, when=HOURLY)] = None
    hours_disputed: Annotated[date | None, HOURS_DISPUTED.asked(HOURS, when=HOURLY, timed=True)] = (
        None
    )
    hours_answered: Annotated[
        date | None, HOURS_ANSWERED.asked(HOURS, when="hours_disputed", timed=True)
    ] = None

    review_content: Annotated[ReviewContent | None, REVIEW_CONTENT.asked(REVIEWS)] = None
    feedback_posted: Annotated[date | None, FEEDBACK_POSTED.asked(REVIEWS, timed=True)] = None
    review_published: Annotated[date | None, REVIEW_PUBLISHED.asked(REVIEWS, timed=True)] = None
    reply_posted: Annotated[
        date | None, REPLY_POSTED.asked(REVIEWS, when="review_published", timed=True)
    ] = None
    review_reported: Annotated[
        date | None, REVIEW_REPORTED.asked(REVIEWS, when="review_published", timed=True)
    ] = None
    edit_enabled: Annotated[
        date | None, EDIT_ENABLED.asked(REVIEWS, when="review_published", timed=True)
    ] = None

    first_contact: Annotated[date | None, FIRST_CONTACT.asked(LETTER, timed=True)] = None
    letter_sent: Annotated[date | None, LETTER_SENT.asked(LETTER, timed=True)] = None
    letter_days: Annotated[int | None, LETTER_DAYS.asked(LETTER, when="letter_sent")] = None
    client_place: Annotated[Place | None, CLIENT_PLACE.asked(LETTER, when="letter_sent")] = None

    message_limit: Annotated[date | None, MESSAGE_LIMIT.asked(LETTER, timed=True)] = None
    limit_from: Annotated[LimitFrom | None, LIMIT_FROM.asked(LETTER, when="message_limit")] = None
    limit_sure: Annotated[LimitSure | None, LIMIT_SURE.asked(LETTER, when="message_limit")] = None
    events: Annotated[tuple[Told, ...], EVENTS.asked(BY_EVENT)] = ()

    platform: Annotated[PlatformName | None, PLATFORM.asked(TIME)] = None
    on_platform: Annotated[YesNo | None, ON_PLATFORM.asked(TIME)] = None
    now: Annotated[datetime, NOW.asked(TIME)]
    zone: Annotated[ZoneInfo, ZONE.asked(TIME)] = ZoneInfo("UTC")

    def errors(self) -> Iterator[tuple[str, str]]:
        """Events in an impossible order, each with the way to put it right."""
        labels = {name: question for name, question in questions(Inputs).items()}
        for later, earlier in ORDER:
            first, second = getattr(self, earlier), getattr(self, later)
            if first and second and day_of(second) < day_of(first):
                yield (
                    later,
                    (
                        f"{labels[later].field.label} must be the same as or after "
                        f"the {labels[earlier].noun}"
                    ),
                )


def told_by_step(inputs: Inputs) -> dict[str, Any]:
    """The field of the last step with its day, where nothing else gives that field."""
    step, day = inputs.last_step, inputs.last_step_on
    if not step or not day or step.value not in questions(Inputs) or getattr(inputs, step.value):
        return {}
    told: dict[str, Any] = {step.value: day}
    if step == LastStep.ENDED and inputs.ended_by is None:
        told["ended_by"] = Party.CLIENT
    return told


def with_rows(inputs: Inputs) -> Inputs:
    """The same with the days that the rows of `events` and the last step tell.

    A day with a field of its own counts before a row, and a row before the last step.
    """
    told = told_by_step(inputs) | {
        name: day
        for name, day in days_of_rows(inputs.events).items()
        if name in questions(Inputs) and not getattr(inputs, name)
    }
    if isinstance(worked := told.get("hours_worked"), date) and not isinstance(worked, datetime):
        told["hours_worked"] = datetime.combine(worked, time(12), inputs.zone)
    paid = tuple(
        Release(released=day_of(row.when), amount=row.sum)
        for row in inputs.events
        if row.when and row.kind.value in PAID
    )
    return replace(inputs, **told, releases=inputs.releases or paid) if told or paid else inputs


# Events by which money comes to the freelancer.
PAID = ("money_released", "bonus_paid")

# What cannot come before what. A pair counts only when both days are given.
ORDER = (
    ("contract_ended", "contract_began"),
    ("work_submitted", "contract_began"),
    ("contract_began", "first_contact"),
    ("changes_requested", "work_submitted"),
    ("work_resubmitted", "work_submitted"),
    ("last_activity", "contract_began"),
    ("release_requested", "last_due"),
    ("dispute_declined", "dispute_filed"),
    ("proposal_made", "dispute_declined"),
    ("proposal_answered", "proposal_made"),
    ("non_resolution_notice", "dispute_filed"),
    ("arbitration_paid", "non_resolution_notice"),
    ("hours_answered", "hours_disputed"),
    ("feedback_posted", "contract_ended"),
    ("reply_posted", "review_published"),
    ("review_reported", "review_published"),
    ("edit_enabled", "contract_began"),
)
