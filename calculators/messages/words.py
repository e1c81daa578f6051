"""What the texts of the messages call to write with the facts of the case."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from calculators.engine.formats import format_moment, format_money
from calculators.engine.packs import DEFAULT, find_name
from calculators.engine.parameters import NoRule, parameter
from calculators.facts.exhibits import Lettered, lettered
from calculators.facts.feedback import SPOKEN, Threat
from calculators.facts.hours import Hours, Worked, protected_hours
from calculators.facts.moment import local_day
from calculators.facts.money import MoneyPlace
from calculators.facts.owed import sum_by_currency
from calculators.facts.platform import platform_id
from calculators.facts.threats import LeftUndone, Lever
from calculators.messages.inputs import Inputs
from calculators.messages.kinds import Message
from calculators.reading.told import (
    may_mean_review,
    names_invoice,
    refuses_to_pay,
    threatens_with_other,
)
from calculators.writing.calm import CalmAnswer, write_calm
from calculators.writing.drafting import Words, exhibit_list
from calculators.writing.spoken import NOT_QUOTED, SpokenWords, write_spoken

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True)
class WorkWeek:
    """The hours of one week of work: its first day, their sum, and each row with its state."""

    first: date
    total: Decimal
    rows: tuple[tuple[Worked, Hours], ...]


class MessageWords(Words[Inputs]):
    """The words of every text, and those of the messages. letters: of what is attached."""

    def __init__(self, inputs: Inputs, letters: Collection[str]) -> None:
        super().__init__(inputs)
        self.letters = sorted(letters, key=lambda letter: (len(letter), letter))

    @property
    def contract(self) -> str:
        """What the contract's platform calls it: an order, a project. For a client on none it is a
        contract.
        """
        platform = DEFAULT if self.inputs.direct else platform_id(self.inputs.platform)
        return find_name(platform).contract

    def attached(self) -> str:
        """Which exhibits are attached, as a sentence; nothing if none is."""
        return f"Attached: {exhibit_list(self.letters)}." if self.letters else ""

    def sums(self) -> list[str]:
        """What the money comes to, one sum a currency, none of them nothing."""
        released = self.inputs.money_place == MoneyPlace.RELEASED
        sums = sum_by_currency(self.inputs.owed, released=released)
        return [format_money(sum, currency) for currency, sum in sums.items() if sum]

    def rest(self) -> bool:
        """Whether a settlement leaves a part of the debt open."""
        owed = sum_by_currency(
            self.inputs.owed, released=self.inputs.money_place == MoneyPlace.RELEASED
        )
        return owed.get(self.inputs.settlement_currency.value, 0) > (
            self.inputs.settlement_sum or 0
        )

    def items(self) -> str:
        """What the money is for, in the order of the rows, or nothing."""
        return ", ".join(self.item(row.item) for row in self.inputs.owed)

    def hourly(self) -> bool:
        """Whether all that is owed is hours: their contract has no milestone to fund."""
        return bool(self.inputs.owed) and all(row.hours for row in self.inputs.owed)

    def part(self, sum: Decimal) -> str:
        """A sum of a settlement or proposal, in its currency."""
        return format_money(sum, self.inputs.settlement_currency.value)

    def whole(self) -> str:
        """The whole debt in the currency of the settlement, or nothing."""
        whole = self._whole()
        return self.part(whole) if whole else ""

    def left(self, sum: Decimal | None) -> str:
        """What of the debt is left beside this sum, or nothing."""
        left = self._whole() - (sum or 0)
        return self.part(left) if left > 0 else ""

    def _whole(self) -> Decimal:
        owed = sum_by_currency(
            self.inputs.owed, released=self.inputs.money_place == MoneyPlace.RELEASED
        )
        return owed.get(self.inputs.settlement_currency.value, Decimal(0))

    def calm(self, work: str) -> str:
        """The calm answer to the client. work: a sentence about what was delivered, or ""."""
        inputs, none = self.inputs, (None, Lever.NONE)
        words = [row.words for row in inputs.threats]
        unpaid = inputs.left_undone == LeftUndone.INVOICE
        return write_calm(
            CalmAnswer(
                lever=str(inputs.lever.value) if inputs.lever else "",
                demand=str(inputs.demand.value) if inputs.demand else "",
                pressing=inputs.lever not in none,
                reviewed=inputs.lever is None and any(map(may_mean_review, words)),
                refuses=any(map(refuses_to_pay, words)),
                invoiced=unpaid or any(map(names_invoice, words)),
                unpaid=unpaid,
                silent=inputs.left_undone == LeftUndone.REPLY,
                money_place=str(inputs.money_place.value),
                platform="" if inputs.direct else self.platform,
                work=work,
            )
        )

    def spoken(self) -> str:
        """The note of what was said, with what was written left out; a gap where nothing was."""
        zone = self.inputs.zone
        rows = [
            SpokenWords(
                self.quote(row.words),
                str(row.channel.value) if row.channel else "",
                format_moment(row.sent_at, zone) if row.sent_at else "",
            )
            for _, row in self.in_order()
            if row.channel is None or row.channel in SPOKEN
        ]
        platform = "" if self.inputs.direct else self.platform
        return write_spoken(rows or [SpokenWords(self.gap("threats", NOT_QUOTED))], platform)

    def there(self, by: str = "on") -> str:
        """The contract's platform with a word before it; nothing where the client is on none."""
        return "" if self.inputs.direct else f" {by} {self.platform}"

    def annex(self) -> tuple[Lettered, ...]:
        """Every exhibit with its letter."""
        return lettered(self.inputs.exhibits)

    def weeks(self) -> list[WorkWeek]:
        """The hours week by week, each row with its protection."""
        found: dict[date, list[tuple[Worked, Hours]]] = {}
        for row, hours in zip(self.inputs.work_hours, self._hours(), strict=True):
            start = (
                parameter(f"{DEFAULT}.hourly.week_start_weekday").on(self.inputs.now.date()).value
            )
            back = (row.day.weekday() - WEEKDAYS.index(start)) % len(WEEKDAYS)
            found.setdefault(row.day - timedelta(days=back), []).append((row, hours))
        return [
            WorkWeek(
                day,
                sum((row.hours for row, _ in rows), Decimal(0)),
                tuple(sorted(rows, key=lambda pair: pair[0].day)),
            )
            for day, rows in sorted(found.items())
        ]

    def _hours(self) -> tuple[Hours, ...]:
        first = min((row.day for row in self.inputs.work_hours), default=self.inputs.now.date())
        try:
            known = bool(parameter(f"{DEFAULT}.hourly.protection_conditions").on(first))
        except NoRule:
            known = False
        return protected_hours(self.inputs, known=known)

    def disputed_on(self) -> date | None:
        """The day on which the client disputed the hours, where the reader is."""
        moment = self.inputs.hours_disputed
        return local_day(moment, self.inputs.zone) if moment else None

    def covered(self) -> Decimal:
        """The hours that meet every condition of protection."""
        return sum((one.hours for one in self._hours() if one.state == "protected"), Decimal(0))

    def hours_in_all(self) -> Decimal:
        """All hours, whatever they meet."""
        return sum((row.hours for row in self.inputs.work_hours), Decimal(0))

    def review_rule(self) -> str:
        """The rule that a report names: its own name where we know that there is one."""
        own = not self.elsewhere and self.links_review(self.inputs.threats)
        return "the rule against feedback manipulation" if own else "your rules"

    def links_review(self, rows: Collection[Threat]) -> bool:
        """Whether these messages link a review to a demand; where there are none, they would.

        Beside a review that is reported, "Refund and I change it" means it without its name.
        """
        if self.inputs.message == Message.REVIEW_REPORT:
            return not rows or not all(threatens_with_other(row.words) for row in rows)
        return not rows or any(may_mean_review(row.words) for row in rows)

    def uncovered(self) -> Decimal:
        """The hours that do not meet every condition, or of which it is not known."""
        return sum((one.hours for one in self._hours() if one.state != "protected"), Decimal(0))

    @staticmethod
    def logged(row: Worked) -> str:
        """What the answers say of these hours: `, tracked, with a memo, within the limit`."""
        said = {
            "tracking": {"tracked": "tracked", "manual": "added by hand"},
            "memo": {"yes": "with a memo", "no": "without a memo"},
            "within_limit": {"yes": "within the weekly limit", "no": "over the weekly limit"},
            "activity": {"yes": "with activity and screenshots of this work"},
        }
        words = (of.get(getattr(row, name).value, "") for name, of in said.items())
        return "".join(f", {one}" for one in words if one)

    def by_order(self) -> Iterator[tuple[str, list[Threat]]]:
        """The client's messages before the review, after it, and those of which it is not known."""
        found: dict[str, list[Threat]] = {"before": [], "after": [], "": []}
        for _, row in self.in_order():
            found[self._order(row)].append(row)
        return ((order, rows) for order, rows in found.items() if rows)

    def _order(self, row: Threat) -> str:
        sent, posted = self.day_of(row), self.inputs.review_published
        if not sent or not posted or sent == posted:
            return ""
        return "before" if sent < posted else "after"

    def events(self) -> list[tuple[date, str, object]]:
        """What happened when, in order: the day, the kind of event, its row if it has one."""
        inputs = self.inputs
        found: list[tuple[date | None, str, object]] = [
            (inputs.refund_requested, "refund_requested", None),
            (inputs.threat_reported, "threat_reported", None),
        ]
        if inputs.review_posted:
            found.append((inputs.review_published, "review_published", None))
        found += [(row.day, "delivery", row) for row in inputs.deliveries]
        found += [(self.day_of(row), "threat", row) for row in inputs.threats]
        dated = [(day, kind, row) for day, kind, row in found if day]
        return sorted(dated, key=lambda entry: entry[0])
