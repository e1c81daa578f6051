"""A dataclass of fields, read as a whole: the form itself, and each of its rows."""

import types
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import MISSING, fields, is_dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from functools import cache, lru_cache
from itertools import islice
from typing import Annotated, Any, get_args, get_origin, get_type_hints
from zoneinfo import ZoneInfo

from calculators.engine.fields.amount import Money, Number
from calculators.engine.fields.choice import Choice, One, Several
from calculators.engine.fields.day import Day
from calculators.engine.fields.fingerprint import FileFingerprint, Fingerprint
from calculators.engine.fields.instant import Instant
from calculators.engine.fields.kind import (
    MOST_ITEMS,
    STRING,
    Field,
    FieldKind,
    FormReading,
    Question,
)
from calculators.engine.fields.text import LongText, ShortText
from calculators.engine.fields.whole import Whole
from calculators.engine.fields.zone import Zone
from calculators.engine.numbers import Quantity

MOST_ROWS = 40  # in one form, unless the field says its own
LONGEST_NAME, MOST_UNKNOWN = 80, 10  # of the names that no field has, as errors repeat them


class AnswerErrors(ValueError):
    """Answers that cannot be used: `errors` maps a field's name to a text that says the fix."""

    def __init__(self, errors: dict[str, str]) -> None:
        super().__init__("; ".join(errors.values()))
        self.errors = errors


class Rows(FieldKind[tuple[Any, ...]]):
    """Repeated rows, each a dataclass of fields. Rows that are blank all through are left out.

    A row's class can name fields that rarely matter in `SELDOM`: a form folds them away.
    most: how many a case file can hold, whatever a form takes.
    """

    name = "rows"
    shape = "rows"
    most = MOST_ITEMS

    def read(self, question: Question, raw: object, reading: FormReading) -> tuple[Any, ...] | None:
        if raw in (None, ""):
            return None
        if not isinstance(raw, list) or not all(isinstance(row, Mapping) for row in raw):
            raise ValueError(f"{question.field.label} must be a list of rows")
        filled = [
            (index, row)
            for index, row in enumerate(raw)
            if any(str(answer).strip() for answer in row.values() if answer is not None)
        ]
        most = question.field.most or MOST_ROWS
        if len(filled) > most:
            raise ValueError(f"{question.field.label} must be {most} rows or fewer")
        assert question.rows
        reading.kept[question.name] = [index for index, _ in filled]
        rows, before = [], len(reading.errors)
        for index, row in filled:
            prefix = f"{reading.prefix}{question.name}.{index}."
            values = _values(question.rows, row, replace(reading, prefix=prefix))
            if len(reading.errors) == before:
                rows.append(question.rows(**values))
        # Rows with errors are not missing: their own errors say what is wrong.
        return tuple(rows) if filled else None

    def missing(self, question: Question) -> str:
        return f"Add at least one row under {question.noun}"

    def schema(self, asked: list[Question]) -> dict[str, Any]:
        inner: dict[str, list[Question]] = {}
        for question in asked:
            assert question.rows
            for part in questions(question.rows).values():
                inner.setdefault(part.name, []).append(part)
        return {
            "type": "array",
            "maxItems": MOST_ITEMS,
            "items": {
                "type": "object",
                "additionalProperties": STRING,
                "properties": {name: schema(parts) for name, parts in inner.items()},
            },
        }


ONE, SEVERAL, ROWS, TEXT, LONG_TEXT = One(), Several(), Rows(), ShortText(), LongText()
# The kind of each type; every other type is a text.
KINDS: dict[type, FieldKind[Any]] = {
    date: Day(),
    datetime: Instant(),
    ZoneInfo: Zone(),
    Decimal: Money(),
    int: Whole(),
    Quantity: Number(),
    Fingerprint: FileFingerprint(),
}


@cache
def questions(inputs: type) -> dict[str, Question]:
    """The questions of an `Inputs` dataclass, by name, in order."""
    hints = get_type_hints(inputs, include_extras=True)
    return {
        item.name: _question(item.name, item.default, hints[item.name]) for item in fields(inputs)
    }


def _question(name: str, default: object, hint: Any) -> Question:
    type_, *extras = get_args(hint) if get_origin(hint) is Annotated else (hint,)
    field = next((extra for extra in extras if isinstance(extra, Field)), None)
    if field is None:
        raise TypeError(f"{name} has no Field(...)")
    required = default is MISSING
    blank = None if required else default
    if get_origin(type_) is types.UnionType or type(None) in get_args(type_):
        type_ = next(part for part in get_args(type_) if part is not type(None))
        required = False
    if get_origin(type_) is tuple:
        member = get_args(type_)[0]
        blank = () if default is MISSING else default
        if issubclass(member, Choice):
            return Question(name, SEVERAL, field, required, tuple(member), blank=blank)
        return Question(name, ROWS, field, required, rows=member, blank=blank)
    if issubclass(type_, Choice):
        return Question(name, ONE, field, required, tuple(type_), blank=blank)
    kind = KINDS.get(type_, LONG_TEXT if field.long else TEXT)
    return Question(name, kind, field, required, blank=blank)


def parse[T](inputs: type[T], answers: object) -> T:
    """Reads raw answers (what a form would send: strings; lists of objects for rows).

    Returns an instance of `inputs`. Raises `AnswerErrors`, with every error at once.
    If the class has a method `errors()`, its pairs of name and text are checked last.
    """
    if not isinstance(answers, Mapping):
        raise AnswerErrors({"": "Answers must be a JSON object of field names and answers."})
    form: type = inputs
    zone = ZoneInfo("UTC")
    if "zone" in questions(form):
        with suppress(ValueError):  # said once, under the field itself
            zone = read(questions(form)["zone"], answers.get("zone")) or zone
    reading = FormReading(zone)
    values = _values(inputs, answers, reading)
    if reading.errors:
        raise AnswerErrors(reading.errors)
    parsed = inputs(**values | _unasked(form, values))
    if errors := dict(parsed.errors()) if hasattr(parsed, "errors") else {}:
        raise AnswerErrors({_as_sent(name, reading): text for name, text in errors.items()})
    return parsed


def _unasked(form: type, values: Mapping[str, Any]) -> dict[str, object]:
    """Blanks for the fields that do not concern who gave these answers, whatever they hold."""
    return {
        name: question.blank
        for name, question in questions(form).items()
        if question.field.unless and is_met(question.field.unless, values)
    }


def is_met(condition: str, values: Mapping[str, Any]) -> bool:
    """Whether the condition of a field, such as `kind=hourly|mixed or ended`, is met."""
    return any(_is_one_met(one, values) for one in condition.split(" or "))


def _is_one_met(condition: str, values: Mapping[str, Any]) -> bool:
    name, _, wanted = condition.partition("=")
    said = show(values.get(name))
    given = said if isinstance(said, list) else [said] if said else []
    return any(one in wanted.split("|") for one in given) if wanted else bool(given)


def _as_sent(name: str, reading: FormReading) -> str:
    """The name of a field by the rows that were sent, of which the blank ones are left out."""
    table, _, rest = name.partition(".")
    row, _, column = rest.partition(".")
    return f"{table}.{reading.kept[table][int(row)]}.{column}" if column else name


def row_of(inputs: type, name: str) -> str:
    """The row in which a field stands, as the form calls it: `Exhibits, row 2`; else "".

    name: of any field in an error, also of one that does not exist.
    """
    table, _, rest = name.partition(".")
    row, _, column = rest.partition(".")
    asked = questions(inputs).get(table)
    known = asked and asked.rows and column and row.isdecimal()
    return f"{asked.field.label}, row {int(row) + 1}" if asked and known else ""


def _values(inputs: type, answers: Mapping[str, Any], reading: FormReading) -> dict[str, Any]:
    asked, errors, prefix = questions(inputs), reading.errors, reading.prefix
    for name in islice((name for name in answers if name not in asked), MOST_UNKNOWN):
        name = str(name)[:LONGEST_NAME].encode(errors="replace").decode()  # half a character
        known = ", ".join(asked)
        errors[prefix + name] = f"There is no field {name}. The fields are: {known}."
    values = {}
    for name, question in asked.items():
        try:
            value = question.field_kind.read(
                with_unit(question, asked, answers), answers.get(name), reading
            )
        except ValueError as error:
            errors[prefix + name] = str(error)
            continue
        if value is not None:
            values[name] = value
        elif question.required:
            errors[prefix + name] = question.field_kind.missing(question)
        else:
            values[name] = question.blank
    return values


def read(question: Question, raw: object, zone: ZoneInfo = ZoneInfo("UTC")) -> Any:
    """The value of one raw answer, or None if it is blank. Raises `ValueError`, with the error.

    zone: where an instant without an offset is read.
    """
    return question.field_kind.read(question, raw, FormReading(zone))


def with_unit(
    question: Question, asked: Mapping[str, Question], answers: Mapping[str, Any]
) -> Question:
    """The question with its unit, where the answer to another one says it: a currency."""
    said = asked.get(question.field.unit)
    if said is None or said.field_kind is not ONE:
        return question
    return _in_unit(question, str(answers.get(said.name) or show(said.blank)).strip())


@lru_cache(maxsize=256)
def _in_unit(question: Question, unit: str) -> Question:
    return replace(question, field=replace(question.field, unit=unit))


def show(value: object) -> Any:
    """The raw answer that stands for a value, or for all of a form, so that it can be shown."""
    if value is None:
        return ""
    if isinstance(value, tuple):
        return [show(item) for item in value]
    if is_dataclass(value):
        return {item.name: show(getattr(value, item.name)) for item in fields(value)}
    if isinstance(value, Choice):
        return ONE.show(value)
    return KINDS.get(type(value), TEXT).show(value)


def schema(asked: list[Question]) -> dict[str, Any]:
    """The JSON Schema of one fact, which all these questions ask for; they are of one kind."""
    field = asked[0].field.fact or asked[0].field
    title = {"title": field.label}
    if field.hint:
        title["description"] = field.hint
    return title | asked[0].field_kind.schema(asked)


def describe(inputs: type) -> list[dict[str, Any]]:
    """The fields of an `Inputs` class as plain data, for `describe` and for whoever scripts."""
    described = []
    for question in questions(inputs).values():
        entry: dict[str, Any] = {
            "name": question.name,
            "kind": question.kind,
            "label": question.field.label,
            "hint": question.field.hint,
            "group": question.field.group,
            "required": question.required,
        }
        if question.choices:
            entry["choices"] = [{"value": c.value, "label": c.label} for c in question.choices]
        if question.rows:
            entry["fields"] = describe(question.rows)
        if question.field.when:
            entry["when"] = question.field.when
        if question.field.unless:
            entry["unless"] = question.field.unless
        described.append(entry)
    return described
