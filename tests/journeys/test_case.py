"""One case for all tools, in a real browser: carried over, kept, saved, opened, and never lost."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from calculators.engine import casefile
from tests.casefiles import FOLDER
from tests.conftest import SITE
from tests.server import serve

READY = 30_000
FULL = """() => {
  Storage.prototype.setItem = () => { throw new DOMException("", "QuotaExceededError") }
}"""
DEAF = "() => addEventListener('storage', event => event.stopImmediatePropagation(), true)"
LAST = """([id, text]) => {
  localStorage[`handbook / case.${id}`] = text
  localStorage["handbook / last"] = id
}"""
FORBIDDEN = """() => {
  for (const name of ["localStorage", "sessionStorage"])
    Object.defineProperty(window, name, { get() { throw new DOMException("", "SecurityError") } })
}"""


@pytest.fixture
def go(page, site_url, requests):
    """Goes to a tool by loading its page again, on a day when the clocks of the examples run."""
    page.context.clock.set_fixed_time("2026-10-02T09:00:00Z")
    return lambda tool, tab=page: tab.goto(f"{site_url}/tools/{tool}/")


def stroll(page, tool):
    """Goes to a tool as a reader does, by a link."""
    with page.expect_navigation():
        page.locator(".md-tabs a[href*='tools']").first.evaluate(
            "(link, tool) => { link.href = new URL(`../${tool}/`, location.href); link.click() }",
            tool,
        )
    element = "case-overview" if tool == "case" else f"calculator-form[name={tool}]"
    expect(page.locator(element)).to_be_attached()


def say(page, label, value):
    page.get_by_label(label, exact=False).first.fill(value)


def choose(page, group, option):
    # A reader presses the words: they cover the whole line of the option.
    option = page.get_by_role("group", name=group).get_by_role("radio", name=option, exact=True)
    page.locator(f"label[for={option.get_attribute('id')}]").click()
    expect(option).to_be_checked()


def expect_chosen(page, group, option):
    expect(page.get_by_role("group", name=group).get_by_label(option)).to_be_checked()


def fill_triage(page):
    choose(page, "Is the client pressuring you", "Yes, plainly")
    choose(page, "Where is the money?", "Held by the platform")
    choose(page, "Has the client posted a review?", "No review is posted")
    page.get_by_role("button", name="How serious is it?").click()
    expect(page.locator("calculator-form.answered [data-outcome]")).to_contain_text(
        "Take the steps inside Upwork first, and prepare the letter.", timeout=READY
    )


def add_row(page, rows, **answers):
    block = page.locator(f"[data-rows='{rows}']")
    index = block.locator("[data-row]").count()
    block.get_by_role("button", name="Add a row").click()
    for name, value in answers.items():
        control = page.locator(f"[name='{rows}.{index}.{name}']")
        if control.evaluate("control => control.tagName") == "SELECT":
            control.select_option(value)
        else:
            control.fill(value)


def keep(page):
    page.get_by_role("button", name="Keep in this browser").click()
    expect(page.locator("[data-kept]")).to_contain_text("Kept in this browser since")


def kept_keys(page):
    """What is ours in the browser's storage; the theme keeps a choice of colours and a place."""
    return page.evaluate(
        "() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)]"
        ".filter(key => key.startsWith('handbook '))"
    )


def kept_facts(page):
    return page.evaluate(
        "() => Object.keys(localStorage).filter(key => key.startsWith('handbook / case.'))"
        ".map(key => JSON.parse(localStorage[key]).facts)"
    )


def test_triage_evidence_deadlines_and_the_overview_share_what_is_said(page, go):
    go("triage")
    fill_triage(page)
    stroll(page, "evidence")
    choose(page, "Kind of contract", "Hourly")
    add_row(page, "owed", item="Hours of 5 to 11 October")
    add_row(page, "exhibits", category="threats", shows="Refund and review in one message")
    stroll(page, "deadlines")
    expect_chosen(page, "Kind of contract", "Hourly")
    choose(page, "Kind of contract", "Fixed price")
    expect_chosen(page, "Where is the money?", "Held by the platform")
    page.get_by_label("What happened last").select_option(label="The client ended the contract")
    say(page, "Day of that step", "2026-10-01")
    stroll(page, "evidence")
    expect_chosen(page, "Kind of contract", "Fixed price")
    shows = page.locator("[name='exhibits.0.shows']")
    expect(shows).to_have_value("Refund and review in one message")
    stroll(page, "triage")
    expect(page.get_by_label("Held by the platform")).to_be_checked()
    stroll(page, "case")
    cards = page.locator("case-overview")
    expect(cards.locator("[data-card=triage]")).to_contain_text("Moderate", timeout=READY)
    expect(cards.locator("[data-card=evidence]")).to_contain_text(
        "Claim 1, Hours of 5 to 11 October, has no exhibit."
    )
    expect(cards.locator("[data-card=deadlines]")).to_contain_text("8 October 2026")
    expect(cards.locator("[data-card=claim]")).to_contain_text("Enter day it fell due")
    expect(cards.locator("[data-card=letter] p").first).to_be_visible()
    expect(cards.locator("[data-card=letter]")).not_to_contain_text("Nothing said yet")


@pytest.mark.thorough
def test_a_row_keeps_what_another_tool_asked_about_it(page, go):
    go("case")
    page.get_by_label("Open a file").set_input_files(FOLDER / "version-2.json")
    expect(page.locator("[data-card=evidence]")).to_contain_text("0 of 6", timeout=READY)
    stroll(page, "evidence")
    page.locator("[name='owed.0.item']").fill("Milestone two")
    add_row(page, "owed", item="Another")
    facts = saved_facts(page)
    assert facts["owed"] == [
        {"item": "Milestone two", "amount": "1250.00", "currency": "USD"},
        {"item": "Another"},
    ]
    stroll(page, "evidence")
    page.locator("[data-rows=owed]").get_by_role("button", name="Remove row 1").first.click()
    facts = saved_facts(page)
    assert facts["owed"] == [{"item": "Another"}]
    assert facts["fact_of_a_tool_to_come"] == "kept as it is"


def saved_facts(page):
    """Saves the case to a file, as a reader does, and opens that file here."""
    stroll(page, "case")
    with page.expect_download(timeout=READY) as download:
        page.get_by_role("button", name="Save to a file").click()
    assert download.value.suggested_filename.startswith("case-20")
    return casefile.read(Path(download.value.path()).read_text("utf-8"))["facts"]


def test_the_tab_keeps_what_is_typed_until_it_is_deleted(without_python, page, go, context):
    go("triage")
    choose(page, "Where is the money?", "Held by the platform")
    assert kept_keys(page) == ["handbook / case"]
    page.reload()
    expect_chosen(page, "Where is the money?", "Held by the platform")
    expect(page.locator("[data-keeping]")).to_contain_text("Kept in this tab.")
    assert kept_facts(page) == [], "nothing outlives the tab"
    other = context.new_page()
    go("triage", other)
    expect(other.get_by_label("Held by the platform")).not_to_be_checked()
    expect(other.locator("[data-keeping]")).to_contain_text("What you typed in another tab is in")
    go("case")
    expect(page.locator("[data-kept]")).to_contain_text("may bring it back")
    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Delete everything").click()
    assert kept_keys(page) == []
    go("triage")
    expect(page.get_by_label("Held by the platform")).not_to_be_checked()


def test_keep_nothing_keeps_nothing_and_the_browser_asks_before_it_is_lost(
    without_python, page, go, context
):
    go("triage")
    choose(page, "Where is the money?", "Held by the platform")
    go("case")
    keep(page)
    page.on("dialog", lambda dialog: asked.append(dialog.type) or dialog.accept())
    asked = []
    page.get_by_role("button", name="Keep nothing").click()
    expect(page.locator("[data-kept]")).to_contain_text("Kept only on this page")
    choice = "handbook / keep-nothing"
    assert kept_keys(page) == [choice, choice], "of the answers nothing, in either storage"
    assert asked == ["confirm"]
    page.get_by_label("Name of this case").fill("Bakery")
    assert kept_keys(page) == [choice, choice]
    page.reload()
    assert asked == ["confirm", "beforeunload"]
    expect(page.get_by_label("Name of this case")).to_have_value("")
    other = context.new_page()
    go("triage", other)
    choose(other, "Where is the money?", "Held by the platform")
    assert kept_keys(other) == [choice], "the choice holds in every tab"
    expect(other.locator("[data-keeping]")).to_contain_text("Kept only on this page.")
    page.get_by_role("button", name="Keep it in this tab").click()
    expect(other.locator("[data-keeping]")).to_contain_text("Kept in this tab.")
    other.reload()
    expect_chosen(other, "Where is the money?", "Held by the platform")


@pytest.mark.thorough
def test_two_sites_on_one_host_keep_their_cases_apart(without_python, page, tmp_path):
    for name in ("one", "two"):
        (tmp_path / name).symlink_to(SITE)
    with serve(tmp_path) as host:
        page.goto(f"{host}/one/tools/triage/")
        choose(page, "Where is the money?", "Held by the platform")
        page.goto(f"{host}/one/tools/case/")
        keep(page)
        page.goto(f"{host}/two/tools/triage/")
        expect(page.get_by_label("Held by the platform")).not_to_be_checked()
        page.goto(f"{host}/two/tools/case/")
        expect(page.locator("[data-others]")).to_be_hidden()
        page.on("dialog", lambda dialog: dialog.accept())
        page.get_by_role("button", name="Delete everything").click()
        page.goto(f"{host}/one/tools/triage/")
        expect_chosen(page, "Where is the money?", "Held by the platform")


@pytest.mark.thorough
def test_with_keep_a_reload_forgets_nothing_until_it_is_deleted(page, go):
    go("triage")
    fill_triage(page)
    stroll(page, "case")
    page.get_by_label("Name of this case").fill("Logo for a bakery")
    keep(page)
    go("triage")
    expect(page.get_by_label("Held by the platform")).to_be_checked()
    choose(page, "Where is the money?", "Released to me")
    page.reload()
    expect(page.get_by_label("Released to me")).to_be_checked()
    assert "bakery" not in page.title() + page.url
    go("case")
    expect(page.get_by_label("Name of this case")).to_have_value("Logo for a bakery")
    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Delete everything").click()
    expect(page.locator("[data-kept]")).to_contain_text("Kept in this tab")
    assert kept_keys(page) == []
    go("triage")
    expect(page.get_by_label("Released to me")).not_to_be_checked()


@pytest.mark.thorough
def test_beside_an_answer_the_case_can_be_kept_for_every_tab(page, go, context):
    go("triage")
    button = page.get_by_role("button", name="Keep in this browser")
    expect(button).to_be_hidden()
    fill_triage(page)
    button.click()
    expect(page.locator(".actions .said")).to_contain_text("Kept in this browser, for every tab")
    expect(page.locator(".calculator__status")).to_contain_text("Kept in this browser")
    expect(page.locator("[data-keeping-words]")).to_have_text("Kept in this browser.")
    other = context.new_page()
    go("triage", other)
    expect_chosen(other, "Where is the money?", "Held by the platform")
    expect(other.get_by_role("button", name="Keep in this browser")).to_be_hidden()


@pytest.mark.thorough
def test_several_cases_are_named_opened_and_deleted(without_python, page, go):
    page.on("dialog", lambda dialog: dialog.accept())
    go("triage")
    choose(page, "Where is the money?", "Held by the platform")
    stroll(page, "case")
    page.get_by_label("Name of this case").fill("First")
    keep(page)
    page.get_by_role("button", name="Begin a new case").click()
    expect(page.locator("case-overview [data-state]")).to_contain_text("A new case has begun.")
    expect(page.get_by_label("Name of this case")).to_be_focused()
    stroll(page, "triage")
    expect(page.get_by_label("Held by the platform")).not_to_be_checked()
    choose(page, "Where is the money?", "Released to me")
    stroll(page, "case")
    keep(page)
    page.get_by_label("Name of this case").fill("<b>Second</b>")
    page.get_by_role("button", name="Open: First").click()
    expect(page.get_by_role("button", name="Open: <b>Second</b>")).to_be_visible()
    stroll(page, "triage")
    expect(page.get_by_label("Held by the platform")).to_be_checked()
    stroll(page, "case")
    page.get_by_role("button", name="Delete: <b>Second</b>").click()
    expect(page.locator("[data-others]")).to_be_hidden()
    assert kept_facts(page) == [{"money_place": "held", "zone": "UTC"}]


def test_two_tabs_bring_each_other_up_to_date(without_python, page, go, context):
    go("case")
    keep(page)
    go("triage")
    other = context.new_page()
    go("triage", other)
    choose(page, "Where is the money?", "Held by the platform")
    expect(other.get_by_label("Held by the platform")).to_be_checked()
    choose(other, "Has the client posted a review?", "No review is posted")
    expect(page.get_by_label("No review is posted")).to_be_checked()
    expect(page.get_by_label("Held by the platform")).to_be_checked()
    expect(page.locator("[data-keeping]")).to_contain_text("Brought up to date from another tab.")
    assert kept_facts(page)[0]["money_place"] == kept_facts(other)[0]["money_place"] == "held"


@pytest.mark.parametrize("mine", [True, pytest.param(False, marks=pytest.mark.thorough)])
def test_a_tab_that_missed_a_change_asks_instead_of_overwriting(
    without_python, page, go, context, mine
):
    go("case")
    keep(page)
    go("triage")
    # A tab that slept hears nothing of what the others wrote.
    page.evaluate(DEAF)
    other = context.new_page()
    go("triage", other)
    page.evaluate(
        "() => { const key = Object.keys(localStorage).find(key => key.includes(' case.'));"
        "const kept = JSON.parse(localStorage[key]); kept.revision += 1;"
        "kept.facts.money_place = 'released'; localStorage[key] = JSON.stringify(kept) }"
    )
    choose(page, "Where is the money?", "Held by the platform")
    expect(page.locator("[data-keeping]")).to_contain_text("Another tab has changed this case.")
    assert kept_facts(page) == [{"money_place": "released"}], "nothing was overwritten"
    name = "Keep these answers" if mine else "Take the other tab's"
    page.get_by_role("button", name=name).click()
    expect(page.get_by_label("Held by the platform" if mine else "Released to me")).to_be_checked()
    assert kept_facts(page)[0]["money_place"] == ("held" if mine else "released")


def test_a_case_deleted_in_another_tab_is_not_kept_again_in_secret(
    without_python, page, go, context
):
    go("case")
    keep(page)
    go("triage")
    choose(page, "Where is the money?", "Held by the platform")
    other = context.new_page()
    other.on("dialog", lambda dialog: dialog.accept())
    go("case", other)
    other.get_by_role("button", name="Delete everything").click()
    expect(page.locator("[data-keeping]")).to_contain_text("deleted in another tab")
    choose(page, "Where is the money?", "Released to me")
    assert kept_facts(page) == []
    expect(page.get_by_label("Released to me")).to_be_checked()


def test_a_full_storage_is_said_and_loses_nothing(page, go, deployed_url):
    page.goto(f"{deployed_url}/tools/case/")
    keep(page)
    stroll(page, "triage")
    page.evaluate(FULL)
    choose(page, "Where is the money?", "Held by the platform")
    expect(page.locator("[data-keeping]")).to_contain_text("storage of this browser is full")
    stroll(page, "case")
    expect(page.locator("[data-state]")).to_contain_text("save them to a file")
    assert saved_facts(page)["money_place"] == "held"


def test_what_is_chosen_before_the_script_has_come_is_in_the_case(page, site_url):
    held = []
    script = re.compile(r"/calculator[\w.-]*\.js")
    page.route(script, lambda route: held.append(route))
    page.goto(f"{site_url}/tools/triage/", wait_until="commit")
    choose(page, "Where is the money?", "Held by the platform")
    # The script has been asked for, and is not there yet.
    expect(page.locator("#triage-form [type=submit]")).to_be_disabled()
    for route in held:
        route.continue_()
    page.unroute(script)
    expect(page.locator("[data-keeping]")).to_contain_text("Kept in this tab")
    expect_chosen(page, "Where is the money?", "Held by the platform")
    stroll(page, "case")
    assert saved_facts(page)["money_place"] == "held"


@pytest.mark.thorough
@pytest.mark.console_errors  # the theme's own: it does not expect this
def test_a_forbidden_storage_is_said_and_the_tools_still_work(page, go, deployed_url):
    page.add_init_script(f"({FORBIDDEN})()")
    page.goto(f"{deployed_url}/tools/triage/")
    expect(page.locator("[data-keeping]")).to_contain_text("does not let the page keep anything")
    stroll(page, "case")
    expect(page.locator("[data-kept]")).to_contain_text("Kept only on this page")
    stroll(page, "triage")
    fill_triage(page)
    stroll(page, "case")
    page.get_by_role("button", name="Keep in this browser").click()
    expect(page.locator("[data-state]")).to_contain_text("does not let the page keep anything")
    expect(page.locator("[data-kept]")).to_contain_text("Kept only on this page")
    page.on("dialog", lambda dialog: dialog.accept())
    assert saved_facts(page)["money_place"] == "held"


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("{", "cannot be read", id="cut short", marks=pytest.mark.thorough),
        pytest.param(
            json.dumps({"format": casefile.FORMAT, "version": 99, "facts": {}}),
            "version 99",
            id="newer",
            marks=pytest.mark.thorough,
        ),
        pytest.param(
            json.dumps({"format": casefile.FORMAT, "version": 2, "facts": {"owed": "much"}}),
            "damaged",
            id="wrong shape",
        ),
        pytest.param("x" * 9_000_000, "too large", id="too large", marks=pytest.mark.thorough),
    ],
)
def test_a_file_that_cannot_be_opened_changes_nothing(page, go, text, said):
    go("triage")
    choose(page, "Where is the money?", "Held by the platform")
    stroll(page, "case")
    page.get_by_label("Open a file").set_input_files(
        {"name": "case.json", "mimeType": "application/json", "buffer": text.encode()}
    )
    expect(page.locator("[data-state]")).to_contain_text(said, timeout=READY)
    stroll(page, "triage")
    expect(page.get_by_label("Held by the platform")).to_be_checked()


@pytest.mark.thorough
@pytest.mark.parametrize("version", [1, 2])
def test_a_file_of_each_version_opens_in_every_tool(page, go, version):
    go("case")
    page.get_by_label("Open a file").set_input_files(FOLDER / f"version-{version}.json")
    expect(page.locator("[data-card=triage]")).to_contain_text("Moderate", timeout=READY)
    expect(page.locator("[data-card=deadlines]")).to_contain_text("8 October 2026")
    stroll(page, "deadlines")
    expect(page.get_by_label("Day the contract ended", exact=True)).to_have_value("2026-10-01")


@pytest.mark.thorough
def test_a_kept_case_of_an_older_version_is_brought_up_to_date(page, go):
    go("case")
    older = (FOLDER / "version-1.json").read_text("utf-8")
    page.evaluate(LAST, ["old", older])
    go("deadlines")
    expect(page.get_by_label("Day the contract ended", exact=True)).to_have_value(
        "2026-10-01", timeout=READY
    )


@pytest.mark.thorough
def test_a_kept_case_of_a_newer_version_stays_untouched(page, go):
    go("case")
    newer = json.dumps({"format": casefile.FORMAT, "version": 99, "facts": {"money_place": "none"}})
    page.evaluate(LAST, ["new", newer])
    go("triage")
    expect(page.locator("[data-keeping]")).to_contain_text("version 99", timeout=READY)
    choose(page, "Where is the money?", "Held by the platform")
    assert page.evaluate("() => localStorage['handbook / case.new']") == newer


@pytest.mark.thorough
@pytest.mark.parametrize("kinds", [None, ("text", "long_text", "rows")], ids=["all", "texts"])
def test_a_script_in_every_fact_is_shown_as_text(page, go, kinds):
    script = "<img src=x onerror='window.ran=1'><script>window.ran=1</script>"
    facts = {
        name: [dict.fromkeys(["item", "shows", "kept_at", "words"], script)]
        if asked[0].rows
        else [script]
        if asked[0].kind == "several"
        else script
        for name, asked in casefile.known().items()
        if not kinds or asked[0].kind in kinds
    }
    facts |= {
        "exhibits": [{"category": "threats", "shows": script, "kept_at": script}],
        "feedback_tie": "stated",
        "contract_type": "hourly",
        "owed": [{"item": script}],
    }
    for name in ("account_verified", "client_verified", "work_hours"):
        facts.pop(name, None)
    go("case")
    page.get_by_label("Open a file").set_input_files(
        {
            "name": "case.json",
            "mimeType": "application/json",
            "buffer": casefile.write(script, facts, script).encode(),
        }
    )
    card = page.locator("[data-card=evidence]")
    if not kinds:  # no list of choices has a script among them
        expect(card).to_contain_text("This tool still needs", timeout=READY)
        assert page.evaluate("() => window.ran") is None
        return
    expect(card).to_contain_text("<img src=x", timeout=READY)
    keep(page)
    stroll(page, "evidence")
    page.get_by_role("button", name="Show what is missing").click()
    expect(page.locator("calculator-form.answered [data-outcome]")).to_contain_text("<img src=x")
    assert page.evaluate("() => window.ran") is None


def test_the_page_and_python_speak_of_one_version():
    source = (Path(__file__).parents[2] / "docs/assets/javascripts/facts.js").read_text("utf-8")
    assert f"export const VERSION = {casefile.VERSION}\n" in source
    assert f'export const FORMAT = "{casefile.FORMAT}"\n' in source


@pytest.mark.thorough
def test_a_fingerprint_is_taken_in_the_browser(page, go, tmp_path):
    import hashlib

    content = b"0123456789abcdef" * 600_000  # more than two pieces
    (tmp_path / "delivery.zip").write_bytes(content)
    go("evidence")
    add_row(page, "exhibits", category="delivery", shows="The files as delivered")
    page.get_by_label("File to take the fingerprint of").set_input_files(tmp_path / "delivery.zip")
    expect(page.locator("[name='exhibits.0.sha256']")).to_have_value(
        hashlib.sha256(content).hexdigest(), timeout=READY
    )
    expect(page.locator("[name='exhibits.0.kept_at']")).to_have_value("delivery.zip")
