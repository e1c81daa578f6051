"""A claim in a real browser: rows, places to pull down, the answer, an error in a row, a file."""

import pytest
from playwright.sync_api import expect

from tests.paper import sheets

READY = 30_000  # milliseconds; a slow machine is not a failure


@pytest.fixture
def tool(page, site_url, requests):
    page.goto(f"{site_url}/tools/claim/")
    page.locator("[data-rows=owed] [data-add-row]").click()
    page.locator("#claim-owed-0-item").fill("Logo")
    page.locator("#claim-owed-0-amount").fill("1000.00")
    page.locator("#claim-owed-0-due").fill("2026-08-31")
    page.get_by_label("Where the client is").select_option(label="California, United States")
    page.get_by_text("More details").click()
    page.get_by_label("Calculate up to this day").fill("2026-10-02")
    return page


def ask(page):
    page.get_by_role("button", name="Calculate the claim").click()


def test_a_claim_from_row_to_file(tool):
    ask(tool)
    outcome = tool.locator("calculator-form.answered [data-outcome]")
    expect(outcome).to_contain_text("1,008.77 USD", timeout=READY)
    expect(outcome).to_contain_text("hears claims up to 6,250.00 USD, the lower of its two limits")
    tool.locator("[data-rows=owed] [data-add-row]").click()
    tool.locator("#claim-owed-1-item").fill("Hours")
    tool.locator("[data-row]").nth(1).get_by_text("More about row 2").click()
    tool.locator("#claim-owed-1-hours").fill("10,0")
    expect(tool.locator("#claim-owed-0-amount + output")).to_have_text("1,000.00 USD")
    tool.locator("#claim-owed-1-rate").fill("50")
    tool.locator("#claim-owed-1-due").fill("2026-10-02")
    expect(outcome).to_contain_text("1,508.77 USD")
    expect(tool.locator("#claim-owed-1-hours + output")).to_have_text("10 hours")
    with tool.expect_download() as download:
        tool.get_by_role("button", name="Save as a table").click()
    assert download.value.suggested_filename == "claim.csv"
    assert "1508.77" in download.value.path().read_text("utf-8")
    tool.get_by_role("button", name="Fill in an example").click()
    expect(outcome).to_contain_text("2,194.23 USD")
    assert sheets(tool) <= 4


@pytest.mark.thorough
def test_an_error_in_a_row_leads_to_its_field(tool):
    tool.locator("#claim-owed-0-amount").fill("-5")
    ask(tool)
    summary = tool.locator(".error-summary")
    expect(summary).to_be_focused(timeout=READY)
    summary.get_by_role("link", name="Amount must be 0.01 or more").click()
    expect(tool.locator("#claim-owed-0-amount")).to_be_focused()


def test_a_question_for_india_only(tool):
    registered = tool.get_by_role("group", name="registered in India")
    expect(registered).to_be_hidden()
    tool.get_by_label("Where you are").select_option(label="India")
    expect(registered).to_be_visible()


@pytest.mark.thorough
def test_a_source_link_leads_to_the_rule_on_its_place_page(tool, site_url):
    ask(tool)
    court = tool.locator(".answered #claim-court-client_us_ca_0")  # and not the worked example's
    expect(court).to_be_visible(timeout=READY)
    court.get_by_text("The rules of this court").click()
    court.get_by_role("link", name="Most a company or other entity may claim").click()
    expect(tool).to_have_url(f"{site_url}/reference/law/us_ca/#law.us_ca.small_claims_limit_entity")
    expect(tool.get_by_role("heading", name="California", exact=False).first).to_be_visible()
