"""A whole queue: a help desk's table of tickets, each with its route and how sure that is."""

import csv
import io

from calculators.engine.answering import answer
from calculators.engine.exports import plain_cell
from calculators.files import charsets, tables
from calculators.files.found import Draft
from calculators.files.reports import names
from calculators.reading.recognise import recognise
from calculators.routing.recognised import doubts, facts_of, words

NEEDED = frozenset({"id", "subject"})
COLUMNS = ("Ticket", "Subject", "Sure", "Team", "Queue", "Internal note", "Rule", "Why")


class NoQueue(ValueError):
    """The text is no table of tickets. The message says what is missing."""


def route(raw: bytes) -> dict[str, object]:
    """The route of each ticket in a CSV of any separator and encoding, the unsure ones first.

    Raises `NoQueue` where no header with an id and a subject stands in the first lines.
    """
    decoded = charsets.decode(raw)
    table = tables.find(decoded.text, names("queue"), NEEDED)
    if not table:
        raise NoQueue("A queue must be a table (CSV) whose head names an id and a subject.")
    draft = Draft("queue.csv", len(raw), "")
    tickets = [_ticket(row) for row in tables.rows(table, draft, names("queue"), "id")]
    tickets.sort(key=lambda ticket: (not ticket["danger"], ticket["sure"]))
    return {
        "encoding": decoded.encoding,
        "tickets": tickets,
        "said": [said.text for said in draft.said],
        "table": _table(tickets),
    }


def _ticket(row: tables.Row) -> dict[str, object]:
    text = "\n".join(filter(None, (row["subject"].strip(), row["description"].strip())))
    recognised = recognise(text)
    answers = facts_of(recognised, text)
    outcome = answer("routing", answers).outcome
    doubt = doubts(recognised, text, answers, outcome.note.id)
    if not row["description"].strip():
        doubt += ("subject_only",)
    return {
        "id": row["id"].strip(),
        "line": row.line,
        "subject": row["subject"].strip(),
        "sure": not doubt,
        "danger": "danger" in doubt,
        "why": " ".join(words()["unsure"][each] for each in doubt) or outcome.why,
        "rule": outcome.rule,
        "title": outcome.title,
        "team": outcome.team.name,
        "queue": outcome.queue,
        "note": outcome.note.name,
        "note_text": outcome.note_text,
        "answers": answers,
        "reason": recognised.reason,
        "words": [text[mark.start : mark.end] for mark in recognised.marks],
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
