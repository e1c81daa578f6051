"""Keys of the agent's desk that read, that take back, and that leave a ticket not read yet."""

from playwright.sync_api import expect

from tests.journeys.test_routing_desk import DANGER, READY, TICKET, paste, read, tool

__all__ = ("tool",)


def test_ctrl_enter_reads_and_ctrl_z_takes_back_what_a_key_chose_and_no_text(tool):
    box, line, keys = tool.locator("#desk-text"), tool.locator(".desk__line"), tool.keyboard
    box.fill(TICKET)
    box.press("Control+Enter")
    expect(tool.locator("[data-route]")).to_be_focused(timeout=READY)
    expect(line).to_contain_text("Content Engagement", timeout=READY)
    expect(tool.locator("[data-keeping-words]")).to_contain_text("which is not saved")
    expect(tool.locator("[data-export=json]")).to_be_hidden()
    for key in "h5":
        keys.press(key)
    expect(line).to_contain_text("Account Security", timeout=READY)
    keys.press("Control+z")
    expect(tool.locator(".desk__state")).to_contain_text("answer from before is back")
    expect(line).to_contain_text("Content Engagement", timeout=READY)
    expect(line).not_to_contain_text("Your choice")
    expect(box).to_have_value(TICKET)


def test_a_ticket_that_is_still_read_is_not_left_by_one_key(tool):
    box, state, keys = tool.locator("#desk-text"), tool.locator(".desk__state"), tool.keyboard
    read(tool, TICKET)
    box.focus()
    # Both in one task of the page, so that no answer can come between them.
    box.evaluate(
        """(box, more) => {
          box.setRangeText(more, box.value.length, box.value.length, "end")
          box.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertText" }))
          box.dispatchEvent(new Event("change", { bubbles: true }))
          box.blur()
          const key = new KeyboardEvent("keydown", { key: "n", bubbles: true, cancelable: true })
          document.body.dispatchEvent(key)
        }""",
        f" {DANGER}",
    )
    expect(tool.locator(".desk__line")).to_contain_text("Danger?", timeout=READY)
    expect(box).to_have_value(f"{TICKET} {DANGER}")
    keys.press("n")
    expect(state).to_contain_text("Say first whether a person could be in danger")


def test_a_key_that_does_something_ends_the_wait_for_an_answer(tool):
    keys, chosen = tool.keyboard, tool.locator("#routing-form [name=demand_by]:checked")
    read(tool, TICKET)
    before = chosen.get_attribute("value")
    for key in "wt":
        keys.press(key)
    expect(tool.locator(".desk-pending")).to_have_count(0)
    keys.press("3")
    assert chosen.get_attribute("value") == before


def test_nothing_of_the_kind_leaves_danger_to_be_answered(tool):
    state, keys = tool.locator(".desk__state"), tool.keyboard
    read(tool, "My sister likes the new logo.")
    expect(tool.locator(".desk__line")).to_contain_text('"sister"')
    keys.press("x")
    expect(state).to_contain_text("Danger is not answered by that")
    read(tool, DANGER)
    expect(tool.locator(".desk__line")).to_contain_text("Danger?", timeout=READY)
    keys.press("x")
    expect(state).to_contain_text("Nothing was chosen")
    # The question that waits is asked once more, and still waits.
    for key in "px":
        keys.press(key)
    expect(state).to_contain_text("1 Yes")
    keys.press("2")
    expect(tool.locator("#routing-person_in_danger-no")).to_be_checked()


def test_a_ticket_that_is_pasted_beside_an_open_danger_says_that_it_is_open(tool):
    state, keys = tool.locator(".desk__state"), tool.keyboard
    paste(tool, "Id,Subject,Description\n1,a,He says he will kill me.\n2,,Where is my bill?\n")
    keys.press("Enter")
    row = tool.locator(".desk__table tbody tr").first
    expect(row).to_contain_text("Danger?", timeout=3 * READY)
    keys.press("n")
    expect(tool.locator(".desk__line")).to_contain_text("Danger?", timeout=READY)
    paste(tool, TICKET)
    expect(state).to_contain_text("still open on the ticket before", timeout=READY)
    expect(tool.locator(".desk__line")).to_contain_text("Content Engagement", timeout=READY)
    expect(state).to_contain_text("still open on the ticket before")
    expect(row).to_contain_text("Danger?")
    tool.get_by_role("button", name="The ticket before").click()
    expect(tool.locator(".desk__line")).to_contain_text("Danger?", timeout=READY)


def test_on_a_phone_too_single_keys_are_named_and_can_be_switched_off(
    browser, site_url, without_python
):
    phone = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
    context = browser.new_context(**phone, service_workers="block")
    page = context.new_page()
    page.goto(f"{site_url}/tools/routing/")
    expect(page.get_by_label("Single keys work")).to_be_visible()
    expect(page.locator("ticket-desk")).to_contain_text("Press ? for the other keys.")
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 390
    context.close()


def test_keys_and_a_paste_act_from_a_file_input_whose_file_was_refused(tool):
    file, keys = tool.locator("#desk-file"), tool.keyboard
    read(tool, TICKET)
    tool.get_by_text("A whole queue at once").click()
    file.set_input_files([{"name": "a.csv", "mimeType": "text/csv", "buffer": b"a;b\n1;2"}])
    expect(tool.locator("[data-refused]")).to_contain_text("whose head names", timeout=READY)
    file.focus()
    keys.press("?")
    expect(tool.locator("[data-list]")).to_be_visible()
    tool.evaluate("text => navigator.clipboard.writeText(text)", DANGER)
    file.focus()
    keys.press("Control+V")
    expect(tool.locator(".desk__line")).to_contain_text("Danger?", timeout=READY)
    expect(tool.locator("#desk-text")).to_have_value(DANGER)


def test_rows_without_a_head_become_a_queue_with_a_ticket_of_each(tool):
    offer = tool.locator("[data-offer]")
    paste(tool, f'TCK-1\t"{TICKET}\n""Now"""\nTCK-2\t{DANGER}')
    expect(offer).to_contain_text("This could be 2 tickets")
    offer.get_by_role("button", name="Read it as a queue").click()
    expect(tool.locator("#desk-queue-title")).to_contain_text("2 tickets", timeout=READY)
    tool.locator("[data-table] tr", has_text="TCK-1").get_by_role("button").click()
    expect(tool.locator("#desk-text")).to_have_value(f'{TICKET}\n"Now"', timeout=READY)
