"""Keys of the agent's desk that read, that take back, and that leave a ticket not read yet."""

from playwright.sync_api import expect

from tests.journeys.test_routing_desk import DANGER, READY, TICKET, read, tool

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
