"""What the deadline calculator asks: the events of a contract. None is required but the moment."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from decimal import Decimal
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
from calculators.facts.events import EVENTS, Told
from calculators.facts.feedback import REVIEW_PUBLISHED
from calculators.facts.letters import LETTER_DAYS, LETTER_SENT
from calculators.facts.moment import NOW, ZONE
from calculators.facts.money import MONEY_PLACE, REFUND_REQUESTED, MoneyPlace
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
class Release:
    released: Annotated[date, Field("Day the money was released or paid to you", timed=True)]
    amount: Annotated[Decimal | None, Field("Sum in US dollars", unit="USD")] = None


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
        date | None,
        Field(
            "Day you first submitted the work",
            "With the Submit Work button.",
            group="Work and money",
            when=FIXED,
            timed=True,
        ),
    ] = None
    changes_requested: Annotated[
        date | None,
        Field(
            "Day the client last asked for changes",
            "With the button, not only in a message.",
            group="Work and money",
            when="work_submitted",
            timed=True,
        ),
    ] = None
    work_resubmitted: Annotated[
        date | None,
        Field(
            "Day you last submitted the work again",
            group="Work and money",
            when="work_submitted",
            timed=True,
        ),
    ] = None
    releases: Annotated[
        tuple[Release, ...],
        Field(
            "Money released or paid to you",
            "One row for each payment, the bonus payments too.",
            group="Work and money",
        ),
    ] = ()
    refund_requested: Annotated[
        date | None, REFUND_REQUESTED.asked("Work and money", timed=True)
    ] = None
    mediation_asked: Annotated[
        date | None,
        Field(
            "Day the client took a payment to mediation",
            "The day of Upwork's notice, if you do not know it.",
            group="Work and money",
            timed=True,
        ),
    ] = None
    last_due: Annotated[
        date | None,
        Field(
            "Day the last milestone was due",
            "If nothing has moved on the contract for weeks.",
            group="Work and money",
            when=FIXED,
            timed=True,
        ),
    ] = None
    last_activity: Annotated[
        date | None,
        Field(
            "Day something last moved",
            "Money funded or released, a refund, a request, a new or changed milestone. "
            "Messages do not count.",
            group="Work and money",
            when=FIXED,
            timed=True,
        ),
    ] = None
    notice_came: Annotated[
        date | None,
        Field(
            "Day a notice of a dormant contract came",
            "If you do not know the days above.",
            group="Work and money",
            when=FIXED,
            timed=True,
        ),
    ] = None
    release_requested: Annotated[
        date | None,
        Field(
            "Day you asked for release of the dormant money",
            group="Work and money",
            when=FIXED,
            timed=True,
        ),
    ] = None

    dispute_filed: Annotated[
        date | None,
        Field(
            "Day you filed a dispute", group="A dispute over a milestone", when=FIXED, timed=True
        ),
    ] = None
    dispute_declined: Annotated[
        date | None,
        Field(
            "Day the client declined it and both sides had sent evidence",
            group="A dispute over a milestone",
            when="dispute_filed",
            timed=True,
        ),
    ] = None
    proposal_made: Annotated[
        date | None,
        Field(
            "Day the mediator proposed a way out",
            group="A dispute over a milestone",
            when="dispute_filed",
            timed=True,
        ),
    ] = None
    proposal_answered: Annotated[
        date | None,
        Field(
            "Day you answered the proposal",
            group="A dispute over a milestone",
            when="proposal_made",
            timed=True,
        ),
    ] = None
    non_resolution_notice: Annotated[
        date | None,
        Field(
            "Day Upwork wrote that mediation has failed",
            "The email is called notice of non-resolution.",
            group="A dispute over a milestone",
            when="dispute_filed",
            timed=True,
        ),
    ] = None
    arbitration_paid: Annotated[
        date | None,
        Field(
            "Day you chose arbitration and paid for it",
            group="A dispute over a milestone",
            when="non_resolution_notice",
            timed=True,
        ),
    ] = None

    hours_worked: Annotated[
        datetime | None,
        Field(
            "Time when you worked the hours",
            "Any moment of that work, in your own time zone. It decides the billing week.",
            group="Hours",
            when=HOURLY,
        ),
    ] = None
    hours_disputed: Annotated[
        date | None,
        Field("Day the client disputed the hours", group="Hours", when=HOURLY, timed=True),
    ] = None
    hours_answered: Annotated[
        date | None,
        Field("Day you answered that dispute", group="Hours", when="hours_disputed", timed=True),
    ] = None

    feedback_posted: Annotated[
        date | None,
        Field(
            "Day you left feedback for the client",
            group="Reviews",
            when="contract_ended",
            timed=True,
        ),
    ] = None
    review_published: Annotated[date | None, REVIEW_PUBLISHED.asked("Reviews", timed=True)] = None
    reply_posted: Annotated[
        date | None,
        Field(
            "Day you answered it in public", group="Reviews", when="review_published", timed=True
        ),
    ] = None
    review_reported: Annotated[
        date | None,
        Field(
            "Day you reported it to Upwork", group="Reviews", when="review_published", timed=True
        ),
    ] = None
    edit_enabled: Annotated[
        date | None,
        Field(
            "Day you let the client change it", group="Reviews", when="review_published", timed=True
        ),
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
