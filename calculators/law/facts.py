"""What the law looks at, of all that a reader can say."""

from datetime import date
from decimal import Decimal
from typing import Protocol

from calculators.engine.fields import YesNo
from calculators.facts.contract import ContractForm
from calculators.facts.money import LawOf
from calculators.facts.owed import Owed
from calculators.facts.parties import ClientKind, WorkerKind, WorkKind
from calculators.law.places import Place

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
    def work_kind(self) -> WorkKind: ...
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
