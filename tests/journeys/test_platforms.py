"""The reader says once on which platform the contract is, and every page follows."""

import pytest
from playwright.sync_api import expect

from calculators.engine.packs import DEFAULT, platforms

READY = 60_000  # milliseconds; a slow machine is not a failure
PACKS = {platform.id for platform in platforms()} - {DEFAULT}


@pytest.mark.thorough
def test_one_choice_reaches_pages_and_tools_and_brings_the_pack_alone(page, site_url):
    fetched = []
    page.on("request", lambda request: fetched.append(request.url.rpartition("/")[2]))
    page.goto(f"{site_url}/guide/payment/fixed-price/")
    note = page.locator("[data-platform-note]")
    expect(note).to_be_hidden()
    page.get_by_label("Your contract is on").select_option(label="Guru")
    expect(note).to_contain_text("on Guru can be different")
    # What the page that compares says to this page's questions comes along, with its links.
    expect(note).to_contain_text("as your agreement says", timeout=READY)
    rule = note.get_by_role("link", name="Days after your invoice until SafePay pays it by itself")
    assert rule.evaluate("link => link.pathname").endswith("/reference/guru/")
    page.goto(f"{site_url}/tools/timeline/")
    question = page.locator("#timeline-pack-question")
    expect(question).to_contain_text(
        "What was the last thing that happened on Guru?", timeout=READY
    )
    packs = {name.partition("-")[0] for name in fetched if name.endswith(".zip")} & PACKS
    assert packs == {"guru"}
    question.get_by_role("button", name="You sent the invoice").click()
    page.locator("#timeline-pack-question").get_by_role("button", name="Yesterday").click()
    expect(page.locator("#timeline-pack")).to_contain_text("What is not known", timeout=READY)


@pytest.mark.thorough
def test_a_link_names_the_platform_where_nobody_has_chosen(page, site_url, without_python):
    page.goto(f"{site_url}/tools/deadlines/?platform=contra")
    choice = page.get_by_label("Your contract is on")
    expect(choice).to_have_value("contra")
    page.goto(f"{site_url}/tools/deadlines/?platform=fiverr")
    expect(choice).to_have_value("contra")
    page.goto(f"{site_url}/tools/deadlines/?platform=nowhere")
    expect(choice).to_have_value("contra")
    choice.select_option(label="Guru")
    page.go_back()
    expect(choice).to_have_value("guru")
    page.reload()
    expect(choice).to_have_value("guru")


def test_a_link_says_that_the_client_is_on_no_platform(page, site_url, without_python):
    page.goto(f"{site_url}/guide/questions/no-platform/")
    page.get_by_role("main").get_by_role("link", name="Deadlines").first.click()
    answer = page.locator("input[name=on_platform][value=no]")
    expect(answer).to_be_checked()
    page.goto(f"{site_url}/tools/timeline/?platform=contra")
    expect(answer).to_be_checked()
