"""A help desk's tickets: JSON of tickets or of one ticket's comments, and a queue as a table."""

import re

from calculators.engine.numeric_days import NUMERIC
from calculators.files import days, plain, tables, trees
from calculators.files.draft import FileDraft
from calculators.files.found import FoundMessage, FoundTicket
from calculators.files.limits import LARGEST_HTML, LONGEST_TEXT, MOST_MESSAGES
from calculators.files.reports import names
from calculators.files.trees import Branch, Tree
from calculators.files.words import trim

EXACT = 2**53  # the largest whole number that every program keeps exact
NEEDED = frozenset({"id", "subject", "status"})


def records(tree: Tree) -> list[Branch]:
    """Each ticket of JSON, as it stands there."""
    listed = (
        trees.records(trees.at(tree, "tickets"))
        or trees.records(trees.at(tree, "results"))
        or trees.records(tree)
    )
    one = trees.at(tree, "ticket")
    if isinstance(one, dict):
        listed = [one]
    elif isinstance(tree, dict) and not listed and {"id", "subject", "status"} <= set(tree):
        listed = [tree]
    return [
        row for row in listed if "subject" in row and ("status" in row or "requester_id" in row)
    ]


def _comments(tree: Tree) -> list[Branch]:
    rows = trees.records(trees.at(tree, "comments"))
    for ticket in records(tree):
        rows = rows + trees.records(ticket.get("comments"))
    return [
        row
        for row in rows
        if "created_at" in row and ("body" in row or "plain_body" in row or "html_body" in row)
    ]


def words_of_customer(ticket: Branch) -> list[str]:
    """The description of a ticket and its customer's public comments, each text once."""
    asked = trees.text(ticket, "requester_id")
    comments = [
        trees.text(row, "plain_body") or trees.text(row, "body")
        for row in trees.records(ticket.get("comments"))
        if row.get("public") is not False and (not asked or trees.text(row, "author_id") == asked)
    ]
    return [*dict.fromkeys(filter(None, (trees.text(ticket, "description"), *comments)))]


def recognises(tree: Tree) -> str:
    """`zendesk_ticket`, `zendesk_comments` or ""."""
    if records(tree):
        return "zendesk_ticket"
    return "zendesk_comments" if _comments(tree) else ""


def read(tree: Tree, draft: FileDraft) -> None:
    """Adds tickets, and their descriptions and comments as messages."""
    people = {trees.text(user, "id"): user for user in trees.records(trees.at(tree, "users"))}
    tickets, comments = records(tree), _comments(tree)
    for row in tickets:
        _ticket(row, people, bool(comments), draft)
    for row in comments[:MOST_MESSAGES]:
        _comment(row, people, draft)
    if comments and not tickets:
        draft.say(
            "no_ticket",
            "The ticket's number is not in the comments"
            + (" (only in the file's name)." if re.search(r"\d{4,}", draft.name) else "."),
        )
    total = trees.text(tree, "count")
    if (
        trees.text(tree, "next_page")
        or trees.text(tree, "meta", "has_more") == "True"
        or (total.isdigit() and tickets and int(total) > len(tickets))
    ):
        of = f" of {total}" if total else ""
        what = f"{len(tickets)}{of} tickets are" if tickets else f"{len(comments)}{of} comments are"
        draft.say(
            "incomplete",
            f"{what} in the file, and it names a next page: the list is not complete. "
            "Nothing is fetched.",
        )


def _name(row: Branch, key: str, people: dict[str, Branch]) -> str | None:
    given = row.get(key)
    if isinstance(given, dict):
        return trees.text(given, "name") or trees.text(given, "email") or None
    number = trees.text(row, f"{key}_id")
    return trees.text(people.get(number), "name") or (
        f"{number} (name not in file)" if number else None
    )


def _ticket(row: Branch, people: dict[str, Branch], has_comments: bool, draft: FileDraft) -> None:
    number, part = row.get("id"), f"ticket {trees.text(row, 'id')}"
    if isinstance(number, int) and number > EXACT:
        draft.say(
            "long_id",
            f"The number {number} is kept as text: as a number it would not stay exact.",
            part=part,
        )
        number = str(number)
    created, updated = days.iso(row.get("created_at")), days.iso(row.get("updated_at"))
    requester = _name(row, "requester", people)
    subject = row.get("subject")
    missing = [
        word
        for word, value in (
            ("subject", subject),
            ("requester", requester),
            ("day", row.get("created_at")),
        )
        if not value
    ]
    if missing:
        draft.say("ticket_gaps", f"Ticket {number} has no {', '.join(missing)}.", part=part)
    address = trees.text(people.get(trees.text(row, "requester_id")), "email") or trees.text(
        row, "requester", "email"
    )
    draft.tickets.append(
        FoundTicket(
            number if isinstance(number, int | str) else None,
            str(subject) if subject is not None else None,
            requester,
            trees.text(row, "status") or None,
            str(created),
            draft.at(part=part),
            email=address or None,
            updated="" if updated.doubt == "null" else str(updated),
            assignee=_name(row, "assignee", people),
            tags=tuple(str(tag) for tag in tags)
            if isinstance(tags := row.get("tags"), list)
            else (),
        )
    )
    description = trees.text(row, "description")
    if description.strip() and not has_comments:
        if re.search(r"<[a-z][^>]*>", description, re.IGNORECASE):
            draft.say(
                "markup",
                "The description is plain text by its type: its marks are shown, nothing is "
                "rendered "
                "or loaded.",
                part=part,
            )
        draft.messages.append(
            FoundMessage(
                _name(row, "submitter", people) or requester,
                created,
                trim(description)[:LONGEST_TEXT],
                draft.at(part=part),
                subject=str(subject or ""),
            )
        )


def _comment(row: Branch, people: dict[str, Branch], draft: FileDraft) -> None:
    number, part = trees.text(row, "id"), f"comment {trees.text(row, 'id')}"
    text = trees.text(row, "plain_body") or ""
    if not text and trees.text(row, "html_body"):
        text = plain.show(trees.text(row, "html_body"), LARGEST_HTML).text
    text = text or trees.text(row, "body")
    public = row.get("public")
    if public is False:
        draft.say(
            "internal",
            f"Comment {number} is internal: it never goes into a text for the customer.",
            part=part,
        )
    given = []
    for item in trees.records(row.get("attachments")):
        name, size = trees.text(item, "file_name"), trees.text(item, "size")
        given.append(
            f"{name}, {size} bytes by the file, not in the file itself"
            if size
            else f"{name}, not in this file"
        )
        draft.say("media_missing", f"{name} is not in the file itself: it has no hash.", part=part)
    role = trees.text(people.get(trees.text(row, "author_id")), "role")
    if (
        role in ("agent", "admin")
        and (seen := days.written(text))
        and (seen.days or seen.month_day)
    ):
        draft.say(
            "agent_day",
            f"A day in comment {number} is the agent's own count, no fact of the platform.",
            part=part,
        )
    draft.messages.append(
        FoundMessage(
            _name(row, "author", people),
            days.iso(row.get("created_at")),
            trim(text)[:LONGEST_TEXT],
            draft.at(part=part),
            public=public if isinstance(public, bool) else None,
            attachment="; ".join(given),
        )
    )


def find(text: str) -> tables.FileTable | None:
    """The table of a queue, or None."""
    table = tables.find(text, names("queue").get, NEEDED)
    return table if table and ("requester" in table or "created" in table) else None


def read_queue(table: tables.FileTable, draft: FileDraft) -> None:
    """Adds the tickets of a queue."""
    order = days.order_of(
        [
            (int(f.group(1)), int(f.group(3)), int(f.group(4)))
            for f in NUMERIC.finditer(table.text[:200_000])
        ]
    )
    for row in tables.rows(table, draft, names("queue"), "id"):
        number = row["id"].strip().lstrip("#")
        created, updated = (_when(row[key], order) for key in ("created", "updated"))
        draft.tickets.append(
            FoundTicket(
                int(number) if number.isdecimal() and len(number) < 16 else number or None,
                row["subject"].strip() or None,
                row["requester"].strip() or None,
                row["status"].strip().lower() or None,
                created or "cannot be known: null",
                draft.at(row.line),
                email=row["email"].strip() or None,
                updated=updated,
                assignee=row["assignee"].strip() or None,
                tags=tuple(row["tags"].replace(",", " ").split()),
            )
        )
    if "description" not in table:
        draft.say("subjects_only", "A queue has subjects only, no messages.")
    draft.say("created", "Created is the time of the ticket, not of what it tells of.")


def _when(cell: str, order: str) -> str:
    cell = cell.strip()
    if not cell or cell == "-":
        return ""
    return str(
        days.iso(cell) if days.ISO.match(cell) else days.moment(days.written(cell, order), cell)
    )
