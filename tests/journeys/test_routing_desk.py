"""The agent's desk in a real browser: what a pasted ticket's note says, and whose answers count."""

import pytest
from playwright.sync_api import expect

READY = 30_000  # milliseconds; a slow machine is not a failure
HARM = "My former client posted lies about me on Facebook."
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
    tool.keyboard.press("c")
    expect(tool.locator(".desk__state")).to_have_text("Copied.")
    return tool.evaluate("() => navigator.clipboard.readText()")


def test_the_note_quotes_harm_that_only_the_ticket_tells_until_the_agent_confirms_it(tool):
    note = tool.locator("#route-note")
    read(tool, HARM)
    expect(note).to_contain_text("Harm done: not confirmed", timeout=READY)
    assert f'"{HARM.rstrip(".")}"' in copied(tool)
    for key in "a1":  # yes, as the program guessed: the agent has seen it
        tool.keyboard.press(key)
    expect(note).to_contain_text("Harm done: yes\n", timeout=READY)
    assert "not confirmed" not in copied(tool)


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
