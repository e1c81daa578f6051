"""A threat that the reader tells of: asked about once, and known to Triage after a yes."""

import pytest
from playwright.sync_api import expect

READY = 90_000  # milliseconds; a slow machine is not a failure
ACCOUNT = "He say he will write bad review if I don't give all money back"


def tell(page, site_url):
    """Tells of the threat; gives the question that comes first."""
    page.goto(f"{site_url}/start/")
    page.get_by_label("Paste what they wrote").fill(ACCOUNT)
    page.get_by_role("button", name="Make my plan").click()
    question = page.locator("[data-question]")
    expect(question).to_contain_text("did the client say or write this?", timeout=READY)
    return question


def test_a_threat_that_is_told_of_is_confirmed_and_goes_to_triage(page, site_url, requests):
    question = tell(page, site_url)
    expect(question).to_contain_text("Used as pressure: a bad review")
    expect(page.locator("#start-plan")).to_contain_text("This reads like your own words")
    question.get_by_role("button", name="Yes, in writing").click()
    steps = page.locator("#start-plan .plan__items")
    expect(steps.filter(has_text="Save the client's exact words").locator("li").first).to_have_id(
        "start-save_theirs"
    )
    expect(question).to_contain_text("where is the money?")
    page.locator("#start-answered summary").click()
    expect(page.locator("#start-answered")).to_contain_text("Yes, in writing")
    page.locator("#start-triage").get_by_role("link", name="Open Triage").click()
    expect(page.locator("[name=feedback_tie][value=stated]")).to_be_checked(timeout=READY)
    expect(page.locator("[name=lever]")).to_have_value("bad_review")


@pytest.mark.thorough
def test_what_is_only_feared_can_be_said_and_changed(page, site_url, requests):
    question = tell(page, site_url)
    question.get_by_role("button", name="No, it is what I fear").click()
    expect(question).to_contain_text("where is the money?")
    expect(page.locator("#start-plan")).to_contain_text("This reads like your own words")
    page.locator("#start-answered summary").click()
    page.get_by_role("button", name="Change: Did the client say or write this?").click()
    expect(question).to_contain_text("did the client say or write this?")


@pytest.mark.thorough
def test_a_yes_to_one_account_is_not_a_yes_to_another(page, site_url, requests):
    question = tell(page, site_url)
    question.get_by_role("button", name="Yes, in writing").click()
    expect(question).to_contain_text("where is the money?")
    told = page.get_by_label("Paste what they wrote")
    told.press("End")
    told.press_sequentially(" by tonight")
    expect(page.locator("[name=said_so][value=written]")).to_be_checked()
    told.fill("She says she will leave one star unless I work for free")
    expect(page.locator("[name=said_so]:checked")).to_have_count(0)
    expect(question).to_contain_text("did the client say or write this?")
