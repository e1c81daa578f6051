"""Files on the start page: read in a worker, confirmed, cancelled, and never lost in a fault."""

import re
import time
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.paper import sheets

SAMPLES = Path(__file__).parents[1] / "files" / "samples"
READY = 90_000  # milliseconds; a slow machine is not a failure
CASE = "() => JSON.parse(sessionStorage['handbook / case'] ?? '{}').facts ?? {}"
CANCELLED = 1  # seconds from the button until the page is free again
WORDS = "Refund me or I leave one star."


@pytest.fixture
def start(page, site_url, requests):
    page.goto(f"{site_url}/start/")
    page.locator("#start-files:enabled").wait_for()
    return page


def choose(page, *names: str) -> None:
    page.locator("#start-files").set_input_files([SAMPLES / name for name in names])


def letters(megabytes: int) -> dict:
    """A mailbox of small mails, as a file to choose."""
    mail = (
        b"From a@example.com Thu Jan  1 00:00:00 2026\nFrom: A <a@example.com>\n"
        b"To: b@example.com\nDate: Thu, 01 Jan 2026 00:00:00 +0000\nSubject: Note\n\nA line.\n\n"
    )
    data = mail * (megabytes * 2**20 // len(mail))
    return {"name": "all.mbox", "mimeType": "application/mbox", "buffer": data}


def test_what_is_confirmed_enters_the_case_and_makes_the_plan(start):
    start.locator("[name=client_message]").fill(WORDS)
    choose(start, "contract_38841207.json", "ended the contract.eml")
    title = start.get_by_role("heading", name="What your files hold")
    expect(title).to_be_focused(timeout=READY)
    assert set(start.evaluate(CASE)) == {"client_message", "zone"}, "nothing by itself"
    start.get_by_label(re.compile("A threat was recognised")).first.check()
    start.get_by_label("Friday 30 October 2026, 450.00 USD").check()
    start.get_by_role("button", name="Put what I chose").click()
    plan = start.locator("calculator-form.answered [data-outcome]")
    expect(plan).to_contain_text("I am closing this.", timeout=READY)
    start.locator("[data-question] button small").first.click()  # a hint is part of its button
    expect(start.locator("#start-answered")).to_contain_text("Held by the platform", timeout=READY)
    facts = start.evaluate(CASE)
    assert facts["client_message"].startswith("I am closing this.")
    assert (facts["last_step"], facts["last_step_on"]) == ("refund_requested", "2026-10-30")
    assert [row["kind"] for row in facts["events"]][-1] == "refund_requested"
    assert [row["name"] for row in facts["files"]] == [
        "contract_38841207.json",
        "ended the contract.eml",
    ]
    assert sheets(start) == 1, "the plan prints on one sheet"
    start.reload()
    expect(start.locator("case-files li strong")).to_have_text(
        [*(r["name"] for r in facts["files"])]
    )
    choose(start, "ended the contract.eml")
    expect(start.locator(".intake__files")).to_contain_text("The same file", timeout=READY)


def test_own_messages_of_a_chat_are_left_out_and_several_are_taken(start):
    chat = (
        "25/11/2026, 08:31 - Ann Lee: The 8 were not agreed, refund is 0 or I leave one star\n"
        "25/11/2026, 21:10 - Bob Ray: Refund me or I leave one star\n"
        "27/11/2026, 12:00 - Bob Ray: Last warning: refund me or I tell everybody\n"
    )
    file = {"name": "chat.txt", "mimeType": "text/plain", "buffer": chat.encode()}
    start.locator("#start-files").set_input_files(file)
    mine = start.get_by_role("checkbox", name="Ann Lee", exact=True)
    mine.check(timeout=READY)
    expect(start.get_by_label(re.compile("From Ann Lee"))).to_be_hidden()
    for message in start.get_by_label(re.compile("From Bob Ray")).all():
        message.check()
    start.get_by_role("button", name="Put what I chose").click()
    start.locator("calculator-form.answered").wait_for(timeout=READY)
    assert start.evaluate(CASE)["client_message"].splitlines() == [
        "[25 November 2026, 21:10] Bob Ray: Refund me or I leave one star",
        "[27 November 2026, 12:00] Bob Ray: Last warning: refund me or I tell everybody",
    ]


@pytest.mark.thorough
def test_a_reading_is_cancelled_within_a_second_and_leaves_the_case_as_it_was(start):
    start.locator("[name=client_message]").fill(WORDS)
    before = start.evaluate(CASE)
    start.locator("#start-files").set_input_files(letters(8))
    expect(start.locator(".intake__said")).to_have_text(
        re.compile("messages so far"), timeout=READY
    )
    began = time.monotonic()
    start.get_by_role("button", name="Cancel").click()
    expect(start.locator(".intake__said")).to_have_text(re.compile("^Cancelled"))
    assert time.monotonic() - began < CANCELLED
    assert start.evaluate(CASE) == before
    expect(start.locator(".intake__results")).to_be_hidden()


@pytest.mark.thorough
def test_a_reload_while_it_reads_loses_nothing_that_was_typed(start):
    start.locator("[name=client_message]").fill(WORDS)
    start.locator("#start-files").set_input_files(letters(8))
    expect(start.locator(".intake__said")).to_have_text(
        re.compile("messages so far"), timeout=READY
    )
    start.reload()
    expect(start.locator(".intake__said")).to_contain_text("while it read all.mbox")
    expect(start.locator("[name=client_message]")).to_have_value(WORDS)


@pytest.mark.thorough
@pytest.mark.console_errors
def test_a_fault_of_the_worker_says_so_and_loses_nothing(start):
    start.locator("[name=client_message]").fill(WORDS)
    start.route("**/files-*.zip", lambda route: route.abort())
    choose(start, "diary.json")
    expect(start.locator(".intake__said")).to_contain_text(
        "What you typed is still here", timeout=READY
    )
    expect(start.locator("[name=client_message]")).to_have_value(WORDS)
    start.unroute("**/files-*.zip")
    choose(start, "diary.json")
    expect(start.locator("#intake-title")).to_be_focused(timeout=READY)
