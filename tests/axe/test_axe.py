"""A slice of `python -m tests.axe`: the home page, and one tool before and with an answer."""

from tests.axe.check import violations
from tests.axe.states import looks, states


def test_a_page_and_a_tool_in_every_look(page, site_url):
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"{site_url}/")
    seen = [violations(page) for _ in looks(page)]
    for _, state in zip(range(3), states(page, site_url), strict=False):
        page.set_viewport_size({"width": 390, "height": 844})
        seen.append([f"{state}: {line}" for line in violations(page)])
    assert [line for said in seen for line in said] == []


def test_axe_sees_a_field_without_a_name(page, site_url):
    page.goto(f"{site_url}/about/privacy/")
    page.evaluate("() => document.querySelector('article').append(document.createElement('input'))")
    assert any(line.startswith("label:") for line in violations(page))
