"""`python -m measure.steps`: steps from the home page to the plan, and keys for a ticket.

Ten situations, before and after the start page; what the forms cost; thirty tickets at the desk.
Needs the built site.
The constants of the model stand in `model.py`, those of the way before in `before.py`.
"""

import sys
import tomllib
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import ViewportSize, sync_playwright

from measure.steps.agent import route_all
from measure.steps.before import before
from measure.steps.forms import forms
from measure.steps.model import Steps
from measure.steps.reader import after
from tests.browser import ARGUMENTS, installed
from tests.conftest import SITE
from tests.server import serve

HERE = Path(__file__).parent
PHONE: ViewportSize = {"width": 390, "height": 844}
MOST_ANSWERS, MOST_SECONDS = 4, 60
MOST_KEYS, MOST_TICKET_SECONDS = 8, 8


def main(parts: list[str]) -> int:
    """Prints the tables of the parts asked for (`plan`, `forms`, `desk`); all by default."""
    wrong = 0
    with serve(SITE) as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=installed(), args=ARGUMENTS)
        if not parts or "plan" in parts:
            wrong += plan(browser.new_page(viewport=PHONE), site)
        if not parts or "forms" in parts:
            wrong += forms(browser.new_page(viewport=PHONE), site)
        if not parts or "desk" in parts:
            wrong += desk(browser.new_page(), site)
        browser.close()
    return 1 if wrong else 0


def plan(page: Any, site: str) -> int:
    """The ten situations. Returns how many take more than they may."""
    rows = tomllib.loads((HERE / "situations.toml").read_text("utf-8"))["situations"]
    print(f"{'situation':64} {'before':>30}  {'after':>30}")
    print(f"{'':64} {_head()}  {_head()}")
    wrong, afters, befores = 0, [], []
    for row in rows:
        old, new = before(row["needs"]), after(page, site, row)
        befores.append(old)
        afters.append(new)
        wrong += new.answers > MOST_ANSWERS or new.seconds > MOST_SECONDS
        print(f"{row['name'][:64]:64} {_shown(old)}  {_shown(new)}")
    most = max(steps.answers for steps in afters)
    print(
        f"median seconds {median(s.seconds for s in befores):.0f} before, "
        f"{median(s.seconds for s in afters):.0f} after; most answers {most}"
        f" (at most {MOST_ANSWERS}), most seconds {max(s.seconds for s in afters):.0f}"
        f" (at most {MOST_SECONDS}); the first has the start of Python in it"
    )
    return wrong


def desk(page: Any, site: str) -> int:
    """The thirty tickets. Returns how many were wrong and not marked."""
    tickets = tomllib.loads((HERE / "tickets.toml").read_text("utf-8"))["tickets"]
    routed = list(route_all(page, site, tickets))
    for number, one in enumerate(routed, 1):
        print(
            f"{number:2} {'sure' if one.sure else 'unsure':6} {one.steps.keys:3} keys "
            f"{one.steps.seconds:5.1f} s  {one.first:24} {one.last:24} "
            f"{'' if one.last == one.wanted else 'wanted ' + one.wanted}"
            f"{'' if one.honest else '  WRONG AND SURE'}"
        )
    right = sum(one.first == one.wanted for one in routed)
    sure = [one for one in routed if one.sure]
    keys, seconds = (
        median(one.steps.keys for one in routed),
        median(one.steps.seconds for one in routed),
    )
    print(
        f"{right} of {len(routed)} right at once, {len(sure)} sure, of these "
        f"{sum(one.first == one.wanted for one in sure)} right; median {keys} keys (at most "
        f"{MOST_KEYS}), {seconds:.1f} s (at most {MOST_TICKET_SECONDS})"
    )
    return sum(not one.honest for one in routed) + (keys > MOST_KEYS)


def _head() -> str:
    return f"{'taps':>6} {'keys':>6} {'answers':>8} {'s':>7}"


def _shown(steps: Steps) -> str:
    return f"{steps.taps:6} {steps.keys:6} {steps.answers:8} {steps.seconds:7.0f}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
