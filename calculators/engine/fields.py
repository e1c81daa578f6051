"""Fields: what a calculator asks, how an answer is read, and what an error says.

`Inputs` of a calculator is a frozen dataclass whose attributes are `Annotated[type, Field(...)]`.
The type decides the kind of field:

    date              a day, ISO 8601; with `timed=True` an instant is understood as well
    datetime          an instant; without an offset it is read in the form's `zone`
    ZoneInfo          a time zone
    Decimal           a sum of money
    Quantity          a number with up to six decimals: hours, a rate in percent
    int               a whole number
    str               short text, or long text with `long=True`
    Fingerprint       the SHA-256 of a file, as 64 hexadecimal digits
    a Choice          one of several
    tuple[Choice, …]  several of several
    tuple[Row, …]     repeated rows, where Row is a dataclass of fields

`X | None` makes the field optional. A blank answer is then None.
"""

import re
import types
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import MISSING, dataclass, fields, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum
from functools import cache
from itertools import islice
from typing import Annotated, get_args, get_origin, get_type_hints
from zoneinfo import ZoneInfo, available_timezones

from calculators.engine.numbers import Quantity, means, readings, split_unit, whole_by_slip, write

# Bounds of what a form accepts, so that a slip of the finger is caught. No rule depends on them.
FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2099, 12, 31)
LONGEST_TEXT, LONGEST_LONG_TEXT, MOST_ROWS = 200, 10_000, 40
LARGEST_SUM, LARGEST_NUMBER = Decimal(1_000_000_000), 1_000_000
UNKNOWN_ZONE = "Etc/Unknown"  # what a browser says that does not know its own
PLACES, WORDS = {"money": 2, "quantity": 6}, {2: "two", 6: "six"}  # decimals of a number
LONGEST_NAME, MOST_UNKNOWN = 80, 10  # of the names that no field has, as errors repeat them


class Choice(Enum):
    """An answer out of a fixed list. Each member is `NAME = "value", "Label"` and maybe a hint.

    topic: the heading that it stands under in a long list. One that is not `offered` is
    understood, but no form shows it.
    """

    label: str
    hint: str
    topic: str
    offered: bool

    def __new__(
        cls, value: str, label: str = "", hint: str = "", topic: str = "", offered: bool = True
    ) -> "Choice":
        member = object.__new__(cls)
        member._value_ = value
        member.label = label or value.replace("_", " ").capitalize()
        member.hint = hint
        member.topic = topic
        member.offered = offered
        return member


class Fingerprint(str):
    """A file's SHA-256. Only annotations name it; its answers are `str`, in small letters."""


class YesNo(Choice):
    """*Not sure* is an answer: it says what to find out."""

    YES = "yes", "Yes"
    NO = "no", "No"
    NOT_SURE = "not_sure", "Not sure"


@dataclass(frozen=True)
class Field:
    """What the definition of one field says.

    label: a noun phrase, for it is repeated in errors ("Enter *day the contract ended*").
    hint: one sentence that helps to answer. group: the heading under which the field stands.
    least, most: bounds of a date, a sum, a whole number, a text's length or the number of rows.
    unit: what a number counts (`USD`, `hours`, `percent`), or the name of the choice beside it.
    when: `field=value`, `field=value|value`, or `field` for any answer to it; the form shows this
    field only then; in a row it looks at the row. timed: a day that can be given with its time as
    well, as an instant. offered: False where a form never shows it, though it is understood.
    fact: the definition in `calculators/facts/` that this one was `asked` from.
    """

    label: str
    hint: str = ""
    group: str = ""
    least: object = None
    most: object = None
    unit: str = ""
    long: bool = False
    when: str = ""
    timed: bool = False
    offered: bool = True
    fact: "Field | None" = None

    def asked(
        self, group: str = "", *, when: str = "", note: str = "", timed: bool = False
    ) -> "Field":
        """This fact as one form asks for it. note: a sentence that this form adds to the hint."""
        hint = " ".join(filter(None, (self.hint, note)))
        return replace(self, group=group, when=when, hint=hint, timed=timed, fact=self)


@dataclass(frozen=True)
class Question:
    """A field as the forms, the command line and the parser see it. blank: if nothing is said."""

    name: str
    kind: str
    field: Field
    required: bool
    choices: tuple[Choice, ...] = ()
    rows: type | None = None
    blank: object = None

    @property
    def noun(self) -> str:
        label = self.field.label
        return label if label[:2].isupper() else label[:1].lower() + label[1:]


class AnswerErrors(ValueError):
    """Answers that cannot be used: `errors` maps a field's name to a text that says the mend."""

    def __init__(self, errors: dict[str, str]):
        super().__init__("; ".join(errors.values()))
        self.errors = errors


@cache
def questions(inputs: type) -> dict[str, Question]:
    """The questions of an `Inputs` dataclass, by name, in order."""
    hints = get_type_hints(inputs, include_extras=True)
    return {item.name: _question(item, hints[item.name]) for item in fields(inputs)}


def _question(item, hint) -> Question:
    kind, *extras = get_args(hint) if get_origin(hint) is Annotated else (hint,)
    field = next((extra for extra in extras if isinstance(extra, Field)), None)
    if field is None:
        raise TypeError(f"{item.name} has no Field(...)")
    optional = item.default is not MISSING
    blank = item.default if optional else None
    if get_origin(kind) in (types.UnionType,) or type(None) in get_args(kind):
        kind = next(part for part in get_args(kind) if part is not type(None))
        optional = True
    if get_origin(kind) is tuple:
        member = get_args(kind)[0]
        blank = item.default if item.default is not MISSING else ()
        if issubclass(member, Choice):
            return Question(item.name, "several", field, not optional, tuple(member), blank=blank)
        return Question(item.name, "rows", field, not optional, rows=member, blank=blank)
    if issubclass(kind, Choice):
        return Question(item.name, "one", field, not optional, tuple(kind), blank=blank)
    name = {
        date: "date",
        datetime: "instant",
        ZoneInfo: "zone",
        Decimal: "money",
        int: "number",
        Quantity: "quantity",
        Fingerprint: "fingerprint",
    }
    text = "long_text" if field.long else "text"
    return Question(item.name, name.get(kind, text), field, not optional, blank=blank)


def parse(inputs: type, answers: object):
    """Reads raw answers (what a form would send: strings; lists of objects for rows).

    Returns an instance of `inputs`. Raises `AnswerErrors`, with every error at once.
    If the class has a method `errors()`, its pairs of name and text are checked last.
    """
    if not isinstance(answers, Mapping):
        raise AnswerErrors({"": "Answers must be a JSON object of field names and answers."})
    errors: dict[str, str] = {}
    zone = ZoneInfo("UTC")
    if "zone" in questions(inputs):
        with suppress(ValueError):  # said once, under the field itself
            zone = read(questions(inputs)["zone"], answers.get("zone")) or zone
    values = _values(inputs, answers, zone, errors, "")
    if not errors:
        parsed = inputs(**values)
        errors |= dict(parsed.errors()) if hasattr(parsed, "errors") else {}
    if errors:
        raise AnswerErrors(errors)
    return parsed


def _values(inputs, answers, zone, errors, prefix) -> dict:
    asked = questions(inputs)
    for name in islice((name for name in answers if name not in asked), MOST_UNKNOWN):
        name = str(name)[:LONGEST_NAME].encode(errors="replace").decode()  # half a character
        known = ", ".join(asked)
        errors[prefix + name] = f"There is no field {name}. The fields are: {known}."
    values = {}
    for name, question in asked.items():
        raw = answers.get(name)
        try:
            value = _value(with_unit(question, asked, answers), raw, zone, errors, prefix)
        except ValueError as error:
            errors[prefix + name] = str(error)
            continue
        if value is not None:
            values[name] = value
        elif question.required:
            errors[prefix + name] = _missing(question)
        else:
            values[name] = question.blank
    return values


def _missing(question: Question) -> str:
    if question.kind in ("one", "several", "zone"):
        return f"Select {question.noun}"
    if question.kind == "rows":
        return f"Add at least one row under {question.noun}"
    return f"Enter {question.noun}"


def _value(question: Question, raw, zone, errors, prefix):
    if question.kind == "rows":
        return _rows(question, raw, zone, errors, prefix)
    if question.kind == "several":
        return _several(question, raw)
    return read(question, raw, zone)


def read(question: Question, raw, zone: ZoneInfo = ZoneInfo("UTC")):
    """The value of one raw answer, or None if it is blank. Raises `ValueError`, with the error.

    Not for rows and for several choices. zone: where an instant without an offset is read.
    """
    if raw is None:
        return None
    if not isinstance(raw, str | int | float) or isinstance(raw, bool):
        raise ValueError(f"{question.field.label} must be text")
    text = str(raw).strip()
    if not text or (question.kind == "zone" and text == UNKNOWN_ZONE):
        return None
    if question.kind == "instant" or (question.field.timed and "T" in text):
        return _instant(question, text, zone)
    if question.kind in PLACES:
        return read_number(question, text if isinstance(raw, str) else Decimal(text))
    return READERS[question.kind](question, text)


def with_unit(question: Question, asked: Mapping[str, Question], answers: Mapping) -> Question:
    """The question with its unit, where the answer to another one says it: a currency."""
    said = asked.get(question.field.unit)
    if question.kind not in PLACES or said is None or said.kind != "one":
        return question
    unit = str(answers.get(said.name) or show(said.blank)).strip()
    return replace(question, field=replace(question.field, unit=unit))


def _date(question: Question, text: str) -> date:
    try:
        if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII):
            raise ValueError
        day = date.fromisoformat(text)
    except ValueError:
        raise ValueError(
            f"{question.field.label} must be a real date, such as 2026-10-08"
        ) from None
    least, most = question.field.least or FIRST_DAY, question.field.most or LAST_DAY
    if not least <= day <= most:
        raise ValueError(f"{question.field.label} must be between {least} and {most}")
    return day


def _instant(question: Question, text: str, zone: ZoneInfo) -> datetime:
    try:
        if not re.match(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}", text, re.ASCII):
            raise ValueError
        instant = datetime.fromisoformat(text)
        local = instant if instant.tzinfo else instant.replace(tzinfo=zone)
        utc = local.astimezone(UTC)
    except (ValueError, OverflowError):
        raise ValueError(
            f"{question.field.label} must be a real date and time, such as 2026-10-08T14:30"
        ) from None
    if not FIRST_DAY <= instant.date() <= LAST_DAY:
        # A page sends the device's own clock for a moment that is left blank.
        raise ValueError(
            f"{question.field.label} must be between {FIRST_DAY} and {LAST_DAY}, and not "
            f"{instant.date()}. If you left it blank, set the clock of this device, or enter it"
        )
    # A local time that the clocks skip does not come back the same from UTC.
    if utc.astimezone(local.tzinfo).replace(tzinfo=None) != local.replace(tzinfo=None):
        raise ValueError(
            f"{question.field.label} must be a time that exists: "
            f"the clocks went forward over {local:%H:%M} on that day in {zone.key}"
        )
    return utc


@cache
def zones() -> tuple[str, ...]:
    """The names of all time zones that can be chosen, in alphabetical order."""
    return tuple(sorted(available_timezones()))


def _zone(question: Question, text: str) -> ZoneInfo:
    try:
        if not re.fullmatch(r"[A-Za-z0-9_+\-/]{1,64}", text):
            raise ValueError
        return ZoneInfo(text)
    except (ValueError, OSError, LookupError):
        raise ValueError(
            f"{question.field.label} must be the name of a time zone, such as Europe/London"
        ) from None


def read_number(question: Question, raw: str | Decimal) -> Decimal:
    """A sum or a quantity. A number that came as one, and not as text, has one reading."""
    label, unit, places = question.field.label, question.field.unit, PLACES[question.kind]
    number, written = split_unit(raw) if isinstance(raw, str) else ("", "")
    found = [raw] if isinstance(raw, Decimal) else readings(number)
    if not found or not found[0].is_finite():
        such = "a sum of money, such as 1250.00" if places == 2 else "a number, such as 7.5"
        raise ValueError(f"{label} must be {such}")
    if written and not means(written, unit):
        raise ValueError(
            f"{label} is a number in {unit}, and you wrote {written}"
            if unit
            else f"{label} must be a number alone, without {written}"
        )
    # No currency here has three decimals, so 1,250 is a sum without any. 1.250 may be a slip.
    if places == 2 and "," in number:
        found = found[:1]
    slip = whole_by_slip(number) if places == 2 and len(found) == 1 else None
    if slip is not None and found[0] == round(found[0], places) != slip:
        found = [slip, *found]
    if len(found) > 1:
        ways = "; ".join(_way(reading.normalize(), places, question) for reading in found)
        raise ValueError(f"{label} can be read in two ways: {ways}")
    amount = _within(question, found[0], Decimal(0), LARGEST_SUM)
    if amount != round(amount, places):
        raise ValueError(f"{label} must not have more than {WORDS[places]} decimals")
    return round(amount, places) if question.kind == "money" else Quantity(amount)


def _way(number: Decimal, places: int, question: Question) -> str:
    """How to write one of two readings, in words for the reader."""
    most = question.field.most
    if question.kind == "quantity" and most is not None and number > most:
        return f"{number:,f} is more than {most:,}"
    if number != round(number, places):
        return f"{number:,f} has more than {WORDS[places]} decimals"
    return f"for {number:,f} write {write(round(number, places) if places == 2 else number)}"


def _number(question: Question, text: str) -> int:
    if not re.fullmatch(r"-?\d{1,15}", text, re.ASCII):
        raise ValueError(f"{question.field.label} must be a whole number, such as 14")
    return _within(question, int(text), 0, LARGEST_NUMBER)


def _within(question: Question, number, least, most):
    least = least if question.field.least is None else question.field.least
    most = most if question.field.most is None else question.field.most
    if number < least:
        raise ValueError(f"{question.field.label} must be {least:,} or more")
    if number > most:
        raise ValueError(f"{question.field.label} must be {most:,} or less")
    return number


def _text(question: Question, text: str) -> str:
    most = question.field.most or (
        LONGEST_LONG_TEXT if question.kind == "long_text" else LONGEST_TEXT
    )
    if len(text) > most:
        raise ValueError(f"{question.field.label} must be {most:,} characters or fewer")
    # NUL and half characters have no place in a letter, a calendar or a file; line ends do.
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(c for c in lines if c in "\n\t" or " " <= c < "\ud800" or c > "\udfff")


def _fingerprint(question: Question, text: str) -> str:
    if not re.fullmatch(r"[0-9a-fA-F]{64}", text):
        raise ValueError(f"{question.field.label} must be 64 digits and letters from a to f")
    return text.lower()


def _one(question: Question, text: str) -> Choice:
    for choice in question.choices:
        if choice.value == text:
            return choice
    known = ", ".join(choice.value for choice in question.choices)
    raise ValueError(f"Select {question.noun} from the list: {known}")


def _several(question: Question, raw) -> tuple[Choice, ...] | None:
    chosen = [raw.strip()] if isinstance(raw, str) else raw
    if not chosen or chosen == [""]:
        return None
    if not isinstance(chosen, Iterable) or isinstance(chosen, Mapping):
        raise ValueError(f"{question.field.label} must be a list")
    picked = {_one(question, str(item)) for item in chosen}
    return tuple(choice for choice in question.choices if choice in picked)


def _rows(question: Question, raw, zone, errors, prefix) -> tuple | None:
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
    rows, before = [], len(errors)
    for index, row in filled:
        values = _values(question.rows, row, zone, errors, f"{prefix}{question.name}.{index}.")
        if len(errors) == before:
            rows.append(question.rows(**values))
    # Rows with errors are not missing: their own errors say what is wrong.
    return tuple(rows) if filled else None


READERS = {
    "date": _date,
    "zone": _zone,
    "number": _number,
    "text": _text,
    "long_text": _text,
    "fingerprint": _fingerprint,
    "one": _one,
}


def show(value) -> object:
    """The raw answer that stands for a parsed value, so that it can be shown again."""
    if value is None:
        return ""
    if isinstance(value, Choice):
        return value.value
    if isinstance(value, datetime):
        return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    if isinstance(value, ZoneInfo):
        return value.key
    if isinstance(value, tuple):
        return [show(item) for item in value]
    if isinstance(value, Decimal):
        return write(value)
    if hasattr(value, "__dataclass_fields__"):
        return {item.name: show(getattr(value, item.name)) for item in fields(value)}
    return str(value)


def describe(inputs: type) -> list[dict]:
    """The fields of an `Inputs` class as plain data, for `describe` and for whoever scripts."""
    described = []
    for question in questions(inputs).values():
        entry = {
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
        described.append(entry)
    return described
