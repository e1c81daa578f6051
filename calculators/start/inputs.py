"""What the start page asks: the message, corrections of its reading, and at most five questions."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated
from zoneinfo import ZoneInfo

from calculators.engine.fields import Choice, Field, YesNo
from calculators.facts.danger import STAKE, Stake
from calculators.facts.days import RELEASES, Release
from calculators.facts.events import EVENTS, Told
from calculators.facts.feedback import REVIEW_CONTENT, ReviewContent
from calculators.facts.hours import WORK_HOURS, Worked
from calculators.facts.moment import NOW, ZONE
from calculators.facts.money import MONEY_PLACE, MoneyPlace
from calculators.facts.owed import OWED, SumTold
from calculators.facts.parties import CLIENT_KIND, ClientKind
from calculators.facts.platform import ON_PLATFORM, PLATFORM, PlatformName
from calculators.facts.steps import LAST_STEP, LAST_STEP_ON, LastStep
from calculators.facts.threats import DEMAND, LEVER, Demand, Lever

QUESTIONS = "Questions that can change the plan"
READING = "How the message is read"


class WhoPresses(Choice):
    CLIENT = "client_to_freelancer", "The client puts pressure on the freelancer"
    FREELANCER = "freelancer_to_client", "The freelancer puts pressure on the client"
    NOT_SURE = "not_sure", "Not sure"


class SaidSo(Choice):
    WRITTEN = "written", "Yes, in writing"
    SPOKEN = "spoken", "Yes, in a call or a voice message"
    NO = "no", "No, it is what I fear"
    NOT_SURE = "not_sure", "Not sure"


class DayKnown(Choice):
    YES = "yes", "I know the day"
    NOT_SURE = "not_sure", "Not sure"


# What the reader can correct of a reading.
CORRECTED = (
    "who_presses",
    "demand",
    "lever",
    "platform",
    "on_platform",
    "money_place",
    "last_step",
)


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
    message_came: Annotated[
        date | None,
        Field(
            "When did the message come?",
            "A time limit in it is counted from that day. Blank means the day in a mail's head.",
            group=READING,
            about="client_message",
        ),
    ] = None
    stake: Annotated[Stake | None, STAKE.asked(QUESTIONS)] = None
    money_place: Annotated[MoneyPlace | None, MONEY_PLACE.asked(QUESTIONS)] = None
    last_step: Annotated[LastStep | None, LAST_STEP.asked(QUESTIONS)] = None
    last_step_on: Annotated[date | None, LAST_STEP_ON.asked(QUESTIONS)] = None
    day_known: Annotated[DayKnown | None, Field("Do you know that day?", group=QUESTIONS)] = None
    review_content: Annotated[ReviewContent | None, REVIEW_CONTENT.asked(QUESTIONS)] = None
    who_presses: Annotated[
        WhoPresses | None,
        Field(
            "Who is pressuring whom?",
            "Blank means: as the message was read.",
            group=READING,
            about="client_message",
        ),
    ] = None
    said_so: Annotated[
        SaidSo | None,
        Field(
            "Did the client say or write this?",
            "What you tell in your own words counts as a threat only if the client made it.",
            group=READING,
            about="client_message",
        ),
    ] = None
    demand: Annotated[
        Demand | None, DEMAND.asked(READING, note="Blank means: as the message was read.")
    ] = None
    lever: Annotated[
        Lever | None, LEVER.asked(READING, note="Blank means: as the message was read.")
    ] = None
    platform: Annotated[PlatformName | None, PLATFORM.asked(READING)] = None
    on_platform: Annotated[
        YesNo | None, ON_PLATFORM.asked(READING, note="Blank means: as the message says.")
    ] = None
    events: Annotated[tuple[Told, ...], EVENTS.asked(READING)] = ()
    releases: Annotated[tuple[Release, ...], RELEASES.asked(READING)] = ()
    owed: Annotated[tuple[SumTold, ...], OWED.asked(READING)] = ()
    work_hours: Annotated[tuple[Worked, ...], WORK_HOURS.asked(READING)] = ()
    client_kind: Annotated[ClientKind | None, CLIENT_KIND.asked(READING)] = None
    now: Annotated[datetime, NOW.asked(READING)]
    zone: Annotated[ZoneInfo, ZONE.asked(READING)] = ZoneInfo("UTC")

    def errors(self) -> Iterator[tuple[str, str]]:
        """A step or a message in the future cannot have come."""
        if self.last_step_on and self.last_step_on > self.now.astimezone(self.zone).date():
            yield "last_step_on", "Day of that step is still to come: check the day and its year"
        if self.message_came and self.message_came > self.now.astimezone(self.zone).date():
            yield "message_came", "That day is still to come: check the day and its year"
