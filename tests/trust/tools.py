"""Every tool of the site, and a hand that fills in any of their forms as a reader would."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from calculators.engine import registry

PAGES = Path(__file__).parent.parent.parent / "docs" / "tools"
FENCE = re.compile(r"^```calculator\n(\w+)\n```", re.MULTILINE)
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


def fill(page, tool: Tool, answers: Mapping) -> None:
    """Puts raw answers into the form, with the events that a hand on the keyboard gives."""
    place = form(page, tool)
    for _ in range(2):  # some fields appear only when another is answered
        for name, answer in answers.items():
            rows = place.locator(f'[data-rows="{name}"]')
            if not rows.count():
                _put(place, name, answer)
                continue
            if not rows.is_visible():
                continue
            for index, row in enumerate(answer):
                if rows.locator("[data-row]").count() <= index:
                    rows.locator("[data-add-row]").click()
                for key, value in row.items():
                    _put(place, f"{name}.{index}.{key}", value)


def _put(place, name: str, answer) -> None:
    controls = place.locator(f'[name="{name}"]')
    if not controls.count():
        return
    tag, kind = controls.first.evaluate("c => [c.localName, c.type]")
    if kind in ("radio", "checkbox"):
        for value in [answer] if isinstance(answer, str) else answer:
            option = place.locator(f'[name="{name}"][value="{value}"]')
            # Space, as a keyboard does it: the label lies over the control.
            if option.is_visible() and not option.is_checked():
                option.press("Space")
    elif controls.first.is_visible():
        if tag == "select":
            controls.first.select_option(str(answer))
        else:
            controls.first.fill(_typed(kind, str(answer)))


def _typed(kind: str, answer: str) -> str:
    return answer[:16] if kind == "datetime-local" else answer


def overwrite(page, tool: Tool, selector: str, value: Callable[[int], str]) -> int:
    """Fills each visible control that `selector` finds with `value(number)`; gives their count."""
    controls = [c for c in form(page, tool).locator(selector).all() if c.is_visible()]
    for number, control in enumerate(controls):
        control.fill(value(number))
    return len(controls)


def ask(page, tool: Tool) -> str:
    """Presses the button and waits; gives `answered`, `errors` or `failed`."""
    place = form(page, tool)
    place.evaluate("""place => {
        place.classList.remove("answered")
        place.querySelector("[data-errors]").replaceChildren()
    }""")
    place.locator("[type=submit]").click()
    name = page.wait_for_function(
        """name => {
            const place = document.querySelector(`calculator-form[name=${name}]`)
            if (!place.querySelector("[data-retry]").hidden) return "failed"
            if (place.querySelector("[data-errors] a, [data-errors] li")) return "errors"
            return place.classList.contains("answered") && "answered"
        }""", arg=tool.name, timeout=READY)
    return name.json_value()
