"""The menu of a phone by keyboard: a drawer whose open sections lie over the list they stand in."""

from playwright.sync_api import expect

# What has the focus, and whether it lies on top where it stands.
SEEN = """() => {
  const one = document.activeElement, { left, top, width, height } = one.getBoundingClientRect()
  const there = document.elementFromPoint(left + width / 2, top + height / 2)
  return [one.ariaLabel ?? one.textContent.trim(), one.contains(there)]
}"""
MOST = 40  # stops of Tab in one level of the menu


def stops(page, key: str) -> list[str]:
    """The stops from where the focus is to the end of the menu; each of them must be seen."""
    found = []
    for _ in range(MOST):
        name, seen = page.evaluate(SEEN)
        assert seen, f"{name} has the focus and is covered"
        found.append(name)
        page.keyboard.press(key)
        if not page.evaluate("() => document.activeElement.closest('.md-sidebar--primary')"):
            return found
    raise AssertionError(f"no end after {found}")


def test_a_drawer_that_is_shut_is_passed_over(page, site_url):
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(f"{site_url}/guide/")
    page.locator(".md-tabs__link").last.focus()
    page.keyboard.press("Tab")
    assert page.evaluate("() => Boolean(document.activeElement.closest('article'))")
    page.keyboard.press("Shift+Tab")
    page.get_by_role("button", name="Menu", exact=True).press("Space")
    page.locator(".md-sidebar--primary a").first.focus()
    assert page.evaluate("() => Boolean(document.activeElement.closest('.md-sidebar--primary'))")


def test_on_a_phone_the_menu_is_a_button_that_says_whether_it_is_open(page, site_url):
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(f"{site_url}/guide/")
    menu = page.get_by_role("button", name="Menu", exact=True)
    expect(menu).to_have_attribute("aria-expanded", "false")
    expect(page.get_by_role("checkbox", name="Menu")).to_have_count(0)
    menu.press("Enter")
    expect(menu).to_have_attribute("aria-expanded", "true")
    expect(page.locator(".md-sidebar--primary").get_by_text("Recognise it")).to_be_in_viewport()
    assert page.evaluate("() => document.activeElement.textContent.trim()") == "Recognise it"
    page.keyboard.press("Escape")
    expect(menu).to_have_attribute("aria-expanded", "false")
    expect(menu).to_be_focused()
    menu.click()
    expect(menu).to_have_attribute("aria-expanded", "true")


def test_the_sections_of_a_phone_s_menu_open_by_keys_and_the_page_is_marked(page, site_url):
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{site_url}/tools/deadlines/")
    page.get_by_role("button", name="Menu", exact=True).press("Space")
    menu = page.locator(".md-sidebar--primary")
    here = menu.get_by_role("button", name="Deadlines", exact=True)
    expect(here).to_have_attribute("aria-current", "page")
    menu.get_by_role("button", name="Tools: back to the menu above", exact=True).press("Enter")
    section = menu.get_by_role("button", name="Pages of Agents", exact=True)
    expect(section).to_have_attribute("aria-expanded", "false")
    section.press("Enter")
    expect(section).to_have_attribute("aria-expanded", "true")
    page.locator("#deadlines-form [name]").first.focus()
    expect(page.locator("#__drawer")).not_to_be_checked()


def test_only_what_is_seen_in_the_drawer_takes_the_focus(page, site_url):
    page.emulate_media(reduced_motion="reduce")
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{site_url}/tools/deadlines/")
    button = page.get_by_role("button", name="Menu", exact=True)
    menu, back = page.locator(".md-sidebar--primary"), "Tools: back to the menu above"
    for key in ("Tab", "Shift+Tab"):
        button.press("Enter")
        expect(menu.get_by_role("link", name="Timeline", exact=True)).to_be_in_viewport()
        names = stops(page, key)
        assert "Agents" not in names
        assert "Pages of Tools" not in names
        assert (back in names) == (key == "Shift+Tab"), "it stands before the first link"
        expect(page.locator("#__drawer")).not_to_be_checked()
    button.press("Enter")
    menu.get_by_role("button", name=back, exact=True).press("Enter")
    expect(menu.get_by_role("button", name="Pages of Tools", exact=True)).to_be_focused()
    assert "Agents" in stops(page, "Tab")


def test_a_section_that_is_opened_takes_the_focus_along(page, site_url):
    page.emulate_media(reduced_motion="reduce")
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{site_url}/tools/deadlines/")
    page.get_by_role("button", name="Menu", exact=True).press("Enter")
    here = page.locator(".md-sidebar--primary").get_by_role("button", name="Deadlines", exact=True)
    here.press("Enter")
    assert page.evaluate(SEEN)[1]
    assert page.evaluate("() => Boolean(document.activeElement.closest('[data-md-component=toc]'))")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    expect(here).to_be_focused()
