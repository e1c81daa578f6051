"""What a form offers: an example, an empty form, pasted rows, a way back, and what is next."""

import pytest
from playwright.sync_api import expect

from tests.trust.tools import ask, fill, tools

CLAIM = next(tool for tool in tools() if tool.name == "claim")
READY = 90_000  # milliseconds; a slow machine is not a failure
PASTE = """([selector, text]) => {
  const data = new DataTransfer()
  data.setData("text/plain", text)
  document.querySelector(selector).dispatchEvent(
    new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }))
}"""


@pytest.fixture
def go(page, site_url, requests):
    def visit(tool):
        page.goto(f"{site_url}/tools/{tool}/")
        return page

    return visit


def facts(page):
    return page.evaluate(
        """() => Object.entries(sessionStorage).filter(([key]) => key.includes("case"))
        .map(([, text]) => JSON.parse(text).facts)"""
    )


@pytest.mark.thorough
def test_an_example_is_looked_at_and_nothing_of_it_is_kept(go):
    tool = go("deadlines")
    step = tool.get_by_label("What happened last")
    step.select_option(label="I submitted the work, and the client has not acted on it")
    before = facts(tool)
    tool.get_by_role("button", name="Fill in an example").click()
    expect(tool.locator("calculator-form.answered [data-outcome]")).to_contain_text(
        "8 October 2026", timeout=READY
    )
    expect(step).to_have_value("contract_ended")
    expect(tool.locator(".calculator__example")).to_be_visible()
    assert facts(tool) == before
    undo = tool.get_by_role("button", name="Undo")
    expect(undo).to_be_focused()
    tool.keyboard.press("Enter")
    expect(step).to_have_value("work_submitted")
    expect(undo).to_be_hidden()


def test_an_empty_form_can_be_undone_by_one_key(go, without_python):
    tool = go("triage")
    tool.get_by_text("Yes, plainly", exact=True).click()
    before = facts(tool)
    tool.locator("[data-clear]").click()
    expect(tool.get_by_label("Yes, plainly")).not_to_be_checked()
    assert facts(tool) != before
    tool.keyboard.press("Enter")
    expect(tool.get_by_label("Yes, plainly")).to_be_checked()
    assert facts(tool) == before


def test_rows_come_from_a_spreadsheet_and_can_be_undone(go, without_python):
    tool = go("claim")
    tool.locator("[data-rows=owed] [data-add-row]").click()
    table = (
        "Amount\tWhat it is for\tDay it fell due\n"
        "300\tLogo\t31 Aug 2026\n1,250.50\tShop\t31 Feb 2026\n"
    )
    tool.evaluate(PASTE, ["#claim-owed-0-item", table])
    expect(tool.locator("#claim-owed-0-item")).to_have_value("Logo")
    expect(tool.locator("#claim-owed-0-due")).to_have_value("2026-08-31")
    expect(tool.locator("#claim-owed-1-amount")).to_have_value("1,250.50")
    expect(tool.locator("#claim-owed-1-due")).to_have_value("")
    expect(tool.locator(".calculator__status")).to_contain_text("1 cell could not be read")
    tool.get_by_role("button", name="Undo").click()
    expect(tool.locator("[data-rows=owed] [data-row]")).to_have_count(0)


@pytest.mark.thorough
def test_an_answer_leads_to_the_next_tool_already_filled_in(go):
    tool = go("triage")
    tool.set_viewport_size({"width": 390, "height": 844})
    tool.get_by_text("Yes, plainly", exact=True).click()
    tool.get_by_role("button", name="How serious is it?").click()
    outcome = tool.locator("calculator-form.answered .calculator__outcome")
    expect(outcome).to_be_visible(timeout=READY)
    top = outcome.bounding_box()["y"]
    actions = tool.locator("#actions").bounding_box()
    assert actions["y"] + actions["height"] - top <= 844
    tool.locator("#triage-form legend").first.scroll_into_view_if_needed()
    bar = tool.locator("[data-bar]")
    expect(bar).to_be_in_viewport()
    bar.click()
    expect(outcome).to_be_focused()
    with tool.expect_navigation():
        tool.get_by_role("link", name="Reply to the client calmly").click()
    expect(tool.locator("calculator-form.answered [data-outcome]")).to_contain_text(
        "answer point by point", timeout=READY
    )
    expect(tool.get_by_label("Which message do you need?")).to_have_value("calm_answer")


COVERED = """() => {
  const bar = document.querySelector("[data-bar]").getBoundingClientRect()
  const { top, bottom } = document.activeElement.getBoundingClientRect()
  const isSeen = innerHeight - bar.top > 20
  return [document.activeElement.id, isSeen && bottom > bar.top + 1 && top < bar.bottom]
}"""


def test_what_has_the_focus_is_never_under_the_line_of_the_answer(go):
    """On a phone, forwards and backwards through the form."""
    tool = go("triage")
    tool.set_viewport_size({"width": 390, "height": 844})
    tool.get_by_role("button", name="Fill in an example").click()
    tool.locator("calculator-form.answered").wait_for(timeout=READY)
    tool.locator("#triage-form [name]:visible").first.focus()
    seen = {}
    for key in ["Tab"] * 25 + ["Shift+Tab"] * 25:
        tool.keyboard.press(key)
        place, covered = tool.evaluate(COVERED)
        seen[f"{key} {place}"] = covered
    assert len(seen) > 10
    assert [place for place, covered in seen.items() if covered] == []


@pytest.mark.thorough
def test_on_a_desk_the_answer_stands_beside_the_form(go):
    tool = go("deadlines")
    tool.set_viewport_size({"width": 1280, "height": 900})
    form = tool.locator("#deadlines-form").bounding_box()
    outcome = tool.locator(".calculator__outcome").bounding_box()
    assert form["x"] + form["width"] <= outcome["x"]
    assert abs(form["y"] - outcome["y"]) < 30
    assert tool.evaluate("() => document.documentElement.scrollWidth") <= 1280


WATCHED = """async () => {
  const { runtime } = await import(
    new URL("runtime.js", document.querySelector("[src$='/elements.js']").src))
  const { call } = runtime
  window.asked = []
  runtime.call = (name, ...rest) => {
    window.asked.push(name)
    return call.call(runtime, name, ...rest)
  }
}"""


@pytest.mark.thorough
def test_numbers_are_read_to_the_reader_when_they_or_their_currency_change(go):
    tool = go("claim")
    tool.get_by_role("button", name="Fill in an example").click()
    amount, beside = tool.locator("#claim-owed-0-amount"), "[data-understood='owed.0.amount']"
    expect(tool.locator(beside)).to_have_text("1,800.00 USD", timeout=READY)
    tool.evaluate(WATCHED)
    amount.fill("1300.5")
    expect(tool.locator(beside)).to_have_text("1,300.50 USD")
    assert "understood" in tool.evaluate("asked.splice(0)")
    tool.locator("#claim-owed-0-currency").select_option("EUR")
    expect(tool.locator(beside)).to_have_text("1,300.50 EUR")
    assert "understood" in tool.evaluate("asked.splice(0)")
    # Places of rows come and go with the example, and a new one has not been asked for.
    tool.locator("[data-undo]").click()
    tool.get_by_role("button", name="Fill in an example").click()
    expect(tool.locator(beside)).to_have_text("1,800.00 USD")
    tool.wait_for_timeout(500)
    tool.evaluate("asked.splice(0)")
    said = tool.locator("[data-outcome]").inner_html()
    tool.locator("calculator-form input[type=date]:visible").first.fill("2026-10-03")
    expect(tool.locator("[data-outcome]")).not_to_have_js_property("innerHTML", said)
    tool.wait_for_timeout(500)
    assert tool.evaluate("asked") == []


# Each text that a form's status has had: what a screen reader is told.
HEARD = """() => {
  const status = document.querySelector(".calculator__status")
  window.heard = []
  new MutationObserver(() => window.heard.push(status.textContent)).observe(
    status, { childList: true, characterData: true, subtree: true })
}"""


def test_what_happened_to_the_answers_is_heard_with_the_new_answer(go):
    tool = go("claim")
    fill(tool, CLAIM, CLAIM.example)
    assert ask(tool, CLAIM) == "answered"
    tool.evaluate(HEARD)
    status = tool.locator(".calculator__status")
    tool.locator("[data-remove-row]").last.click()
    expect(status).to_contain_text("Answer: ")
    said = tool.evaluate("() => window.heard.at(-1)")
    assert said.startswith("Removed: "), said
    assert "“Undo” under the form brings it back. Answer: " in said
    tool.locator("[data-clear]").click()
    expect(status).to_contain_text("The other tools share these facts")
    tool.keyboard.press("Enter")
    expect(status).to_contain_text("Answer: ")
    back = tool.evaluate("() => window.heard.filter(said => said.includes('are back'))")
    assert len(back) == 1, back
    assert back[0].startswith("Your answers are back. Answer: ")


def test_who_has_begun_a_case_is_shown_no_example_of_another(go, without_python):
    tool = go("deadlines")
    expect(tool.locator(".calculator__example")).to_be_visible()
    tool.get_by_label("What happened last").select_option(index=2)
    for other in ("claim", "letter"):
        expect(go(other).locator("calculator-form:defined")).to_be_visible()
        expect(tool.locator(".calculator__example")).to_be_hidden()
        expect(tool.get_by_role("button", name="Fill in an example")).to_be_visible()
