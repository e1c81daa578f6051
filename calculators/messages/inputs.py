"""What the messages ask: each message only for the facts that its text uses.

Rows of facts shared with other tools: `deliveries`, `threats`, `statements`, `owed`, `exhibits`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated
from zoneinfo import ZoneInfo

from calculators.engine.fields import Choice, Field
from calculators.facts.case import (
    Delivery,
    Edit,
    MoneyPlace,
    ReviewContent,
    Statement,
    Threat,
)
from calculators.facts.exhibits import Exhibit, unknown_letters
from calculators.facts.owed import Currency, SumOwed, faults

# The messages whose text names sums.
SUMS = ("threat_report", "review_report", "settlement", "support_summary")
SETTLEMENT = "message=settlement"
REPORT = "message=review_report"


class Message(Choice):
    THREAT_REPORT = "threat_report", "Report a threat, before any review"
    REVIEW_REPORT = "review_report", "Report a posted review"
    CALM_ANSWER = "calm_answer", "Answer the client calmly"
    PUBLIC_REPLY = "public_reply", "Reply to a review in public"
    CHAT_POINTER = "chat_pointer", "Point to the letter in the chat"
    REFUND_REFUSAL = "refund_refusal", "Refuse a refund on released money"
    SETTLEMENT = "settlement", "Accept a part of the sum"
    SUPPORT_SUMMARY = "support_summary", "Sum it up for support"


class Ground(Choice):
    """Why Upwork may remove a review, as the rule `upwork.feedback.report_grounds` names it."""

    PRESSURE = "pressure", "The client used it to press for something of value"
    ABUSE = "abuse", "It is abusive"
    UNRELATED = "unrelated", "Its words have nothing to do with the contract"
    INSIDER = "insider", "An insider wrote it"


def _but(*without: str) -> str:
    """The condition of a field that every message needs but these."""
    return "message=" + "|".join(one.value for one in Message if one.value not in without)


@dataclass(frozen=True, kw_only=True)
class Inputs:
    message: Annotated[Message, Field("Which message", group="The message")]
    settlement_sum: Annotated[Decimal | None, Field(
        "Sum that you accept", group="The message", when=SETTLEMENT, least=Decimal("0.01"),
        unit="settlement_currency",
    )] = None
    settlement_currency: Annotated[Currency, Field(
        "Currency of that sum", "Blank means US dollar.", group="The message", when=SETTLEMENT,
    )] = Currency.USD
    settlement_offered: Annotated[date | None, Field(
        "Day of the client's offer", group="The message", when=SETTLEMENT)] = None
    contract_title: Annotated[str | None, Field(
        "Title of the contract", group="The contract",
        when=_but("calm_answer", "public_reply", "settlement"))] = None
    contract_id: Annotated[str | None, Field(
        "Number of the contract", "Upwork shows it in the contract's address.",
        group="The contract",
        when="message=review_report|support_summary|threat_report")] = None
    scope: Annotated[str | None, Field(
        "What was agreed", "In two lines: the work and the price.", group="The contract",
        long=True, most=600,
        when="message=public_reply|support_summary")] = None
    deliveries: Annotated[tuple[Delivery, ...], Field(
        "Work you handed over", "One row for each, the earliest first.", group="The work",
        when=_but("chat_pointer", "settlement"))] = ()
    money_place: Annotated[MoneyPlace, Field(
        "Where the money is", group="The money",
        when=_but("calm_answer", "public_reply", "chat_pointer"))] = MoneyPlace.NOT_SURE
    owed: Annotated[tuple[SumOwed, ...], Field(
        "What is owed", "One row a milestone, a stretch of hours, an invoice or an expense.",
        group="The money",
        when="message=" + "|".join(SUMS))] = ()
    refund_requested: Annotated[date | None, Field(
        "Day the client asked for a refund through Upwork",
        "With Upwork's own form. A threat in a message is not yet a request.",
        group="The money",
        when="message=refund_refusal|support_summary")] = None
    threats: Annotated[tuple[Threat, ...], Field(
        "Messages that link a review to a demand", "The exact words, one row a message.",
        group="Feedback",
        when=_but("calm_answer", "public_reply", "chat_pointer", "refund_refusal",
                  "settlement"))] = ()
    threat_reported: Annotated[date | None, Field(
        "Day you reported those messages to Upwork", "Blank if you did not.",
        group="Feedback",
        when="message=review_report|support_summary")] = None
    report_ticket: Annotated[str | None, Field(
        "Number of that report", group="Feedback", when="threat_reported")] = None
    review_content: Annotated[ReviewContent, Field(
        "Whether the client has posted a review", group="Feedback",
        when=_but("calm_answer", "chat_pointer", "refund_refusal", "settlement"),
    )] = ReviewContent.NOT_SURE
    report_grounds: Annotated[tuple[Ground, ...], Field(
        "Grounds of your report",
        "That a review is false or unfair is not among the grounds for which Upwork removes one.",
        group="Feedback", when=REPORT)] = ()
    report_words: Annotated[str | None, Field(
        "Words of the review that show the ground", "The exact words.", group="Feedback",
        long=True, most=500, when=REPORT)] = None
    review_published: Annotated[date | None, Field(
        "Day the client's review appeared", group="Feedback",
        when="message=review_report|support_summary")] = None
    statements: Annotated[tuple[Statement, ...], Field(
        "False sentences of the review", "Sentences of fact that you can show to be wrong.",
        group="Feedback", when="message=public_reply")] = ()
    exhibits: Annotated[tuple[Exhibit, ...], Field(
        "Exhibits", "Each row gets a letter, in this order.", group="Exhibits",
        when=_but("calm_answer", "public_reply", "chat_pointer", "settlement"))] = ()
    client_name: Annotated[str | None, Field(
        "The client's name", "The legal name of the person or company, not a profile name.",
        group="From and to",
        when="message=public_reply")] = None
    letter_sent: Annotated[date | None, Field(
        "Day you sent the client a letter", group="From and to",
        when="message=chat_pointer")] = None
    message_edits: Annotated[tuple[Edit, ...], Field(
        "Messages in your own words",
        "The button beside the message adds a row. Remove it to have our words back.",
        group="Your own words")] = ()
    now: Annotated[datetime, Field("Moment to reckon from", "Blank means now.", group="Time")]
    zone: Annotated[ZoneInfo, Field("Your time zone", group="Time")] = ZoneInfo("UTC")

    @property
    def review_posted(self) -> bool:
        """Whether the reader says that a review is posted. Blank is not a no."""
        return self.review_content in (ReviewContent.OPINION, ReviewContent.FALSE_FACT)

    @property
    def false_statements(self) -> tuple[Statement, ...]:
        """The sentences of the review that are false, unless the reader says that none is."""
        none = (ReviewContent.NO, ReviewContent.OPINION)
        return () if self.review_content in none else self.statements

    @property
    def grounds(self) -> tuple[Ground, ...]:
        """The grounds of a report: those chosen, else pressure if messages show it."""
        return self.report_grounds or ((Ground.PRESSURE,) if self.threats else ())

    @property
    def needs_threats(self) -> bool:
        """Whether the message rests on the client's messages; a report may have other grounds."""
        return self.message != Message.REVIEW_REPORT or (
            not self.grounds or Ground.PRESSURE in self.grounds)

    def errors(self) -> Iterator[tuple[str, str]]:
        """Answers that contradict each other, each with the way to put it right."""
        if self.message.value in SUMS:
            yield from faults(self.owed, self.now.date())
        for name in ("deliveries", "threats", "statements"):
            yield from unknown_letters(name, getattr(self, name), self.exhibits)
