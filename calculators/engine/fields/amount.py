"""A sum of money, and a number that counts something else."""

from decimal import Decimal

from calculators.engine.currencies import has_three_places
from calculators.engine.fields.kind import FieldKind, FormReading, Question, within
from calculators.engine.formats import format_money
from calculators.engine.numbers import Quantity, means, readings, split_unit, whole_by_slip, write

LARGEST = Decimal(1_000_000_000)  # catches a slip of the finger; no rule depends on it


class Amount[N: Decimal](FieldKind[N]):
    """A number with decimals, read as people write them; one with two readings is asked back.

    places, places_word: how many decimals it has at most. such: what an error gives as an example.
    """

    places: int
    places_word: str
    such: str

    def read(self, question: Question, raw: object, reading: FormReading) -> N | None:
        # A number that came as one, and not as text, has one reading.
        if isinstance(raw, int | float) and not isinstance(raw, bool):
            return self._number(question, [Decimal(str(raw).strip())])
        return super().read(question, raw, reading)

    def read_text(self, question: Question, text: str, reading: FormReading) -> N:
        number, written = split_unit(text)
        found = readings(number)
        return self._number(question, found, number, written)

    def _number(
        self, question: Question, found: list[Decimal], number: str = "", written: str = ""
    ) -> N:
        label, unit = question.field.label, question.field.unit
        if not found or not found[0].is_finite():
            raise ValueError(f"{label} must be {self.such}")
        if written and not means(written, unit):
            raise ValueError(
                f"{label} is a number in {unit}, and you wrote {written}"
                if unit
                else f"{label} must be a number alone, without {written}"
            )
        found = self.meant(found, number, unit)
        if len(found) > 1:
            ways = "; ".join(self._way(one.normalize(), question) for one in found)
            raise ValueError(f"{label} can be read in two ways: {ways}")
        amount = within(question, found[0], Decimal(0), LARGEST)
        if amount != round(amount, self.places):
            raise ValueError(f"{label} must not have more than {self.places_word} decimals")
        return self.value(amount)

    def _way(self, number: Decimal, question: Question) -> str:
        """How to write one of two readings, in words for the reader."""
        if number != round(number, self.places):
            return f"{number:,f} has more than {self.places_word} decimals"
        return f"for {number:,f} write {write(self.shortest(number))}"

    def shortest(self, number: Decimal) -> Decimal:
        """The number with the decimals that a reader would write."""
        return number

    def meant(self, found: list[Decimal], number: str, unit: str) -> list[Decimal]:
        """Of all readings of a number those that it can have for this kind and unit."""
        return found

    def value(self, amount: Decimal) -> N:
        """The amount as calculators take it."""
        raise NotImplementedError

    def show(self, value: N) -> object:
        return write(value)

    def understood(self, question: Question, raw: object) -> str:
        amount = self.read(question, raw, FormReading())
        return "" if amount is None else self.say(amount, question.field.unit).strip()

    def say(self, amount: N, unit: str) -> str:
        """The amount with its unit, for the reader."""
        return f"{amount.normalize():,f} {unit}"


class Money(Amount[Decimal]):
    """A sum of money, to the cent."""

    name = "money"
    places, places_word = 2, "two"
    such = "a sum of money, such as 1250.00"

    def meant(self, found: list[Decimal], number: str, unit: str) -> list[Decimal]:
        # Few currencies have three decimals; in others 1,250 has none, and 1.250 may be a slip.
        if "," in number and not has_three_places(unit):
            found = found[:1]
        slip = whole_by_slip(number) if len(found) == 1 else None
        if slip is not None and found[0] == round(found[0], self.places) != slip:
            return [slip, *found]
        return found

    def shortest(self, number: Decimal) -> Decimal:
        return round(number, self.places)

    def value(self, amount: Decimal) -> Decimal:
        return round(amount, self.places)

    def say(self, amount: Decimal, unit: str) -> str:
        return format_money(amount, unit)


class Number(Amount[Quantity]):
    """A number that is no sum of money: hours, a rate in percent."""

    name = "quantity"
    places, places_word = 6, "six"
    such = "a number, such as 7.5"

    def _way(self, number: Decimal, question: Question) -> str:
        most = question.field.most
        if most is not None and number > most:
            return f"{number:,f} is more than {most:,}"
        return super()._way(number, question)

    def value(self, amount: Decimal) -> Quantity:
        return Quantity(amount)
