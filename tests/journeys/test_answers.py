"""What stands around an answer: copy buttons, errors above it, and the ways within a page."""

import pytest
from playwright.sync_api import expect

from tests.trust.tools import READY, ask, fill, form, tools

BY_NAME = {tool.name: tool for tool in tools()}
ROUTING, CLAIM, DEADLINES = (BY_NAME[name] for name in ("routing", "claim", "deadlines"))
# Where the reader is: on the control, and with the words of its question in view.
REACHED = """id => {
  const question = document.getElementById(id), words = question.querySelector("legend") ?? question
  const { top, bottom } = words.getBoundingClientRect()
  const within = question.contains(document.activeElement)
  return within && top >= 0 && bottom <= innerHeight ? "" : `${id}: ${within} ${top} ${bottom}`
}"""


def choose(page, name, value):
    page.locator(f"label[for=routing-{name}-{value}]").click()


@pytest.fixture
def ticket(page, site_url, requests):
    """A ticket with its answer."""
    page.goto(site_url + ROUTING.path)
    fill(page, ROUTING, ROUTING.example)
    assert ask(page, ROUTING) == "answered"
    return page


@pytest.mark.thorough
def test_copy_buttons_outlive_any_number_of_answers(ticket):
    ticket.context.grant_permissions(["clipboard-read", "clipboard-write"])
    place = form(ticket, ROUTING)
    labels = place.locator("copy-button").all_inner_texts()
    for value, said in (("feedback", "feedback"), ("work", "work"), ("not_sure", "not known")):
        choose(ticket, "demanded", value)
        expect(place.locator("#route-note")).to_contain_text(f"Demanded: {said}", ignore_case=True)
        for button in place.locator("copy-button").all():
            expect(button.get_by_role("button")).to_have_count(1)
    choose(ticket, "demanded", ROUTING.example["demanded"])
    expect(place.locator("copy-button")).to_have_text(labels)
    place.get_by_role("button", name="Copy the note").click()
    expect(place.get_by_role("status").filter(has_text="Copied")).to_have_count(1)
    assert (
        ticket.evaluate("() => navigator.clipboard.readText()")
        == place.locator("#route-note").text_content()
    )


def test_a_change_says_once_what_the_answer_says_first(ticket):
    place = form(ticket, ROUTING)
    outcome, status = place.locator(".calculator__outcome"), place.locator(".calculator__status")
    expect(outcome).to_be_focused()
    expect(outcome).to_have_attribute("aria-label", "Answer: Send to Content Engagement")
    expect(status).to_be_empty()
    choose(ticket, "account_at_stake", "yes")
    expect(status).to_have_text("Answer: Send to Account Security")
    expect(outcome).to_have_attribute("aria-label", "Answer: Send to Account Security")


def test_an_error_is_named_when_the_reader_leaves_it_and_not_while_they_correct_it(
    page, site_url, requests
):
    page.goto(site_url + CLAIM.path)
    fill(page, CLAIM, CLAIM.example)
    assert ask(page, CLAIM) == "answered"
    place, wrong = form(page, CLAIM), "Correct the marked answers to see the new result."
    amount, status = place.locator("[name='owed.0.amount']"), place.locator(".calculator__status")
    amount.fill("much")
    expect(place.locator(".field__error")).to_have_count(1)
    expect(status).not_to_contain_text("Correct")
    page.keyboard.press("Tab")
    expect(status).to_have_text(wrong)


def test_no_answer_to_earlier_inputs_stands_under_an_error(page, site_url, requests):
    page.goto(site_url + CLAIM.path)
    fill(page, CLAIM, CLAIM.example)
    assert ask(page, CLAIM) == "answered"
    place = form(page, CLAIM)
    outcome = place.locator(".calculator__outcome")
    amount = place.locator("[name='owed.0.amount']")
    right = amount.input_value()
    amount.fill("much")
    expect(place.locator(".field__error")).to_have_count(1)
    expect(outcome).to_be_hidden()
    amount.fill(right)
    expect(outcome).to_be_visible()
    expect(place.locator(".field__error")).to_have_count(0)


@pytest.mark.parametrize(
    "tool",
    [
        pytest.param(tool, id=tool.name, marks=[] if tool.name == "claim" else pytest.mark.thorough)
        for tool in tools()
    ],
)
def test_each_link_of_the_summary_reaches_its_question(tool, page, site_url, requests):
    """Of an empty form: rows without a row, groups of choices, single fields."""
    page.goto(site_url + tool.path)
    if ask(page, tool) == "answered":
        return  # a form that needs no answer has no summary
    for link in form(page, tool).locator(".error-summary a").all():
        link.click()
        id = link.get_attribute("href").removeprefix("#")
        assert page.evaluate(REACHED, id) == ""


@pytest.mark.thorough
def test_a_link_within_the_page_leaves_page_and_form_where_they_are(page, deployed_url, requests):
    """The theme would fetch the page once more, swap it, and scroll to where the reader was."""
    page.goto(deployed_url + ROUTING.path)
    fill(page, ROUTING, ROUTING.example)
    assert ask(page, ROUTING) == "answered"
    page.evaluate("() => { document.querySelector('calculator-form').same = true }")
    requests.clear()
    link = page.locator("a.md-skip")
    target = "#" + link.evaluate("link => link.hash.slice(1)")
    for _ in range(2):
        link.evaluate("link => link.click()")
        page.wait_for_url(f"**{target}")
        expect(page.locator(target)).to_be_in_viewport()
    # The theme writes where the page is scrolled to into its history entry; Playwright takes that
    # for the end of "back" now and then, so the address is what says that the reader is back.
    page.go_back()
    page.wait_for_url(deployed_url + ROUTING.path)
    page.go_forward()
    page.wait_for_url(f"**{target}")
    expect(form(page, ROUTING).locator("[data-outcome]")).to_be_visible(timeout=READY)
    assert page.evaluate("() => document.querySelector('calculator-form').same")
    assert [url for url in requests if url.endswith(ROUTING.path)] == []


@pytest.mark.parametrize("address", ["site_url", "deployed_url"])
def test_a_reader_is_taken_to_a_hidden_entry_even_while_the_page_moves(address, page, request):
    """A scroll just before the link is noted by the theme after it, and must not win."""
    page.goto(request.getfixturevalue(address) + "/support/directory/")
    page.get_by_label("Show only rules that mention").fill("account security")
    page.evaluate("""() => {
      scrollTo(0, 300)
      document.querySelector("table a[href$='#no-sign']").click()
      const end = Date.now() + 200
      while (Date.now() < end) { /* a busy machine */ }
    }""")
    page.wait_for_timeout(600)
    expect(page.locator("#no-sign")).to_be_in_viewport()
    expect(page.locator("[data-entry][hidden]")).to_have_count(0)


@pytest.mark.thorough
def test_an_outside_source_opens_beside_the_case(page, site_url):
    page.context.route("https://**", lambda route: route.fulfill(body="elsewhere"))
    page.goto(site_url + DEADLINES.path)
    fill(page, DEADLINES, DEADLINES.example)
    assert ask(page, DEADLINES) == "answered"
    with page.expect_popup() as opened:
        page.locator("[data-outcome] a[href^='https://']").first.evaluate("link => link.click()")
    assert opened.value.evaluate("() => opener") is None
    expect(form(page, DEADLINES).locator("[data-outcome]")).to_be_visible()


@pytest.mark.parametrize("width", [1440, pytest.param(390, marks=pytest.mark.thorough)])
def test_a_reload_leads_back_to_the_place_in_the_answer(width, page, site_url, requests):
    """The page is short until the answer stands, so the browser alone goes to the wrong place."""
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(site_url + DEADLINES.path)
    fill(page, DEADLINES, DEADLINES.example)
    assert ask(page, DEADLINES) == "answered"
    last = form(page, DEADLINES).locator("section.clock:visible").last
    last.evaluate("clock => clock.scrollIntoView({ behavior: 'instant' })")
    expect(last).to_be_in_viewport()
    page.reload()
    expect(last).to_be_in_viewport(timeout=READY)
