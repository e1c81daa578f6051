"""What has the focus is seen: not under the header, and not under the answer's line on a phone."""

import pytest
from playwright.sync_api import expect

from tests.trust.tools import form, tools

# By name, how many pixels of what has the focus lie under the header or under the answer's line.
COVERED = """() => {
  const one = document.activeElement, whole = one.closest(".option") ?? one
  const { top, bottom } = whole.getBoundingClientRect()
  const header = document.querySelector(".md-header").getBoundingClientRect().bottom
  const bar = document.querySelector("[data-bar]")
  const end = bar?.checkVisibility() ? bar.getBoundingClientRect().top : innerHeight
  const covered = one === bar ? 0 : Math.max(header - top, bottom - end, 0)
  return [one.name || one.textContent.trim(), Math.floor(covered)]
}"""
TOOLS = [tool for tool in tools() if tool.name in ("start", "letter")]
SETTLED = 150  # milliseconds after a key until the page has been scrolled
MOST = 80  # stops of Tab in a form


@pytest.mark.parametrize("tool", TOOLS, ids=lambda tool: tool.name)
def test_nothing_in_a_form_takes_the_focus_under_the_answer_s_line(tool, page, site_url):
    page.emulate_media(reduced_motion="reduce")
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(site_url + tool.path)
    place = form(page, tool)
    place.locator("[data-try]").click()
    expect(place.locator("[data-bar]")).to_be_visible(timeout=60_000)
    page.evaluate("scrollTo(0, 0)")
    place.locator("form").evaluate(
        "form => form.querySelector('input, select, textarea').focus({ preventScroll: true })"
    )
    seen = []
    for _ in range(MOST):
        page.keyboard.press("Tab")
        page.wait_for_timeout(SETTLED)
        seen.append(page.evaluate(COVERED))
        if page.evaluate("() => document.activeElement.matches('[data-bar]')"):
            break
    assert [one for one in seen if one[1]] == []
    assert "Your case" in [name for name, _ in seen]


@pytest.mark.parametrize("scrolled", [20, 40, 46])
@pytest.mark.parametrize("width", [390, 1440])
def test_the_tabs_come_back_from_under_the_header_with_the_focus(width, scrolled, page, site_url):
    page.set_viewport_size({"width": width, "height": 844})
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"{site_url}/tools/deadlines/")
    page.locator(".md-main__inner a[href]:visible").first.focus()
    page.evaluate("y => scrollTo(0, y)", scrolled)
    page.keyboard.press("Shift+Tab")
    while page.evaluate("() => document.activeElement.matches('.md-tabs__link')"):
        assert page.evaluate(COVERED)[1] == 0
        page.keyboard.press("Shift+Tab")
    assert page.evaluate("() => Boolean(document.activeElement.closest('.md-header'))")


@pytest.mark.parametrize("width", [390, 1440])
def test_the_box_for_the_next_ticket_stands_below_the_header_with_its_label(width, page, site_url):
    page.set_viewport_size({"width": width, "height": 844})
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"{site_url}/tools/routing/")
    box = page.locator("ticket-desk textarea").first
    page.locator("calculator-form [data-restart]").focus()
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    page.keyboard.press("n")
    expect(box).to_be_focused()
    page.wait_for_timeout(SETTLED)
    label = page.locator("ticket-desk label").first
    top, header = label.bounding_box()["y"], page.locator(".md-header").bounding_box()
    assert top >= header["y"] + header["height"]
