"""The switch of colours: each choice has the name of what it gives."""

import pytest
from playwright.sync_api import expect


@pytest.mark.parametrize(
    ("name", "scheme"), [("Dark colours", "slate"), ("Light colours", "default")]
)
def test_a_choice_of_colours_gives_what_it_is_called(page, site_url, name, scheme):
    page.emulate_media(color_scheme="light" if scheme == "slate" else "dark")
    page.goto(f"{site_url}/about/")
    choices = page.get_by_role("radiogroup", name="Colours").get_by_role("radio")
    expect(choices).to_have_count(3)
    choices.and_(page.get_by_role("radio", name=name)).focus()
    page.keyboard.press("Space")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", scheme)
    page.reload()
    expect(choices.and_(page.get_by_role("radio", name=name))).to_be_checked()


def test_on_a_first_visit_the_system_s_colours_are_chosen(page, site_url):
    page.goto(f"{site_url}/about/")
    choices = page.get_by_role("radiogroup", name="Colours")
    expect(choices.get_by_role("radio", name="Colours of the system")).to_be_checked()
