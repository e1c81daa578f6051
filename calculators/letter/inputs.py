"""What the letter asks: facts of the case, most of them shared with the other tools.

Rows: `owed` (what is owed), `exhibits` (evidence, lettered in order), `deliveries` (work handed
over, with the client's words), `threats` (messages that link a review to a demand), `statements`
(sentences of a review that can be shown false), `edits` (paragraphs in the reader's own words).
Only the moment is required: what is missing becomes a gap in the letter.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated
from zoneinfo import ZoneInfo

from calculators.engine.fields import Field, YesNo
from calculators.engine.numbers import Quantity
from calculators.facts.contract import (
    CONTRACT_BEGAN,
    CONTRACT_ENDED,
    CONTRACT_FORM,
    CONTRACT_ID,
    CONTRACT_TITLE,
    CONTRACT_TYPE,
    ENDED_BY,
    FIRST_CONTACT,
    SCOPE,
    ContractForm,
    ContractType,
    Party,
)
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
from calculators.facts.letters import LETTER_DAYS, LETTER_SENT, Edit
from calculators.facts.moment import NOW, TIME, ZONE
from calculators.facts.money import (
    AGREED_INTEREST,
    DEMANDED_ON,
    LAW_OF,
    MONEY_PLACE,
    PLATFORM_STEPS,
    REFUND_REQUESTED,
    WORK_VALUE,
    LawOf,
    MoneyPlace,
    PlatformSteps,
)
from calculators.facts.owed import OWED, OwedInLetter, faults
from calculators.facts.parties import (
    CLIENT_KIND,
    CLIENT_NAME,
    CLIENT_PLACE,
    FREELANCER_NAME,
    FREELANCER_PLACE,
    REGISTERED_IN_INDIA,
    WORK_KIND,
    WORKER_KIND,
    ClientKind,
    WorkerKind,
    WorkKind,
)
from calculators.facts.platform import PLATFORM, PlatformName
from calculators.facts.work import DELIVERIES, Delivery
from calculators.law.places import Place
from calculators.letter.choices import Proceeding, Route, Sending, Subject, Tone
from calculators.letter.situation import Situation

MONEY, WORK, REVIEW = "The money", "The work", "The review and messages"
FREELANCER, CLIENT, CONTRACT = "You", "The client", "The contract"
MORE_CONTRACT, MORE_MONEY = "More about the contract", "More about the money"
MORE_PEOPLE, EVIDENCE, LETTER = "More about you and the client", "Evidence", "The letter"
OWN = "Your own words"
# The groups of questions that rarely decide.
SELDOM = (MORE_CONTRACT, MORE_MONEY, MORE_PEOPLE, EVIDENCE, LETTER, OWN, TIME)
POSTED = "review_content=opinion|false_fact"
FALSE = "review_content=false_fact"
FIRM = "worker_kind=one_person_company|company"


@dataclass(frozen=True, kw_only=True)
class Inputs(Situation):
    money_place: Annotated[MoneyPlace, MONEY_PLACE.asked(MONEY)] = MoneyPlace.NOT_SURE
    owed: Annotated[tuple[OwedInLetter, ...], OWED.asked(MONEY)] = ()

    deliveries: Annotated[tuple[Delivery, ...], DELIVERIES.asked(WORK)] = ()

    review_content: Annotated[ReviewContent, REVIEW_CONTENT.asked(REVIEW)] = ReviewContent.NOT_SURE
    review_published: Annotated[date | None, REVIEW_PUBLISHED.asked(REVIEW, when=POSTED)] = None
    review_address: Annotated[
        str | None,
        Field(
            "Where the review can be read",
            "Its address on the web, or the page it stands on.",
            group=REVIEW,
            when=FALSE,
        ),
    ] = None
    statements: Annotated[tuple[Statement, ...], STATEMENTS.asked(REVIEW, when=FALSE)] = ()
    letter_about: Annotated[
        Subject | None,
        Field(
            "What is the letter about?",
            "Blank means the money, or the review if no money is in question. Write two letters "
            "rather than one.",
            group=REVIEW,
            when=FALSE,
        ),
    ] = None
    threats: Annotated[tuple[Threat, ...], THREATS.asked(REVIEW)] = ()

    freelancer_name: Annotated[str | None, FREELANCER_NAME.asked(FREELANCER)] = None
    freelancer_address: Annotated[
        str | None, Field("Your address", group=FREELANCER, long=True, most=300)
    ] = None
    freelancer_email: Annotated[str | None, Field("Your email for the reply", group=FREELANCER)] = (
        None
    )

    client_name: Annotated[str | None, CLIENT_NAME.asked(CLIENT)] = None
    client_address: Annotated[
        str | None, Field("The client's address", group=CLIENT, long=True, most=300)
    ] = None
    client_place: Annotated[Place | None, CLIENT_PLACE.asked(CLIENT)] = None

    contract_title: Annotated[str | None, CONTRACT_TITLE.asked(CONTRACT)] = None
    contract_id: Annotated[str | None, CONTRACT_ID.asked(CONTRACT)] = None

    contract_type: Annotated[ContractType | None, CONTRACT_TYPE.asked(MORE_CONTRACT)] = None
    contract_began: Annotated[date | None, CONTRACT_BEGAN.asked(MORE_CONTRACT)] = None
    contract_ended: Annotated[
        date | datetime | None, CONTRACT_ENDED.asked(MORE_CONTRACT, timed=True)
    ] = None
    ended_by: Annotated[Party | None, ENDED_BY.asked(MORE_CONTRACT, when="contract_ended")] = None
    scope: Annotated[str | None, SCOPE.asked(MORE_CONTRACT)] = None
    first_contact: Annotated[date | None, FIRST_CONTACT.asked(MORE_CONTRACT)] = None
    contract_form: Annotated[ContractForm, CONTRACT_FORM.asked(MORE_CONTRACT)] = (
        ContractForm.NOT_SURE
    )
    contract_law: Annotated[
        str | None,
        Field(
            "Law that the contract names",
            "Such as: England and Wales. Blank if it names none.",
            group=MORE_CONTRACT,
        ),
    ] = None

    refund_requested: Annotated[
        date | datetime | None,
        REFUND_REQUESTED.asked(MORE_MONEY, when="money_place=held|released", timed=True),
    ] = None
    platform_steps: Annotated[PlatformSteps, PLATFORM_STEPS.asked(MORE_MONEY)] = (
        PlatformSteps.NOT_STARTED
    )
    dispute_number: Annotated[
        str | None,
        Field(
            "Number of the dispute or ticket",
            group=MORE_MONEY,
            when="platform_steps=running|closed",
        ),
    ] = None
    platform_answer: Annotated[
        str | None,
        Field(
            "Result of the dispute or ticket",
            "A whole sentence, with the date.",
            group=MORE_MONEY,
            long=True,
            most=600,
            when="platform_steps=closed",
        ),
    ] = None
    interest_claimed: Annotated[
        YesNo,
        Field(
            "Do you claim interest?",
            "It needs a rule where the client is. A first letter can do without.",
            group=MORE_MONEY,
            when="money_place=unpaid_hours|not_sure",
        ),
    ] = YesNo.NO
    law_of: Annotated[LawOf, LAW_OF.asked(MORE_MONEY, when="interest_claimed=yes")] = LawOf.CLIENT
    agreed_interest: Annotated[
        Quantity | None, AGREED_INTEREST.asked(MORE_MONEY, when="interest_claimed=yes")
    ] = None
    work_value: Annotated[
        Decimal | None, WORK_VALUE.asked(MORE_MONEY, when="money_place=unpaid_hours|not_sure")
    ] = None
    demanded_on: Annotated[
        date | None, DEMANDED_ON.asked(MORE_MONEY, when="interest_claimed=yes")
    ] = None
    payment_route: Annotated[
        Route,
        Field(
            "How can the client pay?", group=MORE_MONEY, when="money_place=unpaid_hours|not_sure"
        ),
    ] = Route.MILESTONE
    payment_details: Annotated[
        str | None,
        Field(
            "The other way to pay",
            "No account number: say where the client finds it.",
            group=MORE_MONEY,
            long=True,
            most=300,
            when="payment_route=other",
        ),
    ] = None
    instalments: Annotated[
        YesNo,
        Field(
            "Would you accept instalments?",
            group=MORE_MONEY,
            when="money_place=unpaid_hours|not_sure",
        ),
    ] = YesNo.NO
    part_payment: Annotated[
        YesNo,
        Field(
            "Would you accept the undisputed part first?",
            "The letter then says that a part payment does not settle the rest.",
            group=MORE_MONEY,
            when="money_place=unpaid_hours|not_sure",
        ),
    ] = YesNo.NO

    client_email: Annotated[str | None, Field("The client's email", group=MORE_PEOPLE)] = None
    client_kind: Annotated[ClientKind, CLIENT_KIND.asked(MORE_PEOPLE)] = ClientKind.NOT_SURE
    client_contact: Annotated[
        str | None,
        Field(
            "Contact person at the client",
            group=MORE_PEOPLE,
            when="client_kind=business|public_body",
        ),
    ] = None
    freelancer_place: Annotated[Place | None, FREELANCER_PLACE.asked(MORE_PEOPLE)] = None
    worker_kind: Annotated[WorkerKind, WORKER_KIND.asked(MORE_PEOPLE)] = WorkerKind.NOT_SURE
    work_kind: Annotated[WorkKind, WORK_KIND.asked(MORE_PEOPLE)] = WorkKind.NOT_SURE
    signed_by: Annotated[
        str | None, Field("Who signs for your company", group=MORE_PEOPLE, when=FIRM)
    ] = None
    signed_as: Annotated[
        str | None,
        Field("Position of that person", "Such as: director.", group=MORE_PEOPLE, when=FIRM),
    ] = None
    registered_in_india: Annotated[
        YesNo, REGISTERED_IN_INDIA.asked(MORE_PEOPLE, when="freelancer_place=in")
    ] = YesNo.NOT_SURE
    client_gave_address: Annotated[
        YesNo,
        Field(
            "Did the client give you these for the contract?",
            "Or is it a company's registered office.",
            group=MORE_PEOPLE,
        ),
    ] = YesNo.NOT_SURE
    client_zone: Annotated[ZoneInfo | None, Field("The client's time zone", group=MORE_PEOPLE)] = (
        None
    )

    threat_reported: Annotated[date | None, THREAT_REPORTED.asked(EVIDENCE)] = None
    report_ticket: Annotated[str | None, REPORT_TICKET.asked(EVIDENCE, when="threat_reported")] = (
        None
    )
    exhibits: Annotated[tuple[Exhibit, ...], EXHIBITS.asked(EVIDENCE)] = ()
    copies_enclosed: Annotated[
        YesNo, Field("Do you enclose copies of the exhibits?", group=EVIDENCE)
    ] = YesNo.NO

    tone: Annotated[Tone, Field("Tone", group=LETTER)] = Tone.NEUTRAL
    letter_date: Annotated[
        date | None,
        Field("Date of the letter", "Blank means today.", group=LETTER, least=date(2024, 1, 1)),
    ] = None
    reply_days: Annotated[
        int | None,
        Field(
            "Days to reply",
            "Blank means our usual number, or more where a place asks for it.",
            least=1,
            most=365,
            group=LETTER,
        ),
    ] = None
    next_step: Annotated[Proceeding, Field("What you may do next", group=LETTER)] = Proceeding.COURT
    has_counsel: Annotated[YesNo, Field("Do you have a lawyer in this matter?", group=LETTER)] = (
        YesNo.NO
    )
    sent_by: Annotated[tuple[Sending, ...], Field("How will you send it?", group=LETTER)] = ()
    letter_sent: Annotated[
        date | None, LETTER_SENT.asked(LETTER, note="Blank if this is the first letter.")
    ] = None
    letter_days: Annotated[int | None, LETTER_DAYS.asked(LETTER, when="letter_sent")] = None

    edits: Annotated[
        tuple[Edit, ...],
        Field(
            "Paragraphs in your own words",
            "The button beside a paragraph adds a row. Remove it to get our words back.",
            group=OWN,
        ),
    ] = ()
    platform: Annotated[PlatformName | None, PLATFORM.asked(TIME)] = None
    now: Annotated[datetime, NOW.asked(TIME)]
    zone: Annotated[ZoneInfo, ZONE.asked(TIME)] = ZoneInfo("UTC")

    def errors(self) -> Iterator[tuple[str, str]]:
        """Answers that contradict each other, each with the way to put it right."""
        yield from faults(self.owed, max(self.today, self.now.date()))
        for index, row in enumerate(self.owed):
            if self.unpaid and not self.returned and row.due is None:
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
