"""Linear classifiers for rows of binary features: squared hinge, dual coordinate descent.

The method of Hsieh et al., "A Dual Coordinate Descent Method for Large-scale Linear SVM" (2008),
written out because the rows are few and a numerical library would be a dependency for this alone.
No chance: rows are visited in an order that a fixed generator shuffles.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from random import Random

EPOCHS, EPOCHS_ONCE_MORE = 10, 4
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


@dataclass(frozen=True)
class Fitted:
    """Weights by feature, the bias, and by example how much it still pulls at both."""

    weights: list[float]
    bias: float
    multipliers: list[float]


def fit(
    examples: Sequence[Example], strengths: Sequence[float], begun: Sequence[float] = ()
) -> Fitted:
    """Learns. strengths: how much of a weight each feature may take on.

    begun: the multipliers of these examples with other features, which takes fewer rounds.
    """
    size = len(strengths)
    squares = [strength * strength for strength in strengths]
    even = set(squares) <= {1.0}
    weights = [0.0] * (size + 1)
    diagonals = [1 / (2 * COST * one.counts) for one in examples]
    scales = [1 / sqrt(one.length or 1) for one in examples]
    signs = [1.0 if one.right else -1.0 for one in examples]
    # The square of a row's length, and one more for the bias.
    lengths = [
        1 + scale * scale * (len(one.row) if even else sum(map(squares.__getitem__, one.row)))
        for one, scale in zip(examples, scales, strict=True)
    ]
    multipliers = list(begun) or [0.0] * len(examples)

    def pull(at: int, step: float) -> None:
        weights[size] += step
        step *= scales[at]
        if even:
            for feature in examples[at].row:
                weights[feature] += step
        else:
            for feature in examples[at].row:
                weights[feature] += step * squares[feature]

    for at, multiplier in enumerate(multipliers):
        if multiplier:
            pull(at, multiplier * signs[at])
    order = list(range(len(examples)))
    chance = Random(20)
    for _ in range(EPOCHS_ONCE_MORE if begun else EPOCHS):
        chance.shuffle(order)
        active = []
        for at in order:
            inside = sum(map(weights.__getitem__, examples[at].row))
            margin = signs[at] * (scales[at] * inside + weights[size])
            gradient = margin - 1 + diagonals[at] * multipliers[at]
            if multipliers[at] == 0 and gradient > 0:
                if gradient < 0.5:
                    active.append(at)
                continue
            active.append(at)
            new = max(multipliers[at] - gradient / (lengths[at] + diagonals[at]), 0.0)
            step = (new - multipliers[at]) * signs[at]
            multipliers[at] = new
            if step:
                pull(at, step)
        order = active if len(active) > 50 else list(range(len(examples)))
    return Fitted(weights[:size], weights[size], multipliers)
