"""The platform that the plan recognised goes with the reader, whichever way a tool is opened."""

import pytest
from playwright.sync_api import expect

READY = 90_000  # milliseconds; a slow machine is not a failure
TOOLS = ("timeline", "deadlines", "letter", "triage", "evidence", "claim", "messages")
# Two tools in `make test`, the others in the audit: each page takes what it knows from one place.
SOME = pytest.mark.parametrize(
    "tools", [TOOLS[1:3], pytest.param((TOOLS[0], *TOOLS[3:]), marks=pytest.mark.thorough)], ids=len
)
ON_FIVERR = "Refund half of it by Friday, or I leave one star on Fiverr."
ON_NONE = "My client does not pay my invoice of 2400 EUR. We have no platform, direct client."


def plan(page, site_url, words):
    page.goto(f"{site_url}/start/")
    page.get_by_label("Paste what they wrote").fill(words)
    page.get_by_role("button", name="Make my plan").click()
    page.locator("calculator-form.answered").wait_for(timeout=READY)


@pytest.fixture
def on_fiverr(page, site_url, requests):
    plan(page, site_url, ON_FIVERR)
    return page


@pytest.fixture
def choice(page):
    return page.get_by_label("Your contract is on")


@SOME
def test_every_tool_knows_the_platform_without_a_link_of_the_plan(
    on_fiverr, site_url, choice, tools
):
    page = on_fiverr
    expect(choice).to_have_value("fiverr")
    for tool in tools:
        page.goto(f"{site_url}/tools/{tool}/")
        expect(choice).to_have_value("fiverr")
        expect(page.locator("[name=platform][value=fiverr]")).to_be_checked()
    page.goto(f"{site_url}/tools/timeline/")
    question = page.locator("#timeline-pack-question")
    expect(question).to_contain_text("happened on Fiverr?", timeout=READY)
    page.go_back()
    expect(choice).to_have_value("fiverr")
    # A later choice in any tool wins, and the plan follows it.
    choice.select_option(label="Guru")
    page.goto(f"{site_url}/start/")
    plan = page.locator("#start-pack-title")
    expect(plan).to_have_text("Your contract on Guru", timeout=READY)
    expect(choice).to_have_value("guru")


@pytest.mark.thorough
def test_triage_asks_nothing_that_the_plan_knows_however_it_is_opened(page, site_url, requests):
    plan(page, site_url, ON_FIVERR)
    page.goto(f"{site_url}/tools/triage/")
    expect(page.locator("[name=feedback_tie][value=stated]")).to_be_checked()
    for name, value in (("demand", "refund"), ("lever", "bad_review")):
        expect(page.locator(f"[name={name}]")).to_have_value(value)
    # What the reader says there counts, whatever the plan reads later.
    page.locator(".option:has([name=feedback_tie][value=no]) label").click()
    page.goto(f"{site_url}/start/")
    page.locator("calculator-form.answered").wait_for(timeout=READY)
    page.goto(f"{site_url}/tools/triage/")
    expect(page.locator("[name=feedback_tie][value=no]")).to_be_checked()


@pytest.mark.thorough
def test_another_text_says_otherwise_and_a_text_without_a_platform_nothing(on_fiverr, choice):
    page = on_fiverr
    words = page.get_by_label("Paste what they wrote")
    words.fill(ON_NONE)
    expect(choice).to_have_value("none", timeout=READY)
    words.fill("Refund half of it by Friday, or I leave one star.")
    expect(choice).to_have_value("", timeout=READY)


@pytest.mark.thorough
def test_a_cleared_plan_takes_its_reading_along_and_no_choice(on_fiverr, choice):
    page = on_fiverr
    page.locator("[data-clear]").click()
    expect(choice).to_have_value("")
    page.get_by_role("button", name="Undo").click()
    expect(choice).to_have_value("fiverr", timeout=READY)
    page.get_by_role("button", name="My contract is on Fiverr").click()
    page.locator("[data-clear]").click()
    expect(choice).to_have_value("fiverr")


@pytest.mark.thorough
def test_an_answer_says_what_it_assumes_and_takes_another_platform(page, site_url, choice):
    page.set_viewport_size({"width": 390, "height": 844})
    plan(page, site_url, "Refund half of it by Friday, or I leave one star.")
    answer = page.locator("[data-outcome]")
    expect(answer).to_contain_text("This assumes Upwork. Is it elsewhere?")
    here, question = answer.locator(".where"), answer.locator("[data-question]")
    assert here.bounding_box()["y"] < question.bounding_box()["y"]
    place = page.locator("#start-where")
    place.select_option(label="Fiverr")
    expect(page.locator("#start-pack-title")).to_have_text("Your contract on Fiverr", timeout=READY)
    expect(place).to_have_value("fiverr")
    expect(choice).to_have_value("fiverr")
    place.select_option(label="None: I found the client myself")
    expect(choice).to_have_value("none")
    expect(answer).not_to_contain_text("This assumes Upwork")
    # What is chosen at the head shows above the answer too.
    choice.select_option(label="Guru")
    expect(place).to_have_value("guru", timeout=READY)
    place.select_option(label="Upwork")
    expect(answer.locator(".where")).to_contain_text("For a contract on", timeout=READY)
    expect(choice).to_have_value("upwork")


@pytest.mark.thorough
@SOME
def test_a_client_on_none_is_on_none_in_every_tool(page, site_url, requests, choice, tools):
    plan(page, site_url, ON_NONE)
    for tool in tools:
        page.goto(f"{site_url}/tools/{tool}/")
        expect(page.locator("[name=on_platform][value=no]")).to_be_checked()
        # Steps of a platform are neither asked for nor offered among what happened.
        expect(
            page.locator("[name=refund_requested]:visible, [name=dispute_filed]:visible")
        ).to_have_count(0)
    page.goto(f"{site_url}/tools/timeline/")
    expect(page.locator("#timeline-on-none")).to_be_visible(timeout=READY)
