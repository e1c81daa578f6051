"""What a reader takes away: a statement of account, a table, and one page for a hearing."""

import io
import re
from typing import TYPE_CHECKING

from calculators.claim.inputs import Inputs
from calculators.engine.exports import Export, plain_cell
from calculators.engine.rendering import render

if TYPE_CHECKING:  # it imports this module
    from calculators.claim.calculator import Outcome

COLUMNS = (
    "debt",
    "kind",
    "due",
    "currency",
    "amount",
    "paid",
    "paid_on",
    "unpaid",
    "interest",
    "fixed_sum",
    "fixed_sum_currency",
    "together",
)


def text(inputs: Inputs, outcome: "Outcome") -> str:
    """The statement of account, with the derivation of each sum."""
    return render("claim/statement.txt.jinja", inputs=inputs, outcome=outcome)


def brief(inputs: Inputs, outcome: "Outcome") -> str:
    """One page for a hearing: claim, facts, exhibits and law, of what was said."""
    return re.sub(
        r"\n{3,}", "\n\n", render("claim/brief.txt.jinja", inputs=inputs, outcome=outcome)
    )


def table(inputs: Inputs, outcome: "Outcome") -> str:
    """The rows and the totals as comma-separated values, with sums as plain numbers."""
    import csv  # the browser fetches it when a table is wanted

    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in outcome.rows:
        interest = "" if row.interest.amount is None else row.interest.amount
        added = row.fixed if row.fixed and row.fixed.amount else None
        writer.writerow(
            (
                plain_cell(row.item),
                row.kind,
                row.due,
                row.currency,
                row.amount,
                row.paid,
                row.paid_on or "",
                row.unpaid,
                interest,
                added.amount if added else "",
                added.currency if added else "",
                row.sum,
            )
        )
    for total in outcome.totals:
        writer.writerow(
            (
                "total",
                "",
                outcome.as_at,
                total.id,
                "",
                "",
                "",
                total.unpaid,
                total.interest,
                total.fixed,
                total.id,
                total.total,
            )
        )
    return buffer.getvalue()


EXPORTS = (
    Export("copy", "Copy as text", "claim.txt", "text/plain", text, copy=True, first=True),
    Export("brief", "Save a hearing brief", "hearing-brief.txt", "text/plain", brief),
    Export("text", "Save as text", "claim.txt", "text/plain", text),
    Export("csv", "Save as a table (CSV)", "claim.csv", "text/csv", table),
)
