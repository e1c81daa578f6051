"""Tables of any separator: the header is found by its words, and each row is checked against it."""

import csv
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass

from calculators.files.draft import FileDraft
from calculators.files.limits import LONGEST_LINE, MOST_ROWS


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
    """A header by our names, the separator, and what follows it."""

    columns: tuple[str, ...]
    separator: str
    start: int
    text: str

    def __contains__(self, name: str) -> bool:
        return name in self.columns


def find(text: str, names: Mapping[str, str], needed: frozenset[str]) -> FileTable | None:
    """Looks for a header in the first lines. names: words of a header, in small letters, to ours.

    needed: ours that must be there.
    """
    place = 0
    for number, line in enumerate(text[:100_000].split("\n")[:20]):
        line_text = line.strip().strip("\ufeff")
        for separator in (",", ";", "\t", "|"):
            cells = header(line_text[:5000], separator)
            columns = tuple(names.get(normal(cell), normal(cell)) for cell in cells)
            if needed <= set(columns):
                return FileTable(columns, separator, number, text[place + len(line) + 1 :])
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
    csv.field_size_limit(LONGEST_LINE)
    reader = csv.reader(io.StringIO(table.text, newline=""), delimiter=table.separator)
    found: list[TableRow] = []
    width, bad, line = len(table.columns), 0, table.start + 2
    while len(found) + bad < MOST_ROWS:
        line = table.start + 2 + reader.line_num
        try:
            cells = next(reader)
        except StopIteration:
            break
        except csv.Error as error:
            bad += 1
            draft.say("row_unread", f"The row of line {line} cannot be read ({error}).", line)
            continue
        if not any(cell.strip() for cell in cells):
            continue
        columns = tuple(names.get(normal(cell), normal(cell)) for cell in cells)
        if columns == table.columns:
            draft.say("header_again", f"The header stands again in line {line}: skipped.", line)
            continue
        named = dict(zip(table.columns, cells, strict=False))
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
    else:
        draft.say("cut", f"Only the first {MOST_ROWS} rows are read.")
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


def _blank_tail(columns: tuple[str, ...], cells: int) -> bool:
    """If only columns are missing that are often empty: some programs leave out the last ones."""
    return all(name in ("payment", "balance", "tags", "payment type") for name in columns[cells:])


def unread(draft: FileDraft) -> int:
    """How many rows were said not to be read."""
    return sum(
        entry.code in ("row_unread", "row_nul", "row_short", "row_no_day", "row_no_sum")
        for entry in draft.said
    )
