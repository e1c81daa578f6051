"""The journeys through every tool, the same in each engine."""

import json
from pathlib import Path

from tests.trust.tools import HAND, Tool, tools, wrong

JOURNEY = (Path(__file__).parent / "journey.js").read_text("utf-8")
LATER = (Path(__file__).parent / "later.js").read_text("utf-8")
OVERVIEW = "/tools/case/"


def told(tool: Tool) -> dict:
    """What a journey has to know of a tool."""
    return {"name": tool.name, "path": tool.path, "example": tool.example, "wrong": wrong(tool)}


def pairs() -> list[tuple[Tool, Tool]]:
    """Each tool with the one that the journey goes to next."""
    found = tools()
    return list(zip(found, found[1:] + found[:1], strict=True))


def travel(engine, site_url: str, tool: Tool, following: Tool) -> list[str]:
    """Goes from a tool's empty form to the page of the case; gives what went wrong."""
    order = told(tool) | {"next": told(following), "overview": OVERVIEW}
    engine.open(site_url + tool.path)
    return engine.run(f"{HAND}; {JOURNEY}; return journey.whole({json.dumps(order)})")


def come_again(engine, site_url: str) -> list[str]:
    """A later visit, which starts from the snapshot; gives what went wrong."""
    engine.open(f"{site_url}/about/privacy/")
    return engine.run(f"{LATER}; return later({json.dumps(told(tools()[0]))})")
