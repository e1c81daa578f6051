"""What the letter asks: facts of the case, most of them shared with the other tools.

Rows: `owed` (what is owed), `exhibits` (evidence, lettered in order), `deliveries` (work handed
over, with the client's words), `threats` (messages that link a review to a demand), `statements`
(sentences of a review that can be shown false), `edits` (paragraphs in the reader's own words).
Only the moment is required: what is missing becomes a gap in the letter.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Annotated
from zoneinfo import ZoneInfo

from calculators.engine.fields import Field, YesNo
from calculators.engine.numbers import Quantity
from calculators.facts.case import (
    ContractType,
    Delivery,
    Edit,
    MoneyPlace,
    Party,
    PlatformSteps,
    ReviewContent,
    Statement,
    Threat,
)
from calculators.facts.exhibits import Exhibit, unknown_letters
from calculators.facts.owed import OwedInLetter, faults
from calculators.facts.parties import ClientKind, ContractForm, LawOf, WorkerKind
from calculators.law.places import Place
from calculators.letter.choices import NextStep, Route, Sending, Subject, Tone

REVIEW = "review_content=opinion|false_fact"
FALSE = "review_content=false_fact"
FIRM = "worker_kind=one_person_company|company"


@dataclass(frozen=True, kw_only=True)
class Inputs:
    contract_title: Annotated[str | None, Field("Title of the contract", group="The contract")] = (
        None
    )
    contract_id: Annotated[
        str | None,
        Field(
            "Number of the contract",
            "Upwork shows it in the contract's address.",
            group="The contract",
        ),
    ] = None
    contract_type: Annotated[
        ContractType | None, Field("Kind of contract", group="The contract")
    ] = None
    contract_began: Annotated[
        date | None, Field("Day the contract began", group="The contract")
    ] = None
    contract_ended: Annotated[
        date | None,
        Field(
            "Day the contract ended", "Leave blank while it is still open.", group="The contract"
        ),
    ] = None
    ended_by: Annotated[
        Party | None, Field("Who ended the contract", group="The contract", when="contract_ended")
    ] = None
    scope: Annotated[
        str | None,
        Field(
            "What was agreed",
            "In two lines: the work and the price.",
            group="The contract",
            long=True,
            most=600,
        ),
    ] = None
    first_contact: Annotated[
        date | None,
        Field(
            "Day you and the client first met on Upwork",
            "Your proposal or their invitation, whichever came first.",
            group="The contract",
        ),
    ] = None
    contract_form: Annotated[ContractForm, Field("The contract is", group="The contract")] = (
        ContractForm.NOT_SURE
    )

    contract_law: Annotated[
        str | None,
        Field(
            "Law that the contract names",
            "Such as: England and Wales. Blank if it names none.",
            group="The contract",
        ),
    ] = None

    deliveries: Annotated[
        tuple[Delivery, ...],
        Field("Work you handed over", "One row for each, the earliest first.", group="The work"),
    ] = ()

    money_place: Annotated[MoneyPlace, Field("Where the money is", group="The money")] = (
        MoneyPlace.NOT_SURE
    )
    owed: Annotated[
        tuple[OwedInLetter, ...],
        Field(
            "What is owed",
            "One row a milestone, a stretch of hours, an invoice or an expense.",
            group="The money",
        ),
    ] = ()
    refund_requested: Annotated[
        date | None,
        Field(
            "Day the client asked for a refund through Upwork",
            "With Upwork's own form. A threat in a message is not yet a request.",
            group="The money",
            when="money_place=held|released",
        ),
    ] = None
    platform_steps: Annotated[
        PlatformSteps,
        Field("What you have done on Upwork", "Disputes, reports, tickets.", group="The money"),
    ] = PlatformSteps.NOT_STARTED
    dispute_number: Annotated[
        str | None,
        Field(
            "Number of the dispute or ticket",
            group="The money",
            when="platform_steps=running|closed",
        ),
    ] = None
    platform_answer: Annotated[
        str | None,
        Field(
            "What came of it",
            "A whole sentence, with the date.",
            group="The money",
            long=True,
            most=600,
            when="platform_steps=closed",
        ),
    ] = None
    interest_claimed: Annotated[
        YesNo,
        Field(
            "Do you claim interest",
            "It needs a rule where the client is. A first letter can do without.",
            group="The money",
            when="money_place=unpaid_hours|not_sure",
        ),
    ] = YesNo.NO
    law_of: Annotated[
        LawOf,
        Field(
            "Whose law gives interest",
            "What the contract says. If it says nothing, the client's place, where you would sue.",
            group="The money",
            when="interest_claimed=yes",
        ),
    ] = LawOf.CLIENT
    agreed_interest: Annotated[
        Quantity | None,
        Field(
            "Interest a year that the contract names",
            "In percent. Blank means none.",
            group="The money",
            most=Decimal(100),
            unit="percent",
            when="interest_claimed=yes",
        ),
    ] = None
    work_value: Annotated[
        Decimal | None,
        Field(
            "Worth of all your work for this client",
            "In US dollars, paid or unpaid, over the months before the last debt. "
            "Statutes add it up. Blank means at least what is unpaid.",
            group="The money",
            unit="USD",
            when="money_place=unpaid_hours|not_sure",
        ),
    ] = None
    demanded_on: Annotated[
        date | None,
        Field(
            "Day you first asked for the money in writing",
            group="The money",
            when="interest_claimed=yes",
        ),
    ] = None

    threats: Annotated[
        tuple[Threat, ...],
        Field(
            "Messages that link a review to a demand",
            "The exact words, one row a message.",
            group="Feedback",
        ),
    ] = ()
    threat_reported: Annotated[
        date | None,
        Field(
            "Day you reported those messages to Upwork", "Blank if you did not.", group="Feedback"
        ),
    ] = None
    report_ticket: Annotated[
        str | None, Field("Number of that report", group="Feedback", when="threat_reported")
    ] = None
    review_content: Annotated[
        ReviewContent, Field("Whether the client has posted a review", group="Feedback")
    ] = ReviewContent.NOT_SURE
    review_published: Annotated[
        date | None, Field("Day the client's review appeared", group="Feedback", when=REVIEW)
    ] = None
    review_address: Annotated[
        str | None,
        Field(
            "Where the review can be read",
            "Its address on the web, or the page it stands on.",
            group="Feedback",
            when=FALSE,
        ),
    ] = None
    statements: Annotated[
        tuple[Statement, ...],
        Field(
            "False sentences of the review",
            "Sentences of fact that you can show to be wrong.",
            group="Feedback",
            when=FALSE,
        ),
    ] = ()

    exhibits: Annotated[
        tuple[Exhibit, ...],
        Field("Exhibits", "Each row gets a letter, in this order.", group="Exhibits"),
    ] = ()

    freelancer_name: Annotated[
        str | None, Field("Your name", "Your legal name.", group="From and to")
    ] = None
    freelancer_address: Annotated[
        str | None, Field("Your address", group="From and to", long=True, most=300)
    ] = None
    freelancer_email: Annotated[
        str | None, Field("Your email for the reply", group="From and to")
    ] = None
    freelancer_place: Annotated[
        Place | None,
        Field("Where you are", "A state, or a city with rules of its own.", group="From and to"),
    ] = None
    worker_kind: Annotated[WorkerKind, Field("You work as", group="From and to")] = (
        WorkerKind.NOT_SURE
    )
    signed_by: Annotated[
        str | None, Field("Who signs for your company", group="From and to", when=FIRM)
    ] = None
    signed_as: Annotated[
        str | None,
        Field("As what that person signs", "Such as: director.", group="From and to", when=FIRM),
    ] = None
    registered_in_india: Annotated[
        YesNo,
        Field(
            "Are you registered in India as a micro or small enterprise",
            group="From and to",
            when="freelancer_place=in",
        ),
    ] = YesNo.NOT_SURE
    client_name: Annotated[
        str | None,
        Field(
            "The client's name",
            "The legal name of the person or company, not a profile name.",
            group="From and to",
        ),
    ] = None
    client_contact: Annotated[
        str | None,
        Field(
            "Person there to write to", group="From and to", when="client_kind=business|public_body"
        ),
    ] = None
    client_address: Annotated[
        str | None, Field("The client's address", group="From and to", long=True, most=300)
    ] = None
    client_email: Annotated[str | None, Field("The client's email", group="From and to")] = None
    client_gave_address: Annotated[
        YesNo,
        Field(
            "Did the client give you these for the contract",
            "Or is it a company's registered office.",
            group="From and to",
        ),
    ] = YesNo.NOT_SURE
    client_place: Annotated[
        Place | None,
        Field(
            "Where the client is",
            "Where the company has its seat, or the person lives.",
            group="From and to",
        ),
    ] = None
    client_kind: Annotated[ClientKind, Field("The client is", group="From and to")] = (
        ClientKind.NOT_SURE
    )
    client_zone: Annotated[
        ZoneInfo | None, Field("The client's time zone", group="From and to")
    ] = None

    letter_about: Annotated[
        Subject | None,
        Field(
            "What the letter is about",
            "Blank means the money, or the review if no money is in question. Write two letters "
            "rather than one.",
            group="The letter",
            when=FALSE,
        ),
    ] = None
    tone: Annotated[Tone, Field("Tone", group="The letter")] = Tone.NEUTRAL
    letter_date: Annotated[
        date | None,
        Field(
            "Date of the letter", "Blank means today.", group="The letter", least=date(2024, 1, 1)
        ),
    ] = None
    reply_days: Annotated[
        int | None,
        Field(
            "Days to reply",
            "Blank means our usual number, or more where a place asks for it.",
            least=1,
            most=365,
            group="The letter",
        ),
    ] = None
    payment_route: Annotated[
        Route,
        Field(
            "How the client can pay", group="The letter", when="money_place=unpaid_hours|not_sure"
        ),
    ] = Route.MILESTONE
    payment_details: Annotated[
        str | None,
        Field(
            "That way in words",
            "No account number: say where the client finds it.",
            group="The letter",
            long=True,
            most=300,
            when="payment_route=other",
        ),
    ] = None
    instalments: Annotated[
        YesNo,
        Field(
            "Would you take instalments",
            group="The letter",
            when="money_place=unpaid_hours|not_sure",
        ),
    ] = YesNo.NO
    part_payment: Annotated[
        YesNo,
        Field(
            "Would you take the part that is not in dispute first",
            "The letter then says that a part payment does not settle the rest.",
            group="The letter",
            when="money_place=unpaid_hours|not_sure",
        ),
    ] = YesNo.NO
    next_step: Annotated[NextStep, Field("What you may do next", group="The letter")] = (
        NextStep.COURT
    )
    has_counsel: Annotated[
        YesNo, Field("Do you have a lawyer in this matter", group="The letter")
    ] = YesNo.NO
    sent_by: Annotated[tuple[Sending, ...], Field("How you send it", group="The letter")] = ()
    copies_enclosed: Annotated[
        YesNo, Field("Do you enclose copies of the exhibits", group="The letter")
    ] = YesNo.NO
    letter_sent: Annotated[
        date | None, Field("Day you sent the client an earlier letter", group="The letter")
    ] = None
    letter_days: Annotated[
        int | None,
        Field(
            "Days that letter gave to answer",
            least=1,
            most=365,
            group="The letter",
            when="letter_sent",
        ),
    ] = None

    edits: Annotated[
        tuple[Edit, ...],
        Field(
            "Paragraphs in your own words",
            "The button beside a paragraph adds a row. Remove it to have our words back.",
            group="Your own words",
        ),
    ] = ()
    now: Annotated[datetime, Field("Calculate as of", "Blank means now.", group="Time")]
    zone: Annotated[ZoneInfo, Field("Your time zone", group="Time")] = ZoneInfo("UTC")

    @property
    def statement_published(self) -> date | None:
        """The day that a false statement was published: that of the review, if it has one."""
        return self.review_published if self.disputes_review else None

    @property
    def today(self) -> date:
        """The date of the letter."""
        return self.letter_date or self.now.astimezone(self.zone).date()

    @property
    def contract_over(self) -> bool:
        """Whether the contract has ended by the date of the letter."""
        return self.contract_ended is not None and self.contract_ended <= self.today

    @property
    def returned(self) -> bool:
        """Whether held money went back to the client, as the freelancer ended the contract."""
        return self.held and self.contract_over and self.ended_by == Party.FREELANCER

    @property
    def disputes_review(self) -> bool:
        """Whether a posted review has false sentences of fact."""
        return self.review_content == ReviewContent.FALSE_FACT and self.subject != Subject.MONEY

    @property
    def has_both(self) -> bool:
        """Whether money is in question and a review states false facts."""
        false = self.review_content == ReviewContent.FALSE_FACT
        return false and self.money_place != MoneyPlace.NONE

    @property
    def subject(self) -> Subject:
        """What the letter is about: the money first, and the review in a letter of its own."""
        if self.has_both:
            return self.letter_about or Subject.MONEY
        return Subject.REVIEW if self.money_place == MoneyPlace.NONE else Subject.MONEY

    @property
    def earlier_letter(self) -> date | None:
        """The day of an earlier letter, if that is before this one."""
        return self.letter_sent if self.letter_sent and self.letter_sent < self.today else None

    @property
    def earlier_end(self) -> date | None:
        """The day by which the earlier letter asked for an answer."""
        if not self.earlier_letter or not self.letter_days:
            return None
        return self.earlier_letter + timedelta(days=self.letter_days)

    @property
    def held(self) -> bool:
        return self.about_money and self.money_place == MoneyPlace.HELD

    @property
    def released(self) -> bool:
        return self.about_money and self.money_place == MoneyPlace.RELEASED

    @property
    def about_money(self) -> bool:
        return self.subject != Subject.REVIEW

    @property
    def unpaid(self) -> bool:
        """Money that nobody holds for the reader; also what *not sure* is taken for."""
        return self.about_money and not self.held and not self.released

    def errors(self) -> Iterator[tuple[str, str]]:
        """Answers that contradict each other, each with the way to put it right."""
        yield from faults(self.owed, max(self.today, self.now.date()))
        for index, row in enumerate(self.owed):
            if self.unpaid and row.due is None:
                yield f"owed.{index}.due", "Enter day it fell due"
        for name in ("deliveries", "threats", "statements"):
            yield from unknown_letters(name, getattr(self, name), self.exhibits)
        chosen = [edit.paragraph for edit in self.edits]
        for index, paragraph in enumerate(chosen):
            if paragraph in chosen[:index]:
                yield (
                    f"edits.{index}.paragraph",
                    ("Paragraph must not be one that another row already replaces"),
                )
