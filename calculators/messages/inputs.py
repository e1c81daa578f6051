"""What the messages ask: each message only for the facts that its text uses.

Rows of facts shared with other tools: `deliveries`, `threats`, `statements`, `owed`, `exhibits`,
`work_hours`. Rows of its own: `points`, what is said and the answer to it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated
from zoneinfo import ZoneInfo

from calculators.engine.fields import Field, YesNo
from calculators.facts.contract import CONTRACT_ID, CONTRACT_TITLE, SCOPE
from calculators.facts.days import HOURS_DISPUTED
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
from calculators.facts.hours import (
    ACCOUNT_VERIFIED,
    CLIENT_VERIFIED,
    HOURS_LOGGED,
    WORK_HOURS,
    Tracking,
    Worked,
)
from calculators.facts.letters import LETTER_SENT, Edit
from calculators.facts.moment import NOW, TIME, ZONE
from calculators.facts.money import MONEY_PLACE, REFUND_REQUESTED, MoneyPlace, found_at
from calculators.facts.owed import OWED, Currency, SumOwed, faults
from calculators.facts.parties import CLIENT_NAME, FREELANCER_NAME
from calculators.facts.platform import ON_NONE, ON_PLATFORM, PLATFORM, Placed, PlatformName
from calculators.facts.threats import DEMAND, LEFT_UNDONE, LEVER, Demand, LeftUndone, Lever
from calculators.facts.work import DELIVERIES, Delivery
from calculators.messages.kinds import Ground, Message, Point, ProposalAnswer, asking, asks


@dataclass(frozen=True, kw_only=True)
class Inputs(Placed):
    message: Annotated[Message, Field("Which message do you need?", group="The message")]
    proposal_answer: Annotated[
        ProposalAnswer | None,
        Field("Your answer to the proposal", group="The message", when=asking("proposal_answer")),
    ] = None
    proposed_on: Annotated[
        date | None, Field("Day of the proposal", group="The message", when=asking("proposed_on"))
    ] = None
    proposal_sum: Annotated[
        Decimal | None,
        Field(
            "Sum that the proposal gives you",
            group="The message",
            when=asking("proposal_sum"),
            unit="settlement_currency",
        ),
    ] = None
    settlement_sum: Annotated[
        Decimal | None,
        Field(
            "Sum that you accept",
            group="The message",
            when=asking("settlement_sum"),
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
            when=asking("settlement_currency"),
        ),
    ] = Currency.USD
    settlement_offered: Annotated[
        date | None,
        Field("Day of the client's offer", group="The message", when=asking("settlement_offered")),
    ] = None
    settle_by: Annotated[
        date | None,
        Field(
            "Day by which both sides do their part", group="The message", when=asking("settle_by")
        ),
    ] = None
    other_copy: Annotated[
        str | None,
        Field(
            "The other side's copy of the sheet",
            "Paste it to see which lines differ. Blank means nothing is compared.",
            group="The message",
            long=True,
            most=4000,
            when=asking("other_copy"),
        ),
    ] = None
    letter_received: Annotated[
        date | None,
        Field(
            "Day of the letter that you received",
            group="The message",
            when=asking("letter_received"),
        ),
    ] = None
    answer_by: Annotated[
        date | None,
        Field(
            "Day by which you will answer in full", group="The message", when=asking("answer_by")
        ),
    ] = None
    notice_day: Annotated[
        date | None,
        Field(
            "Day of the platform's notice",
            group="The message",
            when=asking("notice_day"),
            unless=ON_NONE,
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
            when=asking("notice_words"),
        ),
    ] = None
    points: Annotated[
        tuple[Point, ...],
        Field(
            "What is said, and your answer",
            "One row for each point, in order.",
            group="The message",
            when=asking("points"),
        ),
    ] = ()
    contract_title: Annotated[
        str | None, CONTRACT_TITLE.asked("The contract", when=asking("contract_title"))
    ] = None
    contract_id: Annotated[
        str | None, CONTRACT_ID.asked("The contract", when=asking("contract_id"))
    ] = None
    scope: Annotated[str | None, SCOPE.asked("The contract", when=asking("scope"))] = None
    deliveries: Annotated[
        tuple[Delivery, ...], DELIVERIES.asked("The work", when=asking("deliveries"))
    ] = ()
    hours_disputed: Annotated[
        date | datetime | None,
        HOURS_DISPUTED.asked("Your hours", when=asking("hours_disputed"), timed=True),
    ] = None
    hours_logged: Annotated[
        Tracking | None,
        HOURS_LOGGED.asked("Your hours", when=asking("hours_logged"), unless=ON_NONE),
    ] = None
    account_verified: Annotated[
        YesNo, ACCOUNT_VERIFIED.asked("Your hours", when=asking("account_verified"))
    ] = YesNo.NOT_SURE
    client_verified: Annotated[
        YesNo, CLIENT_VERIFIED.asked("Your hours", when=asking("client_verified"))
    ] = YesNo.NOT_SURE
    work_hours: Annotated[
        tuple[Worked, ...], WORK_HOURS.asked("Your hours", when=asking("work_hours"))
    ] = ()
    money_place: Annotated[
        MoneyPlace, MONEY_PLACE.asked("The money", when=asking("money_place"))
    ] = MoneyPlace.NOT_SURE
    owed: Annotated[tuple[SumOwed, ...], OWED.asked("The money", when=asking("owed"))] = ()
    refund_requested: Annotated[
        date | None,
        REFUND_REQUESTED.asked("The money", when=asking("refund_requested"), unless=ON_NONE),
    ] = None
    demand: Annotated[Demand | None, DEMAND.asked("The client", when=asking("demand"))] = None
    lever: Annotated[Lever | None, LEVER.asked("The client", when=asking("lever"))] = None
    left_undone: Annotated[
        LeftUndone | None, LEFT_UNDONE.asked("The client", when=asking("left_undone"))
    ] = None
    threats: Annotated[tuple[Threat, ...], THREATS.asked("Feedback", when=asking("threats"))] = ()
    threat_reported: Annotated[
        date | None,
        THREAT_REPORTED.asked("Feedback", when=asking("threat_reported"), unless=ON_NONE),
    ] = None
    report_ticket: Annotated[
        str | None, REPORT_TICKET.asked("Feedback", when="threat_reported", unless=ON_NONE)
    ] = None
    review_content: Annotated[
        ReviewContent, REVIEW_CONTENT.asked("Feedback", when=asking("review_content"))
    ] = ReviewContent.NOT_SURE
    report_grounds: Annotated[
        tuple[Ground, ...],
        Field(
            "Grounds of your report",
            "The platform has grounds for which it removes a review. “False” or “unfair” is not "
            "among them.",
            group="Feedback",
            when=asking("report_grounds"),
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
            when=asking("report_words"),
        ),
    ] = None
    review_published: Annotated[
        date | None, REVIEW_PUBLISHED.asked("Feedback", when=asking("review_published"))
    ] = None
    statements: Annotated[
        tuple[Statement, ...], STATEMENTS.asked("Feedback", when=asking("statements"))
    ] = ()
    exhibits: Annotated[
        tuple[Exhibit, ...], EXHIBITS.asked("Exhibits", when=asking("exhibits"))
    ] = ()
    freelancer_name: Annotated[
        str | None, FREELANCER_NAME.asked("From and to", when=asking("freelancer_name"))
    ] = None
    client_name: Annotated[
        str | None, CLIENT_NAME.asked("From and to", when=asking("client_name"))
    ] = None
    letter_sent: Annotated[
        date | None, LETTER_SENT.asked("From and to", when=asking("letter_sent"))
    ] = None
    message_edits: Annotated[
        tuple[Edit, ...],
        Field(
            "Messages in your own words",
            "The button beside the message adds a row. Remove the row to get our words back.",
            group="Your own words",
        ),
    ] = ()
    platform: Annotated[PlatformName | None, PLATFORM.asked(TIME, unless=ON_NONE)] = None
    on_platform: Annotated[YesNo | None, ON_PLATFORM.asked(TIME)] = None
    now: Annotated[datetime, NOW.asked(TIME)]
    zone: Annotated[ZoneInfo, ZONE.asked(TIME)] = ZoneInfo("UTC")

    @property
    def placed(self) -> "Inputs":
        """The same, with no money that a platform holds where the client is on none."""
        return replace(self, money_place=found_at(self.money_place, direct=self.direct))

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
        if asks(self.message, "owed"):
            yield from faults(self.owed, self.now.date())
        # A row of the case can name the letter's exhibits; a message without any leaves them out.
        if asks(self.message, "exhibits"):
            for name in ("deliveries", "threats", "statements", "points"):
                yield from unknown_letters(name, getattr(self, name), self.exhibits)
