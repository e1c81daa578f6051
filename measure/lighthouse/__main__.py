"""Lighthouse on the built site, as a phone on a slow network.

    python -m measure.lighthouse [desktop] [PATH ...]

With `desktop` as a desk on a fast network instead.

Prints the four scores of each page, the median of a few runs as one run says little,
and exits with 1 when one is below its floor.
Lighthouse is larger than all else that the tests need, so it has a lock file of its own and is
fetched at the first run. Needs a Chromium.
"""

import json
import os
import sys
from pathlib import Path
from statistics import median
from typing import Any

from hooks.runtime.node import run
from tests.browser import ARGUMENTS, installed
from tests.server import serve

ROOT = Path(__file__).parent.parent.parent
HERE = Path(__file__).parent
SCRIPT = HERE / "node_modules" / "lighthouse" / "cli" / "index.js"
RUNS = 3
PAGES = ("/", "/guide/first-hour/", "/tools/deadlines/", "/start/")
FLOORS = {"performance": 0.97, "accessibility": 1, "best-practices": 1, "seo": 1}


def measure(address: str, *, desktop: bool = False) -> dict[str, Any]:
    """Lighthouse's own report on one page, with its mobile or its desktop settings."""
    flags = " ".join(["--headless=new", *ARGUMENTS])
    done = run(
        str(SCRIPT),
        address,
        "--quiet",
        "--output=json",
        *(["--preset=desktop"] if desktop else []),
        f"--chrome-flags={flags}",
        env=os.environ | {"CHROME_PATH": installed() or ""},
        capture_output=True,
        text=True,
        check=True,
    )
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def scores(report: dict[str, Any]) -> dict[str, float]:
    """Each category's score, from 0 to 1."""
    return {name: report["categories"][name]["score"] for name in FLOORS}


def failures(report: dict[str, Any]) -> list[str]:
    """The audits that cost points, by name."""
    counted = {
        entry["id"]
        for name in FLOORS
        for entry in report["categories"][name]["auditRefs"]
        if entry["weight"]
    }
    return sorted(id for id in counted if (report["audits"][id]["score"] or 1) < 0.9)


def main(words: list[str]) -> int:
    desktop, pages = "desktop" in words, [word for word in words if word != "desktop"]
    if not SCRIPT.exists():
        run("npm", "ci", "--ignore-scripts", "--silent", cwd=HERE, check=True)
    low = 0
    with serve(ROOT / "site") as site:
        for page in pages or PAGES:
            reports = [measure(site + page, desktop=desktop) for _ in range(RUNS)]
            found = {name: median(scores(report)[name] for report in reports) for name in FLOORS}
            below = [name for name, floor in FLOORS.items() if found[name] < floor]
            low += bool(below)
            print(
                page,
                *(f"{name} {score:.2f}" for name, score in found.items()),
                *(failures(reports[-1]) if below else ()),
                flush=True,
            )
    return 1 if low else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
