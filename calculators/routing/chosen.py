"""The table of a queue with what the agent chose on the tickets that were opened from it."""

import csv
import io
from collections.abc import Mapping, Sequence
from typing import TypedDict

from calculators.engine.answering import answer
from calculators.engine.exports import plain_cell
from calculators.engine.fields import clean, questions
from calculators.routing.calculator import describe
from calculators.routing.inputs import Inputs
from calculators.routing.queue import ALARM, COLUMNS, CONFIRMED, FIRST
from calculators.routing.ticket import EMERGENCY, route

# Doubts are left after the agent's choice.
UNSURE = "chosen, not sure"


class Left(TypedDict):
    """A ticket as it was left: its row, counted from 0, and the questions the agent answered."""

    row: int
    text: str
    answers: Mapping[str, str]
    touched: Sequence[str]


def corrected(table: str, left: Sequence[Left]) -> str:
    """The table (CSV) of a queue, its rows in order, with the routes of the agent's answers."""
    head, *rows = csv.reader(io.StringIO(table, newline=""))
    for ticket in left:
        named = dict(zip(head, rows[ticket["row"]], strict=True))
        rows[ticket["row"]] = [plain_cell({**named, **_cells(ticket)}[name]) for name in COLUMNS]
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\r\n").writerows([head, *rows])
    return buffer.getvalue()


def shown(ticket: Left) -> dict[str, object]:
    """The same for the page's table: the fields of a row, and whether the agent chose danger.

    Of a ticket whose text alone was changed nothing is chosen.
    """
    cells = _cells(ticket)
    return {
        "chosen": bool(ticket["touched"]),
        "danger": cells["Sure"] == ALARM,
        "emergency": cells["Sure"] == CONFIRMED,
        "sure": cells["Sure"] in ("chosen", "yes"),
        "team": cells["Team"],
        "likely": cells["Likely"],
        "queue": cells["Queue"],
        "note": cells["Internal note"],
        "why": cells["Why"],
    }


def _cells(ticket: Left) -> dict[str, str]:
    """What the agent's answers change in a row; without a route, why there is none."""
    answers, touched = ticket["answers"], ticket["touched"]
    blank = dict.fromkeys(("Team", "Likely", "Queue", "Internal note", "Rule"), "")
    # Of a day there is nothing to choose.
    asked = [name for name in touched if name in answers and questions(Inputs)[name].choices]
    chosen = [describe(name, answers[name]) for name in asked]
    said = blank | {"Chosen by the agent": "; ".join(chosen)}
    if errors := answer("routing", dict(answers)).errors:
        return said | {"Sure": UNSURE, "Why": ". ".join(errors.values()) + "."}
    routed = route(clean(ticket["text"]).strip(), answers if touched else None, touched)
    said |= {"Rule": routed.rule, "Why": routed.remark}
    if routed.danger:
        return said | {"Sure": ALARM, "Team": FIRST, "Rule": EMERGENCY}
    if routed.emergency:
        said["Sure"] = CONFIRMED
    elif touched:
        said["Sure"] = "chosen" if routed.sure else UNSURE
    else:
        said["Sure"] = "yes" if routed.sure else "no"
    return said | {
        "Team": routed.team,
        "Likely": routed.likely,
        "Queue": routed.queue,
        "Internal note": routed.note,
    }
