"""How well messages and sentences are read that the model has not learned from.

    python -m tests.reading.corpus    the scores, and a table for demand and lever of which label
                                      was read as which, sure labels and border cases apart

An alternative label counts as right. A border case (`sure` n) is counted by itself.
"""

import csv
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from calculators.reading.check import check
from calculators.reading.recognise import Reading, recognise

HERE = Path(__file__).parent
FIELDS = ("demand", "lever")


@dataclass(frozen=True)
class Message:
    """A message with its labels, and further labels that count as right."""

    labels: dict[str, str]
    alternatives: dict[str, frozenset[str]]
    text: str

    def right(self, field: str, found: str) -> bool:
        """Whether a label is the expected one or an alternative."""
        return found == self.labels[field] or found in self.alternatives.get(field, ())


def messages() -> list[Message]:
    """The messages of messages.tsv."""
    others: dict[str, dict[str, frozenset[str]]] = {}
    for row in _rows("alternatives.tsv", csv.QUOTE_NONE):
        fields = others.setdefault(row["id"], {})
        fields[row["field"]] = fields.get(row["field"], frozenset()) | {row["also_acceptable"]}
    return [
        Message(
            row, others.get(row["id"], {}), row["text"].replace("\\n", "\n").replace("\\t", "\t")
        )
        for row in _rows("messages.tsv", csv.QUOTE_NONE)
    ]


def calm() -> list[dict[str, str]]:
    """Texts of calm sentences; in half of them a threat follows, and the others are innocent."""
    return _rows("calm.tsv", csv.QUOTE_NONE)


def refusals() -> list[dict[str, str]]:
    """Messages of clients who do not pay, and of freelancers who ask to be paid."""
    return _rows("refusals.tsv", csv.QUOTE_NONE)


def sentences() -> list[dict[str, str]]:
    """The sentences of sentences.tsv."""
    return _rows("sentences.tsv", csv.QUOTE_MINIMAL)


def _rows(name: str, quoting: int) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=quoting))


def measure_messages(chosen: list[Message]) -> dict[str, float]:
    """Shares: threats found, innocent ones called a threat, demand and lever of the threats."""
    counted: Counter[str] = Counter()
    for message in chosen:
        reading: Reading = recognise(message.text)
        if message.labels["plainness"] == "none":
            counted["innocent"] += 1
            counted["false"] += reading.threat != "none"
            continue
        counted["threats"] += 1
        counted["found"] += reading.threat != "none" or message.right("plainness", "none")
        right = {field: message.right(field, getattr(reading, field)) for field in FIELDS}
        counted.update(field for field in FIELDS if right[field])
        counted["both"] += all(right.values())
    return {
        "found": counted["found"] / counted["threats"],
        "false": counted["false"] / counted["innocent"],
        **{field: counted[field] / counted["threats"] for field in (*FIELDS, "both")},
    }


def labelled(chosen: list[Message], field: str) -> Iterator[tuple[str, str]]:
    """Of each message, threat or not, the expected label and the one found.

    An alternative that was found is the expected one.
    """
    for message in chosen:
        found: str = getattr(recognise(message.text), field)
        expected = message.labels[field]
        yield expected, expected if message.right(field, found) else found


def table(pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Lines: for each expected label how often which label was found, then recall and precision.

    The columns have the numbers of the rows.
    """
    counted = Counter(pairs)
    names = sorted(
        {name for pair in counted for name in pair}, key=lambda name: (name == "none", name)
    )
    yield f"{'':29}" + "".join(f"{at:4}" for at in range(1, len(names) + 1)) + "  recall precision"
    for at, name in enumerate(names, 1):
        row = [counted[name, other] for other in names]
        column = sum(counted[other, name] for other in names)
        cells = "".join(f"{count or '.':>4}" for count in row)
        right = counted[name, name]
        yield f"{at:2} {name:26}{cells}  {right:3}/{sum(row):<3} {right:3}/{column:<3}"


def measure_sentences(chosen: list[dict[str, str]]) -> dict[str, float]:
    """Recall and precision of "there is something to find"."""
    counted: Counter[str] = Counter()
    for row in chosen:
        seen = bool(check(row["sentence"], row["place"]))
        counted[f"{row['expect']} {seen}"] += 1
    right = counted["flag True"]
    return {
        "recall": right / (right + counted["flag False"]),
        "precision": right / (right + counted["none True"]),
    }


def main() -> None:
    """Prints the scores."""
    for sure in ("y", "n"):
        chosen = [message for message in messages() if message.labels["sure"] == sure]
        print(f"messages, sure {sure}, {len(chosen)}:", shown(measure_messages(chosen)))
        for field in FIELDS:
            print(f"{field} expected (rows) and found (columns), sure {sure}:")
            print(*table(labelled(chosen, field)), sep="\n")
    for sure in ("y", "n"):
        rows = [row for row in sentences() if row["sure"] == sure]
        print(f"sentences, sure {sure}, {len(rows)}:", shown(measure_sentences(rows)))


def shown(scores: dict[str, float]) -> str:
    """Scores as a line of text."""
    return ", ".join(f"{name} {score:.3f}" for name, score in scores.items())


if __name__ == "__main__":
    main()
