"""One of several, and several of several."""

from collections.abc import Iterable, Mapping
from enum import Enum
from typing import Any, Self

from calculators.engine.fields.kind import FieldKind, FormReading, Question

# An error names every choice, but of a list as long as that of all currencies the first ones.
MOST_NAMED, FIRST = 100, 8


class Choice(Enum):
    """An answer out of a fixed list. Each member is `NAME = "value", "Label"` and maybe a hint.

    topic: the heading that it stands under in a long list. One that is not `offered` is
    understood, but no form shows it. unless: as of a field; where it is met, a form shows this one
    only to who has chosen it already.
    """

    label: str
    hint: str
    topic: str
    offered: bool
    unless: str

    def __new__(
        cls,
        value: str,
        label: str = "",
        hint: str = "",
        topic: str = "",
        offered: bool = True,
        unless: str = "",
    ) -> Self:
        member = object.__new__(cls)
        member._value_ = value
        member.label = label or value.replace("_", " ").capitalize()
        member.hint = hint
        member.topic = topic
        member.offered = offered
        member.unless = unless
        return member


class YesNo(Choice):
    """*Not sure* is an answer: it says what to find out."""

    YES = "yes", "Yes"
    NO = "no", "No"
    NOT_SURE = "not_sure", "Not sure"


class One(FieldKind[Choice]):
    """One of several: buttons where they are few or have hints, a list in all other cases."""

    name = "one"
    verb = "Select"

    def read_text(self, question: Question, text: str, reading: FormReading) -> Choice:
        return choose(question, text)

    def show(self, value: Choice) -> object:
        return value.value

    def schema(self, asked: list[Question]) -> dict[str, Any]:
        return {"enum": ["", *values(asked)]}


class Several(FieldKind[tuple[Choice, ...]]):
    """Several of several, in the order in which they are offered."""

    name = "several"
    verb = "Select"
    shape = "texts"

    def read(
        self, question: Question, raw: object, reading: FormReading
    ) -> tuple[Choice, ...] | None:
        chosen = [raw.strip()] if isinstance(raw, str) else raw
        if not chosen or chosen == [""]:
            return None
        if not isinstance(chosen, Iterable) or isinstance(chosen, Mapping):
            raise ValueError(f"{question.field.label} must be a list")
        picked = {choose(question, str(item)) for item in chosen}
        return tuple(choice for choice in question.choices if choice in picked)

    def schema(self, asked: list[Question]) -> dict[str, Any]:
        return {"type": "array", "items": {"enum": values(asked)}, "uniqueItems": True}


def choose(question: Question, text: str) -> Choice:
    """The choice of this value. Raises `ValueError`, naming those that there are."""
    for choice in question.choices:
        if choice.value == text:
            return choice
    named = question.choices if len(question.choices) <= MOST_NAMED else question.choices[:FIRST]
    known = ", ".join(choice.value for choice in named)
    if more := len(question.choices) - len(named):
        known += f" and {more} more"
    raise ValueError(f"Select {question.noun} from the list: {known}")


def values(asked: list[Question]) -> list[str]:
    """The values that any of these questions takes, each once, in order."""
    return list(dict.fromkeys(choice.value for question in asked for choice in question.choices))
