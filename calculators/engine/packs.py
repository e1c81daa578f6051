"""The packs: one folder below `platforms/` for each marketplace, as data.

`pack.toml` says what the marketplace is called and, question by question, which rules answer it or
what could not be found. The questions are the same for all: `platforms/questions.toml`.
"""

from dataclasses import dataclass
from functools import cache
from importlib import resources

from calculators.engine.data import load

DEFAULT: str = load("platforms/default.toml")["platform"]


@dataclass(frozen=True)
class Pack:
    """A marketplace. answers: ids of rules by question; missing: what is not known, and who may
    say it, by question.
    """

    id: str
    name: str
    site: str
    answers: dict[str, tuple[str, ...]]
    missing: dict[str, str]


def packs() -> list[str]:
    """The ids of the packs that are there, in alphabetical order."""
    root = resources.files("calculators") / "platforms"
    return sorted(
        folder.name
        for folder in root.iterdir()
        if folder.is_dir() and (folder / "parameters").is_dir()
    )


@cache
def find_pack(id: str) -> Pack:
    """The pack of this id, which is its folder's name. Raises `OSError` if there is none."""
    data = load(f"platforms/{id}/pack.toml")
    return Pack(
        id,
        data["name"],
        data["site"],
        {question: tuple(rules) for question, rules in data["answers"].items()},
        dict(data.get("missing", {})),
    )


def questions() -> dict[str, str]:
    """What is asked of every marketplace, by id, in the order of the comparison."""
    return dict(load("platforms/questions.toml")["questions"])
