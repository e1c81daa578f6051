"""From a link of the plan to the answer of another tool, at whose head its reader arrives."""

import pytest
from playwright.sync_api import Page, expect

READY = 90_000  # milliseconds; a slow machine is not a failure
PHONE = {"width": 390, "height": 844}
STORED = "() => Object.keys(sessionStorage).filter(name => name.endsWith('leads to'))"


def plan(page: Page, site: str) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"{site}/start/")
    page.get_by_label("Paste what they wrote").fill("Refund me $200 or I leave one star.")
    page.get_by_role("button", name="Make my plan").click()
    page.locator("calculator-form.answered #start-plan").wait_for(timeout=READY)


# At an address that the sitemap does not name a link is a load; at its own the theme follows it.
@pytest.mark.parametrize("address", ["site_url", "deployed_url"])
def test_a_link_of_the_plan_leads_to_the_answer_and_a_reload_to_where_the_reader_was(
    address: str, page: Page, request: pytest.FixtureRequest
) -> None:
    page.set_viewport_size(PHONE)
    plan(page, request.getfixturevalue(address))
    page.locator(".actions__next a").first.click()
    page.wait_for_url("**/messages/")
    outcome = page.locator("#messages-answer")
    expect(outcome).to_be_focused(timeout=READY)
    expect(outcome.get_by_role("heading").first).to_be_in_viewport()
    place = outcome.bounding_box()
    assert place
    assert 0 < place["y"] < 100
    bar = page.locator("[data-bar]").bounding_box()
    assert bar
    assert bar["y"] + bar["height"] <= place["y"]
    assert page.evaluate(STORED) == []
    page.evaluate("scrollTo(0, 0)")
    page.wait_for_timeout(300)
    page.reload()
    page.locator("calculator-form.answered").wait_for(timeout=READY)
    expect(page.locator("h1")).to_be_in_viewport()
    expect(outcome).not_to_be_focused()


def test_beside_its_form_an_answer_leaves_the_page_at_its_head(page: Page, site_url: str) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    plan(page, site_url)
    page.locator(".actions__next a").first.click()
    page.wait_for_url("**/messages/")
    page.locator("calculator-form.answered #messages-answer").wait_for(timeout=READY)
    expect(page.locator("h1")).to_be_in_viewport()
    expect(page.locator("#messages-answer [data-headline]").first).to_be_in_viewport()


def test_a_tool_that_needs_more_is_opened_at_its_head(page: Page, site_url: str) -> None:
    page.set_viewport_size(PHONE)
    plan(page, site_url)
    link = page.locator(".actions__next a").first
    # A tool whose form asks before it answers.
    link.evaluate("link => { link.href = '../tools/claim/'; link.dataset.asks = 'claim' }")
    link.evaluate('link => { link.dataset.facts = \'{"claim_kind": "?"}\' }')
    link.click()
    page.wait_for_url("**/claim/")
    page.locator("[data-coming]").wait_for(state="hidden", timeout=READY)
    expect(page.locator("h1")).to_be_focused(timeout=READY)
    expect(page.locator("h1")).to_be_in_viewport()
