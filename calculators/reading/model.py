"""The learned linear model: weights as data, scores, and the words that weighed.

`training` makes model.toml. Each output's score is its bias plus the mean weight of the features
that a text has, so that a long text is not louder than a short one.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from math import sqrt

from calculators.engine import data

# One sign per output, and weights as whole numbers of this size.
SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz@$%&=?/:~^"
UNIT = 12


@dataclass(frozen=True)
class Model:
    """`outputs` in order, the bias of each, and of each feature the weights by output."""

    outputs: tuple[str, ...]
    bias: Mapping[str, float]
    weights: Mapping[str, tuple[tuple[int, int], ...]]


@cache
def model() -> Model:
    """The model of model.toml."""
    table = data.load("reading/model.toml")
    outputs = tuple(table["outputs"])
    number = {sign: index for index, sign in enumerate(SIGNS)}
    weights: dict[str, tuple[tuple[int, int], ...]] = {}
    for line in table["weights"].splitlines():
        name, _, packed = line.rpartition("\t")
        weights[name] = tuple(_unpack(packed, number))
    return Model(outputs, table["bias"], weights)


def _unpack(packed: str, number: dict[str, int]) -> Iterable[tuple[int, int]]:
    at = 0
    while at < len(packed):
        until = at + 1
        while until < len(packed) and packed[until] not in number:
            until += 1
        yield number[packed[at]], int(packed[at + 1 : until])
        at = until


def scores(features: Iterable[str]) -> dict[str, float]:
    """The score of each output for a text with these features; above zero it is likely."""
    known = model()
    sums = [0] * len(known.outputs)
    count = 0
    for name in features:
        count += 1
        for output, weight in known.weights.get(name, ()):
            sums[output] += weight
    size = UNIT * sqrt(count or 1)
    return {
        name: known.bias[name] + total / size
        for name, total in zip(known.outputs, sums, strict=True)
    }


def weighed(features: Iterable[str], output: str) -> list[tuple[str, int]]:
    """The features that spoke for an output, the weightiest first."""
    known = model()
    wanted = known.outputs.index(output)
    found = [
        (name, weight)
        for name in features
        for at, weight in known.weights.get(name, ())
        if at == wanted and weight > 0
    ]
    return sorted(found, key=lambda one: (-one[1], one[0]))
