"""The derivation of a claim as steps; the sentences stand in `trace.txt.jinja`."""

from datetime import date

from calculators.engine.trace import Step
from calculators.law.debts import Debt, Total
from calculators.law.limitation import Limit


def trace(
    rows: tuple[Debt, ...], totals: tuple[Total, ...], limits: tuple[Limit, ...], as_at: date
) -> tuple[Step, ...]:
    """One step for each debt, each span of interest, each total and each time limit."""
    steps: list[Step] = []
    for row in rows:
        steps.append(Step("debt", {"row": row, "as_at": as_at}))
        steps += [Step("span", {"row": row, "span": span}) for span in row.interest.spans]
        if row.interest.missing:
            steps.append(Step("gap", {"row": row, "gap": row.interest.missing}))
        elif row.interest.spans:
            steps.append(Step("interest", {"row": row, "as_at": as_at}))
        if row.fixed:
            steps.append(Step("fixed_sum", {"row": row, "fixed": row.fixed}))
    steps += [Step("total", {"total": total, "as_at": as_at}) for total in totals]
    steps += [Step("limit", {"limit": limit}) for limit in limits]
    return tuple(steps)
