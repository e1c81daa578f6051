"""A ticket on the agent's desk in a real browser: what is emptied, changed or chosen comes back."""

import pytest
from playwright.sync_api import expect

READY = 30_000  # milliseconds; a slow machine is not a failure
TICKET = "My client says he will leave a bad review if I do not refund $200."
OTHER = "Where is my invoice?"


@pytest.fixture
def tool(page, site_url, requests):
    return begin(page, site_url)


def begin(page, site):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{site}/tools/routing/")
    paste(page, TICKET)
    expect(page.locator("calculator-form.answered .desk__line")).to_be_visible(timeout=READY)
    return page


def paste(tool, text):
    tool.evaluate("text => navigator.clipboard.writeText(text)", text)
    tool.locator("#desk-text").focus()
    tool.keyboard.press("Control+V")


@pytest.mark.thorough
def test_a_box_that_is_emptied_or_holds_other_words_has_no_line_of_the_old_ticket(tool):
    box, route, state = (
        tool.locator(name) for name in ("#desk-text", "[data-route]", "[data-said]")
    )
    tool.keyboard.press("d")
    tool.keyboard.press("1")
    expect(route).to_contain_text("Your choice", timeout=READY)
    chosen = tool.locator("#routing-form [name=demanded]:checked").get_attribute("value")
    box.press("Control+A")
    box.press("Delete")
    expect(route).to_be_hidden()
    expect(box).to_be_focused()
    expect(tool.locator("#routing-form :checked")).to_have_count(0)
    box.press("Escape")
    tool.keyboard.press("c")
    expect(state).to_contain_text("Nothing was copied")
    assert tool.evaluate("() => navigator.clipboard.readText()") == TICKET
    tool.get_by_role("button", name="The ticket before").click()
    expect(box).to_have_value(TICKET)
    expect(route).to_contain_text("Your choice", timeout=READY)
    expect(tool.locator("#routing-form [name=demanded]:checked")).to_have_value(chosen)
    # The line is not about words that are added and not read yet.
    box.press("Control+End")
    box.press("a")
    expect(route).to_be_hidden()
    expect(state).to_contain_text("The text in the box has changed")
    box.press("Backspace")
    expect(route).to_be_visible()
    expect(route).to_contain_text("Your choice")
    box.press("Control+A")
    tool.keyboard.type(OTHER)
    expect(route).to_be_hidden()
    expect(state).to_contain_text("The text in the box has changed")
    tool.locator("[data-key=c]").dispatch_event("click")  # the focus is still in the box
    expect(state).to_contain_text("has changed and is not read yet")
    box.press("Escape")
    expect(route).to_be_visible(timeout=READY)
    expect(route).not_to_contain_text("Your choice")


@pytest.mark.thorough
def test_the_browsers_undo_outside_of_the_box_takes_the_line_along(tool):
    box, route = tool.locator("#desk-text"), tool.locator("[data-route]")
    expect(route).to_be_focused()
    tool.keyboard.press("Control+Z")
    expect(box).to_have_value("")
    expect(route).to_be_hidden()
    expect(tool.get_by_role("button", name="The ticket before")).to_be_visible()


@pytest.mark.thorough
def test_one_key_or_the_button_takes_nothing_of_the_kind_back(tool):
    route, state = tool.locator("[data-route]"), tool.locator("[data-said]")
    undo = tool.locator("[data-key=undo]")
    chosen = tool.locator("#routing-form :checked")
    before = route.inner_text()
    told = chosen.evaluate_all("all => all.map(({ id }) => id)")
    for back in (lambda: tool.keyboard.press("Control+Z"), undo.click):
        tool.keyboard.press("x")
        expect(route).to_contain_text("Your choice", timeout=READY)
        expect(state).to_contain_text("Ctrl+Z takes that back")
        expect(state).to_be_visible()
        expect(undo).to_be_visible()
        back()
        expect(undo).to_be_hidden()
        expect(state).to_contain_text("are back")
        expect(route).to_have_text(before, use_inner_text=True, timeout=READY)
        assert chosen.evaluate_all("all => all.map(({ id }) => id)") == told
        expect(route).to_be_focused()
    expect(tool.locator("#desk-text")).to_have_value(TICKET)


def test_a_ticket_outlives_another_page_and_no_load_takes_it_unasked(page, deployed_url):
    begin(page, deployed_url)
    box, route = page.locator("#desk-text"), page.locator("[data-route]")
    for key in "d1":
        page.keyboard.press(key)
    expect(route).to_contain_text("Your choice", timeout=READY)
    chosen = page.locator("#routing-form [name=demanded]:checked").get_attribute("value")
    page.evaluate("same = true")
    link = page.locator(".md-header a").first
    link.evaluate("(link, to) => { link.href = to }", f"{deployed_url}/about/privacy/")
    link.click()
    expect(box).to_have_count(0)
    stored = page.evaluate("() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }])")
    assert "bad review" not in stored
    page.go_back()
    expect(box).to_have_value(TICKET)
    assert page.evaluate("same")  # no page was loaded
    expect(route).to_contain_text("Your choice", timeout=READY)
    expect(page.locator("#routing-form [name=demanded]:checked")).to_have_value(chosen)
    page.once("dialog", lambda dialog: dialog.dismiss())
    with page.expect_event("dialog") as question:
        page.evaluate("() => void setTimeout(() => location.reload())")
    assert question.value.type == "beforeunload"
    expect(box).to_have_value(TICKET)


def test_a_ticket_that_is_gone_is_not_in_the_box_that_the_next_one_is_pasted_into(tool, site_url):
    tool.once("dialog", lambda dialog: dialog.accept())
    tool.goto(f"{site_url}/about/privacy/")
    tool.go_back()
    expect(tool.locator("[data-said]")).to_contain_text("Paste it again")
    expect(tool.locator("#desk-text")).to_have_value("")
    paste(tool, OTHER)
    expect(tool.locator("#desk-text")).to_have_value(OTHER)
