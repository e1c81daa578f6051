"""A whole queue: a help desk's table of tickets, each with its route and how sure that is."""

import csv
import io
from collections.abc import Callable
from dataclasses import fields

from calculators.engine.exports import plain_cell
from calculators.files import charsets, tables
from calculators.files.found import Draft
from calculators.files.reports import names
from calculators.routing.ticket import route as route_text

NEEDED = frozenset({"id", "subject"})
COLUMNS = ("Ticket", "Subject", "Sure", "Team", "Queue", "Internal note", "Rule", "Why")


class NoQueue(ValueError):
    """The text is no table of tickets. The message says what is missing."""


def route(
    raw: bytes, tell: Callable[[int, int], object] = lambda done, count: None
) -> dict[str, object]:
    """The route of each ticket in a CSV of any separator and encoding, the unsure ones first.

    tell: is called with how many tickets are done, and how many there are.
    Raises `NoQueue` where no header with an id and a subject stands in the first lines.
    """
    decoded = charsets.decode(raw)
    table = tables.find(decoded.text, names("queue"), NEEDED)
    if not table:
        raise NoQueue("A queue must be a table (CSV) whose head names an id and a subject.")
    draft = Draft("queue.csv", len(raw), "")
    rows = list(tables.rows(table, draft, names("queue"), "id"))
    tickets = []
    for row in rows:
        tickets.append(_ticket(row))
        tell(len(tickets), len(rows))
    tickets.sort(key=lambda ticket: (not ticket["danger"], ticket["sure"]))
    return {
        "encoding": decoded.encoding,
        "tickets": tickets,
        "said": [said.text for said in draft.said],
        "table": _table(tickets),
    }


def _ticket(row: tables.Row) -> dict[str, object]:
    subject, description = row["subject"].strip(), row["description"].strip()
    text = "\n".join(filter(None, (subject, description)))
    routed = route_text(text, subject_only=not description)
    own = {field.name: getattr(routed, field.name) for field in fields(routed)}
    return {
        "id": row["id"].strip(),
        "line": row.line,
        "subject": subject,
        **own,
        "words": list(routed.words),
    }


def _table(tickets: list[dict[str, object]]) -> str:
    """The same as CSV, in which no cell is a formula to a spreadsheet."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for ticket in tickets:
        writer.writerow(
            plain_cell(str(cell))
            for cell in (
                ticket["id"],
                ticket["subject"],
                "yes" if ticket["sure"] else "no",
                ticket["team"],
                ticket["queue"],
                ticket["note"],
                ticket["rule"],
                ticket["why"],
            )
        )
    return buffer.getvalue()
