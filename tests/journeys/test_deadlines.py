"""The main job in a real browser: ask for the deadline, by mouse and by keyboard, and get it."""

import pytest
from playwright.sync_api import expect

from tests.paper import sheets

ANSWER = "Thursday 8 October 2026"
READY = 30_000  # milliseconds; a slow machine is not a failure


@pytest.fixture
def tool(page, site_url, requests):
    page.goto(f"{site_url}/tools/deadlines/")
    return page


def choose(page, group, label):
    page.get_by_role("group", name=group).get_by_text(label, exact=True).click()


def say_client_ended(page):
    choose(page, "Kind of contract", "Fixed price")
    page.get_by_label("What happened last").select_option(label="The client ended the contract")
    page.get_by_label("Day of that step", exact=True).fill("2026-10-01")
    choose(page, "Where is the money?", "Held by the platform")


def ask(page):
    page.get_by_role("button", name="Show the answer").click()


@pytest.mark.thorough
def test_by_mouse(tool):
    say_client_ended(tool)
    ask(tool)
    outcome = tool.locator("calculator-form.answered .calculator__outcome")
    expect(outcome).to_contain_text(ANSWER, timeout=READY)
    expect(outcome).to_contain_text("7 calendar days")
    expect(outcome).to_contain_text("goes back to the client")


def test_later_changes_answer_by_themselves(tool):
    say_client_ended(tool)
    ask(tool)
    outcome = tool.locator("calculator-form.answered [data-outcome]")
    expect(outcome).to_contain_text(ANSWER, timeout=READY)
    tool.get_by_label("Day of that step", exact=True).fill("2026-10-02")
    expect(outcome).to_contain_text("Friday 9 October 2026")
    assert sheets(tool) <= 3
    tool.get_by_role("button", name="Fill in an example").click()
    expect(outcome).to_contain_text("7 October 2026")
    assert sheets(tool) <= 3


@pytest.mark.thorough
def test_by_keyboard_alone(tool):
    tool.get_by_role("radio", name="Fixed price").focus()
    tool.keyboard.press("Space")
    tool.get_by_label("What happened last").focus()
    tool.keyboard.type("The client ended")
    tool.get_by_label("Day of that step", exact=True).focus()
    tool.keyboard.type("10012026")
    tool.get_by_role("group", name="Where is the money?").get_by_role("radio").first.focus()
    tool.keyboard.press("Space")
    tool.keyboard.press("Enter")
    expect(tool.locator("calculator-form.answered [data-outcome]")).to_contain_text(
        ANSWER, timeout=READY
    )
    expect(tool.locator(".calculator__outcome")).to_be_focused()


@pytest.mark.thorough
def test_wrong_input_is_listed_linked_and_kept(tool):
    choose(tool, "Kind of contract", "Fixed price")
    tool.get_by_text("More details").click()
    tool.get_by_label("Day the contract began", exact=True).fill("2026-10-02")
    tool.get_by_label("Day the contract ended", exact=True).fill("2026-10-01")
    tool.get_by_text("More details").click()
    ask(tool)
    summary = tool.locator(".error-summary")
    expect(summary).to_be_focused(timeout=READY)
    summary.get_by_role("link").click()
    ended = tool.get_by_label("Day the contract ended", exact=True)
    expect(ended).to_be_focused()
    expect(ended).to_have_attribute("aria-invalid", "true")
    expect(ended).to_have_value("2026-10-01")
    ended.fill("2026-10-03")
    expect(ended).not_to_have_attribute("aria-invalid", "true")


@pytest.mark.thorough
def test_a_day_that_does_not_exist(tool):
    say_client_ended(tool)
    tool.get_by_label("Day of that step", exact=True).focus()
    tool.keyboard.type("02302026")
    ask(tool)
    expect(tool.get_by_role("alert")).to_contain_text("must be a real date", timeout=READY)


@pytest.mark.thorough
def test_page_to_page_and_back_keeps_what_was_typed(page, deployed_url, requests):
    tool = page  # where the theme follows links itself, without a load
    tool.goto(f"{deployed_url}/tools/deadlines/")
    say_client_ended(tool)
    ask(tool)
    expect(tool.locator("calculator-form.answered")).to_contain_text(ANSWER, timeout=READY)
    before = sum("pyodide" in url for url in requests)
    tool.evaluate("() => document.querySelector('.md-header a.md-logo').click()")
    expect(tool.locator("calculator-form")).to_have_count(0)
    tool.go_back()
    expect(tool.get_by_label("Day of that step", exact=True)).to_have_value("2026-10-01")
    ask(tool)
    expect(tool.locator("calculator-form.answered")).to_contain_text(ANSWER, timeout=READY)
    assert sum("pyodide" in url for url in requests) == before, "one worker serves the visit"


def test_without_script_the_page_is_useful_and_sends_nothing(browser, site_url):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site_url}/tools/deadlines/")
    expect(page.locator("[data-outcome]")).to_contain_text(ANSWER)
    expect(page.get_by_role("button", name="Show the answer")).to_be_disabled()
    expect(page.get_by_role("table").first).to_be_visible()
    context.close()


@pytest.mark.console_errors
def test_a_worker_that_fails_to_load_can_be_tried_again(page, site_url, requests):
    page.route("**/worker*.js", lambda route: route.abort())
    page.goto(f"{site_url}/tools/deadlines/")
    say_client_ended(page)
    ask(page)
    status = page.locator(".calculator__status")
    expect(status).to_contain_text("could not be fetched", timeout=READY)
    expect(page.get_by_label("Day of that step", exact=True)).to_have_value("2026-10-01")
    page.unroute("**/worker*.js")
    page.get_by_role("button", name="Try again").click()
    expect(page.locator("calculator-form.answered")).to_contain_text(ANSWER, timeout=READY)


def test_a_browser_without_webassembly_reads_why(page, site_url, requests):
    page.add_init_script("delete globalThis.WebAssembly")
    page.goto(f"{site_url}/tools/deadlines/")
    say_client_ended(page)
    ask(page)
    expect(page.locator(".calculator__status")).to_contain_text("WebAssembly")
    expect(page.get_by_role("table").first).to_be_visible()


def test_not_a_byte_of_the_runtime_before_intent(page, site_url, requests):
    page.goto(f"{site_url}/")
    page.wait_for_load_state("networkidle")
    assert [url for url in requests if "/runtime/" in url or "pyodide" in url] == []
