"""The one sum of the pasted text, and the day on which it was due, which the reader can take along
to the other tools.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from calculators.engine.formats import format_money
from calculators.facts.owed import Currency
from calculators.reading.due import find_due
from calculators.reading.sums import find_sum
from calculators.start import plan
from calculators.start.inputs import Inputs

# Currencies of one sign that stand side by side; of more, the most frequent one does, and a list.
BUTTONS = 3


@dataclass(frozen=True)
class SumAnswer:
    """One answer: the row of what is owed that it would add, as JSON, without its currency.

    currencies: those to choose from, where the sign leaves more than a few open; with one alone
    `label` is the sum with it.
    """

    label: str
    row: str
    currencies: tuple[Currency, ...]


@dataclass(frozen=True)
class SumOffer:
    """A sum to confirm. words: where the text names it."""

    words: str
    answers: tuple[SumAnswer, ...]


@dataclass(frozen=True)
class DueOffer:
    """A day of a payment to confirm. words: where the text names it. row: of what is owed that it
    would add, as JSON, without the day.
    """

    day: date
    words: str
    row: str


def offer_due(inputs: Inputs, today: date) -> DueOffer | None:
    """The day on which the payment of a client on no platform was due; None where the case has a
    debt already, or the text does not name just one day.
    """
    found = None if inputs.owed else find_due(inputs.client_message or "", today)
    row = json.dumps({"item": plan.source()["sum"]["item"]})
    return DueOffer(found.day, found.words, row) if found else None


def needs_due(inputs: Inputs) -> bool:
    """Whether the one sum that was confirmed still lacks the day on which it was due."""
    return len(inputs.owed) == 1 and bool(inputs.owed[0].amount) and inputs.owed[0].due is None


def offer_sum(inputs: Inputs, due: DueOffer | None) -> SumOffer | None:
    """The sum to confirm; None where the case has one already, or the text does not name just one.

    Nothing else takes a sum from the text, so one that is not confirmed is nowhere used. due: the
    day that goes with it.
    """
    found = None if inputs.owed else find_sum(inputs.client_message or "")
    if found is None:
        return None
    codes = tuple(Currency(code) for code in found.currencies)
    answers = (one for amount in found.amounts for one in _answers(amount, codes, due))
    return SumOffer(found.words, tuple(answers))


def _answers(
    amount: Decimal, codes: tuple[Currency, ...], due: DueOffer | None
) -> Iterator[SumAnswer]:
    day = {"due": due.day.isoformat()} if due else {}
    row = json.dumps({"item": plan.source()["sum"]["item"], "amount": f"{amount:.2f}"} | day)
    many = len(codes) > BUTTONS
    for code in codes[:1] if many else codes:
        yield SumAnswer(format_money(amount, code.value), row, (code,))
    if many:
        yield SumAnswer(f"{amount:,.2f}", row, codes[1:])
