"""Letters that are compared whole, from letters.toml.

python -m tests.letter.golden            writes tests/letter/golden/*.txt again, to be read
"""

import tomllib
from pathlib import Path

from calculators.engine.fields import parse
from calculators.letter.calculator import Inputs, Outcome, calculate
from calculators.letter.takeaway import marked, text

HERE = Path(__file__).parent


def letters() -> dict[str, dict]:
    """The raw answers of each letter by its name, and `marks` that it is expected to have."""
    data = tomllib.loads((HERE / "letters.toml").read_text("utf-8"))
    return {
        entry["name"]: {
            "answers": data["base"] | entry.get("answers", {}),
            "marks": entry.get("marks", []),
        }
        for entry in data["letter"]
    }


def made(answers: dict) -> tuple[Inputs, Outcome]:
    """The parsed inputs and the outcome of raw answers."""
    inputs = parse(Inputs, answers)
    return inputs, calculate(inputs)


def written(answers: dict) -> str:
    """The letter as text; with its marks where a check stops it."""
    inputs, outcome = made(answers)
    return (marked if outcome.stopped else text)(inputs, outcome)


def path(name: str) -> Path:
    """Where the letter of this name stands."""
    return HERE / "golden" / f"{name}.txt"


def main() -> None:
    """Writes every letter."""
    (HERE / "golden").mkdir(exist_ok=True)
    for name, letter in letters().items():
        path(name).write_text(written(letter["answers"]), "utf-8")


if __name__ == "__main__":
    main()
