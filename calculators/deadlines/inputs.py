"""What the deadline calculator asks: the events of a contract. None is required but the moment."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Annotated
from zoneinfo import ZoneInfo

from calculators.engine.fields import Choice, Field, questions
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
from calculators.facts.feedback import REVIEW_PUBLISHED
from calculators.facts.letters import LETTER_DAYS, LETTER_SENT
from calculators.facts.moment import NOW, ZONE
from calculators.facts.money import MONEY_PLACE, REFUND_REQUESTED, MoneyPlace
from calculators.facts.platform import PLATFORM, PlatformName
from calculators.life.moments import day_of
from calculators.life.told import days_of_rows

FIXED = "contract_type=fixed_price|mixed"
HOURLY = "contract_type=hourly|mixed"
BY_EVENT = "Event by event"


class RecipientPlace(Choice):
    UNITED_STATES = "united_states", "The United States"
    ENGLAND_WALES = "england_wales", "England or Wales"
    ELSEWHERE = "elsewhere", "Somewhere else"


@dataclass(frozen=True, kw_only=True)
class Inputs:
    # The form shows a field only when it can matter: by kind of contract, or after its parent.
    contract_type: Annotated[ContractType | None, CONTRACT_TYPE.asked("Your contract")] = None
    money_place: Annotated[MoneyPlace, MONEY_PLACE.asked("Your contract", when=FIXED)] = (
        MoneyPlace.NOT_SURE
    )
    contract_began: Annotated[date | None, CONTRACT_BEGAN.asked("Your contract", timed=True)] = None
    contract_ended: Annotated[date | None, CONTRACT_ENDED.asked("Your contract", timed=True)] = None
    ended_by: Annotated[Party | None, ENDED_BY.asked("Your contract", when="contract_ended")] = None

    work_submitted: Annotated[
        date | None, WORK_SUBMITTED.asked("Work and money", when=FIXED, timed=True)
    ] = None
    changes_requested: Annotated[
        date | None, CHANGES_REQUESTED.asked("Work and money", when="work_submitted", timed=True)
    ] = None
    work_resubmitted: Annotated[
        date | None, WORK_RESUBMITTED.asked("Work and money", when="work_submitted", timed=True)
    ] = None
    releases: Annotated[tuple[Release, ...], RELEASES.asked("Work and money")] = ()
    refund_requested: Annotated[
        date | None, REFUND_REQUESTED.asked("Work and money", timed=True)
    ] = None
    mediation_asked: Annotated[date | None, MEDIATION_ASKED.asked("Work and money", timed=True)] = (
        None
    )
    last_due: Annotated[date | None, LAST_DUE.asked("Work and money", when=FIXED, timed=True)] = (
        None
    )
    last_activity: Annotated[
        date | None, LAST_ACTIVITY.asked("Work and money", when=FIXED, timed=True)
    ] = None
    notice_came: Annotated[
        date | None, NOTICE_CAME.asked("Work and money", when=FIXED, timed=True)
    ] = None
    release_requested: Annotated[
        date | None, RELEASE_REQUESTED.asked("Work and money", when=FIXED, timed=True)
    ] = None

    dispute_filed: Annotated[
        date | None, DISPUTE_FILED.asked("A dispute over a milestone", when=FIXED, timed=True)
    ] = None
    dispute_declined: Annotated[
        date | None,
        DISPUTE_DECLINED.asked("A dispute over a milestone", when="dispute_filed", timed=True),
    ] = None
    proposal_made: Annotated[
        date | None,
        PROPOSAL_MADE.asked("A dispute over a milestone", when="dispute_filed", timed=True),
    ] = None
    proposal_answered: Annotated[
        date | None,
        PROPOSAL_ANSWERED.asked("A dispute over a milestone", when="proposal_made", timed=True),
    ] = None
    non_resolution_notice: Annotated[
        date | None,
        NON_RESOLUTION_NOTICE.asked("A dispute over a milestone", when="dispute_filed", timed=True),
    ] = None
    arbitration_paid: Annotated[
        date | None,
        ARBITRATION_PAID.asked(
            "A dispute over a milestone", when="non_resolution_notice", timed=True
        ),
    ] = None

    hours_worked: Annotated[datetime | None, HOURS_WORKED.asked("Hours", when=HOURLY)] = None
    hours_disputed: Annotated[
        date | None, HOURS_DISPUTED.asked("Hours", when=HOURLY, timed=True)
    ] = None
    hours_answered: Annotated[
        date | None, HOURS_ANSWERED.asked("Hours", when="hours_disputed", timed=True)
    ] = None

    feedback_posted: Annotated[
        date | None, FEEDBACK_POSTED.asked("Reviews", when="contract_ended", timed=True)
    ] = None
    review_published: Annotated[date | None, REVIEW_PUBLISHED.asked("Reviews", timed=True)] = None
    reply_posted: Annotated[
        date | None, REPLY_POSTED.asked("Reviews", when="review_published", timed=True)
    ] = None
    review_reported: Annotated[
        date | None, REVIEW_REPORTED.asked("Reviews", when="review_published", timed=True)
    ] = None
    edit_enabled: Annotated[
        date | None, EDIT_ENABLED.asked("Reviews", when="review_published", timed=True)
    ] = None

    first_contact: Annotated[date | None, FIRST_CONTACT.asked("Contact and letter", timed=True)] = (
        None
    )
    letter_sent: Annotated[date | None, LETTER_SENT.asked("Contact and letter", timed=True)] = None
    letter_days: Annotated[
        int | None, LETTER_DAYS.asked("Contact and letter", when="letter_sent")
    ] = None
    recipient_place: Annotated[
        RecipientPlace | None,
        Field("Where the client is", group="Contact and letter", when="letter_sent"),
    ] = None

    events: Annotated[tuple[Told, ...], EVENTS.asked(BY_EVENT)] = ()

    platform: Annotated[PlatformName | None, PLATFORM.asked("Time")] = None
    now: Annotated[datetime, NOW.asked("Time")]
    zone: Annotated[ZoneInfo, ZONE.asked("Time")] = ZoneInfo("UTC")

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


def with_rows(inputs: Inputs) -> Inputs:
    """The same with the days that the rows of `events` tell; what has a field of its own counts."""
    told = {
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
