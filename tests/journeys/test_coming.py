"""After a reload a line says at once, where the answer will stand, that it is being made."""

import re

import pytest
from playwright.sync_api import Page, Route, expect

WORKER = re.compile(r"/worker\.js$")
READY = 90_000  # milliseconds; a slow machine is not a failure
WORDS = "Getting the calculator ready: your answer follows."


@pytest.mark.parametrize("width", [390, pytest.param(1440, marks=pytest.mark.thorough)])
def test_a_line_stands_where_the_plan_comes_again(page: Page, site_url: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(f"{site_url}/start/")
    line, status = page.locator("[data-coming]"), page.locator(".calculator__status")
    expect(line).to_be_hidden()
    page.get_by_label("Paste what they wrote").fill("Refund me or I leave one star.")
    page.get_by_role("button", name="Make my plan").click()
    page.locator("calculator-form.answered").wait_for(timeout=READY)
    expect(line).to_be_hidden()
    held: list[Route] = []
    page.route(WORKER, lambda route: held.append(route))
    page.reload()
    expect(line).to_be_visible()
    expect(line.locator("p").first).to_have_text(WORDS)
    expect(status).to_have_text(WORDS)
    outcome = page.locator(".calculator__outcome")
    expect(outcome).to_be_hidden()
    page.evaluate("scrollTo(0, 0)")
    stands = line.bounding_box()
    page.wait_for_timeout(200)
    held[0].continue_()
    page.locator("calculator-form.answered").wait_for(timeout=READY)
    expect(line).to_be_hidden()
    page.evaluate("scrollTo(0, 0)")
    came = outcome.bounding_box()
    assert stands
    assert came
    # On a phone the answer in one line comes into the form, above it.
    bar = page.locator("[data-bar]").bounding_box()
    most = bar["height"] if bar else 2
    assert (came["x"], came["y"]) == pytest.approx((stands["x"], stands["y"]), abs=most)


def test_who_asks_first_is_taken_to_where_the_plan_will_stand(page: Page, site_url: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.emulate_media(reduced_motion="reduce")
    held: list[Route] = []
    page.route(WORKER, lambda route: held.append(route))
    page.goto(f"{site_url}/start/")
    line, status = page.locator("[data-coming]"), page.locator(".calculator__status")
    page.get_by_label("Paste what they wrote").fill("Refund me or I leave one star.")
    page.get_by_role("button", name="Make my plan").click()
    expect(line).to_be_focused()
    expect(status).to_have_text(WORDS)
    expect(line.get_by_text("Fetching the calculator")).to_be_in_viewport()
    expect(line.locator("progress")).to_be_in_viewport()
    below = page.locator("calculator-form ~ *, .calculator ~ *").first
    expect(below).not_to_be_in_viewport()
    stands = line.bounding_box()
    held[0].continue_()
    outcome = page.locator(".calculator__outcome")
    expect(outcome).to_be_focused(timeout=READY)
    expect(line).to_be_hidden()
    came = outcome.bounding_box()
    assert stands
    assert came
    assert came["y"] == pytest.approx(stands["y"], abs=2)


@pytest.mark.console_errors
def test_who_asks_and_gets_no_answer_is_back_at_the_button(page: Page, site_url: str) -> None:
    page.route(WORKER, lambda route: route.abort())
    page.goto(f"{site_url}/start/")
    button = page.get_by_role("button", name="Make my plan")
    page.get_by_label("Paste what they wrote").fill("Refund me or I leave one star.")
    button.click()
    expect(page.get_by_role("button", name="Try again")).to_be_in_viewport(timeout=READY)
    expect(button).to_be_focused()
    expect(page.locator("[data-coming]")).to_be_hidden()


@pytest.mark.thorough
@pytest.mark.console_errors
def test_the_line_goes_where_the_answer_cannot_come(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}/start/")
    page.get_by_label("Paste what they wrote").fill("Refund me or I leave one star.")
    page.get_by_role("button", name="Make my plan").click()
    page.locator("calculator-form.answered").wait_for(timeout=READY)
    page.route(WORKER, lambda route: route.abort())
    page.reload()
    expect(page.get_by_role("button", name="Try again")).to_be_visible(timeout=READY)
    expect(page.locator("[data-coming]")).to_be_hidden()


@pytest.mark.thorough
def test_back_leads_to_the_place_in_the_answer_that_was_left(page: Page, site_url: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{site_url}/start/")
    page.get_by_label("Paste what they wrote").fill("Refund me or I leave one star.")
    page.get_by_role("button", name="Make my plan").click()
    page.locator("calculator-form.answered").wait_for(timeout=READY)
    link = page.locator("#start-plan").get_by_role("link", name="Deadlines").first
    link.scroll_into_view_if_needed()
    left = link.bounding_box()
    assert left
    link.click()
    page.wait_for_url("**/deadlines/")
    page.go_back()
    page.locator("calculator-form.answered").wait_for(timeout=READY)
    expect(link).to_be_in_viewport()
    came = link.bounding_box()
    assert came
    # What stands above may have changed by a line or two, such as what the calculator is doing.
    assert came["y"] == pytest.approx(left["y"], abs=200)
