"""A slice of `python -m tests.axe`: the home page, and one tool before and with an answer."""

from tests.axe.check import violations
from tests.axe.states import looks, states
from tests.conftest import SITE


def test_a_page_and_a_tool_in_every_look(page, site_url):
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"{site_url}/")
    seen = [violations(page) for _ in looks(page)]
    for _, state in zip(range(3), states(page, site_url), strict=False):
        page.set_viewport_size({"width": 390, "height": 844})
        seen.append([f"{state}: {line}" for line in violations(page)])
    assert [line for said in seen for line in said] == []


def test_a_control_that_the_head_of_the_page_covers_is_looked_at_below_it(page, site_url):
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{site_url}/tools/deadlines/")
    page.evaluate("""() => {
      const place = query => document.querySelector(query).getBoundingClientRect()
      const radio = "#deadlines-on_platform-yes"
      globalThis.free = () => place(radio).bottom - place(".md-header").bottom
    }""")
    page.wait_for_function("""() => {
      scrollBy({ top: free() - 12, behavior: "instant" })
      return free() > 0 && free() < 20
    }""")
    assert violations(page) == []
    free = page.evaluate("free()")
    assert free <= 0 or free >= 24


def test_a_page_that_leads_on_is_whole_before_it_does(page):
    text = (SITE / "agents" / "index.html").read_text("utf-8")
    page.set_content(text.replace('http-equiv="refresh"', ""))
    assert violations(page) == []


def test_axe_sees_a_field_without_a_name(page, site_url):
    page.goto(f"{site_url}/about/privacy/")
    page.evaluate("() => document.querySelector('article').append(document.createElement('input'))")
    assert any(line.startswith("label:") for line in violations(page))
