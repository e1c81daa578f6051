"""What the messages ask: each message only for the facts that its text uses.

Rows of facts shared with other tools: `deliveries`, `threats`, `statements`, `owed`, `exhibits`,
`work_hours`. Rows of its own: `points`, what is said and the answer to it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated
from zoneinfo import ZoneInfo

from calculators.engine.fields import Field, YesNo
from calculators.facts.contract import CONTRACT_ID, CONTRACT_TITLE, SCOPE
from calculators.facts.exhibits import EXHIBITS, Exhibit, unknown_letters
from calculators.facts.feedback import (
    REPORT_TICKET,
    REVIEW_CONTENT,
    REVIEW_PUBLISHED,
    STATEMENTS,
    THREAT_REPORTED,
    THREATS,
    ReviewContent,
    Statement,
    Threat,
)
from calculators.facts.hours import ACCOUNT_VERIFIED, CLIENT_VERIFIED, WORK_HOURS, Worked
from calculators.facts.letters import LETTER_SENT, Edit
from calculators.facts.moment import NOW, ZONE
from calculators.facts.money import MONEY_PLACE, REFUND_REQUESTED, MoneyPlace
from calculators.facts.owed import OWED, Currency, SumOwed, faults
from calculators.facts.parties import CLIENT_NAME, FREELANCER_NAME
from calculators.facts.work import DELIVERIES, Delivery
from calculators.messages.kinds import Ground, Message, Point, ProposalAnswer, only

# The messages whose text names sums.
SUMS = (
    "threat_report",
    "review_report",
    "settlement",
    "support_summary",
    "refund_refusal",
    "dispute_statement",
    "proposal_answer",
    "settlement_sheet",
    "chargeback_reply",
)
REPORT = only("review_report")
HOURS = only("hours_answer")


@dataclass(frozen=True, kw_only=True)
class Inputs:
    message: Annotated[Message, Field("Which message", group="The message")]
    proposal_answer: Annotated[
        ProposalAnswer | None,
        Field("Your answer to the proposal", group="The message", when=only("proposal_answer")),
    ] = None
    proposed_on: Annotated[
        date | None, Field("Day of the proposal", group="The message", when=only("proposal_answer"))
    ] = None
    proposal_sum: Annotated[
        Decimal | None,
        Field(
            "Sum that the proposal gives you",
            group="The message",
            when=only("proposal_answer"),
            unit="settlement_currency",
        ),
    ] = None
    settlement_sum: Annotated[
        Decimal | None,
        Field(
            "Sum that you accept",
            group="The message",
            when=only("settlement", "settlement_sheet", "proposal_answer"),
            least=Decimal("0.01"),
            unit="settlement_currency",
        ),
    ] = None
    settlement_currency: Annotated[
        Currency,
        Field(
            "Currency of that sum",
            "Blank means US dollar.",
            group="The message",
            when=only("settlement", "settlement_sheet", "proposal_answer"),
        ),
    ] = Currency.USD
    settlement_offered: Annotated[
        date | None,
        Field("Day of the client's offer", group="The message", when=only("settlement")),
    ] = None
    settle_by: Annotated[
        date | None,
        Field("Day by which it is done", group="The message", when=only("settlement_sheet")),
    ] = None
    other_copy: Annotated[
        str | None,
        Field(
            "The other side's copy of the sheet",
            "Paste it, and the lines that differ are listed. Blank compares nothing.",
            group="The message",
            long=True,
            most=4000,
            when=only("settlement_sheet"),
        ),
    ] = None
    letter_received: Annotated[
        date | None,
        Field(
            "Day of the letter that you received", group="The message", when=only("letter_reply")
        ),
    ] = None
    answer_by: Annotated[
        date | None,
        Field(
            "Day by which you will answer in full", group="The message", when=only("letter_reply")
        ),
    ] = None
    notice_day: Annotated[
        date | None,
        Field(
            "Day of Upwork's notice",
            group="The message",
            when=only("hours_answer", "chargeback_reply", "account_complaint"),
        ),
    ] = None
    notice_words: Annotated[
        str | None,
        Field(
            "What the notice gives as its reason",
            "The exact words.",
            group="The message",
            long=True,
            most=500,
            when=only("chargeback_reply", "account_complaint"),
        ),
    ] = None
    points: Annotated[
        tuple[Point, ...],
        Field(
            "What is said, and your answer",
            "One row a point, in their order.",
            group="The message",
            when=only(
                "dispute_statement",
                "hours_answer",
                "proposal_answer",
                "chargeback_reply",
                "account_complaint",
                "refund_refusal",
                "letter_reply",
            ),
        ),
    ] = ()
    contract_title: Annotated[
        str | None,
        CONTRACT_TITLE.asked(
            "The contract",
            when=only(
                "threat_report",
                "review_report",
                "chat_pointer",
                "refund_refusal",
                "support_summary",
                "dispute_statement",
                "hours_answer",
                "proposal_answer",
                "chargeback_reply",
                "settlement_sheet",
                "letter_reply",
            ),
        ),
    ] = None
    contract_id: Annotated[
        str | None,
        CONTRACT_ID.asked(
            "The contract",
            when=only(
                "review_report",
                "support_summary",
                "threat_report",
                "dispute_statement",
                "hours_answer",
                "proposal_answer",
                "chargeback_reply",
                "settlement_sheet",
            ),
        ),
    ] = None
    scope: Annotated[
        str | None,
        SCOPE.asked(
            "The contract",
            when=only(
                "public_reply",
                "support_summary",
                "dispute_statement",
                "chargeback_reply",
                "settlement_sheet",
            ),
        ),
    ] = None
    deliveries: Annotated[
        tuple[Delivery, ...],
        DELIVERIES.asked(
            "The work",
            when=only(
                "threat_report",
                "review_report",
                "calm_answer",
                "public_reply",
                "refund_refusal",
                "support_summary",
                "dispute_statement",
                "chargeback_reply",
            ),
        ),
    ] = ()
    account_verified: Annotated[YesNo, ACCOUNT_VERIFIED.asked("Your hours", when=HOURS)] = (
        YesNo.NOT_SURE
    )
    client_verified: Annotated[YesNo, CLIENT_VERIFIED.asked("Your hours", when=HOURS)] = (
        YesNo.NOT_SURE
    )
    work_hours: Annotated[tuple[Worked, ...], WORK_HOURS.asked("Your hours", when=HOURS)] = ()
    money_place: Annotated[
        MoneyPlace,
        MONEY_PLACE.asked(
            "The money",
            when=only(
                "threat_report",
                "review_report",
                "refund_refusal",
                "settlement",
                "support_summary",
                "dispute_statement",
                "settlement_sheet",
            ),
        ),
    ] = MoneyPlace.NOT_SURE
    owed: Annotated[tuple[SumOwed, ...], OWED.asked("The money", when=only(*SUMS))] = ()
    refund_requested: Annotated[
        date | None,
        REFUND_REQUESTED.asked(
            "The money", when=only("refund_refusal", "support_summary", "dispute_statement")
        ),
    ] = None
    threats: Annotated[
        tuple[Threat, ...],
        THREATS.asked(
            "Feedback",
            when=only("threat_report", "review_report", "support_summary", "dispute_statement"),
        ),
    ] = ()
    threat_reported: Annotated[
        date | None,
        THREAT_REPORTED.asked("Feedback", when=only("review_report", "support_summary")),
    ] = None
    report_ticket: Annotated[
        str | None, REPORT_TICKET.asked("Feedback", when="threat_reported")
    ] = None
    review_content: Annotated[
        ReviewContent,
        REVIEW_CONTENT.asked(
            "Feedback",
            when=only("threat_report", "review_report", "public_reply", "support_summary"),
        ),
    ] = ReviewContent.NOT_SURE
    report_grounds: Annotated[
        tuple[Ground, ...],
        Field(
            "Grounds of your report",
            "That a review is false or unfair is not among the grounds for which Upwork "
            "removes one.",
            group="Feedback",
            when=REPORT,
        ),
    ] = ()
    report_words: Annotated[
        str | None,
        Field(
            "Words of the review that show the ground",
            "The exact words.",
            group="Feedback",
            long=True,
            most=500,
            when=REPORT,
        ),
    ] = None
    review_published: Annotated[
        date | None,
        REVIEW_PUBLISHED.asked("Feedback", when=only("review_report", "support_summary")),
    ] = None
    statements: Annotated[
        tuple[Statement, ...], STATEMENTS.asked("Feedback", when=only("public_reply"))
    ] = ()
    exhibits: Annotated[
        tuple[Exhibit, ...],
        EXHIBITS.asked(
            "Exhibits",
            when=only(
                "threat_report",
                "review_report",
                "refund_refusal",
                "support_summary",
                "dispute_statement",
                "hours_answer",
                "proposal_answer",
                "chargeback_reply",
                "account_complaint",
                "letter_reply",
            ),
        ),
    ] = ()
    freelancer_name: Annotated[
        str | None, FREELANCER_NAME.asked("From and to", when=only("settlement_sheet"))
    ] = None
    client_name: Annotated[
        str | None, CLIENT_NAME.asked("From and to", when=only("public_reply", "settlement_sheet"))
    ] = None
    letter_sent: Annotated[
        date | None, LETTER_SENT.asked("From and to", when=only("chat_pointer"))
    ] = None
    message_edits: Annotated[
        tuple[Edit, ...],
        Field(
            "Messages in your own words",
            "The button beside the message adds a row. Remove it to have our words back.",
            group="Your own words",
        ),
    ] = ()
    now: Annotated[datetime, NOW.asked("Time")]
    zone: Annotated[ZoneInfo, ZONE.asked("Time")] = ZoneInfo("UTC")

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
        if self.message == Message.REVIEW_REPORT:
            return not self.grounds or Ground.PRESSURE in self.grounds
        return self.message != Message.SUPPORT_SUMMARY or bool(self.threats)

    def errors(self) -> Iterator[tuple[str, str]]:
        """Answers that contradict each other, each with the way to put it right."""
        if self.message.value in SUMS:
            yield from faults(self.owed, self.now.date())
        for name in ("deliveries", "threats", "statements", "points"):
            yield from unknown_letters(name, getattr(self, name), self.exhibits)
