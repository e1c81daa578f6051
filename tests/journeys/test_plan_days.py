"""Days between the plan and Deadlines: one that is missing, and one that is still to come."""

import re

import pytest
from playwright.sync_api import expect

READY = 90_000  # milliseconds; a slow machine is not a failure
TO_COME = (
    "This day is still to come. If that is not right, check the days that you gave, and their year."
)


@pytest.fixture
def plan(page, site_url, requests):
    page.context.clock.set_fixed_time("2026-10-02T09:00:00Z")
    page.goto(f"{site_url}/start/")
    page.get_by_role("button", name="Make my plan").click()
    page.locator("calculator-form.answered [data-question]").wait_for(timeout=READY)
    return page


def say(plan, name):
    plan.locator("[data-question] button").filter(has_text=name).first.click()


@pytest.mark.thorough
def test_released_money_without_its_day_is_no_calm_answer(plan):
    say(plan, "Released to me")
    say(plan, "Nothing: there are only messages")
    plan.get_by_role("link", name="See your deadlines").click()
    answer = plan.locator("calculator-form.answered [data-outcome]")
    expect(answer).to_contain_text("A clock may be running", timeout=READY)
    expect(answer).not_to_contain_text(re.compile("No clock runs|We know of no (clock|deadline)"))
    answer.get_by_role("link", name="Enter that day").click()
    rows = plan.get_by_role("group", name="Money released or paid to you")
    expect(rows.get_by_role("button", name="Add a row")).to_be_focused()
    plan.keyboard.press("Enter")
    plan.locator("[name='releases.0.released']").fill("2026-09-20")
    expect(answer).not_to_contain_text("A clock may be running")
    expect(answer).to_contain_text("The client can bring the payment to mediation")


def test_the_day_of_a_release_is_given_once_and_goes_to_deadlines(plan):
    say(plan, "Released to me")
    say(plan, "Nothing: there are only messages")
    plan.get_by_label("Another day").fill("2026-09-20")
    expect(plan.locator("#start-mediation_open")).to_contain_text("until Tuesday 20 October 2026")
    expect(plan.locator("[data-question]")).to_contain_text("has the client posted a review?")
    expect(plan.locator("#start-answered")).to_contain_text("Sunday 20 September 2026")
    plan.get_by_role("link", name="See your deadlines").click()
    answer = plan.locator("calculator-form.answered [data-outcome]")
    expect(answer).to_contain_text("The client can bring the payment to mediation", timeout=READY)
    expect(answer).not_to_contain_text("A clock may be running")
    expect(plan.locator("[name='releases.0.released']")).to_have_value("2026-09-20")


@pytest.mark.thorough
def test_a_day_to_come_is_not_taken_and_is_said_once(plan):
    say(plan, "Held by the platform")
    say(plan, "The client ended the contract")
    day = plan.get_by_label("Another day")
    day.fill("2026-12-30")
    expect(plan.locator("[data-question] .field__error")).to_have_text(TO_COME)
    expect(day).to_have_accessible_description(TO_COME)
    expect(day).to_have_attribute("aria-invalid", "true")
    expect(plan.get_by_role("status").filter(has_text="still to come")).to_have_count(1)
    expect(plan.locator("#start-answered")).not_to_contain_text("30 December 2026")
    day.fill("2026-10-01")
    expect(plan.locator("#start-dispute")).to_contain_text("7 October 2026")
    expect(plan.locator(".field__error")).to_have_count(0)
    expect(plan.get_by_role("status").filter(has_text="still to come")).to_have_count(0)


@pytest.mark.thorough
def test_a_sum_of_the_text_is_confirmed_and_goes_along(page, site_url, requests):
    page.goto(f"{site_url}/start/")
    page.get_by_label("Paste what they wrote").fill("Refund me $450.00 or I leave one star.")
    page.get_by_role("button", name="Make my plan").click()
    page.locator("button[data-answer=money_place][value=held]").click(timeout=READY)
    offer = page.locator("#start-sum")
    expect(offer).to_contain_text("one sum, “$450.00”", timeout=READY)
    offer.get_by_label("Yes, 450.00 in").select_option("NZD")
    offer.get_by_role("button", name="Yes, in that currency").click()
    expect(page.locator("#start-answered")).to_contain_text("450.00 NZD")
    expect(offer).to_have_count(0)
    page.locator("#start-answered summary").click()
    page.get_by_role("link", name="Change it in Letter").click()
    expect(page.locator("[name='owed.0.amount']")).to_have_value("450.00", timeout=READY)
    expect(page.locator("[name='owed.0.currency']")).to_have_value("NZD")


def test_a_time_limit_is_counted_from_the_day_on_which_it_came(page, site_url, requests):
    page.context.clock.set_fixed_time("2026-10-02T09:00:00Z")
    page.goto(f"{site_url}/start/")
    page.get_by_label("Paste what they wrote").fill(
        "Your buyer requested to cancel the order on Fiverr. You have 48 hours to respond."
    )
    page.get_by_role("button", name="Make my plan").click()
    plan = page.locator("calculator-form.answered [data-outcome]")
    expect(plan.locator(".first-clock").first).to_contain_text("Do not accept", timeout=READY)
    expect(plan.locator(".first-clock").nth(1)).to_contain_text("4 October 2026 if it came today")
    plan.get_by_role("group", name="When did the message come?").get_by_role(
        "button", name="Yesterday"
    ).click()
    expect(plan.locator(".first-clock").nth(1)).to_contain_text("It ends on Saturday 3 October")
    expect(plan.locator("#start-came")).to_have_count(0)


def test_a_day_of_hours_is_told_once_and_goes_to_deadlines(plan):
    say(plan, "Not paid yet")
    say(plan, "Nothing: there are only messages")
    expect(plan.locator("[data-question]")).to_contain_text("day on which you worked the hours")
    say(plan, "A week ago")
    expect(plan.locator("#start-week_review")).to_contain_text(
        "The client has until Friday 2 October 2026: today."
    )
    expect(plan.locator("#start-answered")).to_contain_text("Friday 25 September 2026")
    plan.get_by_role("link", name="See your deadlines").click()
    answer = plan.locator("calculator-form.answered [data-outcome]")
    expect(answer).to_contain_text("Friday 2 October 2026", timeout=READY)
    expect(plan.locator("[name='events.0.kind']")).to_have_value("hours_worked")


@pytest.mark.thorough
def test_on_another_platform_the_money_is_asked_for_where_no_event_tells_it(page, site_url):
    page.goto(f"{site_url}/start/?platform=fiverr")
    page.get_by_role("button", name="Make my plan").click()
    asked = page.locator("#start-pack-question")
    asked.get_by_role("button", name="Nothing: there are only messages").click(timeout=READY)
    expect(asked).to_contain_text("Is the order open, completed or cancelled?", timeout=READY)
    asked.get_by_role("button", name="Completed, also").click()
    expect(asked).to_have_count(0)
    expect(page.locator("#start-plan")).to_contain_text("the money has been released to you.")
    expect(page.locator("#start-answered")).to_contain_text("Is the order open, completed")


def test_the_days_of_two_questions_have_names_of_their_own(page, site_url, requests):
    page.goto(f"{site_url}/start/")
    page.get_by_label("Paste what they wrote").fill(
        "The client ended the contract. Refund me within 48 hours or I leave one star."
    )
    page.get_by_role("button", name="Make my plan").click()
    plan = page.locator("calculator-form.answered [data-outcome]")
    came = plan.get_by_role("group", name="When did the message come?")
    expect(came).to_be_visible(timeout=READY)
    say(plan, "Held by the platform")
    if not plan.locator("[data-question]").get_by_label("Another day").count():
        say(plan, "The client ended the contract")
    expect(came).to_be_visible()
    expect(plan.get_by_role("button", name="Yesterday")).to_have_count(2)
    expect(
        plan.get_by_role("button", name="Yesterday (day on which the message came)", exact=True)
    ).to_have_count(1)
    named = plan.get_by_role("button").evaluate_all(
        "all => all.filter(one => one.checkVisibility()).map(one => one.textContent)"
    )
    assert len(named) == len(set(named))


def test_on_a_phone_a_day_is_in_sight_after_the_answer_that_gives_it(plan):
    plan.set_viewport_size({"width": 390, "height": 844})
    top = "element => element.getBoundingClientRect().top"
    header = plan.locator(".md-header").bounding_box()
    below = header["y"] + header["height"]
    for name in ("Held by the platform", "The client ended the contract", "Yesterday"):
        title = plan.locator("#start-question-title").text_content()
        say(plan, name)
        expect(plan.locator("#start-question-title")).not_to_have_text(title)
        expect(plan.locator("[data-question]")).to_be_focused()
        assert plan.locator("#start-question-title").evaluate(top) >= below
    assert below <= plan.locator("#start-first").evaluate(top) < 200
    expect(plan.locator("#start-first")).to_contain_text("Do this by the end of")
