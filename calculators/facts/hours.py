"""Hours worked, and whether hourly protection covers them: the same rows for every tool."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Annotated, Any, Protocol

from calculators.engine import data
from calculators.engine.fields import Choice, Field, YesNo
from calculators.engine.numbers import Quantity

ACCOUNT_VERIFIED = Field("Is your identity verified and your account in good standing?")
CLIENT_VERIFIED = Field("Is the client's payment method verified?")
WORK_HOURS = Field(
    "Hours worked",
    "One row for each day, or for each memo. To paste rows from a spreadsheet, add a row and paste "
    "into its first box.",
)
HOURS_LOGGED = Field(
    "How were the disputed hours logged?",
    "Leave it blank if some were tracked and some added by hand: then add them below.",
)


class Tracking(Choice):
    TRACKED = "tracked", "With the time tracker"
    MANUAL = "manual", "Added by hand"
    NOT_SURE = "not_sure", "Not sure"


@dataclass(frozen=True, kw_only=True)
class Worked:
    """Hours of one day or one memo, with what their protection depends on."""

    day: Annotated[date, Field("Day")]
    hours: Annotated[
        Quantity,
        Field(
            "Hours",
            "As a decimal: 7.5 is seven and a half.",
            least=Decimal("0.01"),
            most=Decimal(24),
            unit="hours",
        ),
    ]
    tracking: Annotated[Tracking, Field("How they were logged")] = Tracking.NOT_SURE
    memo: Annotated[YesNo, Field("A memo says what was done")] = YesNo.NOT_SURE
    within_limit: Annotated[YesNo, Field("Within the weekly limit")] = YesNo.NOT_SURE
    activity: Annotated[YesNo, Field("Fair activity, and screenshots of this contract's work")] = (
        YesNo.NOT_SURE
    )


@dataclass(frozen=True)
class Hours:
    """One row of hours. `state` is protected, not_protected or unclear; `reasons` say why."""

    id: str
    day: date
    hours: Decimal
    state: str
    reasons: tuple[str, ...]


class HourFacts(Protocol):
    """What the protection of hours looks at."""

    @property
    def work_hours(self) -> tuple[Worked, ...]: ...
    @property
    def account_verified(self) -> YesNo: ...
    @property
    def client_verified(self) -> YesNo: ...


@cache
def words() -> dict[str, Any]:
    """The conditions of protection and what is said of each, from `hours.toml`."""
    return data.load("facts/hours.toml")


def say_elsewhere(platform: str) -> str:
    """What is said of hours on another platform than the default one, by its name."""
    return str(words()["elsewhere"]).replace("{platform}", platform)


def protected_hours(facts: HourFacts, *, known: bool) -> tuple[Hours, ...]:
    """Each row of hours with its state. known: whether the rule of protection is."""
    return tuple(
        _hours(f"hours-{number}", row, facts, known)
        for number, row in enumerate(facts.work_hours, 1)
    )


def _hours(id: str, row: Worked, facts: HourFacts, known: bool) -> Hours:
    """Hours are protected when every condition is met, and not when a single one fails."""
    failed, unclear = [], [] if known else [words()["no_rule"]]
    for condition in words()["conditions"]:
        name = condition["field"]
        answer = getattr(row if hasattr(row, name) else facts, name).value
        if answer == condition["fails"]:
            failed.append(condition["failed"])
        elif answer == "not_sure":
            unclear.append(condition["unclear"])
    if failed and known:
        return Hours(id, row.day, row.hours, "not_protected", tuple(failed))
    state = "unclear" if unclear else "protected"
    return Hours(id, row.day, row.hours, state, tuple(unclear))
