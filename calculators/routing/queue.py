"""A whole queue: a help desk's tickets (CSV or JSON), each with its route and how sure that is."""

import csv
import io
import re
from collections.abc import Callable
from textwrap import shorten
from typing import TypedDict

from calculators.engine.exports import plain_cell
from calculators.files import charsets, tables, tickets, trees
from calculators.files.draft import FileDraft
from calculators.files.reports import names
from calculators.routing.heads import parted, without_lines
from calculators.routing.ticket import EMERGENCY
from calculators.routing.ticket import route as route_text

WHOLE = (frozenset({"id", "subject", "description"}),)
NEEDED = (frozenset({"id", "subject"}), frozenset({"id", "description"}))
LOOSE = (*NEEDED, frozenset({"subject", "description"}), frozenset({"description"}))
# A table of one column has one of these.
SAYS = frozenset({"subject", "description"})
# Words: what is longer is a sentence, and no head.
LONGEST_HEAD = 4
NO_HEAD = (
    "A queue must be a table (CSV) whose head names the columns. These are understood, also within "
    "a longer name: subject, title or summary; body, description, message, text or comment; and id "
    "or ticket, or no such column at all. So are the usual names in German, Spanish, French and "
    "Portuguese."
)
NO_ROW = "The table has a head and no row under it: there is no ticket in it."
OPENING = 60  # characters
# What is read first comes first: a row of danger must not look like the others.
COLUMNS = (
    *("Sure", "Ticket", "Subject", "Team", "Likely", "Queue", "Internal note", "Rule"),
    *("Chosen by the agent", "Why"),
)
# In place of a word on how sure it is, and of a team, where a person may be in danger.
ALARM, FIRST = "Danger?", "Read it first"
# The agent has said that a person is.
CONFIRMED = "Danger"


class Ticket(TypedDict):
    """One ticket with its route; the fields after `text`, which was read, are those of `Routed`."""

    id: str
    line: int
    subject: str
    text: str
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
    likely: str
    urgency: int
    words: list[str]
    answers: dict[str, str]


class Routes(TypedDict):
    """A queue: danger first, then what is sure, then the rest.

    table: the same as CSV. said: remarks on the file.
    """

    encoding: str
    tickets: list[Ticket]
    said: list[str]
    table: str


class NoQueue(ValueError):
    """The text holds no tickets. The message says what is missing."""


def route(raw: bytes, tell: Callable[[int, int], object] = lambda done, count: None) -> Routes:
    """The route of each ticket as data and as a table: danger first, then the sure ones.

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
    routed.sort(key=lambda ticket: ticket["urgency"])
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
    table = _find(text)
    if not table:
        raise NoQueue(NO_HEAD)
    rows = list(tables.rows(table, draft, names("queue"), "id"))
    if not rows:
        raise NoQueue(NO_ROW)
    if "id" in table:
        _say_ids(rows, draft)
        return rows
    draft.say(
        "numbered",
        "No column of the table is known to hold ids. The rows are numbered here, in the order of "
        "the table, but for tickets that begin with a number of their own.",
    )
    return [
        tables.TableRow(row.line, {**row.cells, "id": _number(row, number)}, row.extra)
        for number, row in enumerate(rows, 1)
    ]


def _number(row: tables.TableRow, number: int) -> str:
    """The id of a row of a table without ids: what its ticket is headed with, or its place."""
    return parted(row["description"])[0] or str(number)


def _find(text: str) -> tables.FileTable | None:
    """The table: by whole heads with an id, by words within a longer head, without an id, or of
    one column.

    Where subject and words both have a column, a longer head of one of them is not left out.
    """
    exactly = names("queue").get
    for named, heads in ((exactly, WHOLE), (_loosely, WHOLE), (exactly, NEEDED)):
        for needed in heads:
            if table := tables.find(text, named, needed):
                return table
    # Before longer heads are looked for: a row of one column may hold their words.
    if table := tables.find_column(text, exactly, SAYS):
        return table
    for needed in LOOSE:
        if table := tables.find(text, _loosely, needed):
            return table
    return tables.find_column(text, _loosely, SAYS)


def _loosely(head: str, default: str) -> str:
    """Our name for a head, or for the first of our words that stands in a longer one."""
    parts = re.findall(r"[\w#№]+", head)
    if head in names("queue") or len(parts) > LONGEST_HEAD:
        return names("queue").get(head, default)
    known = names("queue_words")
    found = [known[part] for part in parts if part in known]
    return default if not found or "other" in found else found[0]


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
    id, below = parted(description)
    if id == row["id"].strip():
        description = below
    text = "\n".join(filter(None, (subject, description)))
    routed = route_text(text, subject_only=bool(subject) and not description)
    return {
        "id": row["id"].strip(),
        "line": row.line,
        "subject": subject,
        "text": text,
        "sure": routed.sure,
        "danger": routed.danger,
        "why": routed.remark,
        "rule": routed.rule,
        "title": routed.title,
        "team": routed.team,
        "queue": routed.queue,
        "note": routed.note,
        "note_text": routed.note_text,
        "reason": routed.reason,
        "likely": routed.likely,
        "urgency": routed.urgency,
        "words": list(routed.words),
        "answers": dict(routed.answers),
    }


def _table(tickets: list[Ticket]) -> str:
    """The same as CSV, in which no cell is a formula to a spreadsheet."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for ticket in tickets:
        writer.writerow(plain_cell(cell) for cell in _cells(ticket))
    return buffer.getvalue()


def _cells(ticket: Ticket) -> tuple[str, ...]:
    """A ticket's row. Where a person may be in danger, team, queue and note wait.

    The rule is then the one whose question is open, and not that of the rest of the ticket.
    """
    # Without a subject a row is known by its first words, as on the page.
    opening = shorten(without_lines(ticket["text"]), OPENING, placeholder=" …")
    named = ticket["id"], ticket["subject"] or opening
    if ticket["danger"]:
        return ALARM, *named, FIRST, "", "", "", EMERGENCY, "", ticket["why"]
    return (
        "yes" if ticket["sure"] else "no",
        *named,
        ticket["team"],
        ticket["likely"],
        ticket["queue"],
        ticket["note"],
        ticket["rule"],
        "",
        ticket["why"],
    )
