"""The learned linear model: weights as data, scores, and the words that weighed.

`training` makes model.toml. Each output's score is its bias plus the mean weight of the features
that a text has, so that a long text is not louder than a short one. A feature is known by a hash
of its name, which takes two bytes where the name takes twenty.
"""

from binascii import a2b_base64, b2a_base64
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate
from math import sqrt
from zlib import compress, crc32, decompress

from calculators.engine import data

# Weights are whole numbers of this size, and a feature's hash has so many bits.
UNIT = 8
BITS = 22
Row = bytes


@dataclass(frozen=True, eq=False)
class Model:
    """`outputs` in order, the bias of each, and by the hash of a feature its row.

    A row has two bytes for each output that the feature speaks for or against: which, and the
    weight plus 128.
    """

    outputs: tuple[str, ...]
    bias: Mapping[str, float]
    rows: Mapping[int, Row]


@cache
def model() -> Model:
    """The model of model.toml."""
    table = data.load("reading/model.toml")
    return Model(tuple(table["outputs"]), table["bias"], unpack(table["weights"]))


def number(feature: str) -> int:
    """The hash that stands for a feature."""
    return crc32(feature.encode()) & ((1 << BITS) - 1)


def pack(rows: Mapping[int, Row]) -> str:
    """Rows as text: the steps from hash to hash, the lengths, the outputs, the weights.

    Apart from each other, since each kind packs better among its own.
    """
    hashes = sorted(rows)
    steps = [after - before for before, after in zip([0, *hashes], hashes, strict=False)]
    parts = (
        b"".join(step.to_bytes(2, "little") for step in steps),
        bytes(len(rows[at]) // 2 for at in hashes),
        b"".join(rows[at][::2] for at in hashes),
        b"".join(rows[at][1::2] for at in hashes),
    )
    return " ".join(b2a_base64(compress(part, 9), newline=False).decode() for part in parts)


def unpack(packed: str) -> dict[int, Row]:
    """The rows that `pack` made a text of."""
    steps, lengths, outputs, weights = (decompress(a2b_base64(part)) for part in packed.split(" "))
    joined = bytearray(2 * len(outputs))
    joined[::2], joined[1::2] = outputs, weights
    ends = accumulate(2 * length for length in lengths)
    hashes = accumulate(low + 256 * high for low, high in zip(steps[::2], steps[1::2], strict=True))
    rows = {}
    begun = 0
    for at, end in zip(hashes, ends, strict=True):
        rows[at] = bytes(joined[begun:end])
        begun = end
    return rows


@lru_cache(30_000)
def weights(known: Model, feature: str) -> tuple[tuple[int, int], ...]:
    """Which outputs a feature speaks for or against, and how much."""
    row = known.rows.get(number(feature), b"")
    return tuple((row[at], row[at + 1] - 128) for at in range(0, len(row), 2))


def scores(features: Iterable[str]) -> dict[str, float]:
    """The score of each output for a text with these features; above zero it is likely."""
    known = model()
    sums = [0] * len(known.outputs)
    count = 0
    for name in features:
        count += 1
        for output, weight in weights(known, name):
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
        for at, weight in weights(known, name)
        if at == wanted and weight > 0
    ]
    return sorted(found, key=lambda one: (-one[1], one[0]))
