"""What triage asks. Every answer may be *not sure*."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated
from zoneinfo import ZoneInfo

from calculators.engine.fields import Choice, Field, YesNo
from calculators.facts.contract import CONTRACT_ENDED, CONTRACT_TYPE, ENDED_BY, ContractType, Party
from calculators.facts.danger import STAKE, Stake
from calculators.facts.days import RELEASES, Release
from calculators.facts.events import EVENTS, Told
from calculators.facts.feedback import REVIEW_CONTENT, ReviewContent
from calculators.facts.limits import LIMIT_FROM, LIMIT_SURE, MESSAGE_LIMIT, LimitFrom, LimitSure
from calculators.facts.moment import NOW, TIME, ZONE
from calculators.facts.money import (
    MONEY_PLACE,
    PLATFORM_STEPS,
    REFUND_REQUESTED,
    MoneyPlace,
    PlatformSteps,
    found_at,
)
from calculators.facts.platform import ON_PLATFORM, PLATFORM, Placed, PlatformName
from calculators.facts.steps import DATED, LAST_STEP, LAST_STEP_ON, LastStep
from calculators.facts.threats import DEMAND, LEVER, Demand, Lever

PRESSED = "feedback_tie=hinted|stated"
ON_A_CONTRACT = "money_place=held|released|unpaid_hours|charged_back"
# The day of the last step is asked with it, and not once more under the name of another tool.
SAID_ENDED = f"last_step={LastStep.ENDED.value}"
SAID_REFUND = f"last_step={LastStep.REFUND_ASKED.value}"
HAPPENS, HAVE, DAYS = "What happens", "What you have", "Days on the contract"
# The groups of questions that rarely decide.
SELDOM = (HAVE, DAYS, TIME)


class FeedbackTie(Choice):
    NO = "no", "No"
    HINTED = "hinted", "Hinted", "Such as: think of your rating."
    STATED = "stated", "Yes, plainly", "Such as: refund me, or you get one star."
    NOT_SURE = "not_sure", "Not sure"


class EvidenceKept(Choice):
    ALL = "all", "All of it, saved outside the platform"
    SOME = "some", "Some of it"
    LITTLE = "little", "Little or nothing"
    NOT_SURE = "not_sure", "Not sure"


class ClientIdentity(Choice):
    KNOWN = "known", "Legal name and address"
    PARTLY = "partly", "A name, a company or a website"
    UNKNOWN = "unknown", "Only the name on the platform"
    NOT_SURE = "not_sure", "Not sure"


# Answers that say that there is a threat.
PRESSED_BY = (FeedbackTie.HINTED, FeedbackTie.STATED)


@dataclass(frozen=True, kw_only=True)
class Inputs(Placed):
    feedback_tie: Annotated[
        FeedbackTie,
        Field(
            "Is the client pressuring you with a threat?",
            "A lawful step alone, such as a dispute or arbitration, is no threat.",
            group=HAPPENS,
        ),
    ] = FeedbackTie.NOT_SURE
    demand: Annotated[Demand, DEMAND.asked(HAPPENS, when=PRESSED)] = Demand.NOT_SURE
    lever: Annotated[Lever, LEVER.asked(HAPPENS, when=PRESSED)] = Lever.NOT_SURE
    money_place: Annotated[MoneyPlace, MONEY_PLACE.asked(HAPPENS)] = MoneyPlace.NOT_SURE
    last_step: Annotated[LastStep, LAST_STEP.asked(HAPPENS, when=ON_A_CONTRACT)] = LastStep.NOT_SURE
    last_step_on: Annotated[date | None, LAST_STEP_ON.asked(HAPPENS, when=DATED)] = None
    review_content: Annotated[ReviewContent, REVIEW_CONTENT.asked(HAPPENS)] = ReviewContent.NOT_SURE
    stake: Annotated[Stake, STAKE.asked(HAPPENS)] = Stake.NOT_SURE
    platform_steps: Annotated[
        PlatformSteps, PLATFORM_STEPS.asked(HAVE, note="Blank counts as: nothing yet.")
    ] = PlatformSteps.NOT_STARTED
    sum_at_stake: Annotated[
        Decimal | None, Field("Sum in question, in US dollars", group=HAVE, unit="USD")
    ] = None
    evidence_kept: Annotated[
        EvidenceKept,
        Field(
            "What evidence have you saved?",
            "The contract, the delivery, and the client's own words.",
            group=HAVE,
        ),
    ] = EvidenceKept.NOT_SURE
    client_identity: Annotated[
        ClientIdentity, Field("What do you know about the client?", group=HAVE)
    ] = ClientIdentity.NOT_SURE
    contract_type: Annotated[ContractType | None, CONTRACT_TYPE.asked(DAYS)] = None
    contract_ended: Annotated[
        date | None, CONTRACT_ENDED.asked(DAYS, unless=SAID_ENDED, timed=True)
    ] = None
    ended_by: Annotated[Party | None, ENDED_BY.asked(DAYS, when="contract_ended")] = None
    refund_requested: Annotated[
        date | None, REFUND_REQUESTED.asked(DAYS, unless=SAID_REFUND, timed=True)
    ] = None
    releases: Annotated[tuple[Release, ...], RELEASES.asked(DAYS)] = ()
    events: Annotated[tuple[Told, ...], EVENTS.asked(DAYS)] = ()
    message_limit: Annotated[date | None, MESSAGE_LIMIT.asked(DAYS, timed=True)] = None
    limit_from: Annotated[LimitFrom | None, LIMIT_FROM.asked(DAYS, when="message_limit")] = None
    limit_sure: Annotated[LimitSure | None, LIMIT_SURE.asked(DAYS, when="message_limit")] = None
    platform: Annotated[PlatformName | None, PLATFORM.asked(TIME)] = None
    on_platform: Annotated[YesNo | None, ON_PLATFORM.asked(TIME)] = None
    now: Annotated[datetime, NOW.asked(TIME)]
    zone: Annotated[ZoneInfo, ZONE.asked(TIME)] = ZoneInfo("UTC")

    @property
    def placed(self) -> "Inputs":
        """The same, with nothing that only a platform has where the client is on none."""
        if not self.direct:
            return self
        return replace(
            self,
            money_place=found_at(self.money_place, direct=True),
            last_step=LastStep.NOT_SURE,
            stake=Stake.NONE if self.stake == Stake.LIMITED else self.stake,
            platform_steps=PlatformSteps.CLOSED,
        )
