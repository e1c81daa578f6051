"""What a page looks up at once, before Python is there: decision diagrams, made at the build.

A calculator whose folder holds a `verdicts.py` has them. Facts are read off the form, and each step
is a table over the facts and steps before it. A value is the place in a list of values; the last
step gives the verdict. `docs/assets/javascripts/verdicts.js` follows them.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from importlib import import_module
from types import ModuleType

from calculators.engine.fields import questions

# A step's value that depends on what only Python knows: it can be any.
ANY = "?"
# Answers that contradict each other: Python says how, and there is no verdict.
REFUSED = ""


@dataclass(frozen=True)
class Chosen:
    """The answer of a question with choices; blank counts as the answer `blank`."""

    name: str
    values: tuple[str, ...]
    blank: str

    def plain(self) -> dict[str, object]:
        return {
            "name": self.name,
            "values": list(self.values),
            "blank": self.values.index(self.blank),
        }


@dataclass(frozen=True)
class Told:
    """Whether any of these questions is answered: no or yes."""

    name: str
    fields: tuple[str, ...]
    values: tuple[str, ...] = ("no", "yes")

    def plain(self) -> dict[str, object]:
        return {"name": self.name, "values": list(self.values), "told": list(self.fields)}


@dataclass(frozen=True)
class Sized:
    """How large a sum is. field: its question. values: the sizes, and `blank` for no sum.

    bounds: from each day on, the largest sum in cents of each size, None where there is no largest.
    Another moment than the page's own (the question `now`) leaves the size open.
    """

    name: str
    field: str
    values: tuple[str, ...]
    blank: str
    bounds: tuple[tuple[date, tuple[tuple[str, int | None], ...]], ...]

    def plain(self) -> dict[str, object]:
        return {
            "name": self.name,
            "values": list(self.values),
            "blank": self.values.index(self.blank),
            "sum": self.field,
            "bounds": [
                [day.isoformat(), [[self.values.index(size), most] for size, most in sizes]]
                for day, sizes in self.bounds
            ],
        }


@dataclass(frozen=True)
class Step:
    """A decision diagram. of: the facts and steps that it asks, in order. values: what it can say.

    Each node is the place of a name in `of`, and for each of its values where to go on: a node, or
    -1, -2 ... for the first, second ... value of this step, or None for any of them.
    """

    name: str
    of: tuple[str, ...]
    values: tuple[str, ...]
    nodes: tuple[tuple[int | None, ...], ...]
    root: int | None

    def plain(self) -> dict[str, object]:
        return {
            "name": self.name,
            "values": list(self.values),
            "of": list(self.of),
            "nodes": [list(node) for node in self.nodes],
            "root": self.root,
        }


type Fact = Chosen | Told | Sized


@dataclass(frozen=True)
class Verdicts:
    """facts and steps as above, and for each verdict the HTML that shows it.

    above: what stands above every verdict by the platform that is chosen, "" for none.
    """

    facts: tuple[Fact, ...]
    steps: tuple[Step, ...]
    cards: Mapping[str, str]
    above: Mapping[str, str] = field(default_factory=dict)

    def plain(self) -> dict[str, object]:
        """The facts and steps as JSON data for the page."""
        return {
            "facts": [fact.plain() for fact in self.facts],
            "steps": [step.plain() for step in self.steps],
        }


def chosen(inputs: type, name: str, blank: str) -> Chosen:
    """The fact of one question of a form."""
    choices = questions(inputs)[name].choices
    return Chosen(name, tuple(str(choice.value) for choice in choices), blank)


def reduce(
    name: str, of: Mapping[str, Sequence[str]], leaves: Iterator[str], values: Sequence[str] = ()
) -> Step:
    """The smallest diagram of a table.

    of: what it asks, each with its values. leaves: what it says of each combination, the last
    question's values in turn first. values: what else it could say, where a leaf is `ANY`.
    """
    said: dict[str, int] = {value: -1 - place for place, value in enumerate(values)}
    nodes: dict[tuple[int | None, ...], int] = {}
    sizes = [len(answers) for answers in of.values()]

    def build(depth: int) -> int | None:
        if depth == len(sizes):
            leaf = next(leaves)
            return None if leaf == ANY else said.setdefault(leaf, -1 - len(said))
        targets = [build(depth + 1) for _ in range(sizes[depth])]
        if len(set(targets)) == 1:
            return targets[0]
        return nodes.setdefault((depth, *targets), len(nodes))

    root = build(0)
    return Step(name, tuple(of), tuple(said), tuple(nodes), root)


def find_verdicts(name: str) -> Verdicts | None:
    """The verdicts of a calculator, if it has any."""
    wanted = f"calculators.{name}.verdicts"
    try:
        module: ModuleType = import_module(wanted)
    except ModuleNotFoundError as missing:
        if missing.name == wanted:
            return None
        raise
    found: Verdicts = module.verdicts()
    return found
