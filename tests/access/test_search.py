"""The search by keyboard and by ear: where the focus goes, what hits are called, what is said."""

import pytest
from playwright.sync_api import expect

NAMED = """link => {
  const named = id => document.getElementById(link.getAttribute(id)).textContent.trim()
  return [named("aria-labelledby"), named("aria-describedby"), link.querySelector("h1").textContent]
}"""
# What a screen reader has heard of the search, in order.
HEARD = """() => {
  globalThis.heard = []
  const note = () => {
    const said = document.querySelector(".md-search [role=status]").textContent
    if (said && said !== heard.at(-1)) heard.push(said)
  }
  const all = { childList: true, subtree: true, characterData: true }
  new MutationObserver(note).observe(document.querySelector(".md-search"), all)
}"""
PAUSE = 1500  # milliseconds: longer than the search waits before it says a count


@pytest.mark.parametrize("width", [390, 1440])
def test_the_search_gives_the_focus_back(width, page, site_url):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{site_url}/guide/")
    page.locator("article a[href]").first.focus()
    before = page.evaluate("() => document.activeElement.href")
    page.keyboard.press("/")
    page.wait_for_function("() => document.activeElement.matches('.md-search__input')")
    page.keyboard.press("Escape")
    page.wait_for_function("before => document.activeElement.href === before", arg=before)


def test_tab_and_arrows_reach_the_hits_which_are_called_by_their_titles(page, site_url):
    page.set_viewport_size({"width": 1440, "height": 800})
    page.goto(f"{site_url}/guide/")
    box, hits = page.locator(".md-search__input"), page.locator(".md-search-result__item > a")
    expect(page.get_by_role("button", name="Search", exact=True)).to_have_count(0)
    page.locator(".md-logo").first.focus()
    while not box.evaluate("box => box === document.activeElement"):
        page.keyboard.press("Tab")
    page.keyboard.type("hourly dispute")
    hits.first.wait_for()
    page.keyboard.press("Tab")
    expect(hits.first).to_be_focused()
    name, words, title = hits.first.evaluate(NAMED)
    assert name == title.strip()
    assert words
    expect(hits.first).to_have_accessible_name(name)
    page.keyboard.press("Shift+Tab")
    expect(box).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(hits.first).to_be_focused()
    page.keyboard.press("Escape")
    expect(box).to_be_focused()
    expect(hits.first).to_be_hidden()
    page.wait_for_timeout(100)
    expect(hits.first).to_be_hidden()
    page.keyboard.type(" hours")
    expect(hits.first).to_be_visible()


def test_a_search_that_is_left_by_tab_shuts(page, site_url):
    page.set_viewport_size({"width": 1440, "height": 800})
    page.goto(f"{site_url}/guide/")
    page.locator(".md-search__input").focus()
    page.wait_for_function("() => document.querySelector('#__search').checked")
    page.keyboard.press("Tab")
    page.wait_for_function("() => !document.querySelector('#__search').checked")
    assert page.evaluate("() => !document.activeElement.closest('.md-search')")


@pytest.mark.parametrize("place", ["box", "hit"])
def test_on_a_phone_escape_leads_back_to_the_button_that_opens_the_search(place, page, site_url):
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{site_url}/guide/")
    button = page.get_by_role("button", name="Search", exact=True)
    box, hits = page.locator(".md-search__input"), page.locator(".md-search-result__item > a")
    page.get_by_role("button", name="Menu", exact=True).focus()
    for _ in range(3):
        if not button.evaluate("button => button === document.activeElement"):
            page.keyboard.press("Tab")
    expect(button).to_be_focused()
    page.keyboard.press("Enter")
    expect(box).to_be_focused()
    page.keyboard.type("hourly dispute")
    hits.first.wait_for()
    if place == "hit":
        page.keyboard.press("Tab")
        expect(hits.first).to_be_focused()
    page.keyboard.press("Escape")
    expect(button).to_be_focused()
    expect(box).not_to_be_in_viewport()
    page.keyboard.press("Tab")
    assert page.evaluate("() => !document.activeElement.closest('.md-search')")


def test_on_a_phone_a_search_that_was_pressed_gives_the_focus_to_its_button(page, site_url):
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{site_url}/guide/")
    button = page.get_by_role("button", name="Search", exact=True)
    button.click()
    expect(page.locator(".md-search__input")).to_be_focused()
    page.wait_for_timeout(100)
    page.keyboard.press("Escape")
    expect(button).to_be_focused()


def test_a_count_is_said_once_after_a_pause_and_few_letters_are_no_word(page, site_url):
    page.goto(f"{site_url}/guide/")
    box, shown = page.locator(".md-search__input"), page.locator(".md-search-result__meta")
    box.focus()
    page.locator(".md-search [role=status]").wait_for(state="attached")
    page.evaluate(HEARD)
    for typed, words in (("q", "too few letters"), ("qqqqqqqqqq", "No page has these words")):
        box.fill("")
        page.keyboard.type(typed, delay=50)
        expect(shown).to_contain_text(words)
        page.wait_for_timeout(PAUSE)
    box.fill("")
    page.keyboard.type("dispute", delay=50)
    expect(shown).to_contain_text("matching documents")
    page.wait_for_timeout(PAUSE)
    heard = page.evaluate("heard")
    assert len(heard) == 3, heard
    assert "too few letters" in heard[0]
    assert "No page has these words" in heard[1]
    assert heard[2].endswith("matching documents")


@pytest.mark.parametrize("width", [390, 1440])
def test_a_search_is_a_dialog_while_it_is_open_and_asks_for_nothing(width, page, site_url):
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(f"{site_url}/guide/")
    dialog, box = page.get_by_role("dialog"), page.locator(".md-search__input")
    expect(dialog).to_have_count(0)
    expect(
        page.get_by_role("searchbox").or_(page.get_by_role("textbox", name="Search"))
    ).to_have_count(1 if width == 1440 else 0)
    page.keyboard.press("/")
    expect(box).to_be_focused()
    expect(dialog).to_have_accessible_name("Search")
    assert box.evaluate("box => box.required") is False
    expect(page.locator(".md-search [type=reset]")).to_be_hidden()
    page.keyboard.type("dispute")
    expect(page.locator(".md-search [type=reset]")).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)


def test_a_hit_and_the_line_for_more_of_its_page_have_an_outline(page, site_url):
    page.goto(f"{site_url}/guide/")
    page.keyboard.press("/")
    page.keyboard.type("dispute")
    more = page.locator(".md-search-result__more > summary").first
    more.wait_for()
    page.keyboard.press("Tab")
    for one in (page.locator(".md-search-result__link").first, more):
        one.focus()
        assert one.evaluate("one => getComputedStyle(one).outlineStyle") == "solid"
