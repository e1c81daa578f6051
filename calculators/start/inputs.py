"""What the start page asks: the message, corrections of its reading, and at most five questions."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated
from zoneinfo import ZoneInfo

from calculators.engine.fields import Choice, Field
from calculators.facts.danger import STAKE, Stake
from calculators.facts.feedback import REVIEW_CONTENT, ReviewContent
from calculators.facts.moment import NOW, ZONE
from calculators.facts.money import MONEY_PLACE, MoneyPlace

QUESTIONS = "Questions that can change the plan"
READING = "How the message is read"


class WhoPresses(Choice):
    CLIENT = "client_to_freelancer", "The client presses the freelancer"
    FREELANCER = "freelancer_to_client", "The freelancer presses the client"
    NOT_SURE = "not_sure", "Not sure"


class SaidDemand(Choice):
    REFUND = "refund", "Money back"
    DISCOUNT = "discount", "A lower price"
    RELEASE_OR_PAY = "release_or_pay", "A payment or a release"
    FREE_WORK = "free_work", "Work without pay"
    BETTER_REVIEW = "feedback_change_or_good", "A better review"
    REMOVE_REVIEW = "remove_feedback", "The removal of a review"
    FILES = "files_or_access", "Files or access"
    OFF_PLATFORM = "off_platform", "Payment or contact outside Upwork"
    CANCEL = "cancel", "A cancellation"
    OTHER = "other", "Something else"
    NONE = "none", "Nothing"
    NOT_SURE = "not_sure", "Not sure"


class SaidLever(Choice):
    BAD_REVIEW = "bad_review", "A bad review"
    NO_REVIEW = "no_review", "Leaving no review"
    REPORT = "report_platform", "A report to Upwork"
    CHARGEBACK = "chargeback", "A chargeback"
    LEGAL = "legal", "Legal action"
    POLICE = "police_authority", "The police or an authority"
    PUBLIC = "public_exposure", "Making something public"
    HARM_DONE = "harm_done_repair", "Harm already done, put right only then"
    HARM = "harm_threat", "Harm to a person or to property"
    ACCOUNT = "account_access", "A login or an account that is kept"
    FILES = "withheld_files", "Files or work held back"
    TELL = "tell_employer_or_others", "Telling an employer, family or others"
    NONE = "none", "Nothing"
    NOT_SURE = "not_sure", "Not sure"


class LastStep(Choice):
    NOTHING = "nothing", "Nothing: there are only messages"
    ENDED = "contract_ended", "The client ended the contract"
    REFUND_ASKED = "refund_requested", "The client asked for a refund with Upwork's own form"
    SUBMITTED = "work_submitted", "I submitted the work, and the client has not acted on it"
    CHANGES = "changes_requested", "The client asked for changes with Upwork's button"
    HOURS = "hours_disputed", "The client disputed my hours"
    MEDIATION = "mediation_asked", "The client took it to mediation"
    CHARGEBACK = "chargeback", "The client's bank took the payment back"
    NOT_SURE = "not_sure", "Not sure"


class DayKnown(Choice):
    YES = "yes", "I know the day"
    NOT_SURE = "not_sure", "Not sure"


@dataclass(frozen=True, kw_only=True)
class Inputs:
    client_message: Annotated[
        str | None,
        Field(
            "Paste what they wrote",
            "The exact words. They do not leave this browser. Leave it blank if you have none.",
            group="The message",
            long=True,
        ),
    ] = None
    stake: Annotated[Stake | None, STAKE.asked(QUESTIONS)] = None
    money_place: Annotated[MoneyPlace | None, MONEY_PLACE.asked(QUESTIONS)] = None
    last_step: Annotated[
        LastStep | None,
        Field(
            "What happened last on the contract",
            "A step on Upwork, not a message.",
            group=QUESTIONS,
        ),
    ] = None
    last_step_on: Annotated[
        date | None, Field("Day of that step", "It sets your last day to act.", group=QUESTIONS)
    ] = None
    day_known: Annotated[DayKnown | None, Field("Whether you know that day", group=QUESTIONS)] = (
        None
    )
    review_content: Annotated[ReviewContent | None, REVIEW_CONTENT.asked(QUESTIONS)] = None
    who_presses: Annotated[
        WhoPresses | None,
        Field("Who presses whom", "Blank means: as it was recognised.", group=READING),
    ] = None
    said_demand: Annotated[
        SaidDemand | None,
        Field("What is asked for", "Blank means: as it was recognised.", group=READING),
    ] = None
    said_lever: Annotated[
        SaidLever | None,
        Field(
            "What is held over the other side", "Blank means: as it was recognised.", group=READING
        ),
    ] = None
    now: Annotated[datetime, NOW.asked(READING)]
    zone: Annotated[ZoneInfo, ZONE.asked(READING)] = ZoneInfo("UTC")

    def errors(self) -> Iterator[tuple[str, str]]:
        """A step in the future cannot have happened."""
        if self.last_step_on and self.last_step_on > self.now.astimezone(self.zone).date():
            yield "last_step_on", "Day of that step must not be in the future"
