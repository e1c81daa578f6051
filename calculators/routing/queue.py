"""A whole queue: a help desk's tickets (CSV or JSON), each with its route and how sure that is."""

import csv
import io
from collections.abc import Callable
from typing import TypedDict

from calculators.engine.exports import plain_cell
from calculators.files import charsets, tables, tickets, trees
from calculators.files.draft import FileDraft
from calculators.files.reports import names
from calculators.routing.ticket import route as route_text

NEEDED, WORDS = frozenset({"id", "subject"}), frozenset({"id", "description"})
COLUMNS = ("Ticket", "Subject", "Sure", "Team", "Queue", "Internal note", "Rule", "Why")


class Ticket(TypedDict):
    """One ticket with its route; the fields after `subject` are those of `ticket.Routed`."""

    id: str
    line: int
    subject: str
    sure: bool
    danger: bool
    why: str
    rule: str
    title: str
    team: str
    queue: str
    note: str
    note_text: str
    reason: str
    words: list[str]
    answers: dict[str, str]


class Routes(TypedDict):
    """A queue, the unsure tickets first. table: the same as CSV. said: remarks on the file."""

    encoding: str
    tickets: list[Ticket]
    said: list[str]
    table: str


class NoQueue(ValueError):
    """The text holds no tickets. The message says what is missing."""


def route(raw: bytes, tell: Callable[[int, int], object] = lambda done, count: None) -> Routes:
    """The route of each ticket, the unsure ones first, as data and as a table.

    raw: a CSV of any separator and encoding, or the JSON of a ticket or of a list of tickets.
    tell: is called with how many tickets are done, and how many there are.
    Raises `NoQueue` where it is neither.
    """
    decoded = charsets.decode(raw)
    draft = FileDraft("queue", len(raw), "")
    rows = _rows(decoded.text, draft)
    routed = []
    for row in rows:
        routed.append(_ticket(row))
        tell(len(routed), len(rows))
    routed.sort(key=lambda ticket: (not ticket["danger"], ticket["sure"]))
    return {
        "encoding": decoded.encoding,
        "tickets": routed,
        "said": [said.text for said in draft.said],
        "table": _table(routed),
    }


def _rows(text: str, draft: FileDraft) -> list[tables.TableRow]:
    if text.lstrip("\ufeff \t\r\n").startswith(("{", "[")):
        return _rows_of_json(text, draft)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\0" in text:
        draft.say("nul", "The file holds NUL bytes: each is shown as a mark.")
        text = text.replace("\0", "␀")
    table = tables.find(text, names("queue"), NEEDED) or tables.find(text, names("queue"), WORDS)
    if not table:
        raise NoQueue(
            "A queue must be a table (CSV) whose head names an id and a subject or description."
        )
    rows = list(tables.rows(table, draft, names("queue"), "id"))
    _say_ids(rows, draft)
    return rows


def _say_ids(rows: list[tables.TableRow], draft: FileDraft) -> None:
    """Says which tickets stand twice, and which have no id. Each keeps its route."""
    lines: dict[str, list[int]] = {}
    for row in rows:
        lines.setdefault(row["id"].strip(), []).append(row.line)
    for id, at in lines.items():
        named = ", ".join(map(str, at[:10]))
        if not id:
            draft.say("no_id", f"No id stands in line {named}.")
        elif len(at) > 1:
            draft.say("id_twice", f"Ticket {id[:40]} stands {len(at)} times: lines {named}.")


def _rows_of_json(text: str, draft: FileDraft) -> list[tables.TableRow]:
    """Each ticket as a row, its place in the list as its line."""
    try:
        tree = trees.load_lines(text, draft)
    except trees.NotJson as error:
        raise NoQueue(f"This begins like JSON, but {error}.") from None
    if not (found := tickets.records(tree)):
        raise NoQueue("The JSON must hold tickets, each with an id, a subject and a status.")
    tickets.read(tree, draft)
    return [
        tables.TableRow(
            place,
            {
                "id": trees.text(row, "id"),
                "subject": trees.text(row, "subject"),
                "description": "\n".join(tickets.words_of_customer(row)),
            },
        )
        for place, row in enumerate(found, 1)
    ]


def _ticket(row: tables.TableRow) -> Ticket:
    subject, description = row["subject"].strip(), row["description"].strip()
    text = "\n".join(filter(None, (subject, description)))
    routed = route_text(text, subject_only=not description)
    return {
        "id": row["id"].strip(),
        "line": row.line,
        "subject": subject,
        "sure": routed.sure,
        "danger": routed.danger,
        "why": routed.why,
        "rule": routed.rule,
        "title": routed.title,
        "team": routed.team,
        "queue": routed.queue,
        "note": routed.note,
        "note_text": routed.note_text,
        "reason": routed.reason,
        "words": list(routed.words),
        "answers": dict(routed.answers),
    }


def _table(tickets: list[Ticket]) -> str:
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
