"""The learned weights as whole numbers in a file that is small enough."""

from collections.abc import Iterator, Mapping, Sequence

from calculators.reading.model import UNIT, Rows, number, pack
from training.learning import Fitted

LARGEST, HEAVIEST = 300_000, 127
# How many weights an output keeps, against the others, by its name or the part of it before ":".
# Whether there is anything at all is said by more words than what it is.
SHARE = {
    "threat": 16.0,
    "check": 8.0,
    "demand": 2.0,
    "lever": 2.4,
    "side": 0.6,
    "veiled": 0.8,
    "done": 0.2,
}
SHARE_OF_A_CHECK = 0.38
# A feature that few texts have can do little: how much that says against its weight.
SELDOM = 0.25
# By output what was learned for it.
Columns = Mapping[str, Fitted]
Weight = tuple[int, int, int]


def largest(names: Sequence[str], times: Sequence[int], columns: Columns) -> list[Weight]:
    """The weights that fit into the file, the ones that do most first: output, feature, number."""
    found = sorted(
        (rank / share_of(output), at, feature, whole(fitted.weights[feature]))
        for at, (output, fitted) in enumerate(columns.items())
        for rank, feature in enumerate(heaviest(fitted.weights, names, times))
    )
    ranked = [(at, feature, weight) for _, at, feature, weight in found]
    # All but the rows is as long whichever weights are chosen.
    left = LARGEST - len(text_of(columns, {}).encode()) + len(pack({}))
    least, most = 0, len(ranked) + 1
    while most - least > 500:
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


def whole(weight: float) -> int:
    """A weight as the whole number that stands for it."""
    return max(-HEAVIEST, min(HEAVIEST, round(weight * UNIT)))


def rows_of(names: Sequence[str], weights: Sequence[Weight]) -> Rows:
    """Rows by the hash of a feature; of two features with one hash the first is kept."""
    rows: dict[int, dict[int, int]] = {}
    for at, feature, weight in weights:
        rows.setdefault(number(names[feature]), {}).setdefault(at, weight)
    return rows


def text_of(columns: Columns, rows: Rows) -> str:
    """The text of the model's file."""
    return "".join(_lines(columns, rows))


def _lines(columns: Columns, rows: Rows) -> Iterator[str]:
    yield "# Made by `python -m training.fit`; change the texts there, not the numbers here.\n"
    yield "outputs = [" + ", ".join(f'"{name}"' for name in columns) + "]\n"
    # In single quotes, since a parser looks at each sign between double ones.
    yield f"weights = '{pack(rows)}'\n"
    yield "\n[bias]\n"
    for name, fitted in columns.items():
        yield f'"{name}" = {round(fitted.bias, 3)}\n'
