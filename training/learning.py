"""Linear classifiers for rows of binary features: squared hinge, dual coordinate descent.

The method of Hsieh et al., "A Dual Coordinate Descent Method for Large-scale Linear SVM" (2008),
written out because the rows are few and a numerical library would be a dependency for this alone.
No chance: rows are visited in an order that a fixed generator shuffles.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from random import Random

EPOCHS = 12
COST = 1.0


@dataclass(frozen=True)
class Example:
    """A text as one output sees it: its features, how many it had before any was left out,
    whether the output is right for it, and how much it counts.
    """

    row: Sequence[int]
    length: int
    right: bool
    counts: float


def fit(examples: Sequence[Example], strengths: Sequence[float]) -> tuple[list[float], float]:
    """Weights by feature and the bias. strengths: how much of a weight each feature may take on."""
    size = len(strengths)
    weights = [0.0] * (size + 1)
    squares = [strength * strength for strength in strengths]
    diagonals = [1 / (2 * COST * one.counts) for one in examples]
    scales = [1 / sqrt(one.length or 1) for one in examples]
    # The square of a row's length, and one more for the bias.
    lengths = [
        1 + scale * scale * sum(map(squares.__getitem__, one.row))
        for one, scale in zip(examples, scales, strict=True)
    ]
    multipliers = [0.0] * len(examples)
    order = list(range(len(examples)))
    chance = Random(20)
    for _ in range(EPOCHS):
        chance.shuffle(order)
        active = []
        for at in order:
            row, scale = examples[at].row, scales[at]
            sign = 1.0 if examples[at].right else -1.0
            diagonal = diagonals[at]
            margin = sign * (scale * sum(map(weights.__getitem__, row)) + weights[size])
            gradient = margin - 1 + diagonal * multipliers[at]
            if multipliers[at] == 0 and gradient > 0:
                if gradient < 0.5:
                    active.append(at)
                continue
            active.append(at)
            new = max(multipliers[at] - gradient / (lengths[at] + diagonal), 0.0)
            step = (new - multipliers[at]) * sign
            multipliers[at] = new
            if step:
                weights[size] += step
                step *= scale
                for feature in row:
                    weights[feature] += step * squares[feature]
        order = active if len(active) > 50 else list(range(len(examples)))
    return weights[:size], weights[size]
