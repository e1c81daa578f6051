"""Releases with the fees and refunds that belong to them, out of the rows of a report."""

import re
from dataclasses import dataclass
from decimal import Decimal

from calculators.files import amounts
from calculators.files.draft import FileDraft
from calculators.files.found import FoundRelease, Refund
from calculators.files.tables import TableRow


@dataclass(frozen=True)
class ReleaseEntry:
    """One row that can be used. kind: "" if not known. amount: None if it has two readings."""

    row: TableRow
    day: str
    kind: str
    amount: Decimal | None
    readings: tuple[Decimal, ...]
    contract: str


def add(entries: list[ReleaseEntry], currency: str, draft: FileDraft) -> None:
    """Payments and bonuses with the fees and refunds that belong to them."""
    paid = [
        entry
        for entry in entries
        if entry.kind in ("payment", "bonus") and entry.amount is not None
    ]
    made: dict[int, dict[str, Decimal | str]] = {id(entry): {} for entry in paid}
    for entry in entries:
        if entry.kind not in ("fee", "fee_refund", "refund") or entry.amount is None:
            continue
        target, sure = _belongs(entry, paid, entries)
        if entry.kind == "refund":
            draft.refunds.append(
                Refund(
                    entry.day,
                    amounts.money(entry.amount),
                    currency,
                    draft.at(entry.row.line),
                    of=target.row["ref"].strip() if target else "",
                    contract=entry.contract,
                    ref=entry.row["ref"].strip(),
                )
            )
        if not target:
            draft.say(
                "unlinked",
                f"Nothing in the file ties {entry.row['type'].strip()} "
                f"{entry.row['amount'].strip()} to a release.",
                entry.row.line,
            )
            continue
        if not sure and entry.kind == "refund":
            draft.say(
                "link",
                "The link from the refund to its release is not in the file: "
                "the same contract title only.",
                entry.row.line,
            )
        sums = made[id(target)]
        sums[entry.kind] = Decimal(sums.get(entry.kind, 0)) + abs(entry.amount)
        if entry.kind == "refund":
            sums["refund_date"] = entry.day
    for entry in sorted(paid, key=lambda entry: entry.day):
        draft.releases.append(_release(entry, made[id(entry)], currency, draft))


def _release(
    entry: ReleaseEntry, sums: dict[str, Decimal | str], currency: str, draft: FileDraft
) -> FoundRelease:
    row = entry.row
    kind = (
        "bonus" if entry.kind == "bonus" else "hourly" if "hourly" in row["type"].casefold() else ""
    )
    local = single(row["local"])
    refunded = Decimal(sums.get("refund", 0))
    back = Decimal(sums["fee_refund"]) if "fee_refund" in sums else None
    details = row["details"].replace("\r\n", "\n").strip()
    assert entry.amount is not None
    return FoundRelease(
        entry.day,
        amounts.money(entry.amount),
        currency,
        draft.at(row.line),
        fee=amounts.money(Decimal(sums["fee"])) if "fee" in sums else "0.00 (no row)",
        refund=amounts.money(refunded),
        refund_date=str(sums.get("refund_date", "")),
        fee_refund=amounts.money(back) if back is not None else "0.00 (no row)" if refunded else "",
        contract=entry.contract,
        type=kind,
        ref=row["ref"].strip(),
        local_amount=amounts.money(local) if local is not None else "",
        local_currency=row["currency"].strip() if local is not None else "",
        details=details if "\n" in details else "",
    )


def _belongs(
    entry: ReleaseEntry, paid: list[ReleaseEntry], entries: list[ReleaseEntry]
) -> tuple[ReleaseEntry | None, bool]:
    """The release that a fee or refund belongs to, and if the file says so."""
    text = " ".join(entry.row.cells.values())
    named = re.findall(r"Ref\.?\s*ID[:\s]*(\d{4,})", text, re.IGNORECASE)
    for ref in named:
        for target in paid:
            if target.row["ref"].strip() == ref:
                return target, True
        for other in entries:  # the refund of a fee names the refund, or the fee
            if (
                other.row["ref"].strip() == ref
                and other is not entry
                and other.kind in ("fee", "refund")
            ):
                return _belongs(other, paid, [])[0], True
    if named:
        return None, True
    same = [
        target
        for target in paid
        if target.contract == entry.contract and target.row["team"] == entry.row["team"]
    ]
    if entry.kind == "fee":
        same = [target for target in same if target.day == entry.day]
        share = [
            target
            for target in same
            if target.amount and entry.amount and abs(entry.amount) <= target.amount
        ]
        same = share if len(share) == 1 else same
    else:
        same = [target for target in same if target.day <= entry.day and target.kind == "payment"]
    return (same[0], False) if len(same) == 1 else (None, False)


def single(text: str) -> Decimal | None:
    """The sum in a cell that has one reading."""
    found = amounts.readings(text)
    return found[0] if len(found) == 1 else None
