"""Threats about a review, the review itself, and the sentences in it that are false."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated

from calculators.engine.fields import Choice, Field
from calculators.facts.exhibits import EXHIBIT_LETTERS
from calculators.facts.platform import HOSTED


class ReviewContent(Choice):
    NO = "no", "No review is posted"
    OPINION = "opinion", "Yes: an opinion, or facts that are true"
    FALSE_FACT = "false_fact", "Yes: it states a fact that I can show is false"
    GOOD = "good", "Yes: a good one"
    NOT_SURE = "not_sure", "Not sure"


class Channel(Choice):
    PLATFORM = "platform", "In the platform's messages", *HOSTED
    EMAIL = "email", "By email"
    CALL = "call", "In a call"
    VOICE = "voice", "In a voice message"
    OTHER = "other", "In another message"


# What was said and not written.
SPOKEN = (Channel.CALL, Channel.VOICE)


@dataclass(frozen=True, kw_only=True)
class Threat:
    words: Annotated[
        str, Field("The exact words", "Copy them as they stand.", long=True, most=1000)
    ]
    sent_at: Annotated[
        date | datetime | None, Field("Day it was sent", "Where you are.", timed=True)
    ] = None
    channel: Annotated[Channel | None, Field("Where it was written or said")] = None
    exhibits: Annotated[str | None, EXHIBIT_LETTERS] = None


STATEMENT_WORDS = Field(
    "The sentence of the review",
    "The exact words. Facts only: no opinion, no stars.",
    long=True,
    most=500,
)


@dataclass(frozen=True, kw_only=True)
class Statement:
    words: Annotated[str, STATEMENT_WORDS]
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
    exhibits: Annotated[str | None, EXHIBIT_LETTERS] = None


THREATS = Field(
    "Messages that link a review to a demand", "The exact words, one row for each message."
)
THREAT_REPORTED = Field("Day you reported those messages to the platform", "Blank if you did not.")
REPORT_TICKET = Field("Number of that report")
REVIEW_CONTENT = Field("Has the client posted a review?")
REVIEW_PUBLISHED = Field("Day the client's review appeared")
STATEMENTS = Field(
    "False sentences of the review", "Sentences of fact that you can show to be wrong."
)
