"""What the plan says to a screen reader of an answer, and where the focus is after it."""

import pytest
from playwright.sync_api import expect

READY = 60_000  # milliseconds; a slow machine is not a failure
HELD = "Held by the platform"
# Notes what the form's own status says, in order.
HEAR = """place => {
  globalThis.heard = []
  const status = place.querySelector(".calculator__status")
  new MutationObserver(() => {
    const text = status.textContent.trim()
    if (text) heard.push(text)
  }).observe(status, { childList: true, subtree: true, characterData: true })
}"""


@pytest.fixture
def plan(page, site_url):
    """A function that asks for the plan of a text, and gives its form with the answer."""

    def ask(text: str):
        page.goto(f"{site_url}/start/")
        page.get_by_label("Paste what they wrote").fill(text)
        page.get_by_role("button", name="Make my plan").click()
        form = page.locator("calculator-form.answered")
        form.wait_for(timeout=READY)
        return form

    return ask


def test_a_sum_without_its_currency_asks_for_it_beside_the_list(plan):
    form = plan("Refund me $450.00 or I leave one star.")
    form.locator("button[data-answer=money_place][value=held]").click()
    offer = form.locator("#start-sum")
    currency = offer.get_by_label("Yes, 450.00 in")
    offer.get_by_role("button", name="Yes, in that currency").click()
    expect(currency).to_be_focused()
    expect(currency).to_have_attribute("aria-invalid", "true")
    expect(currency).to_have_accessible_description("Choose the currency.")
    currency.select_option("NZD")
    expect(currency).not_to_have_attribute("aria-invalid", "true")
    expect(offer.locator(".field__error")).to_have_count(0)
    offer.get_by_role("button", name="Yes, in that currency").click()
    expect(offer).to_have_count(0)


def test_a_plan_that_changes_below_its_headline_says_what_is_new(plan):
    form = plan("Refund me or I leave one star.")
    headline = form.locator(".calculator__outcome").get_attribute("aria-label")
    form.evaluate(HEAR)
    form.locator("#start-correct-demand").evaluate("list => list.closest('details').open = true")
    form.locator("#start-correct-money_place, #start-correct-demand").last.select_option(index=1)
    status = form.locator(".calculator__status")
    expect(status).to_contain_text("The answer has changed.")
    assert form.locator(".calculator__outcome").get_attribute("aria-label") == headline
    asked = form.locator("#start-question-title").text_content()
    assert form.page.evaluate("heard") == [f"The answer has changed. {asked}"]


def test_an_answer_that_leaves_no_question_says_what_comes_of_it(plan):
    form = plan("Hello, could you send me the logo again?")
    form.evaluate(HEAR)
    while form.locator("#start-question").count():
        before = form.locator("#start-question-title").text_content()
        form.locator("#start-question button", has_text="Not sure").last.click()
        expect(form.locator("#start-question-title").filter(has_text=before)).to_have_count(0)
    heard = form.page.evaluate("heard")
    assert all(text.startswith("Your answer: Not sure") and "?" in text for text in heard), heard


def test_from_a_list_that_is_left_by_tab_the_focus_comes_to_what_follows(plan):
    form = plan("Refund me or I leave one star.")
    where = form.get_by_label("Is it elsewhere?")
    where.focus()
    form.page.keyboard.press("ArrowDown")
    form.page.keyboard.press("ArrowDown")
    form.page.keyboard.press("Tab")
    expect(form.get_by_label("Is it elsewhere?")).to_have_count(0)
    assert form.evaluate("""form => {
      const list = form.querySelector("#start-where"), one = document.activeElement
      const stops = [...form.querySelectorAll("a[href], button, input, select, textarea, summary")]
        .filter(stop => stop.checkVisibility())
      return stops[stops.indexOf(list) + 1] === one
    }"""), "the next control, and not the whole answer"


def test_a_hint_in_a_choice_is_read_after_a_pause(plan):
    form = plan("Refund me or I leave one star.")
    choice = form.get_by_role("button", name=HELD)
    name = choice.evaluate("one => one.textContent.replace(/\\s+/g, ' ')")
    assert name.startswith(f"{HELD}. "), name


def test_a_page_that_is_loaded_again_does_not_say_that_it_is_ready_before_the_answer(plan):
    form = plan("Refund me or I leave one star.")
    form.page.add_init_script("""addEventListener("DOMContentLoaded", () => {
      globalThis.heard = []
      const status = document.querySelector(".calculator__status")
      new MutationObserver(() => {
        const text = status.textContent.trim()
        if (text) heard.push(text)
      }).observe(status, { childList: true, subtree: true, characterData: true })
    })""")
    form.page.reload()
    expect(form.locator(".calculator__status")).to_contain_text("Answer: ", timeout=READY)
    heard = form.page.evaluate("heard")
    assert len(heard) == len(set(heard))
    assert [text for text in heard if "ready." in text] == [], heard
