"""The mutations of a package, by Cosmic Ray's operators."""

import ast
import random
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path

from cosmic_ray.ast import ast_nodes, get_ast
from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator, operator_names

ROOT = Path(__file__).parents[2]
# Not mutations of what a function does: decorators are caches and dataclasses, and the operators
# with arguments need to be told what to put in.
LEFT_OUT = ("core/NoOp", "core/RemoveDecorator", "core/VariableInserter", "core/VariableReplacer")


@dataclass(frozen=True)
class Mutation:
    """One place of one file, and the operator that changes it."""

    path: Path
    operator: str
    occurrence: int

    def texts(self) -> tuple[str, str] | None:
        """The file before and after, or nothing where Python does the same with both."""
        before = (ROOT / self.path).read_text("utf-8")
        after = mutate_code(before, get_operator(self.operator)(), self.occurrence)
        if after is None or after == before:
            return None
        if changed(before, after)[0].startswith("-@"):
            return None  # how a dataclass is made, not what a function does
        return (before, after) if _runs_otherwise(before, after) else None


def shuffled(package: str, seed: int) -> list[Mutation]:
    """All mutations of the package in an order that the seed decides, whatever that of the disk."""
    every = [
        mutation
        for path in sorted((ROOT / "calculators" / package).rglob("*.py"))
        for mutation in _mutations(path)
    ]
    return random.Random(f"{seed} {package}").sample(every, len(every))


def _mutations(path: Path) -> Iterator[Mutation]:
    """Each mutation that an operator can make in one file."""
    tree = get_ast(path.read_text("utf-8"))
    for name in operator_names():
        if name.startswith(LEFT_OUT):
            continue
        operator = get_operator(name)
        if operator.arguments():
            continue
        places = sum(1 for node in ast_nodes(tree) for _ in operator().mutation_positions(node))
        yield from (Mutation(path.relative_to(ROOT), name, place) for place in range(places))


class Untyped(ast.NodeTransformer):
    """Takes the types away from functions and names: they decide nothing when the code runs."""

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        self.generic_visit(node)
        node.returns = None
        return node

    def visit_arg(self, node: ast.arg) -> ast.AST:
        node.annotation = None
        return node

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.AST:
        self.generic_visit(node)
        node.annotation = ast.Constant(None)
        return node


def _runs_otherwise(before: str, after: str) -> bool:
    """Whether a mutation is Python at all, and changes more than types."""
    try:
        mutated = ast.parse(after)
    except SyntaxError:  # the star of keyword-only parameters is no multiplication
        return False
    return ast.dump(Untyped().visit(ast.parse(before))) != ast.dump(Untyped().visit(mutated))


def changed(before: str, after: str) -> list[str]:
    """The lines that differ, each behind - or +."""
    lines = unified_diff(before.split("\n"), after.split("\n"), n=0, lineterm="")
    return [line for line in lines if not line.startswith(("---", "+++", "@@"))]


def statement(before: str, after: str) -> range:
    """The numbers of the lines of the smallest statement in which two texts first differ."""
    pairs = zip(before.split("\n"), after.split("\n"), strict=False)
    first = next(number for number, (old, new) in enumerate(pairs, 1) if old != new)
    around = [
        node
        for node in ast.walk(ast.parse(before))
        if isinstance(node, ast.stmt) and node.lineno <= first <= (node.end_lineno or 0)
    ]
    if not around:
        return range(first, first + 1)
    smallest = min(around, key=lambda node: (node.end_lineno or 0) - node.lineno)
    return range(smallest.lineno, (smallest.end_lineno or 0) + 1)
