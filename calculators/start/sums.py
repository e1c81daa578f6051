"""The one sum of the pasted text, or what is open of it, the day on which it was due, and whether a
company owes it: what the reader can take along to the other tools.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from calculators.engine.currencies import currencies
from calculators.engine.fields import questions
from calculators.engine.formats import format_hours, format_money
from calculators.engine.packs import find_name
from calculators.engine.parameters import parameter
from calculators.facts.hours import Tracking, Worked
from calculators.facts.money import MoneyPlace, found_at
from calculators.facts.owed import Currency
from calculators.facts.platform import PlatformName, platform_name
from calculators.reading.by_hand import find_by_hand
from calculators.reading.company import find_company
from calculators.reading.due import find_due
from calculators.reading.part_paid import PartPaid, find_part_paid
from calculators.reading.sums import find_sum
from calculators.start import plan
from calculators.start.inputs import Inputs
from calculators.start.message import TakenMessage

# Currencies of one sign that stand side by side; of more, the most frequent ones do, and a list.
BUTTONS = 3
PAID_OUT = str(MoneyPlace.RELEASED.value)


@dataclass(frozen=True)
class SumAnswer:
    """One answer: the row of what is owed that it would add, as JSON, without its currency.

    currencies: those to choose from, where the sign leaves more than a few open; with one alone
    `label` is the sum with it. note: what the sum is of a price that is paid in part.
    """

    label: str
    row: str
    currencies: tuple[Currency, ...]
    note: str = ""


@dataclass(frozen=True)
class SumOffer:
    """A sum to confirm. words: where the text names it. counted: how it was counted from them,
    where a part is paid. grouped: whether a point in it was read as one between thousands. taken:
    the currency for which a sign of several was taken, as the platform's contracts are in it.
    asks: what the reader confirms of it.
    """

    words: tuple[str, ...]
    answers: tuple[SumAnswer, ...]
    counted: str = ""
    grouped: bool = False
    taken: str = ""
    asks: str = ""


@dataclass(frozen=True)
class DueOffer:
    """A day of a payment to confirm. words: where the text names it. row: of what is owed that it
    would add, as JSON, without the day.
    """

    day: date
    words: str
    row: str


@dataclass(frozen=True)
class HoursOffer:
    """Hours to confirm with their day. words: where the text names them. row: of the hours that it
    would add, as JSON, without the day.
    """

    hours: str
    words: str
    row: str


@dataclass(frozen=True)
class Offers:
    """What the text says that the reader can confirm. company: the words by which the client is
    one, on which interest hangs. by_hand: hours whose day is asked for.
    """

    sum: SumOffer | None = None
    due: DueOffer | None = None
    company: str = ""
    by_hand: HoursOffer | None = None


def find_offers(
    inputs: Inputs, said: TakenMessage, today: date, platform: str, *, back: bool, place: str | None
) -> Offers:
    """What is offered of this text. platform: the one that is named, or "". back: whether money
    that was paid is wanted back. place: where the money is, "" where nobody says, and None where
    that is still asked: until then nobody can say which money a sum is.
    """
    due = offer_due(inputs, today) if said.direct else None
    on = "" if said.direct else platform
    offer = None
    if place is not None:
        at = str(found_at(MoneyPlace(place), direct=said.direct).value) if place else ""
        offer = offer_sum(inputs, due, platform=on, back=back, place=at)
    if offer:
        offer = replace(offer, asks=_asks(said, at, several=bool(offer.counted)))
    if not said.direct:
        hours = None if inputs.work_hours else _offer_hours(inputs.client_message or "")
        return Offers(offer, by_hand=hours)
    company = "" if inputs.client_kind else find_company(inputs.client_message or "")
    return Offers(offer, due, company)


def _asks(said: TakenMessage, place: str, *, several: bool) -> str:
    """What is asked of the sum, so that no more is said of it later than was confirmed."""
    words: Mapping[str, Sequence[str]] = plan.source()["sum"]["asks"]
    one, many = words.get(place, words["other"])
    name = platform_name(PlatformName(said.platform), direct=said.direct)
    return str(many if several else one).format(platform=name)


def _offer_hours(text: str) -> HoursOffer | None:
    """The hours that a text says were added by hand, where a row of one day can hold them."""
    found = find_by_hand(text)
    most = questions(Worked)["hours"].field.most
    if found is None or (most is not None and found.hours > most):
        return None
    row = json.dumps({"hours": f"{found.hours:f}", "tracking": str(Tracking.MANUAL.value)})
    return HoursOffer(format_hours(found.hours), found.words, row)


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


def offer_sum(
    inputs: Inputs, due: DueOffer | None, *, platform: str, back: bool, place: str = ""
) -> SumOffer | None:
    """The sum to confirm; None where the case has one already, or the text does not name just one.

    Nothing else takes a sum from the text, so one that is not confirmed is nowhere used. due: the
    day that goes with it. platform: that is named. back: whether money that was paid is wanted
    back. place: where the money is, or "".
    """
    text = inputs.client_message or ""
    if inputs.owed:
        return None
    if part := find_part_paid(text):
        return _offer_part(part, due, platform, back=back, place=place)
    found = find_sum(text)
    if found is None:
        return None
    codes, taken = _meant(found.currencies, platform)
    answers = (one for amount in found.amounts for one in _answers(amount, codes, due))
    return SumOffer((found.words,), tuple(answers), "", found.grouped, taken)


def _offer_part(
    part: PartPaid, due: DueOffer | None, platform: str, *, back: bool, place: str
) -> SumOffer:
    """What is open of a price first, or what was paid if that is asked; the price itself last."""
    words = plan.source()["sum"]
    codes, taken = _meant(part.currencies or tuple(currencies()), platform)
    paid, rest = ("paid", part.paid, None), ("open", part.open, due)
    parts = [paid] if place == PAID_OUT else [rest, paid] if back else [rest]
    offered = [*parts, ("whole", part.whole, due)]
    answers = (
        replace(one, note=words[f"{name}_note"])
        for name, amount, day in offered
        for one in _answers(amount, codes, day, words[name], shown=1)
    )
    counted = words["counted"].format(
        **{name: f"{getattr(part, name):,.2f}" for name in ("whole", "paid", "open")}
    )
    return SumOffer(part.words, tuple(answers), counted, taken=taken)


def _meant(codes: tuple[str, ...], platform: str) -> tuple[tuple[Currency, ...], str]:
    """The currencies that a sign can mean, and the one that it was taken for on this platform."""
    rule = find_name(platform).counts_in if platform else ""
    there = parameter(rule).history[-1].unit if rule else ""
    if len(codes) > 1 and there in codes:
        return (Currency(there),), there
    return tuple(map(Currency, codes)), ""


def _answers(
    amount: Decimal,
    codes: tuple[Currency, ...],
    due: DueOffer | None,
    item: str = "",
    shown: int = BUTTONS,
) -> Iterator[SumAnswer]:
    """The answers of one sum. shown: how many currencies stand side by side, if there are more."""
    day = {"due": due.day.isoformat()} if due else {}
    item = item or plan.source()["sum"]["item"]
    row = json.dumps({"item": item, "amount": f"{amount:.2f}"} | day)
    shown = len(codes) if len(codes) <= BUTTONS else shown
    for code in codes[:shown]:
        yield SumAnswer(format_money(amount, code.value), row, (code,))
    if codes[shown:]:
        yield SumAnswer(f"{amount:,.2f}", row, codes[shown:])
