"""How well the lints tell a threat from its innocent neighbour: precision and recall.

python -m tests.letter.corpus            the figures of each part, and every miss
"""

import sys
import tomllib
from pathlib import Path

from calculators.checks.lint import mark, words

FILE = Path(__file__).with_name("corpus.toml")
LEAST = 0.97


def load() -> tuple[dict[str, list[dict]], dict[str, dict]]:
    """The sentences of each part of the corpus, and the figures of its first reading."""
    data = tomllib.loads(FILE.read_text("utf-8"))
    return data["sentences"], data["first_reading"]


def measure(part: list[dict]) -> dict:
    """Precision and recall over pairs of sentence and lint, with the wrong ones.

    `verdicts` is the share of sentences whose worst severity is the expected one.
    """
    right, missed, cried, verdicts = 0, [], [], 0
    for entry in part:
        seen = {found.lint.id for found in mark(entry["text"], entry.get("facts", ()))}
        expected = set(entry["expect"])
        right += len(seen & expected)
        verdicts += worst(seen) == worst(expected)
        missed += [(lint, entry["text"]) for lint in sorted(expected - seen)]
        cried += [(lint, entry["text"]) for lint in sorted(seen - expected)]
    return {
        "precision": right / (right + len(cried)),
        "recall": right / (right + len(missed)),
        "verdicts": verdicts / len(part),
        "missed": missed,
        "cried": cried,
    }


def worst(lints: set[str]) -> str:
    """What a sentence comes to: block, warn or nothing."""
    severities = {words()[lint].severity for lint in lints}
    return next((s for s in ("block", "warn", "note") if s in severities), "nothing")


def main() -> int:
    """Prints the figures. Returns 1 if one is below what we hold ourselves to."""
    parts, first = load()
    least = 1.0
    whole = [sentence for part in parts.values() for sentence in part]
    for name, part in [*parts.items(), ("all", whole)]:
        figures = measure(part)
        innocent = sum(not entry["expect"] for entry in part)
        print(f"{name}: {len(part)} sentences, {innocent} innocent: {line(figures)}")
        if name in first:
            print(f"  first read, before the rules knew it: {line(first[name])}")
        for kind in ("missed", "cried"):
            for lint, text in figures[kind] if name != "all" else ():
                print(f"  {kind} {lint}: {text}")
        least = min(least, figures["precision"], figures["recall"])
    return 0 if least >= LEAST else 1


def line(figures: dict) -> str:
    """Figures as a line of text."""
    names = [name for name in ("precision", "recall", "verdicts") if name in figures]
    return ", ".join(f"{name} {figures[name]:.3f}" for name in names)


if __name__ == "__main__":
    sys.exit(main())
