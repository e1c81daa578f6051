"""Every tool of the site, and a hand that fills in any of their forms as a reader would."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from calculators.engine import registry
from calculators.engine.answering import answer
from calculators.engine.fields import questions

ROOT = Path(__file__).parent.parent.parent
DOCS = ROOT / "docs"
FENCE = re.compile(r"^```calculator\n(\w+)\n```", re.MULTILINE)
# Asked of the page in one call for each form: a driver that asks for each field takes a minute.
HAND = (ROOT / "tests" / "engines" / "hand.js").read_text("utf-8")
# By the kind of a field, what it must refuse.
SLIPS = {"date": "1999-12-31", "money": "much", "number": "many", "quantity": "some"}
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
        Tool(name, f"/{path.relative_to(DOCS).with_suffix('').as_posix().removesuffix('index')}/")
        for path in [*sorted((DOCS / "tools").glob("*.md")), DOCS / "start.md"]
        for name in FENCE.findall(path.read_text("utf-8"))
    ]


def each_tool(*quick: str) -> list:
    """For pytest: each tool; those that `make test` tries, or the start alone, and the rest on
    request.
    """
    return [
        pytest.param(
            tool,
            id=tool.name,
            marks=[] if tool.name in (quick or ("start",)) else pytest.mark.thorough,
        )
        for tool in tools()
    ]


def form(page, tool: Tool):
    """The element of a tool in its page."""
    return page.locator(f'calculator-form[name="{tool.name}"]')


def _hand(page, call: str, *given):
    if not page.evaluate("() => Boolean(globalThis.hand)"):
        page.evaluate(HAND)
    return page.evaluate(f"given => hand.{call}(...given)", list(given))


def follow(page, path: str) -> None:
    """Follows a link to a page of the site, whether the theme takes the reader there or a load."""
    with page.expect_navigation():
        page.locator(".md-tabs a[href*='tools']").first.evaluate(
            "(link, path) => { link.href = new URL(`..${path}`, document.querySelector("
            "'[src$=\"/elements.js\"]').src.replace(/scripts-.*/, '')); link.click() }",
            path,
        )


def fill(page, tool: Tool, answers: Mapping) -> None:
    """Puts raw answers into the form, with the events that a hand on the keyboard gives."""
    _hand(page, "fill", tool.name, dict(answers))


def overwrite(page, tool: Tool, selector: str, text: str) -> int:
    """Fills each visible control that `selector` finds; a # in `text` becomes its number."""
    return _hand(page, "overwrite", tool.name, selector, text)


def correct(page, tool: Tool) -> None:
    """Gives back the example's answers to the fields that are marked as wrong."""
    _hand(page, "correct", tool.name, tool.example)


def ask(page, tool: Tool) -> str:
    """Presses the button and waits; gives `answered`, `errors` or `failed`."""
    return _hand(page, "ask", tool.name)


def wrong(tool: Tool) -> dict:
    """Raw answers that the tool refuses: its example with one slip, or nothing at all."""
    answers = _slip(registry.find(tool.name).inputs, tool.example) or {}
    assert answer(tool.name, answers).errors, f"{tool.name} takes {answers}"
    return answers


def _slip(inputs: type, answers: Mapping) -> dict | None:
    for name, question in questions(inputs).items():
        if name not in answers:
            continue
        if question.kind in SLIPS:
            return {**answers, name: SLIPS[question.kind]}
        row = question.kind == "rows" and _slip(question.rows, answers[name][0])
        if row:
            return {**answers, name: [row, *answers[name][1:]]}
    return None
