"""The agent's desk in a real browser: what a pasted ticket's note says, and whose answers count."""

import csv
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

READY = 30_000  # milliseconds; a slow machine is not a failure
HARM = "My former client posted lies about me on Facebook."
DANGER = "He says he will kill me if I do not pay."
OWN = "I told the client that I would delete his site if he does not pay me the $300."


@pytest.fixture
def tool(page, site_url, requests):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{site_url}/tools/routing/")
    return page


def paste(tool, text):
    tool.evaluate("text => navigator.clipboard.writeText(text)", text)
    tool.locator("#desk-text").focus()
    tool.keyboard.press("Control+V")


def read(tool, text):
    """Pastes a ticket, and waits for its line and the answer below."""
    paste(tool, text)
    expect(tool.locator("[data-route]")).to_be_focused(timeout=READY)
    expect(tool.locator("calculator-form.answered [data-outcome]")).to_be_visible(timeout=READY)


def copied(tool):
    """The note, once the line of the last choice is there: before, copying is refused."""
    state = tool.locator(".desk__state")
    tool.keyboard.press("c")
    expect(state).to_have_text(re.compile("^Copied|is there now"), timeout=READY)
    if state.inner_text() != "Copied the note.":
        tool.keyboard.press("c")
        expect(state).to_have_text("Copied the note.")
    return tool.evaluate("() => navigator.clipboard.readText()")


def test_the_note_quotes_harm_that_only_the_ticket_tells_until_the_agent_confirms_it(tool):
    note = tool.locator("#route-note")
    read(tool, HARM)
    expect(note).to_contain_text("Harm done: not confirmed", timeout=READY)
    assert f'"{HARM.rstrip(".")}"' in copied(tool)
    for key in "a1":  # yes, as the program guessed: the agent has seen it
        tool.keyboard.press(key)
    expect(note).to_contain_text("Harm done: yes\n", timeout=READY)
    assert "the ticket says" not in copied(tool)


@pytest.mark.thorough
def test_the_line_of_a_long_ticket_comes_into_view(tool):
    tool.set_viewport_size({"width": 1440, "height": 900})
    read(tool, "\n\n".join([DANGER, *(f"Line {n} of the ticket." for n in range(40))]))
    expect(tool.locator("[data-route]")).to_be_in_viewport(ratio=0.9)


@pytest.mark.thorough
def test_a_note_that_was_refused_is_offered_once_its_answer_is_there(tool):
    read(tool, HARM)
    copied(tool)
    # In one task, so that no answer can come in between; and the wait for one ends at once.
    tool.evaluate(
        """() => {
            const press = key => document.body.dispatchEvent(
                new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }))
            for (const key of "a2") press(key)
            const { now } = Date
            let looks = 0
            Date.now = () => now() + (looks++ ? 60_000 : 0)
            press("c")
            Date.now = now
        }"""
    )
    state = tool.locator(".desk__state")
    expect(state).to_have_text(re.compile("is there now"), timeout=READY)
    expect(state).not_to_have_class(re.compile("visually-hidden"))
    assert "Harm done: no" in copied(tool)


@pytest.mark.thorough
def test_a_guess_that_the_agent_confirms_is_no_longer_unsure(tool):
    line = tool.locator(".desk__line")
    read(tool, OWN)
    expect(line).to_contain_text("Not sure")
    for name in ("demanded", "held_over"):
        # A press on the answer that is chosen already.
        tool.locator(f"#routing-form [name={name}]:checked").click(force=True)
    expect(line).to_contain_text("Your choice", timeout=READY)
    expect(line).not_to_contain_text("Not sure")
    # Nothing of that stays for the next ticket.
    tool.keyboard.press("n")
    read(tool, OWN)
    expect(line).to_contain_text("Not sure")


TICKET = "My client writes: refund me the 200 dollars or I leave you one star."
TABLE = (
    "Id,Subject,Description\n"
    "1,Refund,My client says: refund me or I leave one star.\n"
    '2,Help,"Where is my invoice?\nThank you, Ann"\n'
    "3,Account,Somebody logged in to my account. It was not me.\n"
)


@pytest.mark.thorough
def test_neither_escape_nor_a_key_of_the_last_ticket_chooses_an_answer(tool):
    tool.locator("#desk-text").focus()
    tool.keyboard.press("Escape")
    tool.keyboard.press("Space")
    expect(tool.locator("#routing-form :checked")).to_have_count(0)
    read(tool, TICKET)
    tool.keyboard.press("p")
    expect(tool.locator(".desk__state")).to_contain_text("1 Yes")
    read(tool, OWN)  # P waits no longer
    tool.keyboard.press("1")
    expect(tool.locator("[name=person_in_danger]:checked")).to_have_count(0)


def test_keys_that_are_pressed_while_a_ticket_is_read_are_for_that_ticket(tool):
    state = tool.locator(".desk__state")
    paste(tool, TICKET)
    for key in "cp":
        tool.keyboard.press(key)
    expect(tool.locator("#desk-text")).to_have_value(TICKET)
    expect(tool.locator("calculator-form.answered [data-outcome]")).to_be_visible(timeout=READY)
    expect(state).to_contain_text("1 Yes")
    tool.keyboard.press("3")
    expect(tool.locator("#routing-person_in_danger-not_sure")).to_be_checked()
    expect(tool.locator(".desk__line")).to_contain_text("Danger?", timeout=READY)


def test_a_paste_over_a_ticket_that_was_read_begins_the_next_and_the_last_comes_back(tool):
    box, line = tool.locator("#desk-text"), tool.locator(".desk__line")
    back = tool.get_by_role("button", name="The ticket before")
    read(tool, TICKET)
    expect(back).to_be_hidden()
    for key in "h5":
        tool.keyboard.press(key)
    expect(line).to_contain_text("Account Security", timeout=READY)
    read(tool, HARM)
    expect(box).to_have_value(HARM)
    expect(tool.locator(".desk__state")).to_contain_text("brings that one back")
    expect(line).to_contain_text("Content Engagement")
    back.click()
    expect(box).to_have_value(TICKET)
    expect(line).to_contain_text("Account Security", timeout=READY)
    expect(line).to_contain_text("Your choice")
    # What is added in the box belongs to its ticket.
    box.press("Control+End")
    box.press("Enter")
    paste(tool, OWN)
    expect(box).to_have_value(f"{TICKET}\n{OWN}")


@pytest.mark.thorough
def test_a_pasted_table_is_offered_as_a_queue_and_is_no_ticket(tool):
    offer = tool.get_by_role("group", name="Pasted table")
    paste(tool, TABLE)
    expect(offer).to_contain_text("a table with 3 rows")
    expect(tool.locator("#desk-text")).to_have_value("")
    tool.keyboard.press("Enter")  # on the button that has the focus
    expect(tool.locator("#desk-queue-title")).to_be_focused(timeout=3 * READY)
    expect(tool.locator(".desk__table tbody tr")).to_have_count(3)
    expect(offer).to_be_hidden()
    paste(tool, TABLE)
    offer.get_by_role("button", name="one ticket").click()
    expect(tool.locator("#desk-text")).to_have_value(TABLE)
    expect(offer).to_be_hidden()


@pytest.mark.thorough
def test_several_pasted_tickets_are_offered_as_a_queue_that_takes_the_example_away(tool):
    offer = tool.get_by_role("group", name="Pasted tickets")
    outcome = tool.locator("#routing-form ~ [data-outcome], calculator-form [data-outcome]").first
    expect(outcome).to_be_visible()
    paste(
        tool,
        "\n---\n".join((TICKET, OWN, "My account is locked since Monday, and no code arrives.")),
    )
    expect(offer).to_contain_text("These look like 3 tickets: load them as a queue.")
    expect(tool.locator("#desk-text")).to_have_value("")
    expect(tool.locator(".desk__table")).to_be_hidden()
    tool.keyboard.press("Enter")  # on the button that has the focus
    expect(tool.locator("#desk-queue-title")).to_be_focused(timeout=3 * READY)
    expect(tool.locator(".desk__table tbody tr")).to_have_count(3)
    expect(tool.locator("[data-from]")).to_contain_text("pasted tickets")
    expect(offer).to_be_hidden()
    expect(outcome).to_be_hidden()


def test_the_note_of_the_example_is_not_copied_as_the_agents(tool):
    before = "a text of the agent"
    tool.evaluate("text => navigator.clipboard.writeText(text)", before)
    button = tool.locator("copy-button[for=route-note]")
    button.get_by_role("button").click()
    expect(button.get_by_role("status")).to_contain_text("belongs to the example")
    tool.locator("body").press("c")
    expect(tool.locator(".desk__state")).to_contain_text("belongs to the example")
    assert tool.evaluate("() => navigator.clipboard.readText()") == before


def test_new_words_of_danger_are_asked_about_and_nothing_is_copied_beside_an_open_paste(tool):
    route, state = tool.locator("[data-route]"), tool.locator(".desk__state")
    read(tool, DANGER)
    for key in "p2":
        tool.keyboard.press(key)
    expect(route).not_to_contain_text("Danger?", timeout=READY)
    expect(tool.locator("#route-note")).to_contain_text("no, though the ticket says", timeout=READY)
    box = tool.locator("#desk-text")
    box.press("End")
    box.press_sequentially(" Now he stands at my door with a gun.", delay=0)
    tool.keyboard.press("Tab")
    expect(route).to_contain_text("Danger?", timeout=READY)
    paste(tool, "\n---\n".join((TICKET, OWN, "My account is locked since Monday.")))
    expect(tool.locator("[data-offer]")).to_be_visible()
    tool.keyboard.press("c")
    expect(state).to_contain_text("say first what the pasted text is")


def test_an_example_does_not_stand_beside_words_that_are_typed(without_python, tool):
    expect(tool.locator(".calculator__outcome")).to_be_visible()
    tool.locator("#desk-text").press_sequentially("He")
    expect(tool.locator(".calculator__outcome")).to_be_hidden()


def open_queue(tool):
    tool.get_by_text("A whole queue at once").click()
    tool.locator("#desk-file").set_input_files(
        [{"name": "queue.csv", "mimeType": "text/csv", "buffer": TABLE.encode()}]
    )
    expect(tool.locator("#desk-queue-title")).to_be_focused(timeout=READY)


@pytest.mark.thorough
def test_the_key_of_a_question_says_what_comes_of_it_before_any_ticket(tool):
    state = tool.locator(".desk__state")
    tool.keyboard.press("n")
    expect(tool.locator("#desk-text")).to_be_focused()
    tool.keyboard.press("Escape")
    tool.keyboard.press("p")
    expect(state).to_contain_text("1 Yes")
    tool.keyboard.press("1")
    expect(state).to_have_text("Could a person be in danger? Yes.")
    tool.keyboard.press("n")
    expect(state).to_be_empty()
    open_queue(tool)
    for key in "p1":
        tool.keyboard.press(key)
    expect(state).to_contain_text("Open a ticket of the queue first")
    expect(state).to_be_in_viewport()
    expect(tool.locator("#routing-form :checked")).to_have_count(0)


@pytest.mark.thorough
def test_a_danger_that_is_pasted_beside_an_open_queue_comes_into_view(tool):
    open_queue(tool)
    tool.evaluate("() => navigator.clipboard.writeText('He says he will kill my dog and then me.')")
    for key in ("q", "Control+V"):
        tool.keyboard.press(key)
    expect(tool.locator("[data-route] [data-danger]")).to_be_in_viewport(timeout=READY)


@pytest.mark.thorough
def test_a_queue_opens_with_enter_and_no_ticket_has_the_message_of_another(tool):
    route, state = tool.locator("[data-route]"), tool.locator(".desk__state")
    outcome = tool.locator("calculator-form.answered [data-outcome]")
    open_queue(tool)
    tool.keyboard.press("Enter")
    expect(tool.locator("[data-open]").first).to_have_attribute("aria-current", "true")
    expect(outcome).to_be_visible(timeout=READY)
    tool.keyboard.press("n")
    expect(outcome).to_be_visible(timeout=READY)
    # A ticket that was opened before comes back without what was said of the one after it.
    tool.locator("[data-open]").first.click()
    expect(outcome).to_be_visible(timeout=READY)
    tool.keyboard.press("t")
    expect(state).to_have_text(re.compile("^Copied|^Nothing was copied"))
    tool.keyboard.press("n")
    expect(route).to_be_focused()
    expect(state).not_to_have_text(re.compile("^Copied|^Nothing was copied"))
    # In one task: the last ticket is still read when its queue is at its end.
    tool.evaluate(
        """() => {
            for (const key of "nn") document.body.dispatchEvent(
                new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }))
        }"""
    )
    expect(outcome).to_be_visible(timeout=READY)
    expect(route).to_have_attribute("aria-label", re.compile("Note: "), timeout=READY)
    expect(state).to_have_text("That was the last ticket of the queue.")


@pytest.mark.thorough
def test_after_a_reload_the_page_says_once_that_a_queue_was_open(tool):
    gone = tool.locator("[data-gone]")
    expect(gone).to_be_hidden()
    open_queue(tool)
    expect(gone).to_be_hidden()
    tool.on("dialog", lambda dialog: dialog.accept())
    tool.reload()
    expect(gone).to_contain_text("A queue was open here")
    tool.reload()
    expect(tool.locator("#desk-text")).to_be_enabled()
    expect(gone).to_be_hidden()


@pytest.mark.thorough
def test_the_table_of_a_queue_holds_what_the_agent_chose(tool):
    open_queue(tool)
    tool.locator("[data-open]").last.click()
    expect(tool.locator(".desk__line")).to_contain_text("No team yet", timeout=READY)
    for key in "d1h2":
        tool.keyboard.press(key)
    expect(tool.locator(".desk__line")).to_contain_text("Your choice", timeout=READY)
    paste(tool, TICKET)  # and a ticket of another kind after it
    expect(tool.locator(".desk__line")).to_contain_text("Coercion", timeout=READY)
    with tool.expect_download() as saved:
        tool.get_by_role("button", name="Download the table").click()
    with Path(saved.value.path()).open(encoding="utf-8", newline="") as file:
        *others, last = csv.DictReader(file)
    assert (last["Sure"], last["Team"]) == ("chosen", "Content Engagement")
    assert last["Internal note"] == "Feedback building"
    assert last["Chosen by the agent"].startswith("What is demanded? Feedback; ")
    assert {row["Chosen by the agent"] for row in others} == {""}


@pytest.mark.thorough
def test_the_next_ticket_of_a_queue_is_its_next_row_and_answers_stay(tool):
    outcome = tool.locator("calculator-form.answered [data-outcome]")
    route, state = tool.locator("[data-route]"), tool.locator(".desk__state")
    open_queue(tool)
    tool.keyboard.press("c")
    expect(state).to_have_text("Nothing was copied: open a ticket of the queue first.")
    opened = tool.locator("[data-open][aria-current]")
    seen = []
    for _ in range(3):
        tool.keyboard.press("n")
        expect(route).to_be_focused(timeout=READY)
        expect(outcome).to_be_visible(timeout=READY)
        seen.append(tool.locator("#desk-text").input_value())
    assert len(set(seen)) == 3
    expect(tool.locator(".desk__line")).to_contain_text("No team yet", timeout=READY)
    for key in "d1":
        tool.keyboard.press(key)
    expect(tool.locator(".desk__line")).to_contain_text("Content Engagement", timeout=READY)
    chosen = tool.locator("#routing-form [name=demanded]:checked").get_attribute("value")
    tool.keyboard.press("n")
    expect(state).to_have_text("That was the last ticket of the queue.")
    expect(opened).to_be_focused()
    tool.locator("[data-open]").first.click()
    expect(tool.locator("#desk-text")).not_to_have_value(seen[-1])
    tool.locator("[data-open]").last.click()
    expect(tool.locator("#desk-text")).to_have_value(seen[-1])
    expect(tool.locator("#routing-form [name=demanded]:checked")).to_have_attribute("value", chosen)
    expect(tool.locator(".desk__line")).to_contain_text("Content Engagement", timeout=READY)


def test_one_key_says_that_there_is_nothing_of_the_kind(tool):
    line, state = tool.locator(".desk__line"), tool.locator(".desk__state")
    read(tool, "Where is my invoice?")
    tool.keyboard.press("x")
    expect(line).to_contain_text("Your choice", timeout=READY)
    expect(line).to_contain_text("No team yet")
    for name, value in (("demanded", "nothing"), ("held_over", "nothing"), ("harm_done", "no")):
        expect(tool.locator(f"#routing-form [name={name}]:checked")).to_have_value(value)
    # It does not answer the question about danger.
    read(tool, DANGER)
    expect(line).to_contain_text("Danger?", timeout=READY)
    tool.keyboard.press("x")
    expect(state).to_contain_text("Nothing was chosen")
    expect(tool.locator("#routing-form [name=harm_done]:checked")).not_to_have_value("no")


@pytest.mark.thorough
def test_the_heading_of_a_queue_counts_what_is_open(tool):
    head = tool.locator("#desk-queue-title")
    open_queue(tool)
    expect(head).to_have_text("3 tickets: 1 sure, 2 not sure")
    tool.locator("[data-open]").last.click()
    expect(tool.locator(".desk__line")).to_contain_text("No team yet", timeout=READY)
    tool.keyboard.press("x")
    expect(tool.locator(".desk__line")).to_contain_text("Your choice", timeout=READY)
    tool.keyboard.press("q")
    expect(head).to_have_text("3 tickets: 1 sure, 1 not sure, 1 chosen by you", timeout=READY)


@pytest.mark.thorough
def test_a_queue_that_goes_and_a_form_that_is_cleared_come_back_by_one_undo(tool):
    table, place = tool.locator(".desk__table"), tool.locator("[data-place]")
    line, box = tool.locator(".desk__line"), tool.locator("#desk-text")
    row = table.locator("tbody tr").last
    open_queue(tool)
    row.get_by_role("button").click()
    expect(line).to_contain_text("No team yet", timeout=READY)
    tool.keyboard.press("x")
    expect(line).to_contain_text("Your choice", timeout=READY)
    expect(place).to_have_text(re.compile("^Ticket 3 of 3"))
    tool.get_by_role("button", name="Close the queue").click()
    expect(table).to_be_hidden()
    expect(place).to_be_hidden()
    tool.keyboard.press("Enter")  # on Undo
    expect(row).to_contain_text("Chosen", timeout=READY)
    expect(row.get_by_role("button")).to_have_text("Open again")
    expect(place).to_have_text(re.compile("^Ticket 3 of 3"))
    # Another table in its place.
    other = TABLE.replace("Account,Somebody", "Other,Somebody").encode()
    tool.locator("#desk-file").set_input_files(
        [{"name": "other.csv", "mimeType": "text/csv", "buffer": other}]
    )
    expect(table).to_contain_text("Other", timeout=READY)
    expect(tool.locator("[data-from]")).to_contain_text("other.csv")
    expect(place).to_be_hidden()
    tool.locator("[data-closed]").get_by_role("button", name="Undo").click()
    expect(row).to_contain_text("Chosen")
    expect(tool.locator("[data-from]")).to_contain_text("queue.csv")
    expect(tool.locator("[data-closed]")).to_contain_text("other.csv")
    tool.get_by_role("button", name="Close the queue").click()
    # A single ticket whose form is cleared.
    read(tool, DANGER)
    expect(line).to_contain_text("Danger?", timeout=READY)
    tool.locator("[data-restart]").click()
    expect(box).to_have_value("")
    expect(line).to_be_hidden()
    tool.locator("[data-undo]").click()
    expect(box).to_have_value(DANGER)
    expect(line).to_contain_text("Danger?", timeout=READY)
    # N goes past danger only when it is pressed twice, and the ticket can come back.
    state = tool.locator(".desk__state")
    tool.keyboard.press("n")
    expect(state).to_contain_text("Say first whether a person could be in danger")
    expect(box).to_have_value(DANGER)
    tool.keyboard.press("n")
    expect(box).to_have_value("")
    expect(state).to_contain_text("still open on the ticket before")
    tool.get_by_role("button", name="The ticket before").click()
    expect(box).to_have_value(DANGER)
    expect(line).to_contain_text("Danger?", timeout=READY)


@pytest.mark.thorough
def test_a_row_whose_danger_is_open_stays_marked_and_a_text_too_long_is_refused_at_once(tool):
    table = "Id,Subject,Description\n1,a,He says he will kill me.\n2,,Where is my bill?\n"
    state, first = tool.locator(".desk__state"), tool.locator(".desk__table tbody tr").first
    paste(tool, table)
    tool.keyboard.press("Enter")
    expect(first).to_contain_text("Danger?", timeout=3 * READY)
    expect(tool.locator(".desk__table tbody tr").last).to_contain_text("2 Where is my bill?")
    tool.keyboard.press("n")
    expect(tool.locator(".desk__line")).to_contain_text("Danger?", timeout=READY)
    for key in "p3":
        tool.keyboard.press(key)
    expect(tool.locator(".desk__line")).to_contain_text("If in doubt, say yes", timeout=READY)
    for key in "nn":
        tool.keyboard.press(key)
    expect(state).to_contain_text("still open on the ticket before", timeout=READY)
    expect(first).to_contain_text("You are not sure", timeout=READY)
    expect(first).to_contain_text("Danger?")
    expect(first.get_by_role("button")).to_have_text("Open")
    expect(tool.locator("#desk-queue-title")).to_contain_text("1 danger?")
    box = tool.locator("#desk-text")
    box.evaluate("box => { box.value = 'a'.repeat(2e6); box.dispatchEvent(new Event('change')) }")
    expect(state).to_contain_text("Shorten it")
    expect(tool.locator("[data-route]")).to_be_hidden()
    assert len(box.input_value()) == 2e6


def test_the_address_of_the_agents_leads_to_their_first_page(page, site_url):
    page.goto(f"{site_url}/agents/")
    expect(page).to_have_url(re.compile("/support/$"))


@pytest.mark.thorough
def test_what_is_written_into_a_row_reaches_the_queue(tool):
    tool.set_viewport_size({"width": 1440, "height": 900})
    rows = tool.locator(".desk__table tbody tr")
    open_queue(tool)
    tool.keyboard.press("Enter")
    expect(tool.locator("calculator-form.answered [data-outcome]")).to_be_visible(timeout=READY)
    box = tool.locator("#desk-text")
    box.press("End")
    box.press_sequentially(" He says he will break my arm tonight.")
    tool.keyboard.press("Escape")
    expect(tool.locator("[data-route]")).to_contain_text("Danger?", timeout=READY)
    expect(tool.locator("[data-place]")).to_contain_text("Ticket 1 of 3")
    tool.keyboard.press("q")
    expect(rows.first).to_contain_text("Danger?", timeout=READY)
    expect(tool.locator("#desk-queue-title")).to_contain_text("1 danger?")
