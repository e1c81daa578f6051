"""The platform's transaction reports, old and new header: releases, fees, refunds and the rest."""

import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from functools import cache

from calculators.engine.data import load
from calculators.files import amounts, days, releases, report_checks, tables, weeks
from calculators.files.draft import FileDraft
from calculators.files.found import FoundEvent
from calculators.files.releases import ReleaseEntry, single
from calculators.files.tables import TableRow

NEEDED = frozenset({"date", "type", "amount"})
KINDS = {
    "payment": "payment_released",
    "bonus": "bonus",
    "refund": "refund_given",
    "withdrawal": "withdrawal",
    "chargeback": "charged_back",
}


@cache
def names(section: str) -> dict[str, str]:
    """The words of headers with our names for them."""
    return {
        word: name for name, words in load("files/columns.toml")[section].items() for word in words
    }


def find(text: str) -> tables.FileTable | None:
    """The table of a transaction report, or None."""
    table = tables.find(text, names("report").get, NEEDED)
    return table if table and ("ref" in table or "id" in table or "balance" in table) else None


def read(table: tables.FileTable, draft: FileDraft) -> None:
    """Adds events, releases and refunds, and all other rows as text."""
    rows = tables.rows(table, draft, names("report"), "id" if "id" in table else "ref")
    rows = _once(rows, draft)
    report_checks.separators(table, rows, draft)
    order = report_checks.order(rows, draft)
    currency = report_checks.currency(table, rows, draft)
    entries = [
        entry
        for row in _settled(rows, draft)
        if (entry := _entry(row, order, "id" not in table, draft))
    ]
    for entry in sorted(entries, key=lambda entry: entry.day):
        _event(entry, currency, draft)
        weeks.add(entry, order, draft)
    releases.add([entry for entry in entries if entry.day and not entry.row.extra], currency, draft)
    if "id" not in table:
        draft.invoices += sorted(f"T{row['ref'].strip()}.pdf" for row in rows if row["ref"].strip())
        draft.say("no_contract", "The old report has no contract title or number, only the team.")
    draft.end_balance = _end_balance(entries)
    draft.say(
        "days_only",
        "The report has days only, no time of day and no zone: every row is a day only.",
    )
    report_checks.gaps(entries, draft)
    report_checks.people(rows, draft)
    bad = tables.unread(draft)
    draft.say("rows", f"{len(entries)} rows read, {bad} not read; none is left out without a word.")


def _once(rows: list[TableRow], draft: FileDraft) -> list[TableRow]:
    """Rows without those that stand twice. The same number with other content is said."""
    seen: dict[str, TableRow] = {}
    kept = []
    for row in rows:
        key = row["id"].strip() or row["ref"].strip()
        before = seen.get(key) if key else None
        if before and before.cells == row.cells:
            draft.say(
                "row_twice", f"{key} stands twice with the same content: counted once.", row.line
            )
            continue
        if before:
            draft.say(
                "row_differs",
                f"{key} stands twice with different content (lines {before.line} and "
                f"{row.line}): both are shown, confirm which is right.",
                row.line,
            )
            row = replace(row, extra=1)
        seen.setdefault(key, row)
        kept.append(row)
    return kept


def _settled(rows: list[TableRow], draft: FileDraft) -> list[TableRow]:
    """Rows whose sums with two readings are decided where the balances on both sides decide."""
    kept = []
    for place, row in enumerate(rows):
        sums = amounts.readings(row["amount"])
        if len(sums) == 2:
            after = single(row["balance"])
            for neighbour in rows[max(0, place - 1) : place] + rows[place + 1 : place + 2]:
                before = single(neighbour["balance"])
                if before is None or after is None:
                    continue
                fits = [number for number in sums if before + number == after]
                if len(fits) == 1:
                    draft.say(
                        "balance",
                        f"'{row['amount']}' is {fits[0]:f}: the balances beside it say so.",
                        row.line,
                    )
                    row = replace(row, cells={**row.cells, "amount": f"{fits[0]:.2f}"})
                    break
        kept.append(row)
    return kept


def _entry(row: TableRow, order: str, old: bool, draft: FileDraft) -> ReleaseEntry | None:
    label = row["id"].strip() or row["ref"].strip() or f"line {row.line}"
    seen = days.written(row["date"], order)
    if not seen or not seen.days:
        draft.say(
            "row_no_day",
            f"'{row['date'][:40]}' is no day: the row of {label} is not read.",
            row.line,
        )
        return None
    day = "" if len(seen.days) > 1 else str(seen.days[0])
    numbers = amounts.readings(row["amount"])
    if not numbers:
        draft.say(
            "row_no_sum",
            f"'{row['amount'][:40]}' is no number: the row of {label} is not read.",
            row.line,
        )
        return None
    if len(numbers) == 2:
        draft.say(
            "two_sums",
            f"{amounts.two_readings(row['amount'], numbers)}: both are shown, and it is in no sum.",
            row.line,
        )
    elif re.search(r"\d[.,]\d{3}[.,]\d", row["amount"]):
        draft.say(
            "one_reading", f"'{row['amount'].strip()}' has one reading: {numbers[0]:f}.", row.line
        )
    kind = _kind(row, numbers[0])
    amount = numbers[0] if len(numbers) == 1 else None
    shown = f"{row['type'].strip()} {row['amount'].strip()}"
    if not kind:
        draft.say(
            "type_unknown",
            f'The type "{row["type"].strip()[:40]}" is not known: shown apart, in no sum.',
            row.line,
        )
        draft.other_rows.append(f"{shown}: type not known, shown, in no sum of releases")
    elif kind in ("tax", "other"):
        draft.other_rows.append(f"{shown} (tax, not a fee)" if kind == "tax" else shown)
    contract = "" if old else row["description"].strip()
    return ReleaseEntry(row, day, kind, amount, numbers, contract)


def _kind(row: Mapping[str, str] | TableRow, amount: Decimal) -> str:
    """What a row is, by the words of its type and summary."""
    kind = tables.normal(row["type"])
    words = f"{kind} {tables.normal(row['summary'])} {tables.normal(row['details'])}"
    if (
        any(word in kind.split() for word in ("gst", "vat", "tax", "wht", "hst"))
        or "withholding" in kind
    ):
        return "tax"
    if "chargeback" in words or "charge back" in words:
        return "chargeback"
    if "withdrawal" in kind and "fee" not in kind:
        return "withdrawal"
    if "fee" in kind.split():
        if "service" not in kind:
            return "other"
        return "fee_refund" if "refund" in words or amount > 0 else "fee"
    if "refund" in kind:
        return "fee_refund" if "fee refund" in words else "refund"
    if "refund to client" in words:
        return "refund"
    if "bonus" in kind:
        return "bonus"
    if any(
        word in kind
        for word in ("fixed", "milestone", "hourly", "payment", "escrow release", "expense")
    ):
        return "payment" if amount > 0 else ""
    return (
        "other" if any(word in kind for word in ("membership", "connects", "subscription")) else ""
    )


def _event(entry: ReleaseEntry, currency: str, draft: FileDraft) -> None:
    if entry.kind not in KINDS:
        return
    row = entry.row
    doubts = []
    if entry.amount is None:
        doubts.append(amounts.two_readings(row["amount"], entry.readings))
    if not entry.day:
        seen = days.written(row["date"])
        doubts.append(f"{' or '.join(map(str, seen.days if seen else ()))}")
    draft.events.append(
        FoundEvent(
            KINDS[entry.kind],
            entry.day,
            draft.at(row.line),
            contract=entry.contract,
            amount="" if entry.amount is None else amounts.money(entry.amount),
            currency=currency,
            doubt="; ".join(doubts),
            basis="a row with too many cells, or two rows" if row.extra else "",
            readings=tuple(f"{number:f}" for number in entry.readings)
            if entry.amount is None
            else (),
        )
    )


def _end_balance(entries: list[ReleaseEntry]) -> str:
    """The balance after the newest row; the file may have it first or last."""
    known = [entry for entry in entries if entry.day and entry.row["balance"].strip()]
    if not known:
        return ""
    newest_first = known[0].day >= known[-1].day
    if known[0].day == known[-1].day and len(known) > 1:
        first, second = single(known[0].row["balance"]), single(known[1].row["balance"])
        amount = known[0].amount
        if first is not None and second is not None and amount is not None:
            newest_first = first - amount == second
    last = single((known[0] if newest_first else known[-1]).row["balance"])
    return ("-" if last < 0 else "") + amounts.money(last) if last is not None else ""
