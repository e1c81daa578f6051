"""The learned linear model: weights as data, scores, and the words that weighed.

`training` makes model.toml. Each output's score is its bias plus the mean weight of the features
that a text has, so that a long text is not louder than a short one. A feature is known by a hash
of its name, which takes two bytes where the name takes twenty.
"""

from array import array
from binascii import a2b_base64, b2a_base64
from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from itertools import accumulate
from math import sqrt
from operator import add
from struct import unpack as unpack_fields
from typing import Any
from zlib import compress, crc32, decompress

from calculators.engine import data

# So many are a weight of one, and a feature's hash has so many bits: with fewer, a feature that
# the model does not know too often has the hash of one that it knows.
UNIT = 4
BITS = 22
NO_WEIGHT = 128
# Bits of a field in which weights of an output add up, and what stands for none there, as a field
# has no sign.
FIELD = 32
MIDDLE = 1 << FIELD - 1
# By the hash of a feature, what it says for or against each output.
Rows = Mapping[int, Mapping[int, int]]


@dataclass(frozen=True, eq=False)
class Model:
    """The outputs in order, the bias of each, and one row for each feature.

    hashes: of the features, in order. ends: where the row of each one ends. spoken: to which output
    each weight of a row belongs. weights: each plus NO_WEIGHT.
    """

    outputs: tuple[str, ...]
    bias: Mapping[str, float]
    hashes: Sequence[int]
    ends: Sequence[int]
    spoken: bytes
    weights: bytes


@cache
def model() -> Model:
    """The model of model.toml."""
    return model_of(data.load("reading/model.toml"))


def model_of(table: Mapping[str, Any]) -> Model:
    """The model of such a file."""
    return unpack(tuple(table["outputs"]), table["bias"], table["weights"])


def number(feature: str) -> int:
    """The hash that stands for a feature."""
    return crc32(feature.encode()) & ((1 << BITS) - 1)


def pack(rows: Rows) -> str:
    """Rows as text: the steps from hash to hash, the lengths, the outputs, the weights.

    Apart from each other, since each kind packs better among its own.
    """
    hashes = sorted(rows)
    steps = [after - before for before, after in zip([0, *hashes], hashes, strict=False)]
    parts = (
        bytes(step & 255 for step in steps),
        bytes(step >> 8 & 255 for step in steps),
        bytes(step >> 16 for step in steps),
        bytes(len(rows[at]) for at in hashes),
        bytes(output for at in hashes for output in sorted(rows[at])),
        bytes(NO_WEIGHT + rows[at][output] for at in hashes for output in sorted(rows[at])),
    )
    return " ".join(b2a_base64(compress(part, 9), newline=False).decode() for part in parts)


def unpack(outputs: tuple[str, ...], bias: Mapping[str, float], packed: str) -> Model:
    """The model whose rows `pack` made a text of. A reader waits for it: no loop is in Python."""
    low, middle, high, lengths, spoken, weights = (
        decompress(a2b_base64(part)) for part in packed.split(" ")
    )
    steps = map(add, low, map((1 << 8).__mul__, middle))
    hashes = accumulate(map(add, steps, map((1 << 16).__mul__, high)))
    return Model(
        outputs, bias, array("I", hashes), array("I", accumulate(lengths)), spoken, weights
    )


@lru_cache(30_000)
def weights(known: Model, feature: str) -> tuple[tuple[int, int], ...]:
    """Which outputs a feature speaks for or against, and how much."""
    wanted = number(feature)
    at = bisect_left(known.hashes, wanted)
    if at == len(known.hashes) or known.hashes[at] != wanted:
        return ()
    begin, end = known.ends[at - 1] if at else 0, known.ends[at]
    return tuple(
        (output, weight - NO_WEIGHT)
        for output, weight in zip(known.spoken[begin:end], known.weights[begin:end], strict=True)
    )


@lru_cache(30_000)
def _sum(known: Model, feature: str) -> int:
    """The weights of a feature in one number, a field for each output: so many add up at once."""
    return sum(weight << FIELD * output for output, weight in weights(known, feature))


def scores(features: Collection[str]) -> dict[str, float]:
    """The score of each output for a text with these features; above zero it is likely."""
    known = model()
    outputs = len(known.outputs)
    total = sum(map(partial(_sum, known), features), MIDDLE * _ones(outputs))
    sums = unpack_fields(f"<{outputs}I", total.to_bytes(outputs * FIELD // 8, "little"))
    size = UNIT * sqrt(len(features) or 1)
    return {
        name: known.bias[name] + (one - MIDDLE) / size
        for name, one in zip(known.outputs, sums, strict=True)
    }


@cache
def _ones(outputs: int) -> int:
    """A one in each field."""
    return sum(1 << FIELD * output for output in range(outputs))


def weighed(features: Iterable[str], output: str) -> list[tuple[str, int]]:
    """The features that spoke for an output, the weightiest first."""
    known = model()
    wanted = known.outputs.index(output)
    found = [
        (name, weight)
        for name in features
        for at, weight in weights(known, name)
        if at == wanted and weight > 0
    ]
    return sorted(found, key=lambda one: (-one[1], one[0]))
