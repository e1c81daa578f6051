"""A sample of mutations of each package, and how many of them a test notices.

    python -m measure.mutations [--each 100] [--seed 1] [--minutes 60] [--report FILE] [PACKAGE ...]

Cosmic Ray's operators change one place at a time in a copy of the tree. The package's own tests and
its cases run against it, those that reach the place; of a package that is no calculator, the cases
of the calculators that use it. Prints a line for each package, and each mutation that no test
noticed: such a line wants a case, or is equivalent to the original. The same seed takes the same
sample as long as the package is the same. `make mutations` installs what this needs.
"""

import shutil
import subprocess
import sys
import tempfile
import time
from argparse import ArgumentParser
from pathlib import Path

from measure.mutations.sample import ROOT, Mutation, changed, shuffled, statement
from measure.mutations.tests import COPIED, Tests, tested


def main() -> int:
    """Runs the sample. Returns 0: this measures, and decides nothing."""
    parser = ArgumentParser(prog="python -m measure.mutations")
    parser.add_argument("--each", type=int, default=100, help="mutations of each package")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--minutes", type=float, default=60, help="the time for all packages")
    parser.add_argument("--report", type=Path, help="where to write what no test noticed")
    parser.add_argument("packages", nargs="*")
    options = parser.parse_args()
    if unknown := set(options.packages) - set(tested()):
        parser.error(f"without tests of their own: {', '.join(sorted(unknown))}")
    packages = options.packages or tested()
    ends = time.monotonic() + options.minutes * 60
    report = options.report.open("w", encoding="utf-8") if options.report else sys.stdout
    with tempfile.TemporaryDirectory() as folder, report:
        copy = copied(Path(folder))
        for number, package in enumerate(packages):
            share = (ends - time.monotonic()) / (len(packages) - number)
            mutations = shuffled(package, options.seed)
            tried, alive = survive(Tests(copy, package), mutations, options.each, share)
            caught = tried - len(alive)
            part = f"{caught / tried:.2f}" if tried else "-"
            print(
                f"{package:14} {tried:4} tried of {options.each}  {caught:4} caught  {part}",
                flush=True,
            )
            print("\n".join(alive), file=report, flush=True)
    return 0


def copied(folder: Path) -> Path:
    """A copy of the tracked files that tests need, so that no mutation touches the checkout."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True)
    for name in listed.stdout.decode().split("\0"):
        if name in ("pyproject.toml", "mkdocs.yml") or name.partition("/")[0] in COPIED:
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, target)
    return folder


def survive(
    tests: Tests, mutations: list[Mutation], most: int, seconds: float
) -> tuple[int, list[str]]:
    """How many mutations were tried, at most so many and in this time, and those not noticed."""
    ends, tried, alive = time.monotonic() + seconds, 0, []
    for mutation in mutations:
        if tried == most or time.monotonic() > ends:
            break
        if not (texts := mutation.texts()):
            continue
        before, after = texts
        mutated = tests.copy / mutation.path
        mutated.write_text(after, "utf-8")
        tried += 1
        if not tests.notice(mutation.path, statement(before, after)):
            alive.append(
                "\n".join([f"{mutation.path} {mutation.operator}", *changed(before, after)])
            )
        mutated.write_text(before, "utf-8")
    return tried, alive


if __name__ == "__main__":
    sys.exit(main())
