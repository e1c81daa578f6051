"""What the agent's desk says of keys, of tickets that come to it, and of tables in its box."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.test_routing_desk import READY, TICKET, paste, read, tool

__all__ = ("tool",)

ROWS = (
    "Ticket ID\tSubject\tDescription\n7\tStar\tRefund me or one star.\n8\tBill\tWhere is my bill?\n"
)


def test_each_key_says_what_it_did(tool):
    state, keys = tool.locator(".desk__state"), tool.keyboard
    read(tool, TICKET)
    for key, said in (("c", "Copied the note."), ("t", "Copied the tag.")):
        keys.press(key)
        expect(state).to_have_text(said, timeout=READY)
    keys.press("n")
    expect(state).to_have_text("The next ticket: paste it into the box.")
    keys.press("Escape")
    keys.press("b")
    expect(state).to_contain_text("The ticket before is back, with its answers. ", timeout=READY)
    expect(tool.locator("#desk-text")).to_have_value(TICKET)
    expect(state).to_have_class(re.compile("visually-hidden"))


def test_the_route_that_comes_of_a_key_is_heard_beside_what_it_chose(tool):
    state, keys = tool.locator(".desk__state"), tool.keyboard
    read(tool, TICKET)
    expect(tool.locator(".desk__route")).to_contain_text("Content Engagement")
    keys.press("x")
    expect(state).to_contain_text("Chosen: nothing is demanded", timeout=READY)
    expect(state.locator(".visually-hidden")).to_contain_text("No team yet", timeout=READY)
    keys.press("Control+z")
    expect(state.locator(".visually-hidden")).to_contain_text("Send to", timeout=READY)


def test_the_list_of_keys_says_them_in_short_and_names_each_button_s_key(tool):
    state, shown = tool.locator(".desk__state"), tool.locator("[data-list] p")
    read(tool, TICKET)
    tool.keyboard.press("?")
    brief = state.inner_text()
    assert len(brief) < 400
    expect(shown).to_contain_text(brief)
    for key in tool.locator(".desk__actions [aria-keyshortcuts]").evaluate_all(
        "all => all.map(one => one.ariaKeyShortcuts ?? one.getAttribute('aria-keyshortcuts'))"
    ):
        assert re.search(rf"(^|[ .]){re.escape(key.upper())} [a-z]", brief), key


@pytest.mark.parametrize("way", ["pasted", "put into the box"])
def test_rows_of_a_spreadsheet_are_asked_about_and_their_tickets_named(tool, way):
    box, state, keys = tool.locator("#desk-text"), tool.locator(".desk__state"), tool.keyboard
    if way == "pasted":
        paste(tool, ROWS)
    else:
        box.fill(ROWS)
        box.dispatch_event("change")
    offer = tool.get_by_role("group", name="Pasted table")
    expect(offer).to_have_accessible_description(re.compile("table with 2 rows"))
    expect(offer.get_by_role("button").first).to_be_focused()
    expect(box).to_have_value("")
    keys.press("Enter")
    expect(tool.get_by_role("button", name="Open ticket 7: Star")).to_be_visible(timeout=3 * READY)
    keys.press("n")
    expect(state).to_have_text(re.compile("Ticket 1 of 2: .*Content Engagement"), timeout=READY)
    keys.press("q")
    expect(state).to_have_text("Back at the queue.")


def test_rows_that_are_one_ticket_are_read_as_one_and_not_asked_about_again(tool):
    box, offer = tool.locator("#desk-text"), tool.locator("[data-offer]")
    box.fill(ROWS)
    box.press("Control+Enter")
    tool.get_by_role("button", name="Read it as one ticket").click()
    expect(tool.locator(".desk__line")).to_contain_text("Content Engagement", timeout=READY)
    expect(box).to_have_value(ROWS)
    box.press("End")
    tool.keyboard.type(" Thanks.")
    box.press("Control+Enter")
    expect(tool.locator(".desk__line")).to_be_visible(timeout=READY)
    expect(offer).to_be_hidden()


def test_b_goes_back_through_the_rows_and_says_where_there_is_none_before(tool):
    state, keys, box = tool.locator(".desk__state"), tool.keyboard, tool.locator("#desk-text")
    paste(tool, ROWS)
    keys.press("Enter")
    expect(tool.locator(".desk__table h2")).to_be_focused(timeout=3 * READY)
    keys.press("n")
    expect(state).to_have_text(re.compile("Ticket 1 of 2: .*Content Engagement"), timeout=READY)
    first = box.input_value()
    keys.press("n")
    expect(state).to_have_text(re.compile("Ticket 2 of 2: .*No team yet"), timeout=READY)
    keys.press("b")
    expect(state).to_have_text(re.compile("Ticket 1 of 2: .*Content Engagement"), timeout=READY)
    expect(box).to_have_value(first)
    keys.press("b")
    expect(state).to_have_text("There is no ticket before.")
    keys.press("q")
    with tool.expect_download():
        tool.get_by_role("button", name="Download the table").press("Enter")
    expect(state).to_have_text("The table was handed to the browser as queue-routes.csv.")


def test_what_could_be_several_tickets_and_is_read_as_one_is_shown_and_said(tool):
    one, state = tool.locator("[data-one]"), tool.locator(".desk__state")
    read(tool, "#1 My client wants one star or 200 dollars.\n#2 My account is locked.")
    expect(one).to_contain_text("could be several tickets")
    expect(state).to_contain_text("could be several tickets", timeout=READY)
    read(tool, TICKET)
    expect(one).to_be_hidden()


def test_the_list_of_keys_comes_into_view_and_says_how_it_is_closed(tool):
    tool.set_viewport_size({"width": 1000, "height": 500})
    read(tool, TICKET)
    tool.keyboard.press("?")
    expect(tool.locator("[data-list]").get_by_text("Escape closes this list")).to_be_in_viewport()
    expect(tool.locator(".desk__state")).to_contain_text("? or Escape closes this list.")


def test_a_file_takes_the_place_of_what_was_pasted_and_not_decided(tool):
    offer = tool.locator("[data-offer]")
    paste(tool, ROWS)
    expect(offer).to_be_visible()
    file = {"name": "q.csv", "mimeType": "text/csv", "buffer": b"id,body\n1,Where is my bill?\n"}
    tool.locator("#desk-file").set_input_files(file)
    expect(tool.locator(".desk__table h2")).to_contain_text("1 ticket", timeout=3 * READY)
    expect(offer).to_be_hidden()


def test_what_was_said_before_does_not_stand_beside_a_table_that_is_asked_about(tool):
    state, form = tool.locator(".desk__state"), tool.locator(".calculator__status")
    read(tool, TICKET)
    tool.keyboard.press("n")
    expect(state).to_have_text("The next ticket: paste it into the box.")
    expect(form).to_have_text("")
    paste(tool, ROWS)
    expect(tool.locator("[data-offer]")).to_contain_text("table with 2 rows")
    expect(state).to_have_text("")


def test_a_queue_that_comes_back_and_q_say_so_beside_what_else_stands(tool):
    state, keys = tool.locator(".desk__state"), tool.keyboard
    paste(tool, ROWS)
    keys.press("Enter")
    expect(tool.locator("[data-open]").first).to_be_visible(timeout=3 * READY)
    tool.get_by_role("button", name="Close the queue").click()
    expect(state).to_have_text("")
    tool.locator("[data-closed]").get_by_role("button", name="Undo").click()
    expect(state).to_have_text(re.compile("^Open again, with your answers: "))
    keys.press("n")
    expect(state).to_have_text(re.compile("Ticket 1 of 2: .*Content Engagement"), timeout=READY)
    for key in "xq":
        keys.press(key)
    expect(state).to_have_text(re.compile("^Chosen: nothing .* Back at the queue.$"))
