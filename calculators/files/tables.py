"""Tables of any separator: the header is found by its words, and each row is checked against it."""

import csv
import io
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from calculators.files.draft import FileDraft
from calculators.files.limits import LARGEST_FILE, LONGEST_LINE, MOST_ROWS, MOST_UNCLOSED

# Columns that programs leave out at the end of a row where they are empty.
OFTEN_EMPTY = frozenset(
    {"payment", "balance", "tags", "payment type", "description", "assignee", "group", "updated"}
)

# What parts units in no file that we know: a table of one column has no separator.
NO_SEPARATOR = "\x1f"


@dataclass(frozen=True)
class TableRow:
    """Cells by the name that we give to their column. extra: cells beyond the header."""

    line: int
    cells: Mapping[str, str]
    extra: int = 0

    def __getitem__(self, name: str) -> str:
        return self.cells.get(name, "")


@dataclass(frozen=True)
class FileTable:
    """A header by our names (columns) and as written (head), the separator, what follows it."""

    columns: tuple[str, ...]
    head: tuple[str, ...]
    separator: str
    start: int
    text: str

    def __contains__(self, name: str) -> bool:
        return name in self.columns


def find(text: str, named: Callable[[str, str], str], needed: frozenset[str]) -> FileTable | None:
    """Looks for a header in the first lines.

    named: our name for the words of a header's cell, in small letters, or else its second argument.
    needed: ours that must be there.
    """
    place = 0
    for number, line in enumerate(text[:100_000].split("\n")[:20]):
        line_text = line.strip().strip("\ufeff")
        for separator in (",", ";", "\t", "|"):
            cells = header(line_text[:5000], separator)
            head = tuple(normal(cell) for cell in cells)
            columns = tuple(named(cell, cell) for cell in head)
            # By another separator the line is one cell, which may hold a word that is looked for.
            if len(columns) > 1 and needed <= set(columns):
                return FileTable(columns, head, separator, number, text[place + len(line) + 1 :])
        place += len(line) + 1
    return None


def find_column(
    text: str, named: Callable[[str, str], str], wanted: frozenset[str]
) -> FileTable | None:
    """The table whose one column is named in its first line.

    named: as in `find`. wanted: ours of which the column is one. A bare comma parts no cells there.
    """
    place = 0
    for number, line in enumerate(text[:100_000].split("\n")[:20]):
        if head := normal(line[:5000]):
            column = named(head, head)
            if column not in wanted:
                return None
            return FileTable(
                (column,), (head,), NO_SEPARATOR, number, text[place + len(line) + 1 :]
            )
        place += len(line) + 1
    return None


def header(line: str, separator: str) -> list[str]:
    """The cells of a line, or none where it cannot be parted."""
    try:
        return next(csv.reader([line.replace("\r", " ")], delimiter=separator), [])
    except csv.Error:
        return []


def normal(cell: str) -> str:
    """The words of a header's cell, for comparison."""
    return re.sub(r"[\s_\u00a0]+", " ", cell.strip().strip("\ufeff\"'").casefold()).strip()


def rows(table: FileTable, draft: FileDraft, names: Mapping[str, str], key: str) -> list[TableRow]:
    """The rows that can be read. What cannot is said, row by row, and none is left out silently.

    key: the column whose cell names a row to the reader.
    """
    found: list[TableRow] = []
    width, bad = len(table.columns), 0
    _say_columns(table, frozenset(names.values()), draft)
    for line, cells in _records(table, draft):
        if len(found) + bad >= MOST_ROWS:
            draft.say("cut", f"Only the first {MOST_ROWS} rows are read.")
            break
        if not cells:
            bad += 1
            continue
        if not any(cell.strip() for cell in cells):
            continue
        columns = tuple(names.get(normal(cell), normal(cell)) for cell in cells)
        if columns == table.columns:
            draft.say("header_again", f"The header stands again in line {line}: skipped.", line)
            continue
        named = _named(table.columns, cells)
        label = f"The row of line {line}" + (f" ({named[key][:40]})" if named.get(key) else "")
        if "\0" in "".join(cells):
            bad += 1
            draft.say("row_nul", f"{label.replace(chr(0), '␀')} holds NUL bytes: not read.", line)
        elif len(cells) < width and not _blank_tail(table.columns, len(cells)):
            bad += 1
            draft.say("row_short", f"{label} has {len(cells)} of {width} cells: not read.", line)
        else:
            extra = len([cell for cell in cells[width:] if cell.strip()])
            if extra:
                draft.say(
                    "row_long",
                    f"{label} has {len(cells)} cells, {len(cells) - width} too many: "
                    "read by the header, and in no sum until you confirm it.",
                    line,
                )
            found.append(TableRow(line, named, extra))
    formulas = sum(
        cell.lstrip().startswith(("=", "@")) for row in found for cell in row.cells.values()
    )
    if formulas:
        draft.say(
            "formula",
            f"{formulas} cell{'s' * (formulas > 1)} would be a formula in a spreadsheet: "
            "shown as text.",
        )
    return found


def _named(columns: tuple[str, ...], cells: list[str]) -> dict[str, str]:
    """The cells by their columns. Of two columns of one meaning, the first that says something.

    Descriptions that differ are both kept: each may be what a person wrote.
    """
    named: dict[str, str] = {}
    for column, cell in zip(columns, cells, strict=False):
        before = named.get(column, "")
        if not before.strip():
            named[column] = cell
        elif column == "description" and cell.strip() not in ("", before.strip()):
            named[column] = f"{before}\n{cell}"
    return named


def _say_columns(table: FileTable, known: frozenset[str], draft: FileDraft) -> None:
    """Says which columns are of no use here."""
    if other := [column for column in table.columns if column and column not in known]:
        listed = ", ".join(f'"{column[:40]}"' for column in other[:10])
        draft.say("columns", f"Columns that are not read here: {listed}.", table.start + 1)


def _records(table: FileTable, draft: FileDraft) -> Iterator[tuple[int, list[str]]]:
    """Each row with its line; no cells where it cannot be read, which is said.

    A quotation mark that is never closed swallows all that follows: its line is read alone then.
    """
    csv.field_size_limit(LARGEST_FILE)
    lines = io.StringIO(table.text, newline="").readlines()
    start, first = 0, table.start + 2
    for _ in range(MOST_UNCLOSED):
        reader = csv.reader(lines[start:], delimiter=table.separator)
        while True:
            begun = start + reader.line_num
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                line = first + begun
                draft.say("row_unread", f"The row of line {line} cannot be read ({error}).", line)
                yield line, []
                continue
            end = start + reader.line_num
            swallowed = end == len(lines) and end - begun > 1
            if swallowed and "".join(lines[begun:end]).count('"') % 2:
                draft.say(
                    "unclosed",
                    f"A quotation mark in line {first + begun} is never closed: the line is read "
                    "alone.",
                    first + begun,
                )
                yield first + begun, header(lines[begun], table.separator)
                start = begun + 1
                break
            if any(len(cell) > LONGEST_LINE for cell in cells):
                draft.say(
                    "cut",
                    f"A cell of line {first + begun} is longer than {LONGEST_LINE} characters: "
                    "the rest is cut.",
                    first + begun,
                )
                cells = [cell[:LONGEST_LINE] for cell in cells]
            if end - begun > 1 and _holds_row(cells, table.separator):
                draft.say(
                    "row_inside",
                    f"A cell of line {first + begun} goes over several lines and holds what looks "
                    "like another row: a quotation mark may be missing.",
                    first + begun,
                )
            if any(cells):
                yield first + begun, cells


def _holds_row(cells: list[str], separator: str) -> bool:
    """If a line inside a cell begins as the row itself does, and has as many cells."""
    form = _form(cells[0])
    return any(
        line.count(separator) >= len(cells) - 1 and _form(line.partition(separator)[0]) == form
        for cell in cells
        for line in cell.split("\n")[1:]
    )


def _form(cell: str) -> str:
    """A cell with 9 for figures and a for letters, so that ids of one kind are the same."""
    return re.sub(r"[^\W\d_]+", "a", re.sub(r"\d+", "9", cell.strip()))


def _blank_tail(columns: tuple[str, ...], cells: int) -> bool:
    """If only columns are missing that are often empty: some programs leave out the last ones."""
    return all(name in OFTEN_EMPTY for name in columns[cells:])


def unread(draft: FileDraft) -> int:
    """How many rows were said not to be read."""
    return sum(
        entry.code in ("row_unread", "row_nul", "row_short", "row_no_day", "row_no_sum")
        for entry in draft.said
    )
