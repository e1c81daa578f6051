"""What a reader can take away from an answer: files, and texts for the clipboard."""

import json
import re
from binascii import b2a_base64
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from calculators.engine import registry
from calculators.engine.answering import Answer, answer
from calculators.engine.calendar_file import calendar, describe, entry_id, event
from calculators.engine.parameters import Value
from calculators.engine.rendering import render, without_direction

# A cell that begins like this is a formula to a spreadsheet, and could run; so could its rest
# where the program splits cells at semicolons, tabs or line ends, as many countries have it.
FORMULA = re.compile(r"\A(?=[=+\-@\t\r＝＋－＠])|(?<=[;\t\r\n])(?=[\s\"]{0,3}[=+\-@＝＋－＠])")


# What programs read, letter by letter; the order of a PDF is JSON too.
DATA = ("application/json", "application/pdf")
# How the names of places begin where paper is cut to the US size.
LETTER_PLACES = ("us_", "ca_", "ph")


def plain_cell(text: str) -> str:
    """A cell of a table in which no spreadsheet finds a formula: with apostrophes before them.

    Signs of direction are taken out first, as they are of each export: a formula could begin
    behind one.
    """
    return FORMULA.sub("'", without_direction(text))


@dataclass(frozen=True)
class Export:
    """One way to take an answer away.

    make: (inputs, outcome) to the file's text or bytes. copy: to the clipboard instead of a file.
    items: `make` also takes the id of one item of the outcome, for a button `kind:id` beside it.
    holds: (inputs, outcome) to whether there is anything to put into it; else it is not offered.
    stop: (inputs, outcome) to why it may not leave now, or "". first: it stands under the answer's
    headline, and not at its end. instead: it stands there when one of those is stopped.
    drawn: `make` gives the order of a PDF as JSON (see calculators/exhibit_file/order.py), and the
    page has it made.
    """

    kind: str
    label: str
    filename: str
    media_type: str
    make: Callable[..., str | bytes]
    copy: bool = False
    items: bool = False
    holds: Callable[[Any, Any], bool] | None = None
    stop: Callable[[Any, Any], str] | None = None
    first: bool = False
    instead: bool = False
    drawn: bool = False

    def stopped(self, answered: Answer) -> str:
        """Why this export may not be made of this answer, or ""."""
        return self.stop(answered.inputs, answered.outcome) if self.stop else ""

    def offered(self, answered: Answer) -> bool:
        """Whether this answer has anything to put into it."""
        return self.holds is None or self.holds(answered.inputs, answered.outcome)


@dataclass(frozen=True)
class DayToKeep:
    """The one day of an answer that goes into a calendar. id: a calendar corrects its entry by it.

    day: a whole day, or an instant. title: what to do then. text: the same in full. then: what
    follows if nobody acts, as a sentence. rules: what the day is counted by, its length first.
    """

    id: str
    day: date | datetime
    title: str
    text: str = ""
    then: str = ""
    rules: tuple[Value[Any], ...] = ()


@dataclass(frozen=True)
class NextTool:
    """A tool that fits after an answer. facts: what the case is told before it opens, as JSON."""

    tool: str
    text: str
    facts: str


class NoExport(ValueError):
    """The export cannot be made: no such kind, or the answers have errors."""


def exports(answered: Answer) -> tuple[Export, ...]:
    """The exports of an answer: the calculator's own, its day, and JSON, which every answer has.

    The calculator's own `day_to_keep(inputs, outcome)` gives the day, where it has one.
    """
    data = Export(
        "json",
        "Save as JSON",
        f"{answered.calculator.name}.json",
        "application/json",
        lambda inputs, outcome: json.dumps(answered.data(), indent=2, ensure_ascii=False),
    )
    module = answered.calculator.module
    find_day = getattr(module, "day_to_keep", lambda inputs, outcome: None)
    day = find_day(answered.inputs, answered.outcome) if answered.outcome else None
    days = (_calendar(answered, day),) if day else ()
    own = [one for one in getattr(module, "EXPORTS", ()) if one.offered(answered)]
    return (*own, *days, data)


def _calendar(answered: Answer, kept: DayToKeep) -> Export:
    name = answered.calculator.name

    def write(inputs: Any, outcome: Any) -> str:
        return write_day(name, inputs, kept)

    return Export("ics", "Add to calendar", f"{name}.ics", "text/calendar", write, first=True)


def write_day(name: str, inputs: Any, kept: DayToKeep) -> str:
    """The calendar file with the day of an answer. name: of the tool that gave it."""
    id = entry_id(inputs, name, kept.id)
    text = describe(kept.text or kept.title, kept.then, kept.rules)
    entry = event(id, inputs.now, kept.day, kept.title, text)
    return calendar(registry.find(name).title, [entry])


def actions(answered: Answer) -> str:
    """What stands under an answer's headline, as HTML: what to take away first, and what is next.

    The calculator's own `next_tools(inputs, outcome)` says what is next, where it has one.
    """
    find_next = getattr(answered.calculator.module, "next_tools", lambda inputs, outcome: ())
    return render(
        "engine/templates/actions.html.jinja",
        answered=answered,
        exports=[one for one in exports(answered) if _leads(one, answered)],
        next=find_next(answered.inputs, answered.outcome),
    )


def place(answered: Answer) -> str:
    """For which contract an answer speaks, as HTML to stand above it, with the way to change that.

    Nothing where a calculator does not ask for it, or says in its own place what is `named`.
    """
    if not hasattr(answered.inputs, "direct") or hasattr(answered.outcome, "named"):
        return ""
    tool = answered.calculator.name
    return render("engine/templates/placed.html.jinja", tool=tool, inputs=answered.inputs)


def _leads(export: Export, answered: Answer) -> bool:
    """Whether it stands under the answer's headline."""
    if export.instead:
        return any(one.first and one.stopped(answered) for one in exports(answered))
    return export.first


def rest(answered: Answer) -> str:
    """The other ways to take an answer away, as HTML, for the end of it."""
    return render(
        "engine/templates/exports.html.jinja",
        answered=answered,
        exports=[one for one in exports(answered) if not _leads(one, answered)],
    )


def drawn_text(title: str, author: str, text: str, place: str = "") -> str:
    """The order of a PDF of a text alone, as JSON. place: where it is read, for the paper."""
    order: dict[str, object] = {
        "title": title,
        "author": author,
        "paper": "letter" if place.startswith(LETTER_PLACES) else "a4",
        "letter": text,
        "alone": True,
        "exhibits": [],
    }
    return json.dumps(order, ensure_ascii=False)


def export(name: str, kind: str, answers: Mapping[str, Any]) -> dict[str, Any]:
    """Makes one export of an answer; `kind` is `kind` or, for one item of it, `kind:id`.

    Returns `filename`, `media_type`, `copy`, `drawn` and the content as `text` or `base64`.
    Raises `NoExport`.
    """
    answered = answer(name, answers)
    if answered.errors is not None:
        raise NoExport("The answers have errors, so there is nothing to take away yet.")
    kind, _, item = kind.partition(":")
    for entry in exports(answered):
        if entry.kind == kind and (entry.items or not item):
            if why := entry.stopped(answered):
                raise NoExport(why)
            one = (item,) if item else ()
            made = entry.make(answered.inputs, answered.outcome, *one)
            content = (
                {"text": made if entry.media_type in DATA else without_direction(made)}
                if isinstance(made, str)
                else {"base64": b2a_base64(made, newline=False).decode("ascii")}
            )
            return {
                "filename": entry.filename,
                "media_type": entry.media_type,
                "copy": entry.copy,
                "drawn": entry.drawn,
                **content,
            }
    raise NoExport(f"There is no export {kind!s:.40} of {name}.")
