"""The deadline form shows what can matter, and a clock goes into a calendar."""

import icalendar
import pytest
from playwright.sync_api import expect

READY = 30_000  # milliseconds; a slow machine is not a failure


@pytest.fixture
def tool(page, site_url, requests):
    page.goto(f"{site_url}/tools/deadlines/")
    return page


def kind(tool, label):
    tool.get_by_role("group", name="Kind of contract").get_by_text(label, exact=True).click()


def test_a_field_appears_with_what_it_hangs_on(tool):
    hours = tool.get_by_label("Day the client disputed the hours", exact=True)
    submitted = tool.get_by_label("Day you first submitted the work", exact=True)
    changes = tool.get_by_label("Day the client last asked for changes", exact=True)
    expect(tool.get_by_role("group", name="A dispute over a milestone")).to_be_hidden()
    expect(submitted).to_be_hidden()
    kind(tool, "Fixed price")
    expect(submitted).to_be_hidden()
    tool.get_by_text("More details").click()
    expect(submitted).to_be_visible()
    expect(hours).to_be_hidden()
    expect(changes).to_be_hidden()
    submitted.fill("2026-10-01")
    expect(changes).to_be_visible()
    kind(tool, "Hourly")
    expect(hours).to_be_visible()
    expect(submitted).to_be_hidden()
    expect(changes).to_be_hidden()  # what it hangs on is hidden, though it still holds a day


def test_one_clock_goes_into_a_calendar(tool):
    example = tool.locator("#clock-dispute_filing").get_by_role("button")
    expect(example).to_be_hidden()  # a worked example is nobody's deadline
    kind(tool, "Fixed price")
    tool.get_by_text("More details").click()
    tool.get_by_label("Day the contract ended", exact=True).fill("2026-10-01")
    tool.get_by_label("Calculate as of").fill("2026-10-02T09:00")
    tool.get_by_role("button", name="Show the answer").click()
    clock = tool.locator(".answered #clock-dispute_filing")
    expect(clock).to_contain_text("Thursday 8 October 2026", timeout=READY)
    with tool.expect_download() as download:
        clock.get_by_role("button", name="Add to calendar").click()
    calendar = icalendar.Calendar.from_ical(download.value.path().read_bytes())
    assert [str(event["SUMMARY"]) for event in calendar.events] == [
        "File a dispute over held money"
    ]


def test_the_timeline_fits_a_phone_and_has_its_twin_in_words(tool):
    tool.set_viewport_size({"width": 390, "height": 844})
    picture = tool.locator("svg.timeline")
    box = picture.bounding_box()
    assert 300 <= box["width"] <= 390
    assert tool.evaluate("() => document.documentElement.scrollWidth") == 390
    sizes = picture.locator("text").evaluate_all(
        "(texts) => texts.map(text => text.getBoundingClientRect().height)"
    )
    assert min(sizes) >= 11
    titles = picture.locator(".timeline__title").all_text_contents()
    assert titles
    twin = tool.locator(".timeline-figure details")
    twin.locator("summary").click()
    for title in titles:
        expect(twin.locator("ol")).to_contain_text(title)
