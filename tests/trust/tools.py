"""Every tool of the site, and a hand that fills in any of their forms as a reader would."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from calculators.engine import registry

ROOT = Path(__file__).parent.parent.parent
PAGES = ROOT / "docs" / "tools"
FENCE = re.compile(r"^```calculator\n(\w+)\n```", re.MULTILINE)
# Asked of the page in one call for each form: a driver that asks for each field takes a minute.
HAND = (ROOT / "tests" / "engines" / "hand.js").read_text("utf-8")
READY = 60_000  # milliseconds; a slow machine is not a failure


@dataclass(frozen=True)
class Tool:
    """A calculator and the page that it stands on, as a path below the site's address."""

    name: str
    path: str

    @property
    def example(self) -> dict:
        return registry.find(self.name).example


def tools() -> list[Tool]:
    """One for each fence in the pages of the tools."""
    return [
        Tool(name, f"/tools/{'' if path.stem == 'index' else path.stem + '/'}")
        for path in sorted(PAGES.glob("*.md"))
        for name in FENCE.findall(path.read_text("utf-8"))
    ]


def form(page, tool: Tool):
    """The element of a tool in its page."""
    return page.locator(f'calculator-form[name="{tool.name}"]')


def _hand(page, call: str, *given):
    if not page.evaluate("() => Boolean(globalThis.hand)"):
        page.evaluate(HAND)
    return page.evaluate(f"given => hand.{call}(...given)", list(given))


def fill(page, tool: Tool, answers: Mapping) -> None:
    """Puts raw answers into the form, with the events that a hand on the keyboard gives."""
    _hand(page, "fill", tool.name, dict(answers))


def overwrite(page, tool: Tool, selector: str, text: str) -> int:
    """Fills each visible control that `selector` finds; a # in `text` becomes its number."""
    return _hand(page, "overwrite", tool.name, selector, text)


def mend(page, tool: Tool) -> None:
    """Gives back the example's answers to the fields that are marked as wrong."""
    _hand(page, "mend", tool.name, tool.example)


def ask(page, tool: Tool) -> str:
    """Presses the button and waits; gives `answered`, `errors` or `failed`."""
    return _hand(page, "ask", tool.name)
