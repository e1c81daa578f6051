"""What the letter asks: facts of the case, most of them shared with the other tools.

Rows: `owed` (what is owed), `exhibits` (evidence, lettered in order), `deliveries` (work handed
over, with the client's words), `threats` (messages that link a review to a demand), `statements`
(sentences of a review that can be shown false), `edits` (paragraphs in the reader's own words),
`events` (what happened on the contract).
Only the moment is required: what is missing becomes a gap in the letter.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated
from zoneinfo import ZoneInfo

from calculators.engine.fields import YesNo
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
from calculators.facts.days import HOURS_ANSWERED, HOURS_DISPUTED
from calculators.facts.events import EVENTS, Told
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
from calculators.facts.platform import ON_NONE, ON_PLATFORM, PLATFORM, PlatformName
from calculators.facts.steps import DATED, LAST_STEP, LAST_STEP_ON, LastStep
from calculators.facts.work import DELIVERIES, Delivery
from calculators.law.places import Place
from calculators.letter.choices import Proceeding, Route, Sending, Subject, Tone
from calculators.letter.questions import (
    CLIENT,
    CLIENT_ADDRESS,
    CLIENT_CONTACT,
    CLIENT_EMAIL,
    CLIENT_GAVE_ADDRESS,
    CLIENT_ZONE,
    CONTRACT,
    CONTRACT_LAW,
    COPIES_ENCLOSED,
    DISPUTE_NUMBER,
    EDITS,
    EVIDENCE,
    FALSE,
    FREELANCER,
    FREELANCER_ADDRESS,
    FREELANCER_EMAIL,
    HAPPENED,
    HAS_COUNSEL,
    INSTALMENTS,
    INTEREST_CLAIMED,
    LETTER,
    LETTER_ABOUT,
    LETTER_DATE,
    MONEY,
    MORE_CONTRACT,
    MORE_MONEY,
    MORE_PEOPLE,
    NEXT_STEP,
    OWN,
    PART_PAYMENT,
    PAYMENT_DETAILS,
    PAYMENT_ROUTE,
    PLATFORM_ANSWER,
    POSTED,
    REPLY_DAYS,
    REVIEW,
    REVIEW_ADDRESS,
    SENT_BY,
    SIGNED_AS,
    SIGNED_BY,
    TONE,
    UNPAID,
    WORK,
)
from calculators.letter.situation import Situation

# The groups of questions that rarely decide.
SELDOM = (MORE_CONTRACT, MORE_MONEY, HAPPENED, MORE_PEOPLE, EVIDENCE, LETTER, OWN, TIME)


@dataclass(frozen=True, kw_only=True)
class Inputs(Situation):
    money_place: Annotated[MoneyPlace, MONEY_PLACE.asked(MONEY)] = MoneyPlace.NOT_SURE
    owed: Annotated[tuple[OwedInLetter, ...], OWED.asked(MONEY)] = ()

    deliveries: Annotated[tuple[Delivery, ...], DELIVERIES.asked(WORK)] = ()

    review_content: Annotated[ReviewContent, REVIEW_CONTENT.asked(REVIEW)] = ReviewContent.NOT_SURE
    review_published: Annotated[date | None, REVIEW_PUBLISHED.asked(REVIEW, when=POSTED)] = None
    review_address: Annotated[str | None, REVIEW_ADDRESS] = None
    statements: Annotated[tuple[Statement, ...], STATEMENTS.asked(REVIEW, when=FALSE)] = ()
    letter_about: Annotated[Subject | None, LETTER_ABOUT] = None
    threats: Annotated[tuple[Threat, ...], THREATS.asked(REVIEW)] = ()

    freelancer_name: Annotated[str | None, FREELANCER_NAME.asked(FREELANCER)] = None
    freelancer_address: Annotated[str | None, FREELANCER_ADDRESS] = None
    freelancer_email: Annotated[str | None, FREELANCER_EMAIL] = None

    client_name: Annotated[str | None, CLIENT_NAME.asked(CLIENT)] = None
    client_address: Annotated[str | None, CLIENT_ADDRESS] = None
    client_place: Annotated[Place | None, CLIENT_PLACE.asked(CLIENT)] = None

    contract_title: Annotated[str | None, CONTRACT_TITLE.asked(CONTRACT)] = None
    contract_id: Annotated[str | None, CONTRACT_ID.asked(CONTRACT)] = None

    on_platform: Annotated[YesNo | None, ON_PLATFORM.asked(MORE_CONTRACT)] = None
    contract_type: Annotated[ContractType | None, CONTRACT_TYPE.asked(MORE_CONTRACT)] = None
    contract_began: Annotated[date | None, CONTRACT_BEGAN.asked(MORE_CONTRACT)] = None
    contract_ended: Annotated[
        date | datetime | None, CONTRACT_ENDED.asked(MORE_CONTRACT, timed=True)
    ] = None
    ended_by: Annotated[Party | None, ENDED_BY.asked(MORE_CONTRACT, when="contract_ended")] = None
    scope: Annotated[str | None, SCOPE.asked(MORE_CONTRACT)] = None
    first_contact: Annotated[date | None, FIRST_CONTACT.asked(MORE_CONTRACT, unless=ON_NONE)] = None
    contract_form: Annotated[ContractForm, CONTRACT_FORM.asked(MORE_CONTRACT)] = (
        ContractForm.NOT_SURE
    )
    contract_law: Annotated[str | None, CONTRACT_LAW] = None

    refund_requested: Annotated[
        date | datetime | None,
        REFUND_REQUESTED.asked(
            MORE_MONEY, when="money_place=held|released", unless=ON_NONE, timed=True
        ),
    ] = None
    hours_disputed: Annotated[
        date | datetime | None, HOURS_DISPUTED.asked(MORE_MONEY, when=UNPAID, timed=True)
    ] = None
    hours_answered: Annotated[
        date | datetime | None, HOURS_ANSWERED.asked(MORE_MONEY, when="hours_disputed", timed=True)
    ] = None
    platform_steps: Annotated[PlatformSteps, PLATFORM_STEPS.asked(MORE_MONEY, unless=ON_NONE)] = (
        PlatformSteps.NOT_STARTED
    )
    dispute_number: Annotated[str | None, DISPUTE_NUMBER] = None
    platform_answer: Annotated[str | None, PLATFORM_ANSWER] = None
    interest_claimed: Annotated[YesNo, INTEREST_CLAIMED] = YesNo.NO
    law_of: Annotated[LawOf, LAW_OF.asked(MORE_MONEY, when="interest_claimed=yes")] = LawOf.CLIENT
    agreed_interest: Annotated[
        Quantity | None, AGREED_INTEREST.asked(MORE_MONEY, when="interest_claimed=yes")
    ] = None
    work_value: Annotated[Decimal | None, WORK_VALUE.asked(MORE_MONEY, when=UNPAID)] = None
    demanded_on: Annotated[
        date | None, DEMANDED_ON.asked(MORE_MONEY, when="interest_claimed=yes")
    ] = None
    payment_route: Annotated[Route, PAYMENT_ROUTE] = Route.MILESTONE
    payment_details: Annotated[str | None, PAYMENT_DETAILS] = None
    instalments: Annotated[YesNo, INSTALMENTS] = YesNo.NO
    part_payment: Annotated[YesNo, PART_PAYMENT] = YesNo.NO

    last_step: Annotated[LastStep | None, LAST_STEP.asked(HAPPENED)] = None
    last_step_on: Annotated[date | None, LAST_STEP_ON.asked(HAPPENED, when=DATED)] = None
    events: Annotated[tuple[Told, ...], EVENTS.asked(HAPPENED)] = ()

    client_email: Annotated[str | None, CLIENT_EMAIL] = None
    client_kind: Annotated[ClientKind, CLIENT_KIND.asked(MORE_PEOPLE)] = ClientKind.NOT_SURE
    client_contact: Annotated[str | None, CLIENT_CONTACT] = None
    freelancer_place: Annotated[Place | None, FREELANCER_PLACE.asked(MORE_PEOPLE)] = None
    worker_kind: Annotated[WorkerKind, WORKER_KIND.asked(MORE_PEOPLE)] = WorkerKind.NOT_SURE
    work_kind: Annotated[WorkKind, WORK_KIND.asked(MORE_PEOPLE)] = WorkKind.NOT_SURE
    signed_by: Annotated[str | None, SIGNED_BY] = None
    signed_as: Annotated[str | None, SIGNED_AS] = None
    registered_in_india: Annotated[
        YesNo, REGISTERED_IN_INDIA.asked(MORE_PEOPLE, when="freelancer_place=in")
    ] = YesNo.NOT_SURE
    client_gave_address: Annotated[YesNo, CLIENT_GAVE_ADDRESS] = YesNo.NOT_SURE
    client_zone: Annotated[ZoneInfo | None, CLIENT_ZONE] = None

    threat_reported: Annotated[date | None, THREAT_REPORTED.asked(EVIDENCE, unless=ON_NONE)] = None
    report_ticket: Annotated[
        str | None, REPORT_TICKET.asked(EVIDENCE, when="threat_reported", unless=ON_NONE)
    ] = None
    exhibits: Annotated[tuple[Exhibit, ...], EXHIBITS.asked(EVIDENCE)] = ()
    copies_enclosed: Annotated[YesNo, COPIES_ENCLOSED] = YesNo.NO

    tone: Annotated[Tone, TONE] = Tone.NEUTRAL
    letter_date: Annotated[date | None, LETTER_DATE] = None
    reply_days: Annotated[int | None, REPLY_DAYS] = None
    next_step: Annotated[Proceeding, NEXT_STEP] = Proceeding.COURT
    has_counsel: Annotated[YesNo, HAS_COUNSEL] = YesNo.NO
    sent_by: Annotated[tuple[Sending, ...], SENT_BY] = ()
    letter_sent: Annotated[
        date | None, LETTER_SENT.asked(LETTER, note="Blank if this is the first letter.")
    ] = None
    letter_days: Annotated[int | None, LETTER_DAYS.asked(LETTER, when="letter_sent")] = None

    edits: Annotated[tuple[Edit, ...], EDITS] = ()
    platform: Annotated[PlatformName | None, PLATFORM.asked(TIME, unless=ON_NONE)] = None
    now: Annotated[datetime, NOW.asked(TIME)]
    zone: Annotated[ZoneInfo, ZONE.asked(TIME)] = ZoneInfo("UTC")

    def errors(self) -> Iterator[tuple[str, str]]:
        """Answers that contradict each other, each with the way to put it right."""
        yield from faults(self.owed, max(self.today, self.now.date()))
        for name in ("deliveries", "threats", "statements"):
            yield from unknown_letters(name, getattr(self, name), self.exhibits)
        chosen = [edit.paragraph for edit in self.edits]
        for index, paragraph in enumerate(chosen):
            if paragraph in chosen[:index]:
                yield (
                    f"edits.{index}.paragraph",
                    ("Paragraph must not be one that another row already replaces"),
                )
