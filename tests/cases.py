"""Cases as data: named raw answers with the outcome (or the errors) that they must give.

A file `tests/<calculator>/cases.toml`:

    [[case]]
    name = "the client ends a funded contract"
    [case.answers]
    contract_ended = "2026-10-01"
    [case.expect]                       # paths into the JSON outcome; list items by `id` or index
    "clocks.dispute_filing.end" = "2026-10-08"
    "clocks.dispute_filing.waits_for" = {}      # null

or `[case.errors]`, a table of field and text, in place of `[case.expect]`. Where a file has a
`[base]`, the answers of each case stand over it, and "" takes an answer away.
"""

import json
import tomllib
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Case:
    """One named case of one calculator."""

    calculator: str
    name: str
    answers: dict
    expect: dict = field(default_factory=dict)
    errors: dict | None = None

    def __post_init__(self):
        # TOML has no null: an empty table says that nothing stands there.
        for path, value in self.expect.items():
            if value == {}:
                self.expect[path] = None

    @property
    def id(self) -> str:
        return f"{self.calculator}: {self.name}"


def load() -> list[Case]:
    """Every case of every calculator."""
    found = []
    for path in sorted(Path(__file__).parent.glob("*/cases*.toml")):
        tables = tomllib.loads(path.read_text("utf-8"))
        for case in tables["case"]:
            if "base" in tables:
                answers = tables["base"] | case["answers"]
                case["answers"] = {name: value for name, value in answers.items() if value != ""}
            found.append(Case(path.parent.name, **case))
    return found


def published() -> dict:
    """All cases in the form that `python -m calculators check` reads."""
    return {
        "format": 1,
        "cases": [
            {"calculator": case.calculator, "name": case.name, "answers": case.answers}
            | ({"expect": case.expect} if case.errors is None else {"errors": case.errors})
            for case in load()
        ],
    }


if __name__ == "__main__":
    print(json.dumps(published(), indent=1, ensure_ascii=False, default=str))
