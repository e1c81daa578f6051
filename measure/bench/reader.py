"""What a reader waits for: the first answer, and the answer to a changed field."""

import tempfile
from statistics import median

from playwright.sync_api import sync_playwright

from measure.bench.rows import NAME, Row
from tests.browser import ARGUMENTS, installed
from tests.engines.drivers import Chromium

# The last field and the button, and then the answer on the page.
WAIT = """place => new Promise(resolve => {
  place.querySelector("[name=ended_by][value=client]").click()
  const begun = performance.now()
  place.addEventListener("answered", () => resolve(performance.now() - begun), { once: true })
  place.querySelector("[type=submit]").click()
})"""

# Opens the folds, so that each field can be typed into.
OPEN = "for (const fold of document.querySelectorAll('form details')) fold.open = true"


def reader(url: str, rounds: int) -> list[Row]:
    """Rows: how long a reader waits who needs a second to the first key and two to each field."""
    waits: dict[str, list[float]] = {"first": [], "later": []}
    for _ in range(rounds):
        with tempfile.TemporaryDirectory() as profile, sync_playwright() as playwright:
            for visit in waits:
                context = playwright.chromium.launch_persistent_context(
                    profile, executable_path=installed(), args=ARGUMENTS
                )
                page = context.new_page()
                page.goto(f"{url}/tools/{NAME}/")
                page.wait_for_timeout(1000)
                page.evaluate(OPEN)
                page.locator("[name=contract_type][value=fixed_price]").press("Space")
                page.wait_for_timeout(2000)
                page.locator("[name=contract_ended]").fill("2026-10-01")
                page.wait_for_timeout(2000)
                waits[visit].append(page.locator("calculator-form").evaluate(WAIT))
                if visit == "first":
                    page.wait_for_timeout(14_000)
                context.close()
    return [
        (f"reader's wait for the answer, {visit} visit, ms", median(times), None, "")
        for visit, times in waits.items()
    ]


def keystrokes(url: str) -> list[float]:
    """Milliseconds from a changed field to the changed answer in the page, once started."""
    tab = Chromium()
    page = tab.page
    page.goto(f"{url}/tools/{NAME}/")
    page.evaluate(OPEN)
    page.locator("calculator-form").get_by_text("Fixed price", exact=True).click()
    ended = page.locator("[name=contract_ended]")
    ended.fill("2026-10-01")
    page.locator("[name=ended_by][value=client]").evaluate("choice => choice.click()")
    page.locator("calculator-form [type=submit]").click()
    page.locator("calculator-form.answered").wait_for(timeout=60_000)
    times: list[float] = ended.evaluate("""async (field) => {
      const place = document.querySelector("calculator-form")
      const times = []
      for (let turn = 0; turn < 60; turn++) {
        const painted = new Promise(resolve =>
          place.addEventListener("answered", resolve, { once: true }))
        const begun = performance.now()
        field.value = `2026-10-${String(turn % 28 + 1).padStart(2, "0")}`
        field.dispatchEvent(new Event("input", { bubbles: true }))
        await painted
        times.push(performance.now() - begun)
        await new Promise(resolve => setTimeout(resolve, 30))
      }
      return times.slice(10)
    }""")
    tab.close()
    return times
