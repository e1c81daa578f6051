"""A reader on a phone, from the home page to the plan, in the real page: each tap is made."""

import time
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from measure.steps.model import DAY, PASTE, Steps
from measure.steps.waiting import until

READY = 90_000  # milliseconds; a slow machine is not a failure
ASKED = "[data-question]"
ANSWER = f"{ASKED} [data-answer]"


def after(page: Any, site: str, situation: Mapping[str, Any]) -> Steps:
    """The steps of one situation. Raises if the plan does not come, or asks on and on."""
    page.goto(site)
    page.evaluate("() => sessionStorage.clear()")
    page.goto(site)
    page.locator(".hero a.md-button--primary").click()
    page.locator("#start-form [type=submit]:enabled").wait_for(timeout=READY)
    steps = Steps(taps=1, decisions=1)
    if message := situation.get("message"):
        page.locator("[name=client_message]").fill(message)
        steps += Steps(taps=1 + PASTE, decisions=1)
    began = time.monotonic()
    page.get_by_role("button", name="Make my plan").click()
    page.locator("calculator-form.answered #start-plan").wait_for(timeout=READY)
    steps += Steps(taps=1, decisions=1, waited=time.monotonic() - began)
    for _ in range(10):
        if not page.locator(ASKED).count():
            return steps
        steps += _answer(page, situation)
    raise RuntimeError(f"{situation['name']}: more than ten questions")


def _answer(page: Any, situation: Mapping[str, Any]) -> Steps:
    field = page.locator(ANSWER).first.get_attribute("data-answer")
    title = page.locator(f"{ASKED} h3").inner_text()
    began = time.monotonic()
    if field == "last_step_on":
        if "ago" not in situation:
            raise RuntimeError(f"{situation['name']}: asked for a day")
        day = datetime.now().astimezone().date() - timedelta(days=situation["ago"])
        page.locator(f"{ASKED} input[type=date]").fill(day.isoformat())
        steps = Steps(taps=DAY, answers=1, decisions=1)
    else:
        answer = situation["answers"].get(field, "not_sure")
        page.locator(f'{ANSWER}[value="{answer}"]').click()
        steps = Steps(taps=1, answers=1, decisions=1)
    until(
        page,
        "([selector, title]) => document.querySelector(selector)?.innerText !== title",
        [f"{ASKED} h3", title],
    )
    return steps + Steps(waited=time.monotonic() - began)
