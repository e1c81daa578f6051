"""What the claim asks: debts, places, the contract, and what happened on it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated
from zoneinfo import ZoneInfo

from calculators.engine.fields import Field, YesNo
from calculators.engine.numbers import Quantity
from calculators.engine.parameters import parameter
from calculators.facts.contract import (
    CONTRACT_BEGAN,
    CONTRACT_ENDED,
    CONTRACT_FORM,
    CONTRACT_TYPE,
    ENDED_BY,
    ContractForm,
    ContractType,
    Party,
)
from calculators.facts.events import EVENTS, Told
from calculators.facts.exhibits import EXHIBITS, Exhibit
from calculators.facts.moment import NOW, TIME, ZONE
from calculators.facts.money import (
    AGREED_INTEREST,
    DEMANDED_ON,
    LAW_OF,
    MONEY_PLACE,
    REFUND_REQUESTED,
    WORK_VALUE,
    LawOf,
    MoneyPlace,
)
from calculators.facts.owed import OWED, Owed, faults
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
from calculators.facts.platform import ON_PLATFORM, PLATFORM, Placed, PlatformName
from calculators.law.places import Place

HAPPENED = "What has happened"
SELDOM = ("Your work", "The contract", HAPPENED, "Arbitration and costs", "For a hearing", TIME)


@dataclass(frozen=True, kw_only=True)
class Inputs(Placed):
    owed: Annotated[tuple[Owed, ...], OWED.asked("What is owed")]
    freelancer_place: Annotated[Place | None, FREELANCER_PLACE.asked("The two places")] = None
    client_place: Annotated[Place | None, CLIENT_PLACE.asked("The two places")] = None
    law_of: Annotated[LawOf, LAW_OF.asked("The contract")] = LawOf.CLIENT
    worker_kind: Annotated[WorkerKind, WORKER_KIND.asked("You and the client")] = (
        WorkerKind.NOT_SURE
    )
    work_kind: Annotated[WorkKind, WORK_KIND.asked("Your work")] = WorkKind.NOT_SURE
    client_kind: Annotated[ClientKind, CLIENT_KIND.asked("You and the client")] = (
        ClientKind.NOT_SURE
    )
    registered_in_india: Annotated[
        YesNo, REGISTERED_IN_INDIA.asked("Your work", when="freelancer_place=in")
    ] = YesNo.NOT_SURE
    contract_began: Annotated[date | None, CONTRACT_BEGAN.asked("The contract")] = None
    contract_form: Annotated[ContractForm, CONTRACT_FORM.asked("The contract")] = (
        ContractForm.NOT_SURE
    )
    agreed_interest: Annotated[Quantity | None, AGREED_INTEREST.asked("The contract")] = None
    work_value: Annotated[Decimal | None, WORK_VALUE.asked("The contract")] = None
    demanded_on: Annotated[date | None, DEMANDED_ON.asked("The contract")] = None
    statement_published: Annotated[
        date | None,
        Field(
            "Day a false statement about you was published",
            "A review with false facts. Blank means there is none.",
            group="The contract",
        ),
    ] = None
    money_place: Annotated[MoneyPlace | None, MONEY_PLACE.asked(HAPPENED)] = None
    contract_ended: Annotated[date | None, CONTRACT_ENDED.asked(HAPPENED, timed=True)] = None
    ended_by: Annotated[Party | None, ENDED_BY.asked(HAPPENED, when="contract_ended")] = None
    refund_requested: Annotated[date | None, REFUND_REQUESTED.asked(HAPPENED, timed=True)] = None
    events: Annotated[tuple[Told, ...], EVENTS.asked(HAPPENED)] = ()
    held_sum: Annotated[
        Decimal | None,
        Field(
            "Money that the platform still holds",
            "In US dollars. Blank means none.",
            group="Arbitration and costs",
            unit="USD",
        ),
    ] = None
    contract_type: Annotated[ContractType | None, CONTRACT_TYPE.asked("Arbitration and costs")] = (
        None
    )
    other_costs: Annotated[
        Decimal | None,
        Field(
            "Other costs you expect",
            "Serving papers abroad, translation, collecting. In the currency of the claim.",
            group="Arbitration and costs",
        ),
    ] = None
    freelancer_name: Annotated[str | None, FREELANCER_NAME.asked("For a hearing")] = None
    client_name: Annotated[str | None, CLIENT_NAME.asked("For a hearing")] = None
    exhibits: Annotated[tuple[Exhibit, ...], EXHIBITS.asked("For a hearing")] = ()
    as_at: Annotated[
        date | None, Field("Calculate up to this day", "Blank means today.", group=TIME)
    ] = None
    platform: Annotated[PlatformName | None, PLATFORM.asked(TIME)] = None
    on_platform: Annotated[YesNo | None, ON_PLATFORM.asked(TIME)] = None
    now: Annotated[datetime, NOW.asked(TIME)]
    zone: Annotated[ZoneInfo, ZONE.asked(TIME)] = ZoneInfo("UTC")

    @property
    def today(self) -> date:
        return self.now.astimezone(self.zone).date()

    @property
    def until(self) -> date:
        return self.as_at or self.today

    def errors(self) -> Iterator[tuple[str, str]]:
        """Answers that contradict each other, each with the way to put it right."""
        yield from faults(self.owed, min(self.today, self.until))
        first = parameter("law.calculation.year_days").history[0].effective
        if self.until < first:
            yield (
                "as_at",
                (f"Calculate up to this day must be {first} or after: our rules begin then"),
            )
        past = {
            "contract_began": "Day the contract began",
            "demanded_on": "Day you first asked for the money in writing",
            "statement_published": "Day a false statement about you was published",
        }
        for name, label in past.items():
            if getattr(self, name) and getattr(self, name) > self.today:
                yield name, f"{label} must be {self.today} or before"
        if self.contract_began:
            for index, row in enumerate(self.owed):
                if row.due < self.contract_began:
                    yield (
                        f"owed.{index}.due",
                        ("Day it fell due must be the same as or after the day the contract began"),
                    )
