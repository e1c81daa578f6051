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
    expect(page.get_by_label("Your contract is on")).to_have_value("none")


def test_no_platform_is_chosen_at_the_head_and_left_again(page, site_url, without_python):
    page.goto(f"{site_url}/guide/payment/fixed-price/")
    choice, note = page.get_by_label("Your contract is on"), page.locator("[data-platform-note]")
    choice.select_option(label="Guru")
    choice.select_option(label="None: I found the client myself")
    expect(note.get_by_text("your client is on no platform")).to_be_visible()
    expect(note.get_by_text("Days and steps on")).to_be_hidden()
    page.goto(f"{site_url}/tools/letter/")
    expect(choice).to_have_value("none")
    answer = page.locator("input[name=on_platform]")
    expect(answer.locator("xpath=self::*[@value='no']")).to_be_checked()
    choice.select_option(label="Guru")
    expect(answer.locator("xpath=self::*[@value='yes']")).to_be_checked()
    # And the form's own answer shows at the head.
    page.locator("details", has=answer.first).locator("summary").click()
    page.locator("label[for$=on_platform-no]").click()
    expect(choice).to_have_value("none")


def test_what_was_told_of_a_platform_waits_while_the_client_is_on_none(
    page, site_url, without_python
):
    page.goto(f"{site_url}/tools/letter/")
    for fold in page.locator("details.fold:has([name=platform_steps], [name=on_platform])").all():
        fold.locator("summary").first.click()
    page.get_by_text("Begun, and not yet decided").click()
    number = page.get_by_label("Number of the dispute or ticket")
    number.fill("D-7")
    page.get_by_text("Held by the platform", exact=True).click()
    choice = page.get_by_label("Your contract is on")
    choice.select_option(label="None: I found the client myself")
    expect(number).to_be_hidden()
    expect(page.get_by_text("What have you done on the platform?")).to_be_hidden()
    # What is chosen stays in sight; once another place is chosen, this one is offered no more.
    held = page.get_by_label("Held by the platform")
    expect(held).to_be_visible()
    page.get_by_text("Not paid yet: an invoice").click()
    expect(held).to_be_hidden()
    page.reload()
    expect(number).to_be_hidden()
    choice.select_option(index=0)
    for fold in page.locator("details.fold:not([open]):has([name=platform_steps])").all():
        fold.locator("summary").first.click()
    expect(number).to_have_value("D-7")
    expect(number).to_be_visible()


def test_a_message_for_support_is_offered_to_nobody_without_one(page, site_url, without_python):
    page.goto(f"{site_url}/tools/messages/")
    choice, message = page.get_by_label("Your contract is on"), page.locator("[name=message]")
    offered = message.locator("option:enabled:not([hidden])")
    every = offered.count()
    message.select_option("threat_report")
    choice.select_option(label="None: I found the client myself")
    expect(message).to_have_value("threat_report")
    message.select_option("calm_answer")
    expect(offered.filter(has_text="Report a threat")).to_have_count(0)
    assert offered.count() < every
    choice.select_option(index=0)
    expect(offered).to_have_count(every)


def test_the_usual_clocks_go_where_the_contract_is_elsewhere(page, site_url, without_python):
    page.goto(f"{site_url}/tools/deadlines/")
    clocks, choice = page.locator("usual-clocks"), page.get_by_label("Your contract is on")
    expect(clocks).to_be_visible()
    choice.select_option(label="Fiverr")
    expect(clocks).to_be_hidden()
    expect(page.get_by_text("its usual clocks are not yours")).to_be_visible()
    choice.select_option(index=0)
    expect(clocks).to_be_visible()
