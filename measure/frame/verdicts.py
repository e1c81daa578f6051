"""`python -m measure.frame.verdicts [turns]`: from a choice to the verdict, with no byte of Python.

Python's files never come. A turn chooses each answer of each question of the form, and is measured
from the choice to the verdict standing in the page with its layout done.
"""

import os
import sys
from statistics import median, quantiles

from playwright.sync_api import sync_playwright

from calculators.engine.verdicts import find_verdicts
from tests.browser import ARGUMENTS, installed
from tests.conftest import SITE
from tests.server import serve
from tests.trust.tools import form, tools

TURNS = 5
CHOOSE = """async (place, turns) => {
  const times = []
  let shown = 0
  place.tried = true
  for (let turn = 0; turn < turns; turn++) {
    for (const radio of place.form.querySelectorAll("input[type=radio]")) {
      if (radio.closest("[hidden]")) continue
      await new Promise(requestAnimationFrame)
      const begun = performance.now()
      radio.checked = true
      radio.dispatchEvent(new Event("input", { bubbles: true }))
      document.body.offsetHeight // the layout belongs to it
      times.push(performance.now() - begun)
      shown += Boolean(place.early && place.outcome.checkVisibility())
    }
  }
  return [times, shown]
}"""


def main() -> int:
    """Prints a line for each tool that has verdicts."""
    turns = int(sys.argv[1]) if len(sys.argv) > 1 else TURNS
    print(
        f"{'milliseconds':12} {'choices':>8} {'verdicts':>9} {'median':>8} {'p95':>8} {'most':>8}"
    )
    with serve(SITE) as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=installed(), args=ARGUMENTS)
        for tool in tools():
            if not find_verdicts(tool.name):
                continue
            page = browser.new_page()
            page.route("**/worker.js", lambda route: None)  # it is asked for and never comes
            page.goto(url + tool.path)
            times, shown = form(page, tool).evaluate(CHOOSE, turns)
            page.close()
            p95 = quantiles(times, n=20)[-1]
            print(
                f"{tool.name:12} {len(times):8} {shown:9} {median(times):8.1f} {p95:8.1f}"
                f" {max(times):8.1f}"
            )
        browser.close()
    print(f"load of the machine {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    return 0


if __name__ == "__main__":
    sys.exit(main())
