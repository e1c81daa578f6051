"""The support desk in a real browser: by keyboard alone, by address, by filter, and on paper."""

import re
import time
import tomllib
from pathlib import Path

import pytest
from playwright.sync_api import expect

from calculators.routing.directory import directory
from tests.paper import sheets

FILTER = tomllib.loads(Path("tests/routing/filter.toml").read_text("utf-8"))
RULES = len(directory().entries)
READY = 30_000  # milliseconds; a slow machine is not a failure
MOST_KEYS = 45  # from the top of the page to the copied note, without a hand on the mouse


class Keyboard:
    """A reader without a mouse: presses keys, counts them, and sees what has the focus."""

    def __init__(self, page):
        self.page, self.pressed = page, 0

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)
        self.pressed += 1

    def tab_to(self, selector: str) -> None:
        for _ in range(60):
            if self.page.evaluate("s => document.activeElement.matches(s)", selector):
                return
            self.press("Tab")
        raise AssertionError(f"The Tab key does not reach {selector}")

    def choose(self, name: str, place: int) -> None:
        """The answer at this place, counted from 0, of the question `name`."""
        self.tab_to(f"#routing-form [name={name}]")
        self.press("Space")
        for _ in range(place):
            self.press("ArrowDown")


@pytest.fixture
def tool(page, site_url, requests):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{site_url}/tools/routing/")
    return page


def clipboard(page) -> str:
    return page.evaluate("() => navigator.clipboard.readText()")


def choose(page, group, answer):
    page.get_by_role("group", name=group).get_by_text(answer, exact=True).click()


def answer(page):
    page.get_by_role("button", name="Where does it go?").click()
    outcome = page.locator("calculator-form.answered [data-outcome]")
    expect(outcome).to_be_visible(timeout=READY)
    return outcome


@pytest.mark.thorough
def test_from_the_top_of_the_page_to_the_copied_note_by_keyboard(tool, capsys):
    hand, began = Keyboard(tool), time.monotonic()
    hand.choose("demanded", 0)
    hand.choose("held_over", 0)
    hand.press("Enter")
    outcome = tool.locator("calculator-form.answered .calculator__outcome")
    expect(outcome).to_be_focused(timeout=READY)
    expect(outcome).to_contain_text("Feedback building")
    hand.tab_to("copy-button[for=route-queue] button")
    hand.press("Enter")
    expect(tool.locator("copy-button[for=route-queue] [role=status]")).to_have_text(
        "Copied the tag"
    )
    assert clipboard(tool) == "Content_Engagement_Tier_1_TS425"
    hand.tab_to("copy-button[for=route-note] button")
    hand.press("Space")
    expect(tool.locator("copy-button[for=route-note] [role=status]")).to_have_text(
        "Copied the note"
    )
    note = clipboard(tool)
    assert note.startswith("INTERNAL NOTE: Feedback building\n\n")
    assert "Used as pressure: repair of harm already done" in note
    with capsys.disabled():
        print(f"\nrouting by keyboard: {hand.pressed} keys, {time.monotonic() - began:.1f} s")
    assert hand.pressed <= MOST_KEYS


@pytest.mark.thorough
def test_contradictory_answers_are_explained_and_corrected_by_keyboard(tool):
    hand = Keyboard(tool)
    hand.choose("demanded", 1)
    hand.choose("held_over", 0)
    hand.choose("harm_done", 1)
    hand.press("Enter")
    summary = tool.locator(".error-summary")
    expect(summary).to_be_focused(timeout=READY)
    expect(summary).to_contain_text("no harm was done. Change one of the two")
    hand.tab_to(".error-summary a")
    hand.press("Enter")
    expect(tool.locator("#routing-harm_done-yes")).to_be_focused()
    hand.press("Space")
    hand.press("Enter")
    expect(tool.locator("calculator-form.answered [data-outcome]")).to_contain_text(
        "Coercion and retaliation", timeout=READY
    )


@pytest.mark.thorough
def test_the_answer_is_announced_by_later_changes_too(tool):
    choose(tool, "What is demanded?", "Money")
    choose(tool, "What is used as pressure?", "A bad review")
    outcome = answer(tool)
    expect(outcome).to_contain_text("Two names for it")
    choose(tool, "Is the security of an account at stake?", "Yes")
    expect(outcome).to_contain_text("This directory gives no queue name")
    expect(outcome.locator("#route-queue")).to_have_count(0)


def test_a_new_ticket_on_a_key_leaves_nothing_of_the_last_one(tool):
    choose(tool, "What is demanded?", "Money")
    choose(tool, "What is used as pressure?", "A bad review")
    choose(tool, "Does the customer qualify for mediation or a dispute?", "Not sure")
    choose(tool, "Where the money in the ticket is", "Paid to the freelancer")
    tool.get_by_label("Day of the payment").fill("2026-10-14")
    tool.get_by_label("Day the customer came").fill("2026-11-13")
    outcome = answer(tool)
    expect(outcome).to_contain_text("By the days, yes")
    expect(outcome).to_contain_text("Decided by: What is demanded? Money")
    tool.keyboard.press("n")
    expect(outcome).to_be_hidden()
    expect(tool.locator("#routing-form :checked")).to_have_count(0)
    expect(tool.locator("#routing-demanded-feedback")).to_be_focused()
    tool.reload()
    expect(tool.locator("#routing-form :checked")).to_have_count(0)
    choose(tool, "What is used as pressure?", "Payment, work, files or logins kept back")
    expect(answer(tool)).to_contain_text("Decided by: What is used as pressure? Payment, work")
    expect(outcome).not_to_contain_text("By the days")
    tool.get_by_role("button", name="New ticket").click()
    expect(outcome).to_be_hidden()


@pytest.mark.thorough
def test_the_address_of_an_outcome_holds_the_rule_and_opens_its_entry_without_python(
    tool, browser, site_url
):
    choose(tool, "What is demanded?", "Money")
    choose(tool, "What is used as pressure?", "A bad review")
    answer(tool).get_by_role("button", name="Copy the address").click()
    expect(tool.locator("copy-button[for=route-address] [role=status]")).to_have_text(
        "Copied the address"
    )
    address = clipboard(tool)
    assert address == f"{site_url}/support/directory/#feedback-held-over"
    assert tool.url == f"{site_url}/tools/routing/"
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    entry = page.locator("section:has(> #feedback-held-over)")
    expect(entry).to_be_in_viewport()
    expect(entry).to_contain_text("Coercion and retaliation")
    expect(entry.get_by_text("Check before you send")).to_be_visible()
    expect(entry.get_by_role("button")).to_have_count(0)
    page.locator("summary", has_text="The order of testing").click()
    expect(page.get_by_role("table").first).to_contain_text("A bad review is the threat")
    context.close()


def test_the_directory_is_filtered_without_python(page, site_url, requests):
    page.goto(f"{site_url}/support/directory/")
    box = page.get_by_label("Show only rules that mention")
    box.fill("Revenge nowhere")
    expect(page.locator("entry-filter [role=status]")).to_contain_text(f"0 of {RULES} rules")
    box.fill("account security")
    shown = page.locator("[data-entry]:visible")
    count = shown.count()
    assert 0 < count < RULES
    assert all("account security" in text.lower() for text in shown.all_inner_texts())
    page.locator("summary", has_text="The order of testing").click()
    page.get_by_role("table").first.get_by_role("link", name="No demand, no threat").click()
    expect(page.locator("#no-sign")).to_be_in_viewport()
    expect(page.locator("[data-entry]:visible")).to_have_count(RULES)
    assert [url for url in requests if "/runtime/" in url] == []


@pytest.mark.thorough
def test_the_filter_of_the_directory_shows_the_rules_that_mention_what_agents_type(page, site_url):
    page.goto(f"{site_url}/support/directory/")
    box, none = page.get_by_label("Show only rules that mention"), page.locator("[data-none]")
    shown: dict[str, list[str]] = {}
    for typed in [*FILTER["only"], *FILTER["among"], *FILTER["nothing"]["typed"]]:
        box.fill(typed)
        shown[typed] = page.locator("[data-entry]:visible h3").evaluate_all(
            "heads => heads.map(head => head.id)"
        )
        expect(none).to_be_visible(visible=not shown[typed])
    assert {typed: sorted(shown[typed]) for typed in FILTER["only"]} == {
        typed: sorted(rules) for typed, rules in FILTER["only"].items()
    }
    for typed, rules in FILTER["among"].items():
        assert set(rules) <= set(shown[typed]), typed
        assert len(shown[typed]) < RULES, typed
    assert {typed: shown[typed] for typed in FILTER["nothing"]["typed"] if shown[typed]} == {}


@pytest.mark.thorough
def test_where_no_rule_fits_the_filter_leads_to_the_router_and_to_the_search(page, site_url):
    page.goto(f"{site_url}/support/directory/")
    box, none = page.get_by_label("Show only rules that mention"), page.locator("[data-none]")
    expect(none).to_be_hidden()
    box.fill("hourly")
    expect(page.locator("entry-filter [role=status]")).to_contain_text("No rule of this directory")
    none.get_by_role("button", name="Search the handbook").press("Enter")
    expect(page.locator(".md-search__input")).to_have_value("hourly")
    first = page.locator(".md-search-result__link").first
    expect(first).to_have_attribute("href", re.compile("/guide/payment/hourly/"), timeout=READY)
    page.keyboard.press("Escape")
    expect(none.get_by_role("button")).to_be_focused()
    assert page.url == f"{site_url}/support/directory/"
    none.get_by_role("link", name="router").click()
    expect(page.locator("#desk-text")).to_be_visible()


def test_a_refused_clipboard_leaves_the_text_selected(page, site_url, requests):
    page.add_init_script(
        "navigator.clipboard.writeText = () => Promise.reject(new Error());"
        "document.execCommand = () => false"
    )
    page.goto(f"{site_url}/support/directory/")
    button = page.locator("copy-button[for=queue-mediation], copy-button[for^=queue-]").first
    button.get_by_role("button").click()
    expect(button.get_by_role("status")).to_contain_text("copy it with your keyboard")
    assert page.evaluate("() => getSelection().toString()") == "Content_Engagement_Tier_1_TS425"


def test_a_page_read_after_its_review_fell_due_says_so(page, site_url, requests):
    page.clock.install(time="2031-01-01T12:00:00Z")
    page.goto(f"{site_url}/support/coercion/")
    expect(page.get_by_text("Overdue for review")).to_be_visible()


def test_a_page_in_time_says_nothing(page, site_url, requests):
    page.clock.install(time="2026-11-22T12:00:00Z")
    page.goto(f"{site_url}/support/coercion/")
    expect(page.get_by_text("Overdue for review")).to_be_hidden()


@pytest.mark.thorough
@pytest.mark.parametrize(
    "answers",
    [
        [("What is demanded?", "Money"), ("What is used as pressure?", "A bad review")],
        pytest.param([("What is demanded?", "Not sure")], marks=pytest.mark.thorough),
        pytest.param(
            [("What is demanded?", "Feedback"), ("Was harm done?", "Yes")],
            marks=pytest.mark.thorough,
        ),
    ],
)
def test_an_answer_prints_on_two_sheets(tool, answers, capsys):
    for group, choice in answers:
        choose(tool, group, choice)
    answer(tool)
    printed = sheets(tool)
    with capsys.disabled():
        print(f"\nrouting on paper: {printed} sheets")
    assert 1 <= printed <= 2


TICKET = "My client writes: refund me the 200 dollars or I leave you one star."


def test_a_ticket_by_keys_alone_from_the_paste_to_the_next_one(tool):
    line, state = tool.locator(".desk__line"), tool.locator(".desk__state")
    tool.evaluate("text => navigator.clipboard.writeText(text)", TICKET)
    tool.locator("#desk-text").focus()
    tool.keyboard.press("Control+V")
    expect(tool.locator("[data-route]")).to_be_focused(timeout=READY)
    expect(line).to_contain_text("Content_Engagement_Tier_1_TS425")
    expect(tool.locator("calculator-form.answered")).to_be_visible(timeout=READY)
    tool.keyboard.press("t")
    expect(state).to_have_text("Copied the tag.")
    assert clipboard(tool) == "Content_Engagement_Tier_1_TS425"
    for key in "h5":  # it is about access to an account
        tool.keyboard.press(key)
    expect(line).to_contain_text("Account Security", timeout=READY)
    expect(line).to_contain_text("Your choice")
    tool.keyboard.press("?")
    expect(tool.locator(".desk__keys dt").first).to_have_text("D: What is demanded?")
    tool.keyboard.press("n")
    expect(tool.locator("#desk-text")).to_be_focused()
    expect(tool.locator("#desk-text")).to_have_value("")
    expect(line).to_be_hidden()


DANGER = "My client wrote that he knows where I live and wants his 200 dollars back."


def paste(tool, text):
    tool.evaluate("text => navigator.clipboard.writeText(text)", text)
    tool.locator("#desk-text").focus()
    tool.keyboard.press("Control+V")


def in_view(tool, selector):
    """Whether the whole element is on the screen."""
    return tool.locator(selector).evaluate(
        "e => { const { top, bottom } = e.getBoundingClientRect();"
        " return top >= 0 && bottom <= innerHeight }"
    )


def test_while_danger_is_open_nothing_copies_and_the_page_stays_where_the_keys_are(tool):
    outcome, state = (
        tool.locator("calculator-form.answered [data-outcome]"),
        tool.locator(".desk__state"),
    )
    paste(tool, DANGER)
    expect(outcome).to_contain_text("Could a person be in danger?", timeout=READY)
    expect(outcome.get_by_role("button", name="Copy")).to_have_count(0)
    expect(outcome).not_to_contain_text("Content Engagement")
    for key in "ct":
        tool.keyboard.press(key)
        expect(state).to_contain_text("Nothing was copied")
    assert clipboard(tool) == DANGER
    before = tool.evaluate("scrollY")
    tool.keyboard.press("p")
    expect(state).to_contain_text("1 Yes")
    tool.keyboard.press("1")
    expect(outcome).to_contain_text("Use your emergency process", timeout=READY)
    assert tool.evaluate("scrollY") == before
    assert in_view(tool, ".desk__line")
    # Where the line is out of sight, the question has the focus and is seen.
    tool.evaluate("scrollTo(0, document.body.scrollHeight)")
    tool.keyboard.press("p")
    expect(tool.locator("#routing-person_in_danger-yes")).to_be_focused()
    assert in_view(tool, "#routing-person_in_danger-yes")


@pytest.mark.thorough
def test_what_is_chosen_while_a_ticket_is_read_is_kept(tool):
    line = tool.locator(".desk__line")
    paste(tool, DANGER)
    for key in "p1":
        tool.keyboard.press(key)
    tool.locator("#desk-text").blur()
    for key in "p1c":
        tool.keyboard.press(key)
    expect(tool.locator(".desk__state")).to_contain_text("still being read")
    expect(line).to_contain_text("Use your emergency process", timeout=READY)
    expect(line.locator(".desk__alarm")).to_have_text("Danger")
    expect(tool.locator("#routing-person_in_danger-yes")).to_be_checked()
    # The rest is what the ticket says.
    expect(tool.locator("#routing-report_received-yes")).to_be_checked()


@pytest.mark.thorough
def test_a_key_with_nothing_to_copy_clears_an_older_tag_and_leaves_the_agents_own_text(tool):
    state = tool.locator(".desk__state")
    paste(tool, TICKET)
    expect(tool.locator("calculator-form.answered .desk__line")).to_be_visible(timeout=READY)
    tool.keyboard.press("t")
    expect(state).to_have_text("Copied the tag.")
    # The answers lead to a team without a tag; the one in the clipboard is that of before.
    for key in "h5":
        tool.keyboard.press(key)
    expect(tool.locator("#route-queue")).to_have_count(0, timeout=READY)
    tool.keyboard.press("t")
    expect(state).to_contain_text("no longer in the clipboard")
    assert clipboard(tool) == ""
    tool.evaluate("() => navigator.clipboard.writeText('a text of the agent')")
    tool.keyboard.press("t")
    expect(state).not_to_contain_text("clipboard")
    assert clipboard(tool) == "a text of the agent"


def open_queue(tool):
    tool.get_by_text("A whole queue at once").click()
    tool.locator("#desk-file").set_input_files("tests/routing/queue.csv")
    expect(tool.locator("#desk-queue-title")).to_be_focused(timeout=3 * READY)


@pytest.mark.thorough
def test_a_row_shows_what_the_agent_chose_and_no_answer_is_lost_unasked(tool):
    open_queue(tool)
    row = tool.locator(".desk__table tbody tr").filter(has_text="hacked")
    tool.get_by_role("button", name="Open ticket 8: hacked").press("Enter")
    expect(tool.locator("calculator-form.answered .desk__line")).to_be_visible(timeout=READY)
    # A queue on which nothing is chosen yet is not lost without a word either.
    tool.once("dialog", lambda dialog: dialog.dismiss())
    with tool.expect_event("dialog") as early:
        tool.evaluate("() => void setTimeout(() => location.reload())")
    assert early.value.type == "beforeunload"
    tool.keyboard.press("p")
    tool.keyboard.press("1")
    expect(tool.locator(".desk__line--danger")).to_contain_text("emergency", timeout=READY)
    tool.keyboard.press("q")
    expect(row).to_contain_text("emergency process", timeout=READY)
    expect(row).to_have_class("desk__danger")
    expect(row.get_by_role("button", name="Open again: ticket 8")).to_be_focused()
    expect(tool.locator("#desk-queue-title")).to_contain_text("1 in danger, 1 danger?")
    # A bad file takes nothing away, and another page neither.
    bad = {"name": "bad.csv", "mimeType": "text/csv", "buffer": b"nr,what\n1,x\n"}
    tool.locator("#desk-file").set_input_files([bad])
    expect(tool.locator("[data-said]")).to_contain_text("must be a table", timeout=READY)
    expect(tool.locator("[data-refused]")).to_have_text(re.compile("^bad.csv: .*must be a table"))
    expect(tool.locator("[data-from]")).to_have_text("The queue below was read from queue.csv.")
    expect(row).to_contain_text("emergency process")
    # Where another page is loaded as a whole, the browser asks first.
    tool.once("dialog", lambda dialog: dialog.dismiss())
    with tool.expect_event("dialog") as question:
        tool.evaluate("() => void setTimeout(() => location.reload())")
    assert question.value.type == "beforeunload"
    expect(row).to_contain_text("emergency process")
    tool.get_by_role("button", name="Close the queue").click()
    expect(tool.locator(".desk__table")).to_be_hidden()


@pytest.mark.thorough
def test_a_whole_queue_is_a_table_with_danger_first_and_then_what_is_sure(tool):
    open_queue(tool)
    sure = tool.locator(".desk__table tbody td:nth-of-type(2)").all_inner_texts()
    assert sure == sorted(sure, key=["Danger?", "Yes", "No"].index)
    with tool.expect_download() as saved:
        tool.get_by_role("button", name="Download the table").click()
    assert saved.value.suggested_filename == "queue-routes.csv"


@pytest.mark.thorough
def test_a_row_of_a_queue_puts_its_ticket_on_the_desk_and_the_queue_stays(tool, requests):
    text, line = tool.locator("#desk-text"), tool.locator("calculator-form.answered .desk__line")
    open_queue(tool)
    rows, before = tool.locator(".desk__table tbody tr"), len(requests)
    shown = rows.count()
    first = tool.get_by_role("button", name="Open ticket 1: Refund or one star")
    first.focus()
    tool.keyboard.press("Enter")
    expect(tool.locator("[data-route]")).to_be_focused(timeout=READY)
    expect(line).to_contain_text("Content_Engagement_Tier_1_TS425", timeout=READY)
    assert in_view(tool, "[data-route]")
    expect(text).to_have_value(
        "Refund or one star\n"
        "The client wrote: refund me $400 or I will leave you a one star review."
    )
    # From the ticket back to its row, which says no more than before, and on by keys alone.
    tool.keyboard.press("q")
    opened = tool.get_by_role("button", name="Open ticket 1: Refund or one star")
    expect(opened).to_be_focused()
    expect(opened).to_have_attribute("aria-current", "true")
    assert in_view(tool, ".desk__table [aria-current]")
    tool.get_by_role("button", name="Open ticket 8: hacked").press("Enter")
    expect(line).to_contain_text("Account Security", timeout=READY)
    expect(tool.locator(".desk__table [aria-current]")).to_have_count(1)
    expect(rows).to_have_count(shown)
    expect(tool.locator("[data-place]")).to_have_text(re.compile(r"^Ticket \d+ of \d+: 8 hacked"))
    # A formula of a customer's is a text like any other.
    tool.get_by_role("button", name="Open ticket 2: =HYPERLINK").click()
    expect(text).to_have_value(re.compile('^=HYPERLINK\\("x"\\)\\n'))
    tool.get_by_role("button", name="Back to the queue").click()
    expect(tool.get_by_role("button", name="Open ticket 2")).to_be_focused()
    tool.get_by_role("button", name="Close the queue").click()
    expect(tool.get_by_role("button", name="Back to the queue")).to_be_hidden()
    # What was fetched since is our own Python, by addresses that hold nothing else.
    fetched = [url for url in requests[before:] if not url.startswith("blob:")]
    assert [url for url in fetched if "/assets/" not in url or "?" in url] == []
