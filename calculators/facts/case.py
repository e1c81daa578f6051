"""Choices and rows that several calculators share: one name, one meaning, everywhere the same."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated

from calculators.engine.fields import Choice, Field


class ContractType(Choice):
    FIXED_PRICE = "fixed_price", "Fixed price"
    HOURLY = "hourly", "Hourly"
    MIXED = "mixed", "Both: milestones and hours"


class Party(Choice):
    CLIENT = "client", "The client"
    FREELANCER = "freelancer", "I did"
    NOT_SURE = "not_sure", "Not sure"


class MoneyPlace(Choice):
    HELD = "held", "Held by Upwork", "A funded milestone, also called escrow or project funds."
    RELEASED = "released", "Released to me", "The client wants it back."
    UNPAID_HOURS = "unpaid_hours", "Hours not yet paid out, or work that nobody funded"
    NONE = "none", "No money is in question"
    NOT_SURE = "not_sure", "Not sure"


class ReviewContent(Choice):
    NO = "no", "No review is posted"
    OPINION = "opinion", "Yes: an opinion, or facts that are true"
    FALSE_FACT = "false_fact", "Yes: it states a fact that I can show is false"
    NOT_SURE = "not_sure", "Not sure"


class PlatformSteps(Choice):
    NOT_STARTED = "not_started", "Nothing yet"
    RUNNING = "running", "Begun, and not yet decided", "A dispute, a report or a ticket is open."
    CLOSED = "closed", "Done: refused, over, or too late"
    NOT_SURE = "not_sure", "Not sure"


class Stake(Choice):
    NONE = "none", "Neither"
    ACCOUNT = "account", "My account", "It is limited, or somebody tries to get into it."
    SAFETY = "safety", "Somebody's safety", "A threat to a person, a home or a family."
    NOT_SURE = "not_sure", "Not sure"


class Channel(Choice):
    PLATFORM = "platform", "In the platform's messages"
    EMAIL = "email", "By email"
    CALL = "call", "In a call"
    OTHER = "other", "In another message"


@dataclass(frozen=True, kw_only=True)
class Delivery:
    item: Annotated[str, Field("What you handed over")]
    day: Annotated[date | None, Field("Day you handed it over")] = None
    client_words: Annotated[
        str | None, Field("What the client wrote about it", "The exact words.", long=True, most=500)
    ] = None
    client_words_on: Annotated[date | None, Field("Day of those words")] = None
    exhibits: Annotated[str | None, Field("Exhibits", "Their letters, such as B, C.")] = None


@dataclass(frozen=True, kw_only=True)
class Threat:
    words: Annotated[
        str, Field("The exact words", "Copy them as they stand.", long=True, most=1000)
    ]
    sent_at: Annotated[datetime | None, Field("Time it was sent", "In your time zone.")] = None
    channel: Annotated[Channel | None, Field("Where it was written or said")] = None
    exhibits: Annotated[str | None, Field("Exhibits", "Their letters, such as D.")] = None


@dataclass(frozen=True, kw_only=True)
class Statement:
    words: Annotated[
        str,
        Field(
            "The sentence of the review",
            "The exact words. Facts only: no opinion, no stars.",
            long=True,
            most=500,
        ),
    ]
    truth: Annotated[
        str | None, Field("What is true instead", "A whole sentence.", long=True, most=600)
    ] = None
    meaning: Annotated[
        str | None,
        Field("What readers take it to mean", "Some places ask for this.", long=True, most=300),
    ] = None
    harm: Annotated[
        str | None,
        Field(
            "What it has cost you so far", "Some places ask for this. Facts.", long=True, most=300
        ),
    ] = None
    exhibits: Annotated[str | None, Field("Exhibits", "Their letters, such as B, E.")] = None


@dataclass(frozen=True, kw_only=True)
class Edit:
    """A paragraph in the reader's own words. base: the mark of the text that it replaced."""

    paragraph: Annotated[str, Field("Paragraph", "The page fills this in.", most=80)]
    text: Annotated[str | None, Field("Your words", long=True, most=10_000)] = None
    base: Annotated[str | None, Field("Mark of the text it replaced", "Set by the page.")] = None
