"""The journeys through every tool, the same in each engine."""

import json
import time
from contextlib import suppress
from pathlib import Path

from tests.trust.tools import HAND, Tool, tools, wrong

JOURNEY = (Path(__file__).parent / "journey.js").read_text("utf-8")
LATER = (Path(__file__).parent / "later.js").read_text("utf-8")
OVERVIEW = "/tools/case/"
LIMIT = 60  # seconds until a page is awake


def told(tool: Tool) -> dict:
    """What a journey has to know of a tool."""
    return {"name": tool.name, "path": tool.path, "example": tool.example, "wrong": wrong(tool)}


def pairs() -> list[tuple[Tool, Tool]]:
    """Each tool with the one that the journey goes to next."""
    found = tools()
    return list(zip(found, found[1:] + found[:1], strict=True))


def travel(engine, site_url: str, tool: Tool, following: Tool) -> list[str]:
    """Goes from a tool's empty form to the page of the case; gives what went wrong."""
    engine.open(site_url + tool.path)
    # What an earlier journey said in this tab is not to help this one.
    engine.run("sessionStorage.clear()")
    engine.open(site_url + tool.path)
    stops = [(tool, ["errors", "answer", "take"]), (following, ["answer"]), (None, ["overview"])]
    for number, (stop, steps) in enumerate(stops):
        if number:
            follow(engine, stop)
        order = json.dumps(told(stop) if stop else {})
        problems = engine.run(
            f"{HAND}; {JOURNEY}; return journey.steps({json.dumps(steps)}, {order})"
        )
        if problems:
            return problems
    return []


def follow(engine, tool: Tool | None) -> None:
    """Follows a link to a tool, or to the case, and waits until that page is awake."""
    path = tool.path if tool else OVERVIEW
    engine.run(
        "const link = document.querySelector(\".md-tabs a[href*='tools']\");"
        f"link.href = new URL('{path}', location.href);"
        # The answer comes before the page goes, so that no driver waits for it in vain.
        "setTimeout(() => link.click())"
    )
    awake = (
        f"document.querySelector('calculator-form[name={tool.name}]')?.status"
        if tool
        else "document.querySelector('case-overview')?.state"
    )
    end = time.monotonic() + LIMIT
    while time.monotonic() < end:
        with suppress(Exception):  # a page that goes takes the question with it
            if engine.run(f"return location.pathname === '{path}' && Boolean({awake})"):
                return
        time.sleep(0.05)
    raise TimeoutError(f"the page at {path} did not come")


def come_again(engine, site_url: str) -> list[str]:
    """A later visit, which starts from the snapshot; gives what went wrong."""
    engine.open(f"{site_url}/about/privacy/")
    return engine.run(f"{LATER}; return later({json.dumps(told(tools()[0]))})")
