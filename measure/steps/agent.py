"""An agent at the desk, by keyboard alone, in the real page: each key is pressed."""

import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from measure.steps.model import Steps
from measure.steps.waiting import until

READY = 90_000  # milliseconds; a slow machine is not a failure
RULE = "#route-address"
# The keys of a question and of its answer, as the page shows them.
KEYS = """([name, value]) => {
  const group = document.querySelector(`#routing-form [data-field="${name}"]`)
  const control = group.querySelector(`[value="${value}"]`)
  return control.checked ? [] : [group.querySelector("legend").dataset.key.toLowerCase(),
    control.closest(".option").dataset.key]
}"""


@dataclass(frozen=True)
class Routed:
    """One ticket. sure, first: what the desk said by itself; right: the rule that came at last."""

    steps: Steps
    sure: bool
    first: str
    last: str
    wanted: str

    @property
    def honest(self) -> bool:
        """Whether the desk was right by itself, or said that it was not sure."""
        return self.first == self.wanted or not self.sure


def route_all(page: Any, site: str, tickets: list[Mapping[str, Any]]) -> Iterator[Routed]:
    """Each ticket, from the paste to the next one."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{site}/tools/routing/")
    page.locator("#desk-text:enabled").wait_for(timeout=READY)
    page.locator("#desk-text").focus()
    for ticket in tickets:
        yield _route(page, ticket)


def _route(page: Any, ticket: Mapping[str, Any]) -> Routed:
    page.evaluate("text => navigator.clipboard.writeText(text)", ticket["text"])
    began = time.monotonic()
    page.keyboard.press("Control+V")
    page.locator("calculator-form.answered .desk__line").wait_for(timeout=READY)
    _settle(page)
    steps = Steps(keys=2, decisions=1, waited=time.monotonic() - began)
    sure, first = page.locator(".desk__sure").inner_text() == "Sure", _rule(page)
    if first != ticket["rule"]:
        steps += _correct(page, ticket["answers"])
    last = _rule(page)
    for key in "ct":
        page.keyboard.press(key)
        page.wait_for_timeout(20)
    page.keyboard.press("n")
    page.locator(".desk__line").wait_for(state="hidden", timeout=READY)
    return Routed(steps + Steps(keys=3, decisions=1), sure, first, last, ticket["rule"])


def _correct(page: Any, answers: Mapping[str, str]) -> Steps:
    steps = Steps()
    for name, value in answers.items():
        keys = page.evaluate(KEYS, [name, value])
        for key in keys:
            page.keyboard.press(key)
        if keys:
            began = time.monotonic()
            _settle(page)
            steps += Steps(keys=len(keys), answers=1, decisions=1, waited=time.monotonic() - began)
    return steps


def _settle(page: Any) -> None:
    """Waits until the answer is that of the form as it stands."""
    until(
        page,
        """() => {
          const place = document.querySelector("calculator-form")
          const chosen = [...place.form.querySelectorAll("input:checked")]
          return place.answers && !place.outcome.hidden
            && chosen.every(({ name, value }) => place.answers[name] === value)
        }""",
    )


def _rule(page: Any) -> str:
    address = page.locator(RULE).get_attribute("href") if page.locator(RULE).count() else ""
    return (address or "").rpartition("#")[2]
