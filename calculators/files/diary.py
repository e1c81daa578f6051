"""The work diary's cells of ten minutes: minutes a day."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from calculators.files import days, trees
from calculators.files.draft import FileDraft
from calculators.files.found import NO_ZONE, FoundHours
from calculators.files.trees import Branch, Tree

CELL_MINUTES, MOST_ACTIVITY = 10, 10


def _cells(tree: Tree) -> list[Branch]:
    if cells := [row for row in trees.records(tree) if "cellDateTime" in row]:
        return cells
    for _, branch in trees.branches(tree):
        for value in branch.values():
            if cells := [row for row in trees.records(value) if "cellDateTime" in row]:
                return cells
    return []


def recognises(tree: Tree) -> bool:
    """If JSON holds cells of a work diary."""
    return bool(_cells(tree))


@dataclass(frozen=True)
class _Cell:
    day: str
    time: str
    zone: bool
    manual: bool
    contract: str


def read(tree: Tree, draft: FileDraft) -> None:
    """Adds the hours of each day, each cell once."""
    outer = next(
        (
            trees.text(branch, key)
            for _, branch in trees.branches(tree)
            for key in ("contractId", "contract_id")
            if trees.text(branch, key)
        ),
        "",
    )
    seen: dict[tuple[str, str], Branch] = {}
    counted: dict[tuple[str, bool, str], list[_Cell]] = {}
    for number, row in enumerate(_cells(tree)):
        cell = _cell(row, number, outer, draft)
        if not cell:
            continue
        before = seen.get((cell.contract, cell.day + cell.time))
        if before is not None:
            same = before == row
            draft.say(
                "cell_twice",
                f"The cell {cell.time} of {cell.day} stands twice"
                f"{'' if same else ' with different content'}: counted once.",
                part=f"cell {number}",
            )
            continue
        seen[cell.contract, cell.day + cell.time] = row
        counted.setdefault((cell.day, cell.zone, cell.contract), []).append(cell)
    for (day, zone, contract), cells in sorted(counted.items()):
        minutes = CELL_MINUTES * len(cells)
        hours = (Decimal(minutes) / 60).quantize(Decimal("0.000001")).normalize()
        draft.hours.append(
            FoundHours(
                day,
                f"{hours:f}",
                minutes,
                draft.at(part=f"cells of {day}"),
                contract_id=contract or None,
                cells=len(cells),
                manual_cells=sum(cell.manual for cell in cells),
                doubt="" if zone else NO_ZONE,
            )
        )
    if any(zone for _, zone, _ in counted):
        draft.say("utc_days", "Days are counted in UTC: in another zone cells may lie on another.")
    if any(not zone for _, zone, _ in counted):
        draft.say(
            "no_zone",
            "No zone stands in the file: a day may be the day before or after in UTC, and an "
            "hour of the night on which clocks go back occurs twice.",
        )
    if not outer and any(not contract for _, _, contract in counted):
        draft.say("no_contract", "No contract stands in the file: choose which one it is.")


def _cell(row: Branch, number: int, outer: str, draft: FileDraft) -> _Cell | None:
    part, raw = f"cell {number}", trees.text(row, "cellDateTime")
    activity = trees.text(row, "activityLevel")
    if activity:
        try:
            level = Decimal(activity)
        except ArithmeticError:
            level = Decimal(-1)
        if not 0 <= level <= MOST_ACTIVITY:
            draft.say(
                "activity",
                f"activityLevel {activity[:20]} is outside 0 to {MOST_ACTIVITY}.",
                part=part,
            )
    elif "activityLevel" in row:
        draft.say(
            "activity_null",
            "activityLevel is null for a cell: nothing was measured"
            + (" (added by hand)." if row.get("manual") is True else "."),
            part=part,
        )
    try:
        moment = datetime.fromisoformat(raw)
    except ValueError:
        draft.say(
            "cell_no_day",
            f'The cell {number + 1} has no date ("{raw[:40]}"): not counted.',
            part=part,
        )
        return None
    if trees.DOUBTED in row:
        draft.say(
            "cell_doubted",
            f"The cell {raw[:25]} has {trees.text(row, trees.DOUBTED)}: not counted.",
            part=part,
        )
        return None
    if moment.minute % CELL_MINUTES or moment.second:
        draft.say(
            "off_grid",
            f"{moment:%H:%M} of {moment:%Y-%m-%d} is not on the ten-minute grid: not counted "
            "until you confirm it.",
            part=part,
        )
        return None
    zone = moment.tzinfo is not None
    local = days.iso(raw).instant or moment.isoformat()
    return _Cell(
        local[:10],
        local[11:16],
        zone,
        row.get("manual") is True,
        trees.text(row, "contractId") or trees.text(row, "contract", "id") or outer,
    )
