"""Finds calculators: every folder below `calculators` that holds a `calculator.py` is one."""

import json
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import import_module
from typing import Any, Protocol, cast

from calculators.engine.data import find as find_paths
from calculators.engine.data import read


class Module(Protocol):
    """What a `calculator.py` must have.

    TITLE: the name that readers see. Inputs: a frozen dataclass of `Annotated[type, Field(...)]`;
    if it has `now` and `zone`, the page fills them in. calculate: pure; its outcome is a frozen
    dataclass, and its attribute `trace`, if it has one, holds the steps of the derivation.
    Optional: ACTION, the words on the form's button; EXPORTS, a tuple of `Export`; FOLDED, the
    groups of questions that the page folds away where a script runs, since the answer asks them;
    SELDOM, the groups of questions that rarely decide, which stand in one fold after the rest;
    CARD, the heading of its `card.html.jinja` on the case's page; `next_tools(inputs, outcome)`,
    the tools that fit after an answer, as `NextTool`; `day_to_keep(inputs, outcome)`, the day for
    a calendar, as `DayToKeep`; `reviews()`, what of its own data
    is to be reviewed, as `Review`.
    Beside it may lie `above.html.jinja` and `beside.html.jinja`: what stands above the form, and
    after its first group. They get `blank`, the answer to nothing, which is None where it has none.
    `verdicts.py` gives what the page looks up before Python is there: `engine/verdicts.py`.
    """

    TITLE: str
    Inputs: type

    def calculate(self, inputs: Any, /) -> Any: ...


@dataclass(frozen=True)
class Review:
    """What has to be read again. address: below the site's root. source: where to look."""

    id: str
    title: str
    address: str
    owner: str
    reviewed: date
    review_in: str
    source: str


class UnknownCalculator(LookupError):
    """There is no calculator of this name."""


@dataclass(frozen=True)
class Calculator:
    """A calculator by its name: the module that defines it, and where its templates are."""

    name: str
    module: Module

    @property
    def title(self) -> str:
        return self.module.TITLE

    @property
    def inputs(self) -> type:
        return self.module.Inputs

    def calculate(self, inputs: Any) -> Any:
        return self.module.calculate(inputs)

    def reviews(self) -> tuple[Review, ...]:
        """What of this calculator's own data is to be reviewed."""
        found: tuple[Review, ...] = getattr(self.module, "reviews", tuple)()
        return found

    @property
    def example(self) -> dict[str, Any]:
        """The raw answers of the worked example that stands in the page before any script."""
        example: dict[str, Any] = json.loads(read(f"{self.name}/example.json"))
        return example


@cache
def names() -> tuple[str, ...]:
    """The names of all calculators, in alphabetical order."""
    return tuple(path.partition("/")[0] for path in find_paths("*/calculator.py"))


@cache
def find(name: str) -> Calculator:
    """The calculator of this name. Raises `UnknownCalculator`, naming those that exist."""
    try:
        # An identifier cannot climb out of the package.
        if not name.isidentifier():
            raise ModuleNotFoundError
        module = import_module(f"calculators.{name}.calculator")
    except ModuleNotFoundError as error:
        if error.name and not error.name.startswith(f"calculators.{name}"):
            raise  # a calculator that exists, and misses something else
        known = ", ".join(names())
        raise UnknownCalculator(
            f"There is no calculator {name!s:.80}. There are: {known}."
        ) from None
    return Calculator(name, cast(Module, module))
