"""When a pasted mail was sent, as its head says, in the languages of mail programs."""

import re
from datetime import date
from functools import cache
from itertools import chain

from calculators.engine import data
from calculators.engine.numeric_days import make
from calculators.reading.days import SaidDay, find_days
from calculators.reading.mail import find_heads


def find_sent(text: str, today: date) -> SaidDay | None:
    """The day in the heads of a pasted mail, or behind such a word in the text of one without a
    head; None where they name none, or more than one.

    A day in figures that can be read in two ways is none, unless only one of them has been.
    """
    heads = [_pattern("sent").finditer(text, *span) for span in find_heads(text)]
    found: dict[date, SaidDay] = {}
    for line in chain.from_iterable(heads or [_pattern("dated").finditer(text)]):
        for one in (*find_written_out(line["when"]), *find_days(line["when"], today)):
            if one.day <= today and not one.counted:
                found.setdefault(one.day, one)
    return next(iter(found.values())) if len(found) == 1 else None


def find_written_out(words: str) -> list[SaidDay]:
    """Days such as `12. November 2026` and `12 de noviembre de 2026`."""
    months = data.load("reading/mail.toml")["months"]
    return [
        SaidDay(day, one[0], to_come=False, counted=False)
        for one in _pattern("written_out").finditer(words)
        for number, names in enumerate(months, 1)
        if one["month"].lower() in names
        for day in make(int(one["year"]), number, int(one["day"]))
    ]


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(data.load("reading/mail.toml")[name], re.MULTILINE | re.IGNORECASE)
