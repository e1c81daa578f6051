"""What the texts of the messages call to write with the facts of the case."""

from collections.abc import Iterator, Sequence
from datetime import date

from calculators.engine.formats import format_money
from calculators.facts.case import MoneyPlace, Threat
from calculators.facts.owed import sum_by_currency
from calculators.messages.inputs import Inputs
from calculators.writing.drafting import Words, exhibit_list


class MessageWords(Words):
    """The words of every text, and those of the messages. letters: of what is attached."""

    def __init__(self, inputs: Inputs, letters: Sequence[str]):
        super().__init__(inputs)
        self.letters = sorted(set(letters), key=lambda letter: (len(letter), letter))

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
            self.inputs.owed, released=self.inputs.money_place == MoneyPlace.RELEASED)
        return owed.get(self.inputs.settlement_currency.value, 0) > (
            self.inputs.settlement_sum or 0)

    def by_order(self) -> Iterator[tuple[str, list[Threat]]]:
        """The client's messages before the review, after it, and those of which it is not known."""
        found: dict[str, list[Threat]] = {"before": [], "after": [], "": []}
        for row in self.inputs.threats:
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
        found = [(inputs.refund_requested, "refund_requested", None),
                 (inputs.threat_reported, "threat_reported", None)]
        if inputs.review_posted:
            found.append((inputs.review_published, "review_published", None))
        found += [(row.day, "delivery", row) for row in inputs.deliveries]
        found += [(self.day_of(row), "threat", row) for row in inputs.threats]
        return sorted((entry for entry in found if entry[0]), key=lambda entry: entry[0])
