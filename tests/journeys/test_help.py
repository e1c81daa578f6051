"""Help for a person comes into view and is said, also where it opens above the screen."""

import pytest
from playwright.sync_api import expect

READY = 90_000  # milliseconds; a slow machine is not a failure


@pytest.mark.thorough
def test_help_that_opens_above_the_screen_comes_into_view(page, site_url, requests):
    page.set_viewport_size({"width": 390, "height": 664})
    page.goto(f"{site_url}/start/")
    page.get_by_label("Paste what they wrote").fill("Refund me or I leave one star.")
    page.get_by_role("button", name="Make my plan").click()
    page.locator("calculator-form.answered [data-question]").wait_for(timeout=READY)
    page.get_by_role("button", name="My safety, or somebody else's").click()
    box = page.locator("#start-help")
    expect(box).to_be_focused(timeout=READY)
    expect(page.locator("#start-help-title")).to_be_in_viewport()
    # The focus says it; the next answer goes on to its question.
    expect(page.locator(".calculator__status")).to_have_text("")
    page.locator("[data-question] button").first.click()
    expect(page.locator("#start-help")).not_to_be_focused(timeout=READY)
