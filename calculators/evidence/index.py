"""The exhibit index as a file: text, Markdown, and a table for spreadsheets."""

import io
from typing import TYPE_CHECKING

from calculators.engine.exports import Export, plain_cell
from calculators.engine.rendering import render

if TYPE_CHECKING:  # it imports this module
    from calculators.evidence.calculator import Outcome
    from calculators.evidence.inputs import Inputs

COLUMNS = ("Exhibit", "Kind", "Shows", "Day", "Kept at", "Supports claims", "SHA-256")


def text(inputs: "Inputs", outcome: "Outcome") -> str:
    """The index as plain text."""
    return render("evidence/index.txt.jinja", inputs=inputs, outcome=outcome)


def markdown(inputs: "Inputs", outcome: "Outcome") -> str:
    """The index as a Markdown table, with what stands in a cell made harmless."""
    return render(
        "evidence/index.md.jinja",
        rows=[[cell(value) for value in row] for row in rows(outcome)],
        columns=COLUMNS,
    )


def spreadsheet(inputs: "Inputs", outcome: "Outcome") -> str:
    """The index as CSV with a head. Cells that look like formulas get an apostrophe in front."""
    import csv  # the browser fetches it when a table is wanted

    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in rows(outcome):
        writer.writerow(map(plain_cell, row))
    return file.getvalue()


def rows(outcome: "Outcome") -> list[tuple[str, ...]]:
    """One row an exhibit, in the order of the letters, every cell as text."""
    return [
        (
            entry.id,
            entry.exhibit.category.label,
            entry.exhibit.shows,
            entry.exhibit.day.isoformat() if entry.exhibit.day else "",
            entry.exhibit.kept_at or "",
            ", ".join(map(str, entry.supports)),
            entry.exhibit.sha256 or "",
        )
        for entry in outcome.exhibits
    ]


def cell(value: str) -> str:
    """A text that stays in its cell of a Markdown table, and stays text."""
    for mark in "\\&`*_[]<>|":
        value = value.replace(mark, f"&#{ord(mark)};" if mark in "<>&" else "\\" + mark)
    return " ".join(value.split())


EXPORTS = (
    Export(
        "text", "Copy the index as text", "exhibits.txt", "text/plain", text, copy=True, first=True
    ),
    Export("markdown", "Save the index as Markdown", "exhibits.md", "text/markdown", markdown),
    Export("csv", "Save the index as a table (CSV)", "exhibits.csv", "text/csv", spreadsheet),
)
