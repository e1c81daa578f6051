"""What is owed: one row a debt, the same rows for the claim and for the letter."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Annotated, ClassVar

from calculators.engine.currencies import currencies
from calculators.engine.fields import Choice, Field
from calculators.engine.numbers import Quantity
from calculators.facts.platform import HOSTED

CENT = Decimal("0.01")


class Kind(Choice):
    MILESTONE = "milestone", "A milestone"
    HOURS = "hours", "Hours"
    INVOICE = "invoice", "An invoice"
    EXPENSE = "expense", "An expense"


class DueBasis(Choice):
    CONTRACT = "contract", "The contract names the day"
    INVOICE = "invoice", "The invoice names the day"
    PLATFORM = "platform", "The platform's rules name the day", *HOSTED
    COMPLETION = "completion", "No day was agreed: this is the day the work was complete"


class Currency(Choice):
    """Every currency of ISO 4217, the most frequent ones first."""

    USD = "USD", "US dollar"
    EUR = "EUR", "Euro"
    _ignore_ = "_code _words"
    for _code, _words in currencies().items():
        if _code not in ("USD", "EUR"):
            vars()[_code] = _code, _words["name"]


OWED = Field(
    "What is owed",
    "One row for each milestone, block of hours, invoice or expense. To paste rows from a "
    "spreadsheet, add a row and paste into its first box.",
)

# The questions of a debt, for every form that asks for sums.
ITEM = Field("What it is for", "A milestone, a week of work, an invoice number.")
AMOUNT = Field(
    "Amount", "Before any part payment. For hours leave it blank.", least=CENT, unit="currency"
)
HOURS = Field(
    "Hours",
    "As a decimal: 7.5 is seven and a half.",
    least=CENT,
    most=Decimal(10_000),
    unit="hours",
)
RATE = Field("Hourly rate", least=CENT, most=Decimal(100_000), unit="currency")
CURRENCY = Field("Currency", "Blank means US dollar.")
PAID = Field("Paid so far", "Blank means nothing.", unit="currency")
DUE = Field("Day it fell due")


class WithSum:
    """What a row of what is owed comes to. Its fields are those of the row's own class.

    SELDOM: the fields that a form folds away.
    """

    amount: Decimal | None
    hours: Decimal | None
    rate: Decimal | None
    paid: Decimal | None

    @property
    def total(self) -> Decimal:
        """The whole debt before any part payment: the amount, or hours times rate.

        Raises `ValueError` for a row that `sum_faults` finds without its sum.
        """
        if self.amount is not None:
            return self.amount
        if self.hours is None or self.rate is None:
            raise ValueError("a row without its sum")
        return (self.hours * self.rate).quantize(CENT, ROUND_HALF_UP)

    @property
    def unpaid(self) -> Decimal:
        """The debt less what was paid of it, without interest."""
        return self.total - (self.paid or 0)

    def sum_faults(self) -> Iterator[tuple[str, str]]:
        """Sums of this row that contradict each other: field and the way to put it right."""
        if self.amount is None and self.hours is None:
            yield "amount", "Enter the amount, or the hours and the hourly rate"
            return
        if self.hours is not None and self.rate is None:
            yield "rate", "Enter the hourly rate"
            return
        if self.amount is not None and self.hours is not None:
            yield "amount", "Enter either the amount or the hours and the rate, not both"
        if self.paid and self.paid > self.total:
            yield "paid", f"Paid so far must be {self.total:,.2f} or less, the whole debt"


@dataclass(frozen=True, kw_only=True)
class SumOwed(WithSum):
    """A debt where only its sum counts, and not its day."""

    SELDOM: ClassVar = ("hours", "rate", "paid")

    item: Annotated[str, ITEM]
    amount: Annotated[Decimal | None, AMOUNT] = None
    hours: Annotated[Quantity | None, HOURS] = None
    rate: Annotated[Decimal | None, RATE] = None
    currency: Annotated[Currency, CURRENCY] = Currency.USD
    paid: Annotated[Decimal | None, PAID] = None

    def faults(self) -> Iterator[tuple[str, str]]:
        """Answers of this row that contradict each other: field and the way to put it right."""
        yield from self.sum_faults()


@dataclass(frozen=True, kw_only=True)
class Owed(WithSum):
    """A debt with its day."""

    SELDOM: ClassVar = ("kind", "hours", "rate", "due_basis", "paid", "paid_on")

    item: Annotated[str, ITEM]
    kind: Annotated[Kind, Field("Kind of debt", "Blank means a milestone.")] = Kind.MILESTONE
    amount: Annotated[Decimal | None, AMOUNT] = None
    hours: Annotated[Quantity | None, HOURS] = None
    rate: Annotated[Decimal | None, RATE] = None
    currency: Annotated[Currency, CURRENCY] = Currency.USD
    due: Annotated[date, DUE]
    due_basis: Annotated[
        DueBasis, Field("Why that day", "Blank means that the contract names it.")
    ] = DueBasis.CONTRACT
    paid: Annotated[Decimal | None, PAID] = None
    paid_on: Annotated[date | None, Field("Day of that payment")] = None

    def paid_before(self, day: date) -> Decimal:
        """What was paid of it before that day."""
        early = self.paid_on is not None and self.paid_on < day
        return self.paid if self.paid and early else Decimal(0)

    def faults(self) -> Iterator[tuple[str, str]]:
        """Answers of this row that contradict each other: field and the way to put it right."""
        found = dict(self.sum_faults())
        yield from found.items()
        # Without its sum nothing more can be said of a row.
        if self.amount is None and (self.hours is None or self.rate is None):
            return
        if self.paid and self.paid_on is None:
            yield "paid_on", "Enter the day of that payment"
        if self.paid_on and not self.paid:
            yield "paid", "Enter what was paid so far"


@dataclass(frozen=True, kw_only=True)
class OwedInLetter(Owed):
    """A debt as a letter sees it: its day counts only while money is to be paid."""

    # The letter asks for the day before the law is asked about the debt.
    due: Annotated[date | None, DUE.asked(note="Not needed for held or released money.")] = None  # type: ignore[assignment]


@dataclass(frozen=True, kw_only=True)
class SumTold:
    """A debt as a form sees it that only takes it along; no part of it has to be there."""

    item: Annotated[str | None, ITEM] = None
    amount: Annotated[Decimal | None, AMOUNT] = None
    currency: Annotated[Currency, CURRENCY] = Currency.USD
    due: Annotated[date | None, DUE] = None


def faults(rows: Sequence[Owed | SumOwed], today: date) -> Iterator[tuple[str, str]]:
    """The faults of all rows, named as their fields: `owed.0.paid`. today: payments end here."""
    for index, row in enumerate(rows):
        for name, text in row.faults():
            yield f"owed.{index}.{name}", text
        paid_on = getattr(row, "paid_on", None)
        if paid_on and paid_on > today:
            yield (
                f"owed.{index}.paid_on",
                (f"Day of that payment must be {today} or before: a payment to come is still owed"),
            )


def sum_by_currency(
    rows: Sequence[Owed | SumOwed], *, released: bool = False
) -> dict[str, Decimal]:
    """What the rows are about, without interest: one sum a currency, in the order of the rows.

    What is unpaid; or, if the money was released, the whole of it: no part is to be taken off.
    """
    sums: dict[str, Decimal] = {}
    for row in rows:
        sum = row.total if released else row.unpaid
        sums[row.currency.value] = sums.get(row.currency.value, Decimal(0)) + sum
    return sums
