"""Another text in place of the one that was answered: the answers that still count are named."""

from playwright.sync_api import expect

READY = 30_000
FIRST = "Could you please change the color of the header to blue? Thank you, you did a great job."
OTHER = "If you do not return 450 dollars today I will dispute it with my credit card."


def test_answers_from_before_are_named_and_can_be_asked_again(page, site_url, requests):
    page.goto(f"{site_url}/start/")
    box, go = page.locator("[name=client_message]"), page.locator("#start-form [type=submit]")
    note = page.locator("[data-other-words]")
    box.fill(FIRST)
    go.click()
    held = page.locator("button[data-answer=money_place][value=held]")
    held.click(timeout=READY)
    expect(page.locator("button[data-answer=last_step]").first).to_be_visible(timeout=READY)
    expect(note).to_be_hidden()
    box.fill(OTHER)
    go.click()
    expect(note).to_contain_text("Held by the platform", timeout=READY)
    note.get_by_role("button", name="Ask me again").click()
    expect(held).to_be_visible(timeout=READY)
    expect(note).to_have_count(0)
