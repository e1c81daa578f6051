"""Facts about the two sides, their contract and their debts: one name, one meaning everywhere."""

from datetime import date
from decimal import Decimal
from typing import Protocol

from calculators.engine.fields import Choice, YesNo
from calculators.law.owed import Owed
from calculators.law.places import Place


class WorkerKind(Choice):
    PERSON = "person", "A person, no company"
    ONE_PERSON_COMPANY = "one_person_company", "A company of one person"
    COMPANY = "company", "A company of more than one"
    NOT_SURE = "not_sure", "Not sure"


class ClientKind(Choice):
    BUSINESS = "business", "A company or another business"
    SOLE_TRADER = "sole_trader", "One person in business for themselves"
    CONSUMER = "consumer", "A private person, for private ends"
    PUBLIC_BODY = "public_body", "A public body"
    NOT_SURE = "not_sure", "Not sure"


class ContractForm(Choice):
    WRITTEN = "written", "In writing", "An offer accepted on Upwork is in writing."
    SPOKEN = "spoken", "Spoken, or never written down"
    NOT_SURE = "not_sure", "Not sure"


class LawOf(Choice):
    CLIENT = "client", "The client's place"
    FREELANCER = "freelancer", "My place"


# Clients that a statute on late payment between businesses treats as one.
IN_BUSINESS = (ClientKind.BUSINESS, ClientKind.SOLE_TRADER, ClientKind.PUBLIC_BODY)


class Facts(Protocol):
    """What the law looks at: the answers of any calculator that asks for these facts."""

    @property
    def owed(self) -> tuple[Owed, ...]: ...
    @property
    def freelancer_place(self) -> Place | None: ...
    @property
    def client_place(self) -> Place | None: ...
    @property
    def law_of(self) -> LawOf: ...
    @property
    def worker_kind(self) -> WorkerKind: ...
    @property
    def client_kind(self) -> ClientKind: ...
    @property
    def registered_in_india(self) -> YesNo: ...
    @property
    def contract_began(self) -> date | None: ...
    @property
    def contract_form(self) -> ContractForm: ...
    @property
    def agreed_interest(self) -> Decimal | None: ...
    @property
    def work_value(self) -> Decimal | None: ...
    @property
    def demanded_on(self) -> date | None: ...
    @property
    def statement_published(self) -> date | None: ...
