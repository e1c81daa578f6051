"""A verdict stands in the page before Python is there, and makes way for Python's answer."""

import json
import re

import pytest
from playwright.sync_api import Page, expect

from calculators.engine.browser import answer

WORKER = re.compile(r"/worker\.js$")


def choose(page: Page, group: str, answer: str) -> None:
    page.get_by_role("group", name=group).get_by_text(answer, exact=True).click()


@pytest.mark.console_errors
def test_without_python_the_page_still_gives_the_level(page: Page, site_url: str) -> None:
    page.route(WORKER, lambda route: route.abort())
    page.goto(f"{site_url}/tools/triage/")
    choose(page, "Is the client pressuring you with a threat?", "Yes, plainly")
    choose(page, "Where is the money?", "Held by the platform")
    page.get_by_role("button", name="How serious is it?").click()
    outcome = page.locator("calculator-form .calculator__outcome")
    expect(outcome).to_be_focused()
    expect(outcome).to_contain_text("Take the steps inside Upwork first, and prepare the letter.")
    expect(outcome).to_contain_text("follow when the calculator has started")
    expect(outcome).to_contain_text("This assumes Upwork. Is it elsewhere?")
    outcome.locator("#triage-where").select_option(label="Upwork")
    expect(outcome).to_contain_text("For a contract on")
    expect(outcome).not_to_contain_text("This assumes")
    expect(page.get_by_role("button", name="Try again")).to_be_visible()
    choose(page, "Is your account or somebody's safety in danger?", "My safety, or somebody else's")
    expect(outcome).to_contain_text("People come first")
    choose(page, "Is your account or somebody's safety in danger?", "Neither")
    # A sum that can be read twice waits for Python, and no verdict on other answers stands there.
    page.evaluate("for (const fold of document.querySelectorAll('form details')) fold.open = true")
    page.get_by_label("Sum in question").fill("1,500")
    expect(outcome).to_be_hidden()


def test_python_takes_the_place_of_the_verdict_and_the_focus_stays(
    page: Page, site_url: str
) -> None:
    given = {"demanded": "money", "held_over": "feedback"}
    worker = f"""const result = {json.dumps(answer("routing", json.dumps(given)))}
    const go = new BroadcastChannel("go")
    onmessage = ({{ data }}) => {{
      if (data.manifest) go.onmessage = () => postMessage({{ type: "ready" }})
      if (data.answers) postMessage({{ type: "answer", id: data.id, result }})
    }}"""
    page.route(WORKER, lambda route: route.fulfill(content_type="text/javascript", body=worker))
    page.goto(f"{site_url}/tools/routing/")
    choose(page, "What is demanded?", "Money")
    choose(page, "What is used as pressure?", "A bad review")
    page.get_by_role("button", name="Where does it go?").click()
    outcome = page.locator("calculator-form .calculator__outcome")
    expect(outcome).to_contain_text("Demanded: [ ... ]")
    page.locator("#route-note").focus()
    page.evaluate("new BroadcastChannel('go').postMessage('')")
    expect(outcome).to_contain_text("Demanded: money")
    expect(page.locator("#route-note")).to_be_focused()


@pytest.mark.thorough
@pytest.mark.console_errors
def test_the_usual_clocks_add_whole_days_without_python(page: Page, site_url: str) -> None:
    page.route(WORKER, lambda route: route.abort())
    page.goto(f"{site_url}/tools/deadlines/")
    table = page.get_by_role("table", name="The usual clocks on Upwork, in whole days of UTC")
    row = table.get_by_role("row").filter(has_text="File a dispute")
    page.get_by_label("Day it happened, in UTC").fill("2026-10-05")
    expect(row).to_contain_text("Ends Monday 12 October 2026")
    page.get_by_label("Day it happened, in UTC").fill("2023-10-05")
    expect(row).to_contain_text("For that day use the form above.")
