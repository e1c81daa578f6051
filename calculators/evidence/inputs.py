"""What the evidence list asks: the contract, the exhibits, the hours, and what has happened."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated
from zoneinfo import ZoneInfo

from calculators.engine.fields import YesNo
from calculators.facts.contract import CONTRACT_ENDED, CONTRACT_TYPE, ENDED_BY, ContractType, Party
from calculators.facts.days import HOURS_ANSWERED, HOURS_DISPUTED
from calculators.facts.events import EVENTS, Told
from calculators.facts.exhibits import EXHIBITS, Exhibit, numbers
from calculators.facts.feedback import STATEMENT_WORDS, STATEMENTS
from calculators.facts.hours import ACCOUNT_VERIFIED, CLIENT_VERIFIED, WORK_HOURS, Worked
from calculators.facts.moment import NOW, TIME, ZONE
from calculators.facts.money import MONEY_PLACE, REFUND_REQUESTED, MoneyPlace
from calculators.facts.owed import ITEM, OWED
from calculators.facts.platform import ON_PLATFORM, PLATFORM, Placed, PlatformName

HAPPENED = "What has happened"
HOURLY = "contract_type=hourly|mixed"


# Numbers of at most three digits, and what stands between them. No part of it can begin in two
# ways, so a long number costs no more time than a long text.
NUMBERS = re.compile(r"(?!.*\d{4})(?:[\d,;&\s]|and)*", re.ASCII | re.DOTALL)


@dataclass(frozen=True, kw_only=True)
class Claim:
    """A debt as the evidence list sees it: what it is for. The claim tool asks the rest."""

    item: Annotated[str, ITEM]


@dataclass(frozen=True, kw_only=True)
class FalseSentence:
    """A false sentence of a review as the evidence list sees it. The letter asks the rest."""

    words: Annotated[str, STATEMENT_WORDS]


@dataclass(frozen=True, kw_only=True)
class Inputs(Placed):
    contract_type: Annotated[ContractType | None, CONTRACT_TYPE.asked("Your contract")] = None
    owed: Annotated[
        tuple[Claim, ...],
        OWED.asked(
            "Your contract", note="Each row gets a number. Exhibits refer to it by that number."
        ),
    ] = ()
    statements: Annotated[
        tuple[FalseSentence, ...],
        STATEMENTS.asked("Your contract", note="Their numbers go on from those of what you claim."),
    ] = ()
    exhibits: Annotated[tuple[Exhibit, ...], EXHIBITS.asked("Your evidence")] = ()
    account_verified: Annotated[YesNo, ACCOUNT_VERIFIED.asked("Your hours", when=HOURLY)] = (
        YesNo.NOT_SURE
    )
    client_verified: Annotated[YesNo, CLIENT_VERIFIED.asked("Your hours", when=HOURLY)] = (
        YesNo.NOT_SURE
    )
    work_hours: Annotated[tuple[Worked, ...], WORK_HOURS.asked("Your hours", when=HOURLY)] = ()
    money_place: Annotated[MoneyPlace | None, MONEY_PLACE.asked(HAPPENED)] = None
    contract_ended: Annotated[date | None, CONTRACT_ENDED.asked(HAPPENED, timed=True)] = None
    ended_by: Annotated[Party | None, ENDED_BY.asked(HAPPENED, when="contract_ended")] = None
    refund_requested: Annotated[date | None, REFUND_REQUESTED.asked(HAPPENED, timed=True)] = None
    hours_disputed: Annotated[
        date | None, HOURS_DISPUTED.asked(HAPPENED, when=HOURLY, timed=True)
    ] = None
    hours_answered: Annotated[
        date | None, HOURS_ANSWERED.asked(HAPPENED, when="hours_disputed", timed=True)
    ] = None
    events: Annotated[tuple[Told, ...], EVENTS.asked(HAPPENED)] = ()
    platform: Annotated[PlatformName | None, PLATFORM.asked(TIME)] = None
    on_platform: Annotated[YesNo | None, ON_PLATFORM.asked(TIME)] = None
    now: Annotated[datetime, NOW.asked(TIME)]
    zone: Annotated[ZoneInfo, ZONE.asked(TIME)] = ZoneInfo("UTC")

    @property
    def claims(self) -> tuple[str, ...]:
        """What has to be shown, in the order of the numbers: the debts, then the sentences."""
        false = (f"that this is false: {row.words}" for row in self.statements)
        return (*(row.item for row in self.owed), *false)

    def errors(self) -> Iterator[tuple[str, str]]:
        """Exhibits that name claims which are not there; evidence from the future."""
        most, today = len(self.claims), self.now.astimezone(self.zone).date()
        for row, exhibit in enumerate(self.exhibits):
            text = exhibit.supports or ""
            if not re.fullmatch(NUMBERS, text):
                yield (
                    f"exhibits.{row}.supports",
                    ("Claims that it supports must be numbers, such as 1, 3"),
                )
            elif any(not 1 <= number <= most for number in numbers(text)):
                yield (
                    f"exhibits.{row}.supports",
                    (
                        f"Claims that it supports must be {_numbers_to(most)}, the numbers "
                        "of what you claim and of the false sentences"
                        if most
                        else "Add what you claim first, or leave this blank"
                    ),
                )
            if exhibit.day and exhibit.day > today:
                yield (
                    f"exhibits.{row}.day",
                    (f"Day it was made or sent must be {today} or before"),
                )


def _numbers_to(most: int) -> str:
    return "1" if most == 1 else f"between 1 and {most}"
