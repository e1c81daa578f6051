"""What the router asks of a ticket. None is required, but one must be answered."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from calculators.engine.fields import Choice, Field, YesNo
from calculators.engine.packs import DEFAULT, find_name
from calculators.facts.contract import ContractType
from calculators.routing.mediation import Mediation, TicketMoney, work_out

PLATFORM = find_name(DEFAULT).name
WORK_OUT = "mediation_qualifies=not_sure"


class DemandBy(Choice):
    FREELANCER = "freelancer", "Freelancer against client"
    CLIENT = "client", "Client against freelancer"
    OTHERS = "others", "Two other customers"
    NOT_SURE = "not_sure", "Not sure"


class Demanded(Choice):
    FEEDBACK = "feedback", "Feedback"
    MONEY = "money", "Money"
    WORK = "work", "Work"
    OTHER = "other", "Something else"
    NOTHING = "nothing", "Nothing"
    NOT_SURE = "not_sure", "Not sure"


class HeldOver(Choice):
    HARM_DONE = "harm_done", "Repair of harm already done"
    HARM_THREATENED = (
        "harm_threatened",
        "Harm that is threatened",
        "Any harm: to a website, a shop or a mailbox, by a report to police or an employer, by a "
        "smear elsewhere.",
    )
    FEEDBACK = "feedback", "A bad review", "Or no review at all."
    WITHHELD = (
        "withheld",
        "Payment, work, files or logins kept back",
        "Until something is given for it. A login to a website too.",
    )
    ACCOUNT_ACCESS = "account_access", f"Access to an {PLATFORM} account"
    LAWFUL_STEP = (
        "lawful_step",
        "A lawful step",
        f"A claim in court, a chargeback, a report to {PLATFORM}.",
    )
    AGAINST_PLATFORM = (
        "against_platform",
        f"Something against {PLATFORM} itself",
        "A lawsuit, the press, its people.",
    )
    OFFER = "offer", "Nothing: something is offered", "A discount, a refund or a favour."
    NOTHING = "nothing", "Nothing"
    NOT_SURE = "not_sure", "Not sure"


class HarmDone(Choice):
    YES = "yes", "Yes"
    NO = "no", "No"
    WORDS = "words", "Only words: insults or harassment"
    NOT_SURE = "not_sure", "Not sure"


@dataclass(frozen=True, kw_only=True)
class Inputs:
    demanded: Annotated[Demanded | None, Field("What is demanded?", group="The case")] = None
    held_over: Annotated[HeldOver | None, Field("What is used as pressure?", group="The case")] = (
        None
    )
    harm_done: Annotated[
        HarmDone | None,
        Field(
            "Was harm done?",
            "Any act of harm: content defaced, deleted or altered, a login changed, a smear "
            "elsewhere.",
            group="The case",
        ),
    ] = None
    demand_by: Annotated[DemandBy | None, Field("Who is pressuring whom?", group="The case")] = None
    person_in_danger: Annotated[
        YesNo,
        Field(
            "Could a person be in danger?",
            "Violence, self-harm, an address made public. Blank means that nothing points to it.",
            group="Before you send it",
        ),
    ] = YesNo.NO
    account_at_stake: Annotated[
        YesNo | None,
        Field(
            "Is the security of an account at stake?",
            f"An {PLATFORM} account: somebody got in, or might.",
            group="Before you send it",
        ),
    ] = None
    mediation_qualifies: Annotated[
        YesNo | None,
        Field(
            "Does the customer qualify for mediation or a dispute?",
            "Not sure: give the days, and the rules show what is open.",
            group="Before you send it",
        ),
    ] = None
    ticket_contract: Annotated[
        ContractType | None,
        Field("Kind of contract in the ticket", group="Before you send it", when=WORK_OUT),
    ] = None
    ticket_money: Annotated[
        TicketMoney | None,
        Field("Where the money in the ticket is", group="Before you send it", when=WORK_OUT),
    ] = None
    ticket_paid: Annotated[
        date | None,
        Field("Day of the payment", group="Before you send it", when="ticket_money=paid"),
    ] = None
    ticket_ended: Annotated[
        date | None,
        Field(
            "Day the client ended the contract",
            group="Before you send it",
            when="ticket_money=held",
        ),
    ] = None
    ticket_asked: Annotated[
        date | None,
        Field(
            f"Day the customer came to {PLATFORM}",
            "The day of the first ticket about the money.",
            group="Before you send it",
            when=WORK_OUT,
        ),
    ] = None
    report_received: Annotated[
        YesNo | None, Field("Did a customer report it?", group="Before you send it")
    ] = None

    def errors(self) -> Iterator[tuple[str, str]]:
        """Answers that contradict each other, each with the way to put it right."""
        if self == Inputs():
            yield "demanded", "Answer at least one question, such as what is demanded"
        done = {HarmDone.NO: "no harm was done", HarmDone.WORDS: "there were only words"}
        if self.held_over == HeldOver.HARM_DONE and self.harm_done in done:
            yield (
                "harm_done",
                (
                    "You say that repair of harm is used as pressure, and that "
                    f"{done[self.harm_done]}. Change one of the two"
                ),
            )
        if self.held_over == HeldOver.HARM_DONE and self.demanded == Demanded.NOTHING:
            yield (
                "demanded",
                (
                    "You say that repair of harm is used as pressure, and that nothing is "
                    "demanded for it. Say what is demanded, or that nothing is used as pressure"
                ),
            )
        if self.held_over == HeldOver.OFFER and self.demanded == Demanded.NOTHING:
            yield (
                "demanded",
                (
                    "You say that something is offered in return, and that nothing is demanded. "
                    "Say what is demanded, or that nothing is used as pressure"
                ),
            )
        if self.held_over == HeldOver.ACCOUNT_ACCESS and self.account_at_stake == YesNo.NO:
            yield (
                "account_at_stake",
                (
                    "You say that access to an account is used as pressure, and that no "
                    "account is at stake. Change one of the two"
                ),
            )
        opens = self.ticket_paid if self.ticket_money == TicketMoney.PAID else self.ticket_ended
        if opens and self.ticket_asked and self.ticket_asked < opens:
            yield (
                "ticket_asked",
                (
                    f"Day the customer came to {PLATFORM} must be {opens} or later, the day of "
                    "the payment or of the end"
                ),
            )

    @property
    def mediation(self) -> Mediation | None:
        """What the days say, where the agent does not know whether the customer qualifies."""
        if self.mediation_qualifies not in (None, YesNo.NOT_SURE):
            return None
        return work_out(
            self.ticket_contract,
            self.ticket_money,
            self.ticket_paid,
            self.ticket_ended,
            self.ticket_asked,
        )
