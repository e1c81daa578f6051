"""Hours of a week, where a row of a report tells them with its payment."""

import re
from decimal import Decimal

from calculators.files import amounts, days
from calculators.files.draft import FileDraft
from calculators.files.found import FoundHours
from calculators.files.releases import ReleaseEntry

WORKED = re.compile(
    r"(\d{1,3}):([0-5]\d) ?(?:hrs?|hours)\b.{0,40}?(\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4})"
    r"\s*(?:-|–|to)\s*(\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4})"
)


def add(entry: ReleaseEntry, order: str, draft: FileDraft) -> None:
    """Adds the hours of a week where a row tells them: "7:00 hrs @ $30.00/hr - 04/06 - 04/12"."""
    text = " ".join(entry.row.cells.values())[:2000]
    found = WORKED.search(text)
    if not found or entry.kind != "payment":
        return
    figures = [list(map(int, re.findall(r"\d+", part))) for part in found.group(3, 4)]
    order = order or days.order_of([(a, b, c) for a, b, c in figures])
    days_ = [seen.days for part in found.group(3, 4) if (seen := days.written(part, order))]
    minutes = int(found.group(1)) * 60 + int(found.group(2))
    sure = len(days_) == 2 and all(len(each) == 1 for each in days_)
    draft.hours.append(
        FoundHours(
            "",
            f"{Decimal(minutes) / 60:.2f}",
            minutes,
            draft.at(entry.row.line),
            amount=None if entry.amount is None else amounts.money(entry.amount),
            week=f"{days_[0][0]} to {days_[1][0]}" if sure else "",
            doubt="" if sure else f"{found.group(3).strip()} to {found.group(4).strip()}",
        )
    )
