"""`python -m measure.frame.rows [rows] [tool ...]`: what it takes to open a case with long tables.

Every table of the tool is filled to what a case file can hold, and the tool's page is opened with
that case. Seconds of the page's own thread, as processor time, which other work on the machine
changes little: all of it, and of that scripts, styles and layout. Python does not start.
"""

import os
import sys
from typing import Any

from playwright.sync_api import Browser, CDPSession, sync_playwright

from calculators.engine import registry
from calculators.engine.fields import questions
from calculators.engine.fields.kind import MOST_ITEMS, Question
from tests.browser import ARGUMENTS, installed
from tests.conftest import SITE
from tests.server import serve
from tests.trust.tools import Tool, tools

LONGEST = 1.0  # seconds
SETTLED = 4000  # milliseconds without a question, in which the page does what it does at leisure
ROUNDS = 3
FIGURES = ("Task", "Script", "RecalcStyle", "Layout")
# What a row says, by the kind of its field; anything else stays blank.
SAYS = {
    "date": "2026-10-01",
    "money": "1.00",
    "number": "1",
    "quantity": "1",
    "whole": "1",
    "text": "words",
    "long_text": "words",
}
OPEN = """async facts => {
  const scripts = document.querySelector("[src$='/elements.js']").src
  const { store } = await import(new URL("case.js", scripts))
  await store.resumed
  store.begin({ facts })
}"""


def main() -> int:
    """Prints the best of a few rounds for each tool. Returns 1 if one takes too long."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else MOST_ITEMS
    wanted, late = sys.argv[2:], 0
    print(f"{'seconds':12} {'rows':>6} " + " ".join(f"{name:>12}" for name in FIGURES))
    with serve(SITE) as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=installed(), args=ARGUMENTS)
        for tool in tools():
            tables = full(tool, rows)
            if not tables or (wanted and tool.name not in wanted):
                continue
            took = min(opened(browser, url, tool, tables) for _ in range(ROUNDS))
            print(
                f"{tool.name:12} {rows * len(tables):6} "
                + " ".join(f"{seconds:12.2f}" for seconds in took)
                + ("  TOO LONG" if took[0] > LONGEST else ""),
                flush=True,
            )
            late += took[0] > LONGEST
        browser.close()
    print(f"load of the machine {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    return int(late > 0)


def full(tool: Tool, rows: int) -> dict[str, list[dict[str, str]]]:
    """Every table of a tool, with so many rows."""
    asked = questions(registry.find(tool.name).inputs)
    return {
        name: [{part.name: say(part) for part in questions(question.rows).values()}] * rows
        for name, question in asked.items()
        if question.rows
    }


def say(question: Question) -> str:
    """What a row answers."""
    return question.choices[0].value if question.kind == "one" else SAYS.get(question.kind, "")


def opened(browser: Browser, url: str, tool: Tool, tables: dict[str, Any]) -> list[float]:
    """Seconds of the page's thread for opening a tool with these tables."""
    context = browser.new_context(service_workers="block")
    page = context.new_page()
    page.goto(f"{url}/about/privacy/")
    page.evaluate(OPEN, tables)
    page.route("**/worker.js", lambda route: route.abort())
    asks = context.new_cdp_session(page)
    asks.send("Performance.enable", {"timeDomain": "threadTicks"})
    before = read(asks)
    page.goto(url + tool.path)
    # To ask the page for its last row until it stands there would be work of the page too.
    page.wait_for_timeout(SETTLED)
    took = [after - first for after, first in zip(read(asks), before, strict=True)]
    assert page.locator("[data-row]").count() == sum(map(len, tables.values())), tool.name
    context.close()
    return took


def read(asks: CDPSession) -> list[float]:
    """What the page's thread has spent so far."""
    given = {item["name"]: item["value"] for item in asks.send("Performance.getMetrics")["metrics"]}
    return [given[f"{name}Duration"] for name in FIGURES]


if __name__ == "__main__":
    sys.exit(main())
