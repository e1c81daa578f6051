"""The learned weights as whole numbers in a file that is small enough."""

from collections.abc import Iterator, Mapping, Sequence

from calculators.reading.model import NO_WEIGHT, ROUGHER, UNIT, Model, Row, number, pack, pack_table

LARGEST, HEAVIEST = 150_000, 127
# How many weights an output keeps, against the others, by the part of it before ":".
SHARE = {"demand": 2, "lever": 2.4, "side": 0.6, "veiled": 0.8, "done": 0.2}
SHARE_OF_A_CHECK = 0.38
# A feature that few texts have can do little: how much that says against its weight.
SELDOM = 0.25
# By output its weights, and its bias.
Columns = Mapping[str, tuple[Sequence[float], float]]
Weight = tuple[int, int, int]


def largest(
    names: Sequence[str], times: Sequence[int], columns: Columns, tables: Columns
) -> list[Weight]:
    """The weights that fit into the file, the ones that do most first: output, feature, number.

    tables: the outputs that have a weight for every hash.
    """
    found = sorted(
        (rank / share_of(output), at, feature, whole(weights[feature]))
        for at, (output, (weights, _)) in enumerate(columns.items())
        for rank, feature in enumerate(heaviest(weights, names, times))
    )
    ranked = [(at, feature, weight) for _, at, feature, weight in found]
    # All but the rows is as long whichever weights are chosen.
    left = LARGEST - len(text_of(model_of(names, columns, tables, [])).encode()) + len(pack({}))
    least, most = 0, len(ranked) + 1
    while most - least > 100:
        middle = (least + most) // 2
        if len(pack(rows_of(names, ranked[:middle]))) <= left:
            least = middle
        else:
            most = middle
    return ranked[:least]


def share_of(output: str) -> float:
    """How many weights an output keeps, against the others."""
    return SHARE_OF_A_CHECK if output.startswith("check:") else SHARE[output.partition(":")[0]]


def heaviest(weights: Sequence[float], names: Sequence[str], times: Sequence[int]) -> list[int]:
    """The features with a weight that a whole number can say, the one that does most first."""
    return sorted(
        (feature for feature, weight in enumerate(weights) if weight and whole(weight)),
        key=lambda feature: (-abs(weights[feature]) * times[feature] ** SELDOM, names[feature]),
    )


def whole(weight: float, unit: float = UNIT / ROUGHER) -> int:
    """A weight as the whole number that stands for it."""
    return max(-HEAVIEST, min(HEAVIEST, round(weight * unit)))


def model_of(
    names: Sequence[str], columns: Columns, tables: Columns, weights: Sequence[Weight]
) -> Model:
    """The model of these weights."""
    bias = {output: round(bias, 3) for output, (_, bias) in {**columns, **tables}.items()}
    return Model(
        (*columns, *tables),
        bias,
        rows_of(names, weights),
        {
            output: bytes(NO_WEIGHT + whole(weight, UNIT) for weight in weights)
            for output, (weights, _) in tables.items()
        },
    )


def rows_of(names: Sequence[str], weights: Sequence[Weight]) -> dict[int, Row]:
    """Rows by the hash of a feature; of two features with one hash the first is kept."""
    rows: dict[int, dict[int, int]] = {}
    for at, feature, weight in weights:
        rows.setdefault(number(names[feature]), {}).setdefault(at, weight)
    return {key: row_of(row) for key, row in rows.items()}


def row_of(weights: Mapping[int, int]) -> Row:
    """The weights by output as a row of the model."""
    return bytes(
        part for at, weight in sorted(weights.items()) for part in (at, NO_WEIGHT + weight)
    )


def text_of(model: Model) -> str:
    """The model as the text of its file."""
    return "".join(_lines(model))


def _lines(model: Model) -> Iterator[str]:
    yield "# Made by `python -m training.fit`; change the texts there, not the numbers here.\n"
    yield "outputs = [" + ", ".join(f'"{name}"' for name in model.outputs) + "]\n"
    yield f'weights = "{pack(model.rows)}"\n'
    yield "\n[tables]\n"
    for name, table in model.tables.items():
        yield f'"{name}" = "{pack_table(table)}"\n'
    yield "\n[bias]\n"
    for name, bias in model.bias.items():
        yield f'"{name}" = {bias}\n'
