"""The learned linear model: weights as data, scores, and the words that weighed.

`training` makes model.toml. Each output's score is its bias plus the mean weight of the features
that a text has, so that a long text is not louder than a short one. A feature is known by a hash
of its name, which takes two bytes where the name takes twenty. Most outputs weigh few features;
those that decide whether there is anything at all weigh many more, in a table of all hashes.
"""

from base64 import b85decode, b85encode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate
from math import sqrt
from zlib import compress, crc32, decompress

from calculators.engine import data

# So many are a weight of one, and a feature's hash has so many bits.
UNIT = 8
# Row weights are stored in coarser steps, so that larger ones fit in a byte.
ROUGHER = 2
BITS = 20
TABLE_BITS = 17
NO_WEIGHT = 128
Row = bytes


@dataclass(frozen=True, eq=False)
class Model:
    """`outputs` in order, the bias of each, and by the hash of a feature its row.

    A row has two bytes for each output that the feature speaks for or against: which, and the
    weight plus NO_WEIGHT. `tables` has for some outputs that of every hash.
    """

    outputs: tuple[str, ...]
    bias: Mapping[str, float]
    rows: Mapping[int, Row]
    tables: Mapping[str, bytes]


@cache
def model() -> Model:
    """The model of model.toml."""
    table = data.load("reading/model.toml")
    return Model(
        tuple(table["outputs"]),
        table["bias"],
        unpack(table["weights"]),
        {output: unpack_table(packed) for output, packed in table["tables"].items()},
    )


def number(feature: str) -> int:
    """The hash that stands for a feature."""
    return crc32(feature.encode()) & ((1 << BITS) - 1)


def place(feature: str) -> int:
    """The hash that stands for a feature in a table."""
    return number(feature) & ((1 << TABLE_BITS) - 1)


def pack(rows: Mapping[int, Row]) -> str:
    """Rows as text: the steps from hash to hash, the lengths, the outputs, the weights.

    Apart from each other, since each kind packs better among its own.
    """
    hashes = sorted(rows)
    steps = [after - before for before, after in zip([0, *hashes], hashes, strict=False)]
    return _pack(
        bytes(step & 255 for step in steps),
        bytes(step >> 8 for step in steps),
        bytes(len(rows[at]) // 2 for at in hashes),
        b"".join(rows[at][::2] for at in hashes),
        b"".join(rows[at][1::2] for at in hashes),
    )


def unpack(packed: str) -> dict[int, Row]:
    """The rows that `pack` made a text of."""
    low, high, lengths, outputs, weights = _unpack(packed)
    joined = bytearray(2 * len(outputs))
    joined[::2], joined[1::2] = outputs, weights
    ends = accumulate(2 * length for length in lengths)
    hashes = accumulate(step + 256 * more for step, more in zip(low, high, strict=True))
    rows = {}
    begun = 0
    for at, end in zip(hashes, ends, strict=True):
        rows[at] = bytes(joined[begun:end])
        begun = end
    return rows


def pack_table(table: bytes) -> str:
    """A table as text: a bit for each hash that has a weight, and these weights."""
    bits = int("".join("01"[weight != NO_WEIGHT] for weight in table), 2)
    return _pack(
        bits.to_bytes(len(table) // 8, "big"),
        bytes(weight for weight in table if weight != NO_WEIGHT),
    )


def unpack_table(packed: str) -> bytes:
    """The table that `pack_table` made a text of."""
    bits, found = _unpack(packed)
    weights = iter(found)
    used = f"{int.from_bytes(bits, 'big'):0{8 * len(bits)}b}"
    return bytes(next(weights) if bit == "1" else NO_WEIGHT for bit in used)


def _pack(*parts: bytes) -> str:
    return " ".join(b85encode(compress(part, 9)).decode() for part in parts)


def _unpack(packed: str) -> list[bytes]:
    return [decompress(b85decode(part)) for part in packed.split(" ")]


@lru_cache(30_000)
def weights(known: Model, feature: str) -> tuple[tuple[int, int], ...]:
    """Which outputs a feature speaks for or against, and how much."""
    row = known.rows.get(number(feature), b"")
    at_place = place(feature)
    return (
        *((row[at], ROUGHER * (row[at + 1] - NO_WEIGHT)) for at in range(0, len(row), 2)),
        *(
            (known.outputs.index(output), table[at_place] - NO_WEIGHT)
            for output, table in known.tables.items()
            if table[at_place] != NO_WEIGHT
        ),
    )


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
