"""Texts, mails, chats and tables as columns of text."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

from calculators.exhibit_file.limits import MOST_CHARACTERS, MOST_PAGES, MOST_ROWS
from calculators.exhibit_file.refused import Refused
from calculators.exhibit_file.sheets import SMALL, TEXT, Column
from calculators.exhibit_file.words import words
from calculators.files import charsets, names, read
from calculators.files.found import NO_ZONE, FileRecord, FoundMessage, FoundMoment
from calculators.files.reading import MAILS

TABLES = frozenset({"transaction_report", "earnings", "queue_csv"})
# Remarks of the reading that a reader of the exhibit has to know.
TOLD = frozenset(
    {"cut", "damaged", "remote", "active", "charset", "encoding", "not_closed", "differ", "deep"}
)
ACTIVE = frozenset({"remote", "active"})
MARKUP = (b"<!doctype", b"<html", b"<svg", b"<?xml", b"<script", b"<body", b"<head")
FEW_COLUMNS = 8


@dataclass(frozen=True)
class Written:
    """What was set. remarks: for the cover sheet. active: what could act when it is opened."""

    remarks: tuple[str, ...]
    active: frozenset[str]


def write(column: Column, name: str, data: bytes) -> Written:
    """Sets a file of text. Raises `Refused` where it is no text, or holds none."""
    found = read(name, data)
    if found.format == "exhibit":
        raise Refused("kind")
    if found.format == "empty":
        raise Refused("empty")
    remarks = [said.text for said in found.said if said.code in TOLD]
    ending = name.rpartition(".")[2].lower()
    if found.format in TABLES or (ending in ("csv", "tsv") and found.format == "text"):
        remarks += _table(column, charsets.decode(data).text)
    elif found.messages:
        _messages(column, found)
        remarks += _about_times(found)
    else:
        text = found.text or charsets.decode(data).text
        if len(text) > MOST_CHARACTERS:
            remarks.append(words()["remarks"]["cut"].format(most=MOST_CHARACTERS))
        column.paragraph(text[:MOST_CHARACTERS])
    if len(column.sheets) > MOST_PAGES:
        raise Refused("too_many_pages", pages=str(len(column.sheets)))
    markup = data[:2000].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(MARKUP)
    active = {"markup"} if markup or any(said.code in ACTIVE for said in found.said) else set()
    if found.format in MAILS and any(names.may_run(one.safe_name) for one in found.attachments):
        active.add("files")
    return Written(tuple(dict.fromkeys(remarks)), frozenset(active))


def text_of(name: str, data: bytes) -> str:
    """What a file of text says, line by line; a message has a line with its sender and time."""
    found = read(name, data)
    if not found.messages:
        return found.text or charsets.decode(data).text
    return "\n\n".join(
        "\n".join(filter(None, (_head(one), one.subject, one.text))) for one in found.messages
    )


def removed(name: str, data: bytes, hidden: frozenset[int]) -> str:
    """The same without some lines, by their numbers from 0; a word stands in their place."""
    lines = text_of(name, data).split("\n")
    return "\n".join(
        words()["removed"] if number in hidden else line for number, line in enumerate(lines)
    )


def _messages(column: Column, found: FileRecord) -> None:
    for message in found.messages:
        if len(column.sheets) > MOST_PAGES:
            return
        column.gap(9)
        column.space(4 * TEXT)
        column.paragraph(_head(message), SMALL, bold=True)
        if message.subject:
            column.paragraph(message.subject, TEXT, bold=True)
        column.paragraph(message.text)
        if message.attachment:
            column.paragraph(words()["attached"].format(name=message.attachment), SMALL)


def _head(message: FoundMessage) -> str:
    """Who wrote a message and when, as far as the file says."""
    said = words()
    parts = [message.sender or said["no_sender"], _when(message.moment)]
    parts += [said["deleted"]] * message.deleted + [said["edited"]] * message.edited
    return " · ".join(parts)


def _when(moment: FoundMoment) -> str:
    """When a message was sent, as far as its file says; what is the same for all is a remark."""
    if moment.instant:
        return moment.instant.replace("T", " ").replace("Z", " UTC")
    if not moment.local and not moment.days:
        return str(words()["no_time"].format(doubt=moment.doubt))
    read = ", ".join(filter(None, (" or ".join(moment.days), moment.local))).replace("T", " ")
    return read if moment.doubt in ("", NO_ZONE) else f"{read} ({moment.doubt})"


def _about_times(found: FileRecord) -> list[str]:
    """What the cover sheet has to say of the times of messages."""
    said, moments = words()["remarks"], [message.moment for message in found.messages]
    two = [said["two_days"]] * any(moment.days for moment in moments)
    return two + [said["no_zone"]] * any(moment.doubt == NO_ZONE for moment in moments)


def _table(column: Column, text: str) -> list[str]:
    """Sets a table: columns side by side, or one under another where there are many."""
    head = text[:5000].split("\n", 1)[0]
    separator = max(",;\t|", key=head.count)
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
        rows = [row for _, row in zip(range(MOST_ROWS + 2), reader, strict=False) if any(row)]
    except csv.Error as error:
        raise Refused("damaged") from error
    if not rows:
        raise Refused("empty")
    shown = rows[: MOST_ROWS + 1]
    width = max(len(row) for row in shown)
    if width <= FEW_COLUMNS:
        _side_by_side(column, shown, width)
    else:
        _one_by_one(column, shown)
    more = len(rows) > len(shown)
    return [words()["remarks"]["rows"].format(most=MOST_ROWS)] if more else []


def _side_by_side(column: Column, rows: Sequence[Sequence[str]], width: int) -> None:
    longest = [
        min(40, max(4, *(len(row[place]) for row in rows if len(row) > place)))
        for place in range(width)
    ]
    unit = column.wide / sum(longest)
    wide = [unit * size for size in longest]
    for number, row in enumerate(rows):
        if len(column.sheets) > MOST_PAGES:
            return
        bold = not number
        cells = [
            list(column.ink.lines(cell[:2000], SMALL, bold, wide[place] - 4))
            for place, cell in enumerate(row)
        ]
        for line in range(max(map(len, cells), default=0)):
            sheet = column.space(SMALL * 1.3)
            column.y -= SMALL * 1.3
            for place, cell in enumerate(cells):
                if line < len(cell):
                    x = 56 + sum(wide[:place])
                    column.ink.write(sheet, cell[line], x, column.y, SMALL, bold)
        column.gap(2)


def _one_by_one(column: Column, rows: Sequence[Sequence[str]]) -> None:
    names = rows[0]
    for number, row in enumerate(rows[1:], 1):
        if len(column.sheets) > MOST_PAGES:
            return
        column.gap(6)
        column.space(4 * TEXT)
        column.paragraph(words()["row"].format(number=number), SMALL, bold=True)
        for place, cell in enumerate(row):
            if cell.strip():
                label = names[place] if place < len(names) else ""
                column.paragraph(f"{label}: {cell[:2000]}", SMALL)
