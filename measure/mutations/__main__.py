"""A sample of mutations of each package, and how many of them a test notices.

    python -m measure.mutations [--each 100] [--seed 1] [--minutes 60] [--report FILE] [PACKAGE ...]

Cosmic Ray's operators change one place at a time in a copy of the tree. The package's own tests run
against it, then its cases; of a package that is no calculator, those of the calculators that use
it. Prints a line for each package, and each mutation that no test noticed: such a line wants a
case, or is equivalent to the original. The same seed takes the same sample as long as the package
is the same. `make mutations` installs what this needs.
"""

import ast
import random
import shutil
import subprocess
import sys
import tempfile
import time
from argparse import ArgumentParser
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
SLOWEST = 120  # seconds for the tests of one mutation; a loop without an end counts as noticed


@dataclass(frozen=True)
class Mutation:
    """One place of one file, and the operator that changes it."""

    path: Path
    operator: str
    occurrence: int


def main() -> int:
    """Runs the sample. Returns 0: this measures, and decides nothing."""
    parser = ArgumentParser(prog="python -m measure.mutations")
    parser.add_argument("--each", type=int, default=100, help="mutations of each package")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--minutes", type=float, default=60, help="the time for all packages")
    parser.add_argument("--report", type=Path, help="where to write what no test noticed")
    parser.add_argument("packages", nargs="*")
    options = parser.parse_args()
    tested = sorted(
        path.parent.name
        for path in (ROOT / "calculators").glob("*/__init__.py")
        if tests_of(path.parent.name) or with_cases(path.parent.name)
    )
    if unknown := set(options.packages) - set(tested):
        parser.error(f"without tests of their own: {', '.join(sorted(unknown))}")
    packages = options.packages or tested
    ends = time.monotonic() + options.minutes * 60
    report = options.report.open("w", encoding="utf-8") if options.report else sys.stdout
    with tempfile.TemporaryDirectory() as folder, report:
        copy = copied(Path(folder))
        for number, package in enumerate(packages):
            sample = sampled(package, options.each, options.seed)
            share = (ends - time.monotonic()) / (len(packages) - number)
            tried, alive = survive(copy, package, sample, share)
            caught = tried - len(alive)
            part = f"{caught / tried:.2f}" if tried else "-"
            print(
                f"{package:14} {tried:4} tried of {len(sample):4}  {caught:4} caught  {part}",
                flush=True,
            )
            print("\n".join(alive), file=report, flush=True)
    return 0


def copied(folder: Path) -> Path:
    """A copy of the tracked files that tests need, so that no mutation touches the checkout."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True)
    for name in listed.stdout.decode().split("\0"):
        if name.startswith(
            (
                "calculators/",
                "tests/",
                "hooks/",
                "docs/",
                "pyproject.toml",
                "measure/",
                "training/",
                "mkdocs.yml",
                "overrides/",
            )
        ):
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, target)
    return folder


def sampled(package: str, most: int, seed: int) -> list[Mutation]:
    """A fixed sample of the package's mutations, whatever the order of the disk."""
    every = [
        mutation
        for path in sorted((ROOT / "calculators" / package).rglob("*.py"))
        for mutation in mutations(path)
    ]
    return random.Random(f"{seed} {package}").sample(every, min(most, len(every)))


def mutations(path: Path) -> Iterator[Mutation]:
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


def survive(
    copy: Path, package: str, sample: list[Mutation], seconds: float
) -> tuple[int, list[str]]:
    """How many of the sample were tried in this time, and those that no test noticed."""
    if run_tests(copy, package):
        raise SystemExit(f"The tests of {package} fail without any mutation.")
    ends, tried, alive = time.monotonic() + seconds, 0, []
    for mutation in sample:
        if time.monotonic() > ends:
            break
        before = (ROOT / mutation.path).read_text("utf-8")
        after = mutate_code(before, get_operator(mutation.operator)(), mutation.occurrence)
        if after is None or after == before:
            continue
        if changed(before, after)[0].startswith("-@"):
            continue  # how a dataclass is made, not what a function does
        if not runs_otherwise(before, after):
            continue
        (copy / mutation.path).write_text(after, "utf-8")
        tried += 1
        if not run_tests(copy, package):
            alive.append(described(mutation, before, after))
        (copy / mutation.path).write_text(before, "utf-8")
    return tried, alive


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


def runs_otherwise(before: str, after: str) -> bool:
    """Whether a mutation is Python at all, and changes more than types."""
    try:
        mutated = ast.parse(after)
    except SyntaxError:  # the star of keyword-only parameters is no multiplication
        return False
    return ast.dump(Untyped().visit(ast.parse(before))) != ast.dump(Untyped().visit(mutated))


def tests_of(package: str) -> list[str]:
    """What of pytest's arguments runs the package's own tests, or nothing."""
    own = ROOT / "tests" / package
    return [f"tests/{package}"] if any(own.glob("test_*.py")) else []


def with_cases(package: str) -> list[str]:
    """The calculators whose cases run through the package: itself, or those that import it."""
    every = [path.parent.name for path in sorted((ROOT / "tests").glob("*/cases.toml"))]
    if package in every:
        return [package]
    return [
        name
        for name in every
        if any(
            f"calculators.{package}" in path.read_text("utf-8")
            for path in (ROOT / "calculators" / name).rglob("*.py")
        )
    ]


def run_tests(copy: Path, package: str) -> bool:
    """Whether a test or a case fails, or takes so long that it may never end."""
    if (own := tests_of(package)) and _fail(copy, "", own):
        return True
    cases = with_cases(package)
    return bool(cases) and _fail(copy, " or ".join(cases), ["tests/test_cases.py"])


def _fail(copy: Path, chosen: str, tests: list[str]) -> bool:
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider"]
    command += ["-k", f"not pyodide and ({chosen})" if chosen else "not pyodide", *tests]
    try:
        ran = subprocess.run(command, cwd=copy, capture_output=True, timeout=SLOWEST, check=False)
    except subprocess.TimeoutExpired:
        return True
    return ran.returncode != 0


def described(mutation: Mutation, before: str, after: str) -> str:
    """A mutation as the lines that it changes."""
    return "\n".join([f"{mutation.path} {mutation.operator}", *changed(before, after)])


def changed(before: str, after: str) -> list[str]:
    """The lines that differ, each behind - or +."""
    lines = unified_diff(before.split("\n"), after.split("\n"), n=0, lineterm="")
    return [line for line in lines if not line.startswith(("---", "+++", "@@"))]


if __name__ == "__main__":
    sys.exit(main())
