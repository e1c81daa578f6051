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


def test_a_sum_of_the_text_before_is_removed_and_that_of_the_new_one_offered(
    page, site_url, requests
):
    page.goto(f"{site_url}/start/")
    box, go = page.locator("[name=client_message]"), page.locator("#start-form [type=submit]")
    note, offer = page.locator("[data-other-words]"), page.locator("#start-sum")
    box.fill(FIRST + " Or give me 120 euros back.")
    go.click()
    page.locator("button[data-answer=money_place][value=held]").click(timeout=READY)
    offer.get_by_role("button", name="120.00 EUR").click(timeout=READY)
    expect(offer).to_have_count(0, timeout=READY)
    box.fill(OTHER)
    go.click()
    expect(note).to_contain_text("120.00 EUR", timeout=READY)
    note.get_by_role("button", name="Remove the sum").click()
    expect(offer.get_by_role("button", name="450.00 USD")).to_be_visible(timeout=READY)
    expect(note).not_to_contain_text("120.00 EUR")
    page.goto(f"{site_url}/tools/letter/")
    expect(page.locator("#letter-form [data-rows=owed] [data-row]")).to_have_count(0)
