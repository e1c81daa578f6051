"""The tests that could notice a mutation of a package, run in a copy of the tree.

One run without any mutation writes down which test reaches which line. A mutation is tried with the
tests that reach it, which is some hundred times faster than all of them.
"""

import subprocess
import sys
import time
from pathlib import Path

import pytest
from coverage import CoverageData

from measure.mutations.sample import ROOT

SLOWEST = 30  # seconds more than all tests take; a loop without an end counts as noticed
# What a cache keeps is calculated in the first test alone that wants it. Where only a few tests
# reach a line, that may be why, and all tests have the last word.
FEW = 20
COPIED = ("calculators", "docs", "hooks", "measure", "overrides", "tests", "training")
PYTEST = [sys.executable, "-m", "pytest", "-x", "-p", "no:cacheprovider"]
CHOSEN = "not pyodide and not chromium"


def tested() -> list[str]:
    """The packages that have tests or cases."""
    every = sorted(path.parent.name for path in (ROOT / "calculators").glob("*/__init__.py"))
    return [package for package in every if _own(package) or _with_cases(package)]


def _own(package: str) -> list[str]:
    """What of pytest's arguments runs the package's own tests, or nothing."""
    folder = ROOT / "tests" / package
    return [f"tests/{package}"] if any(folder.glob("test_*.py")) else []


def _with_cases(package: str) -> list[str]:
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


class Tests:
    """A package's own tests and its cases; of a package without cases, those that use it."""

    def __init__(self, copy: Path, package: str) -> None:
        """Runs them once. Raises SystemExit where one fails, since nothing can be said then."""
        self.copy, self.package = copy, package
        began = time.monotonic()
        traced = ["--cov=calculators", "--cov-context=test", "--cov-report="]
        listed = self._listed()
        if self._run([*traced, *listed], None) != pytest.ExitCode.OK:
            raise SystemExit(f"The tests of {package} fail without any mutation.")
        self.longest = time.monotonic() - began + SLOWEST
        self.every = listed
        data = CoverageData(str(copy / ".coverage"))
        data.read()
        self.reached = {
            str(Path(name).relative_to(copy.resolve())): data.contexts_by_lineno(name)
            for name in data.measured_files()
        }

    def _listed(self) -> list[str]:
        """The names of all these tests."""
        names = []
        cases = " or ".join(_with_cases(self.package))
        for chosen, paths in (
            (CHOSEN, _own(self.package)),
            (f"{CHOSEN} and ({cases})" if cases else "", ["tests/test_cases.py"]),
        ):
            if not (chosen and paths):
                continue
            command = [*PYTEST, "--collect-only", "-k", chosen, *paths]
            ran = subprocess.run(command, cwd=self.copy, capture_output=True, check=False)
            names += [line for line in ran.stdout.decode().splitlines() if "::" in line]
        return names

    def notice(self, path: Path, lines: range) -> bool:
        """Whether a test fails that reaches these lines of the file, as it stands in the copy."""
        reached = self.reached.get(path.as_posix(), {})
        names = {context.partition("|")[0] for line in lines for context in reached.get(line, [])}
        # What runs while a module is loaded has no test.
        everywhere = "" in names or not names
        if everywhere:
            return self._fail(self.every)
        some = [name for name in self.every if name in names]
        return self._fail(some) or (len(some) < FEW and self._fail(self.every))

    def _fail(self, names: list[str]) -> bool:
        """Whether one of these tests fails, or takes so long that it may never end."""
        try:
            return self._run(names, self.longest) != pytest.ExitCode.OK
        except subprocess.TimeoutExpired:
            return True

    def _run(self, arguments: list[str], seconds: float | None) -> int:
        listed = self.copy / "arguments.txt"
        listed.write_text("\n".join(arguments), "utf-8")
        command = [*PYTEST, f"@{listed}"]
        ran = subprocess.run(
            command, cwd=self.copy, capture_output=True, timeout=seconds, check=False
        )
        return ran.returncode
