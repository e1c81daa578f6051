"""Earnings by day: hours of work and payments, before fees."""

import re
from decimal import Decimal

from calculators.engine.numeric_days import NUMERIC
from calculators.files import amounts, days, tables
from calculators.files.draft import FileDraft
from calculators.files.found import FoundHours, FoundRelease
from calculators.files.reports import names
from calculators.files.tables import TableRow

HOURS_OF_A_DAY = 24
KNOWN = re.compile(r"payment|fixed|hourly|milestone|bonus|expense|manual|escrow|zahlung")
NEEDED = frozenset({"date", "contract", "hours", "amount"})


def find(text: str) -> tables.FileTable | None:
    """The table of earnings by day, or None."""
    return tables.find(text, names("earnings").get, NEEDED)


def read(table: tables.FileTable, draft: FileDraft) -> None:
    """Adds hours and releases."""
    rows = tables.rows(table, draft, names("earnings"), "date")
    figures = [
        tuple(map(int, (found.group(1), found.group(3), found.group(4))))
        for row in rows
        if (found := NUMERIC.search(row["date"]))
    ]
    order = days.order_of([(a, b, c) for a, b, c in figures])
    sixths = False
    for row in rows:
        seen = days.written(row["date"], order)
        if not seen or not seen.days:
            draft.say(
                "row_no_day", f"'{row['date'][:40]}' is no day: the row is not read.", row.line
            )
            continue
        if len(seen.days) > 1:
            draft.say(
                "two_readings",
                "Day/month or month/day cannot be told from this file: choose once.",
                row.line,
            )
        day = str(seen.days[0]) if len(seen.days) == 1 else ""
        sixths = _add(row, day, draft) or sixths
    draft.say(
        "no_currency",
        "The file names no currency and no fee: amounts are before fees; "
        "compare them with the transaction report.",
    )
    if sixths:
        draft.say(
            "sixths", "Hours like 0.33333 are sixths of an hour rounded to five places: 20 minutes."
        )
    draft.say("days_only", "Days only; the zone is not in the file.")
    if draft.hours:
        draft.say(
            "hours_unpaid",
            "A row with hours says that there was work on the day, not that it was paid.",
        )


def _add(row: TableRow, day: str, draft: FileDraft) -> bool:
    title, number = row["contract"].strip(), ""
    if found := re.search(r"(?<!\s)\s*+\((\d{5,})\)$", title):
        title, number = title[: found.start()], found[1]
    hours, sums = _hours(row["hours"]), amounts.readings(row["amount"])
    if row["hours"].strip() and hours is None:
        draft.say(
            "row_no_sum",
            f"'{row['hours'][:40]}' is no number of hours: the row is not read.",
            row.line,
        )
        return False
    if len(sums) != 1:
        reason = (
            amounts.two_readings(row["amount"], sums)
            if sums
            else f"'{row['amount'][:40]}' is no number"
        )
        draft.say("two_sums" if sums else "row_no_sum", f"{reason}: in no sum.", row.line)
        if not sums:
            return False
    if hours is not None and hours > HOURS_OF_A_DAY:
        draft.say("long_day", f"{row['hours'].strip()} hours are more than a day has.", row.line)
    if hours is not None:
        minutes = int((hours * 60).to_integral_value())
        draft.hours.append(
            FoundHours(
                day,
                row["hours"].strip().replace(",", "."),
                minutes,
                draft.at(row.line),
                amount=f"{sums[0]:f}" if len(sums) == 1 else None,
                contract_id=number or None,
            )
        )
        return hours * 60 != minutes
    if len(sums) == 1 and not row.extra:
        kind = tables.normal(row["payment type"])
        if sums[0] < 0 or "refund" in kind:
            draft.say(
                "negative",
                f"{row['payment type'].strip() or 'A row'} of {row['amount'].strip()}: "
                "money that went back, in no sum of releases.",
                row.line,
            )
            return False
        if kind and not KNOWN.search(kind):
            shown = f"{row['payment type'].strip()} {row['amount'].strip()}"
            draft.say("type_unknown", f"{shown}: type not known, shown apart, in no sum.", row.line)
            draft.other_rows.append(f"{shown}: type not known, shown, in no sum of releases")
            return False
        draft.releases.append(
            FoundRelease(
                day,
                amounts.money(sums[0]),
                "not in the file",
                draft.at(row.line),
                fee="not in the file",
                refund="not in the file",
                contract=title,
                contract_id=number,
                type="" if "fixed" in kind else kind,
            )
        )
    return False


def _hours(text: str) -> Decimal | None:
    """A number of hours: decimals, or hours and minutes with a colon."""
    if found := re.fullmatch(r"\s*(\d{1,4}):([0-5]\d)\s*", text):
        return Decimal(found.group(1)) + Decimal(found.group(2)) / 60
    if re.fullmatch(r"\s*\d{1,4}(?:[.,]\d{1,8})?\s*", text):
        return Decimal(text.strip().replace(",", "."))
    return None
