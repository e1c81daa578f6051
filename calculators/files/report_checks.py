"""What a transaction report leaves open as a whole: separators, order of days, currency, gaps."""

import itertools
import re
from datetime import date

from calculators.engine.numeric_days import NUMERIC, make, numeric
from calculators.files import days, tables
from calculators.files.draft import FileDraft
from calculators.files.releases import ReleaseEntry, single
from calculators.files.tables import TableRow

# What stands in the head of the column of amounts, and the currency that it means.
SIGNS = {"€": "EUR", "eur": "EUR", "£": "GBP", "gbp": "GBP", "$": "USD", "usd": "USD"}


def separators(table: tables.FileTable, rows: list[TableRow], draft: FileDraft) -> None:
    """Says what a spreadsheet in another language made of the file."""
    commas = [
        row["amount"].strip() for row in rows if re.search(r"\d,\d{1,2}$", row["amount"].strip())
    ]
    name = {";": "semicolons", "\t": "tabs", "|": "upright strokes"}.get(table.separator, "")
    if name or commas:
        between = f"{name.capitalize()} between cells" if name else "Commas between cells"
        proof = f"; decimal commas, by '{commas[0]}'" if commas else ""
        draft.say("separators", f"{between}{proof}.")


def order(rows: list[TableRow], draft: FileDraft) -> str:
    """The order of days in figures that the file proves, by its days or by its name."""
    figures = [found.groups() for row in rows if (found := NUMERIC.search(row["date"]))]
    triples = [(int(first), int(second), int(third)) for first, _, second, third in figures]
    if not triples or any("." in between for _, between, _, _ in figures):
        if triples:
            proof = next((a for a, _, _ in triples if a > 12), 0)
            draft.say(
                "day_order",
                "Days are day.month.year" + (f" ({proof}. proves it)." if proof else "."),
            )
        return "dmy" if triples else ""
    order = days.order_of(triples)
    bounds = [
        date.fromisoformat(day)
        for day in re.findall(r"\d{4}-\d{2}-\d{2}", draft.name)
        if make(*map(int, day.split("-")))
    ]
    inside = [
        order
        for order in ("dmy", "mdy")
        if len(bounds) == 2
        and all(
            read and bounds[0] <= read[0] <= bounds[1]
            for triple in triples
            for read in [numeric(*triple, order)]
        )
    ]
    by_name = (
        f" The file's name bounds them to {bounds[0]} to {bounds[1]}." if len(bounds) == 2 else ""
    )
    if order:
        proof_row = next("/".join(map(str, t)) for t in triples if days.order_of([t]) == order)
        draft.say("day_order", days.proof(order, proof_row) + by_name)
    elif len(inside) == 1:
        order = inside[0]
        name = "day/month/year" if order == "dmy" else "month/day/year"
        draft.say("day_order", f"Days are {name}: only so do they lie in the file's name.{by_name}")
    elif any(a != b and a <= 12 and b <= 12 for a, b, _ in triples):
        draft.say(
            "two_readings", "Day/month or month/day cannot be told from this file: choose once."
        )
    return order


def currency(table: tables.FileTable, rows: list[TableRow], draft: FileDraft) -> str:
    """The currency of the amounts, by their head or by the column Currency; says what it is."""
    head = table.head[table.columns.index("amount")]
    named = next((code for sign, code in SIGNS.items() if sign in head), "")
    codes = sorted({row["currency"].strip() for row in rows} - {""})
    local = any(row["local"].strip() for row in rows)
    if not named and not local and len(codes) == 1 and codes != ["USD"]:
        draft.say("currency", f"The amounts are in {codes[0]} by the column Currency.")
        return codes[0]
    named = named or "USD"
    if local:
        others = ", ".join(code for code in codes if code != named)
        draft.say(
            "currency",
            f"The column of amounts is in {named}; {others or 'Currency'} belongs to the local "
            "amount.",
        )
    return named


def gaps(entries: list[ReleaseEntry], draft: FileDraft) -> None:
    """Says where the balance of a row does not follow from the row beside it, in either order."""
    sums = [(single(entry.row["balance"]), entry.amount, entry.row.line) for entry in entries]
    wrong = []
    for newest_first in (True, False):
        pairs = itertools.pairwise(sums)
        ordered = pairs if newest_first else ((after, before) for before, after in pairs)
        wrong.append(
            [
                max(line, other)
                for (after, amount, line), (before, _, other) in ordered
                if after is not None and before is not None and amount is not None
                if before + amount != after
            ]
        )
    if lines := min(wrong, key=len):
        draft.say(
            "balance_gap",
            f"The balance does not follow from the row before in {len(lines)} "
            f"place{'s' * (len(lines) > 1)} (first at line {lines[0]}): rows may be missing.",
            lines[0],
        )


def people(rows: list[TableRow], draft: FileDraft) -> None:
    """Says if the report is of several freelancers."""
    names = sorted({row["freelancer"].strip() for row in rows} - {""})
    if len(names) > 1:
        draft.say(
            "freelancers",
            f"The report has rows of {len(names)} freelancers: {', '.join(names[:10])}.",
        )
