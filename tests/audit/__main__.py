"""One table of what was looked at, and of what was found where nothing should be.

    python -m tests.audit [ROW ...]

Rows: trust, html, axe, engines, faults, ways, thorough. Exits with 1 if a figure that should be
zero is not, or if something could not be looked at. Needs the built site, which `make audit` makes.
"""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.etree import ElementTree

from tests.conftest import SITE
from tests.trust.tools import ROOT

JOURNEYS = ["tests/trust/test_nothing_leaves.py", "tests/trust/test_policy.py"]
HOSTILE = ["tests/trust/test_hostile.py", "tests/trust/test_outside.py"]
FAULTS = [
    "tests/trust/test_faults.py",
    "tests/journeys/test_runtime.py",
    "tests/journeys/test_snapshot.py",
]
TRIED = re.compile(r"(\d+) passing")


def tested(files: list[str], marked: str, *more: str) -> tuple[ElementTree.Element, str]:
    """Runs these test files, or all, or a mark's tests alone; gives pytest's report and output.

    more: further arguments of pytest.
    """
    with TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        done = subprocess.run(
            [
                sys.executable,
                "-m",
                "pytest",
                "-q",
                "-m",
                marked,
                "--hypothesis-show-statistics",
                f"--junit-xml={report}",
                *more,
                *files,
            ],
            cwd=ROOT,
            capture_output=True,
            text=True,
        )
        return ElementTree.parse(report).getroot()[0], done.stdout


def counts(report: ElementTree.Element) -> tuple[int, int]:
    """How many tests ran, and how many of them failed; prints the name of each that did."""
    for test in report.iter("testcase"):
        if (fault := test.find("failure")) is None and (fault := test.find("error")) is None:
            continue
        why = (fault.get("message") or "").partition("\n")[0]
        print(f"  {test.get('classname')}::{test.get('name')}: {why[:200]}", flush=True)
    failed = int(report.get("failures")) + int(report.get("errors"))
    return int(report.get("tests")) - int(report.get("skipped")), failed


def total(report: ElementTree.Element, name: str) -> int:
    """The sum of what the tests recorded under a name."""
    return sum(
        int(entry.get("value")) for entry in report.iter("property") if entry.get("name") == name
    )


def trust():
    """Requests, the policy, hostile input and faults: each row as what, seen and wrong."""
    report, _ = tested(JOURNEYS, "")
    ran, failed = counts(report)
    yield (
        "requests seen in every tool; to other hosts",
        total(report, "requests"),
        total(report, "other hosts"),
    )
    yield "violations of the policy in these journeys", "", total(report, "violations")
    yield "tests of what leaves and of the policy; failed", ran, failed
    report, told = tested(HOSTILE, "")
    yield (
        "hostile inputs tried; tests of them that failed",
        sum(map(int, TRIED.findall(told))) + total(report, "inputs"),
        counts(report)[1],
    )
    report, _ = tested(FAULTS, "")
    tried = total(report, "tried")
    for what in ("survived", "recovered", "typed text kept"):
        yield f"faults of a host or a line tried; not {what}", tried, tried - total(report, what)
    yield "tests of faults in all; failed", *counts(report)


def html():
    """Mistakes in the HTML of every page."""
    from tests.markup.check import mistakes

    pages = sorted(SITE.rglob("*.html"))
    yield "pages under html-validate; mistakes", len(pages), len(mistakes(*pages))


def axe():
    """Violations on every page and in every state."""
    from tests.axe.__main__ import run

    found = run()
    yield (
        "pages and states × schemes × widths under axe; violations",
        len(found),
        sum(map(len, found.values())),
    )


def engines():
    """Journeys through every tool in each engine."""
    from tests.engines.__main__ import run
    from tests.engines.drivers import ENGINES

    for name in ENGINES:
        journeys = run([name])[name]
        for journey, wrong in journeys.items():
            for what in wrong:
                print(f"  {name}, {journey}: {what.splitlines()[0][:200]}", flush=True)
        yield f"journeys in {name}; gone wrong", len(journeys), sum(map(bool, journeys.values()))


def faults() -> Iterator[tuple[str, int, int]]:
    """Each fault of a host in each engine."""
    from tests.engines.drivers import ENGINES
    from tests.engines.faults import COLUMNS, run
    from tests.trust.test_faults import FAULTS

    for name in ENGINES:
        counts, _ = run(name, FAULTS)
        tried = counts["tried"]
        for what in COLUMNS[1:]:
            yield f"faults of a host in {name}; not {what}", tried, tried - counts[what]


def ways():
    """Every way from page to page, and those that lost something of a case under way."""
    from tests.ways.__main__ import run, walks

    for engine, place, starts in walks():
        counts, lost = run(engine, place, starts)
        yield f"ways in {engine}, {place}; not all kept", counts["tried"], len(lost)


def thorough() -> Iterator[tuple[str, int, int]]:
    """The tests that `make test` leaves out."""
    report, _ = tested([], "thorough", "-n", "2", "--dist", "worksteal")
    yield "tests that make test leaves out; failed", *counts(report)


ROWS = {
    "trust": trust,
    "html": html,
    "axe": axe,
    "engines": engines,
    "faults": faults,
    "ways": ways,
    "thorough": thorough,
}


def main(names: list[str]) -> int:
    wrong = 0
    print(f"{'':62}{'seen':>8}{'wrong':>8}")
    for name in names or ROWS:
        try:
            for what, seen, bad in ROWS[name]():
                print(f"{what:62}{seen!s:>8}{bad:>8}", flush=True)
                wrong += bad
        except Exception as error:  # a row that cannot be filled is a row that is wrong
            print(f"{name}: {type(error).__name__}: {str(error)[:200]}", flush=True)
            wrong += 1
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
