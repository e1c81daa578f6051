"""`python -m training.scores [MANNER...]`: each manner read by a model that did not learn from it.

Prints shares: threats found, innocent messages called a threat, and of the threats the demand and
the lever that are right. Takes about half a minute for each manner.
"""

import sys
import tomllib
from collections import Counter
from collections.abc import Sequence
from unittest.mock import patch

from calculators.reading import model as reading
from calculators.reading.recognise import recognise
from training.fit import learn, read
from training.grammar import MANNER, generate
from training.texts import Message, messages


def measure(model: reading.Model, texts: Sequence[Message]) -> dict[str, float]:
    """The shares for these messages, as this model reads them."""
    counted: Counter[str] = Counter()
    with patch.object(reading, "model", lambda: model):
        for text in texts:
            found = recognise(text.text)
            if text.threat == "none":
                counted["innocent"] += 1
                counted["false"] += found.threat != "none"
            else:
                counted["threats"] += 1
                counted["found"] += found.threat != "none"
                counted["demand"] += found.demand == text.demand
                counted["lever"] += found.lever == text.lever
    threats, innocent = counted["threats"] or 1, counted["innocent"] or 1
    return {
        "found": counted["found"] / threats,
        "false": counted["false"] / innocent,
        "demand": counted["demand"] / threats,
        "lever": counted["lever"] / threats,
    }


def main() -> None:
    """Prints a line for each manner that is named, or for all."""
    texts = [*messages(), *generate()]
    seen = [read(text.text) for text in texts]
    for manner in sys.argv[1:] or sorted({text.manner for text in texts} - {MANNER}):
        others = [at for at, text in enumerate(texts) if text.manner != manner]
        text = learn([texts[at] for at in others], [], [seen[at] for at in others], [])
        own = [text for text in texts if text.manner == manner]
        shares = measure(reading.model_of(tomllib.loads(text)), own)
        print(
            f"{manner}, {len(own)}:",
            ", ".join(f"{n} {s:.2f}" for n, s in shares.items()),
            flush=True,
        )


if __name__ == "__main__":
    main()
