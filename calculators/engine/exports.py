"""What a reader can take away from an answer: files, and texts for the clipboard."""

import base64
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from calculators.engine.answering import Answer, answer

# A cell that begins like this is a formula to a spreadsheet, and could run; so could its rest
# where the program splits cells at semicolons, tabs or line ends, as many countries have it.
FORMULA = re.compile(r"\A(?=[=+\-@\t\r＝＋－＠])|(?<=[;\t\r\n])(?=[\s\"]{0,3}[=+\-@＝＋－＠])")


def plain_cell(text: str) -> str:
    """A cell of a table in which no spreadsheet finds a formula: with apostrophes before them."""
    return FORMULA.sub("'", text)


@dataclass(frozen=True)
class Export:
    """One way to take an answer away.

    make: (inputs, outcome) to the file's text or bytes. copy: to the clipboard instead of a file.
    items: `make` also takes the id of one item of the outcome, for a button `kind:id` beside it.
    stop: (inputs, outcome) to why it may not leave now, or "".
    """

    kind: str
    label: str
    filename: str
    media_type: str
    make: Callable[..., str | bytes]
    copy: bool = False
    items: bool = False
    stop: Callable[[Any, Any], str] | None = None

    def stopped(self, answered: Answer) -> str:
        """Why this export may not be made of this answer, or ""."""
        return self.stop(answered.inputs, answered.outcome) if self.stop else ""


class NoExport(ValueError):
    """The export cannot be made: no such kind, or the answers have errors."""


def exports(answered: Answer) -> tuple[Export, ...]:
    """The exports of an answer: the calculator's own, then JSON, which every answer has."""
    data = Export(
        "json",
        "Save as JSON",
        f"{answered.calculator.name}.json",
        "application/json",
        lambda inputs, outcome: json.dumps(answered.data(), indent=2, ensure_ascii=False),
    )
    return (*getattr(answered.calculator.module, "EXPORTS", ()), data)


def export(name: str, kind: str, answers: Mapping[str, Any]) -> dict[str, Any]:
    """Makes one export of an answer; `kind` is `kind` or, for one item of it, `kind:id`.

    Returns `filename`, `media_type`, `copy` and the content as `text` or `base64`.
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
                {"text": made}
                if isinstance(made, str)
                else {"base64": base64.b64encode(made).decode("ascii")}
            )
            return {
                "filename": entry.filename,
                "media_type": entry.media_type,
                "copy": entry.copy,
                **content,
            }
    raise NoExport(f"There is no export {kind!s:.40} of {name}.")
