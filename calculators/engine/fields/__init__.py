"""Fields: what a calculator asks, how an answer is read, and what an error says.

`Inputs` of a calculator is a frozen dataclass whose attributes are `Annotated[type, Field(...)]`.
The type decides the kind of field, and each kind is one class with its template beside it:

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

from calculators.engine.fields.choice import Choice, YesNo
from calculators.engine.fields.fingerprint import Fingerprint
from calculators.engine.fields.forms import (
    AnswerErrors,
    describe,
    parse,
    questions,
    read,
    row_of,
    schema,
    show,
    with_unit,
)
from calculators.engine.fields.kind import TIME, Field, FieldKind, Question, within_sentence
from calculators.engine.fields.text import clean
from calculators.engine.fields.zone import zones

__all__ = [
    "TIME",
    "AnswerErrors",
    "Choice",
    "Field",
    "FieldKind",
    "Fingerprint",
    "Question",
    "YesNo",
    "clean",
    "describe",
    "parse",
    "questions",
    "read",
    "row_of",
    "schema",
    "show",
    "with_unit",
    "within_sentence",
    "zones",
]
