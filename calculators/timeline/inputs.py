"""What the timeline asks: what happened, and the little that the events do not say."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated
from zoneinfo import ZoneInfo

from calculators.engine.fields import Choice, Field, YesNo
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
from calculators.facts.feedback import REVIEW_PUBLISHED, THREATS, Threat
from calculators.facts.letters import LETTER_SENT
from calculators.facts.limits import LIMIT_FROM, LIMIT_SURE, MESSAGE_LIMIT, LimitFrom, LimitSure
from calculators.facts.moment import NOW, ZONE
from calculators.facts.money import MONEY_PLACE, REFUND_REQUESTED, MoneyPlace
from calculators.facts.platform import ON_NONE, ON_PLATFORM, PLATFORM, Placed, PlatformName
from calculators.facts.steps import LAST_STEP, LAST_STEP_ON, LastStep

ROWS = "What happened, row by row"
MORE = "More that can matter"
DAYS = "Days that you entered in other tools"


class DaysKnown(Choice):
    YES = "yes", "I know them"
    NOT_SURE = "not_sure", "Not sure"


@dataclass(frozen=True, kw_only=True)
class Inputs(Placed):
    events: Annotated[tuple[Told, ...], EVENTS.asked(ROWS)] = ()
    money_place: Annotated[MoneyPlace | None, MONEY_PLACE.asked(MORE)] = None
    days_known: Annotated[DaysKnown | None, Field("Do you know the missing days?", group=MORE)] = (
        None
    )
    claimed: Annotated[
        Decimal | None,
        Field(
            "Sum that you claim in the dispute",
            "Blank means all of the money that is in dispute.",
            group=MORE,
            unless=ON_NONE,
            unit="USD",
        ),
    ] = None
    # What other tools ask for is told already: a case brings it along.
    contract_type: Annotated[ContractType | None, CONTRACT_TYPE.asked(DAYS)] = None
    contract_began: Annotated[date | None, CONTRACT_BEGAN.asked(DAYS, timed=True)] = None
    contract_ended: Annotated[date | None, CONTRACT_ENDED.asked(DAYS, timed=True)] = None
    ended_by: Annotated[Party | None, ENDED_BY.asked(DAYS, when="contract_ended")] = None
    last_step: Annotated[LastStep | None, LAST_STEP.asked(DAYS)] = None
    last_step_on: Annotated[date | None, LAST_STEP_ON.asked(DAYS, when="last_step")] = None
    work_submitted: Annotated[date | None, WORK_SUBMITTED.asked(DAYS, timed=True)] = None
    changes_requested: Annotated[
        date | None, CHANGES_REQUESTED.asked(DAYS, when="work_submitted", timed=True)
    ] = None
    work_resubmitted: Annotated[
        date | None, WORK_RESUBMITTED.asked(DAYS, when="work_submitted", timed=True)
    ] = None
    releases: Annotated[tuple[Release, ...], RELEASES.asked(DAYS)] = ()
    refund_requested: Annotated[date | None, REFUND_REQUESTED.asked(DAYS, timed=True)] = None
    mediation_asked: Annotated[date | None, MEDIATION_ASKED.asked(DAYS, timed=True)] = None
    last_due: Annotated[date | None, LAST_DUE.asked(DAYS, timed=True)] = None
    last_activity: Annotated[date | None, LAST_ACTIVITY.asked(DAYS, timed=True)] = None
    notice_came: Annotated[date | None, NOTICE_CAME.asked(DAYS, timed=True)] = None
    release_requested: Annotated[date | None, RELEASE_REQUESTED.asked(DAYS, timed=True)] = None
    dispute_filed: Annotated[date | None, DISPUTE_FILED.asked(DAYS, timed=True)] = None
    dispute_declined: Annotated[
        date | None, DISPUTE_DECLINED.asked(DAYS, when="dispute_filed", timed=True)
    ] = None
    proposal_made: Annotated[
        date | None, PROPOSAL_MADE.asked(DAYS, when="dispute_filed", timed=True)
    ] = None
    proposal_answered: Annotated[
        date | None, PROPOSAL_ANSWERED.asked(DAYS, when="proposal_made", timed=True)
    ] = None
    non_resolution_notice: Annotated[
        date | None, NON_RESOLUTION_NOTICE.asked(DAYS, when="dispute_filed", timed=True)
    ] = None
    arbitration_paid: Annotated[
        date | None, ARBITRATION_PAID.asked(DAYS, when="non_resolution_notice", timed=True)
    ] = None
    hours_worked: Annotated[datetime | None, HOURS_WORKED.asked(DAYS)] = None
    hours_disputed: Annotated[date | None, HOURS_DISPUTED.asked(DAYS, timed=True)] = None
    hours_answered: Annotated[
        date | None, HOURS_ANSWERED.asked(DAYS, when="hours_disputed", timed=True)
    ] = None
    feedback_posted: Annotated[date | None, FEEDBACK_POSTED.asked(DAYS, timed=True)] = None
    review_published: Annotated[date | None, REVIEW_PUBLISHED.asked(DAYS, timed=True)] = None
    reply_posted: Annotated[
        date | None, REPLY_POSTED.asked(DAYS, when="review_published", timed=True)
    ] = None
    review_reported: Annotated[
        date | None, REVIEW_REPORTED.asked(DAYS, when="review_published", timed=True)
    ] = None
    edit_enabled: Annotated[
        date | None, EDIT_ENABLED.asked(DAYS, when="review_published", timed=True)
    ] = None
    first_contact: Annotated[date | None, FIRST_CONTACT.asked(DAYS, timed=True)] = None
    letter_sent: Annotated[date | None, LETTER_SENT.asked(DAYS, timed=True)] = None
    threats: Annotated[tuple[Threat, ...], THREATS.asked(DAYS)] = ()
    message_limit: Annotated[date | None, MESSAGE_LIMIT.asked(DAYS, timed=True)] = None
    limit_from: Annotated[LimitFrom | None, LIMIT_FROM.asked(DAYS, when="message_limit")] = None
    limit_sure: Annotated[LimitSure | None, LIMIT_SURE.asked(DAYS, when="message_limit")] = None
    platform: Annotated[PlatformName | None, PLATFORM.asked(MORE)] = None
    on_platform: Annotated[YesNo | None, ON_PLATFORM.asked(MORE)] = None
    now: Annotated[datetime, NOW.asked(MORE)]
    zone: Annotated[ZoneInfo, ZONE.asked(MORE)] = ZoneInfo("UTC")
