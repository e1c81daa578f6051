"""Linear classifiers for rows of binary features: squared hinge, dual coordinate descent.

The method of Hsieh et al., "A Dual Coordinate Descent Method for Large-scale Linear SVM" (2008),
written out because the rows are few and a numerical library would be a dependency for this alone.
No chance: rows are visited in an order that a fixed generator shuffles.
"""

from collections.abc import Sequence
from math import sqrt
from random import Random

EPOCHS = 12
COST = 1.0


def fit(
    rows: Sequence[Sequence[int]],
    right: Sequence[bool],
    size: int,
    *,
    cost: float = COST,
    counts: Sequence[float] | None = None,
) -> tuple[list[float], float]:
    """Weights by feature and the bias. rows: the features of each text; counts: how much each has
    to say, one where it is not given.
    """
    weights = [0.0] * (size + 1)
    diagonals = [1 / (2 * cost * count) for count in counts or [1.0] * len(rows)]
    scales = [1 / sqrt(len(row) or 1) for row in rows]
    multipliers = [0.0] * len(rows)
    order = list(range(len(rows)))
    chance = Random(20)
    for _ in range(EPOCHS):
        chance.shuffle(order)
        active = []
        for at in order:
            row, scale = rows[at], scales[at]
            sign = 1.0 if right[at] else -1.0
            diagonal = diagonals[at]
            margin = sign * (scale * sum(map(weights.__getitem__, row)) + weights[size])
            gradient = margin - 1 + diagonal * multipliers[at]
            if multipliers[at] == 0 and gradient > 0:
                if gradient < 0.5:
                    active.append(at)
                continue
            active.append(at)
            # Each row has length one, and one more for the bias.
            new = max(multipliers[at] - gradient / (2 + diagonal), 0.0)
            step = (new - multipliers[at]) * sign
            multipliers[at] = new
            if step:
                weights[size] += step
                step *= scale
                for feature in row:
                    weights[feature] += step
        order = active if len(active) > 50 else list(range(len(rows)))
    return weights[:size], weights[size]
