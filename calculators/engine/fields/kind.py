"""What every field has: its definition, the question it makes, and the base of all kinds."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from calculators.engine.fields.choice import Choice

# Bounds of what a case file may hold for one field. No form comes near them.
LONGEST_ANSWER, MOST_ITEMS = 20_000, 200
STRING = {"type": "string", "maxLength": LONGEST_ANSWER}
# The group of the moment to calculate from, which no form shows unless it is wanted.
TIME = "Time"


@dataclass(frozen=True)
class Field:
    """What the definition of one field says.

    label: a question with its mark, or a noun phrase: errors repeat it ("Enter *hourly rate*").
    hint: one sentence that helps to answer. group: the heading under which the field stands.
    least, most: bounds of a date, a sum, a whole number, a text's length or the number of rows.
    unit: what a number counts (`USD`, `hours`, `percent`), or the name of the choice beside it.
    when: `field=value`, `field=value|value`, or `field` for any answer to it, or several of these
    with ` or ` between; the form shows this field only then; in a row it looks at the row.
    unless: conditions in the same words; where one is met, a form does not show this field, what it
    held stays in the case, and its answer counts as blank. It always looks at the whole form.
    about: the field whose text this answer is about; a form makes it blank when other words come.
    timed: a day that can be given with its time as well, as an instant. offered: False where a form
    never shows it, though it is understood. first_row: one blank row stands in the form until a
    script runs.
    fact: the definition in `calculators/facts/` that this one was `asked` from.
    """

    label: str
    hint: str = ""
    group: str = ""
    least: Any = None
    most: Any = None
    unit: str = ""
    long: bool = False
    when: str = ""
    unless: str = ""
    about: str = ""
    timed: bool = False
    offered: bool = True
    first_row: bool = False
    fact: Field | None = None

    def asked(
        self,
        group: str = "",
        *,
        when: str = "",
        unless: str = "",
        note: str = "",
        timed: bool = False,
    ) -> Field:
        """This fact as one form asks for it. note: a sentence that this form adds to the hint."""
        hint = " ".join(filter(None, (self.hint, note)))
        return replace(
            self,
            group=group,
            when=when,
            unless=unless or self.unless,
            hint=hint,
            timed=timed,
            fact=self,
        )


def within_sentence(text: str) -> str:
    """A text as it stands within a sentence: one that begins in capitals keeps them."""
    return text if text[:2].isupper() else text[:1].lower() + text[1:]


@dataclass(frozen=True)
class Question:
    """A field as the forms, the command line and the parser see it. blank: if nothing is said."""

    name: str
    field_kind: FieldKind[Any]
    field: Field
    required: bool
    choices: tuple[Choice, ...] = ()
    rows: type | None = None
    blank: object = None

    @property
    def kind(self) -> str:
        """The name of the kind, such as `date` or `rows`."""
        return self.field_kind.name

    @property
    def noun(self) -> str:
        """The label as it stands within a sentence."""
        label = self.field.label
        return f"the answer to “{label}”" if label.endswith("?") else within_sentence(label)


@dataclass(frozen=True)
class FormReading:
    """One reading of a form. zone: where an instant without an offset is read.

    errors: what was found wrong so far, by the field's name. prefix: the row, such as `owed.0.`.
    kept: of each table, which of its rows are not blank, counted from 0.
    """

    zone: ZoneInfo = ZoneInfo("UTC")
    errors: dict[str, str] = field(default_factory=dict)
    prefix: str = ""
    kept: dict[str, list[int]] = field(default_factory=dict)


class FieldKind[T]:
    """A kind of field: how its answers are read, shown, checked in a file, and asked for.

    name: in descriptions and styles. verb: how an error asks for a missing answer.
    shape: what a case file holds for it: a `text`, `texts` or `rows`.
    The template beside the module, with the kind's name, has the label, the hint and the control.
    """

    name: str
    verb = "Enter"
    shape = "text"

    @property
    def template(self) -> str:
        """The path of the template that asks for an answer."""
        return f"engine/fields/{self.name}.html.jinja"

    def read(self, question: Question, raw: object, reading: FormReading) -> T | None:
        """The value of a raw answer, or None if it is blank. Raises `ValueError`, with the error.

        raw: what a form would send, or a number where a script sends one.
        """
        if raw is None:
            return None
        if not isinstance(raw, str | int | float) or isinstance(raw, bool):
            raise ValueError(f"{question.field.label} must be text")
        text = str(raw).strip()
        return self.read_text(question, text, reading) if text else None

    def read_text(self, question: Question, text: str, reading: FormReading) -> T | None:
        """The value of a text that is not blank. Raises `ValueError`, with the error."""
        raise NotImplementedError

    def show(self, value: T) -> object:
        """The raw answer that stands for a value, so that it can be shown again."""
        return str(value)

    def missing(self, question: Question) -> str:
        """The error where a required answer is blank."""
        return f"{self.verb} {question.noun}"

    def understood(self, question: Question, raw: object) -> str:
        """What is shown beside the field of how a raw answer was read: only numbers say it."""
        return ""

    def schema(self, asked: list[Question]) -> dict[str, Any]:
        """The JSON Schema of an answer in a case file. asked: every question for this fact."""
        return STRING


def within[N](question: Question, number: N, least: N, most: N) -> N:
    """The number, if it lies within the field's bounds or these. Raises `ValueError` if not."""
    least = least if question.field.least is None else question.field.least
    most = most if question.field.most is None else question.field.most
    if number < least:  # type: ignore[operator]
        raise ValueError(f"{question.field.label} must be {least:,} or more")
    if number > most:  # type: ignore[operator]
        raise ValueError(f"{question.field.label} must be {most:,} or less")
    return number
