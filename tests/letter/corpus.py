"""How well the lints tell a threat from its innocent neighbour: precision and recall.

    python -m tests.letter.corpus            the figures of each part, and every miss
"""

import sys
import tomllib
from pathlib import Path

from calculators.lints.lint import mark, words

FILE = Path(__file__).with_name("corpus.toml")
LEAST = 0.97


def load() -> dict[str, list[dict]]:
    """The sentences of each part of the corpus, in order."""
    return tomllib.loads(FILE.read_text("utf-8"))


def measure(part: list[dict]) -> dict:
    """Precision and recall over pairs of sentence and lint, with the wrong ones.

    A verdict is right when a lint that should see the sentence does, or none that should not.
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
        "sentences": len(part),
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
    least = 1.0
    for name, part in load().items():
        figures = measure(part)
        innocent = sum(not entry["expect"] for entry in part)
        print(f"{name}: {figures['sentences']} sentences, {innocent} innocent, "
              f"precision {figures['precision']:.3f}, recall {figures['recall']:.3f}, "
              f"right verdict (block, warn, nothing) {figures['verdicts']:.3f}")
        for lint, text in figures["missed"]:
            print(f"  missed {lint}: {text}")
        for lint, text in figures["cried"]:
            print(f"  cried {lint}: {text}")
        least = min(least, figures["precision"], figures["recall"])
    return 0 if least >= LEAST else 1


if __name__ == "__main__":
    sys.exit(main())
