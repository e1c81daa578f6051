"""Each tool by keyboard and by ear: order, focus, names, what is said, and whether it fits."""

import pytest
from playwright.sync_api import expect

from tests.access.reflow import overflows
from tests.trust.tools import each_tool, fill, form, wrong

START = pytest.mark.parametrize("tool", each_tool())
# The stops of the Tab key, as the page's own order has them: a group of radios is one stop.
STOPS = """form => {
  const stops = [...form.querySelectorAll("input, select, textarea, button, a[href], summary")]
    .filter(one => !one.disabled && one.tabIndex >= 0 && one.checkVisibility()
      && !one.closest("[hidden]"))
  globalThis.stopOf = one => one.type === "radio" ? one.name
    : `${stops.indexOf(one)} ${one.name || one.textContent.trim()}`
  return [...new Set(stops.map(stopOf))]
}"""
STOP = """() => {
  const one = document.activeElement
  const name = stopOf(one)
  const box = (one.closest(".option") ?? one).getBoundingClientRect()
  const bar = document.querySelector(".md-header").getBoundingClientRect().bottom
  return [name, box.bottom > bar && box.top < innerHeight]
}"""
# Every control with what is wrong in how it is named and described.
UNTIED = """place => {
  const text = id => document.getElementById(id)?.textContent.trim()
  const problems = [], ids = new Set()
  for (const { id } of place.querySelectorAll("[id]")) {
    if (document.querySelectorAll(`[id="${CSS.escape(id)}"]`).length > 1) problems.push(`two ${id}`)
  }
  for (const one of place.querySelectorAll("form :is(input, select, textarea)")) {
    if (![...one.labels].some(label => label.textContent.trim()) && !one.ariaLabel)
      problems.push(`${one.name} has no name`)
  }
  for (const one of place.querySelectorAll("[aria-describedby], [aria-labelledby]")) {
    for (const name of ["aria-describedby", "aria-labelledby"])
      for (const id of one.getAttribute(name)?.split(" ") ?? [])
        if (!text(id) && !document.getElementById(id)?.hidden)
          problems.push(`${one.id || one.name}: ${name} ${id} says nothing`)
  }
  const described = new Set([...place.querySelectorAll("[aria-describedby]")]
    .flatMap(one => one.getAttribute("aria-describedby").split(" ")))
  for (const { id } of place.querySelectorAll(".field__hint, .field__error"))
    if (!described.has(id)) problems.push(`${id} belongs to no field`)
  for (const one of place.querySelectorAll("[aria-invalid]"))
    if (!text(`${one.id}-error`)) problems.push(`${one.id} does not say what is wrong`)
  for (const one of place.querySelectorAll("fieldset:not(.group)"))
    if (!one.querySelector("legend")?.textContent.trim()) problems.push(`${one.id} has no legend`)
  return problems
}"""
# Notes what the live regions say, in order. A text that stays is said once.
LISTEN = """place => {
  globalThis.said = []
  const last = new WeakMap()
  const note = () => {
    for (const one of document.querySelectorAll("[role=status], [role=alert], [aria-live]")) {
      const text = one.textContent.trim()
      if (text && text !== last.get(one)) said.push(text)
      last.set(one, text)
    }
  }
  note()
  said.length = 0
  new MutationObserver(note).observe(place, { childList: true, subtree: true, characterData: true })
}"""
# What the focus itself would say, and how many alerts hold all the words of the summary.
SPOKEN = """() => {
  const { role, ariaLabel, ariaLabelledByElements, children } = document.activeElement
  return [role, ariaLabelledByElements ?? ariaLabel,
    [...children].filter(one => one.role === "alert").length / children.length]
}"""
# Nothing but colour tells a control from the page when the system gives the colours.
FLAT = """place => [...place.querySelectorAll("input, select, textarea, button")]
  .filter(one => one.getClientRects().length && !/^(radio|checkbox|file)$/.test(one.type)
    && !one.matches(".row__remove"))
  .filter(one => getComputedStyle(one).borderTopStyle === "none"
    || !parseFloat(getComputedStyle(one).borderTopWidth))
  .map(one => one.name || one.textContent)"""
SMALL = """place => [...place.querySelectorAll("form :is(input, select, textarea, button)")]
  .filter(one => one.getClientRects().length)
  .map(one => [one, (one.closest(".option") ?? one).getBoundingClientRect()])
  .filter(([one, box]) => box.width < 24 || box.height < 24)
  .map(([one, box]) => `${one.name || one.textContent}: ${box.width} x ${box.height}`)"""
MOVING = """() => document.getAnimations().length + [...document.querySelectorAll("*")]
  .map(one => getComputedStyle(one))
  .filter(({ transitionDuration, animationName, scrollBehavior }) =>
    !/^(0s(, )?)+$/.test(transitionDuration) || animationName !== "none"
      || scrollBehavior === "smooth").length"""


def focused(page, selector: str) -> bool:
    return page.evaluate("selector => document.activeElement.matches(selector)", selector)


@START
def test_by_keyboard_alone(tool, page, site_url, requests):
    page.goto(site_url + tool.path)
    place = form(page, tool)
    place.evaluate(LISTEN)
    fill(page, tool, wrong(tool))
    place.locator("[type=submit]").press("Enter")
    place.locator(".error-summary").wait_for(timeout=60_000)
    assert focused(page, ".error-summary"), "errors: to their summary"
    assert page.evaluate(SPOKEN) == [None, None, 1], "the alert speaks, not what has the focus"
    page.keyboard.press("Tab")
    assert focused(page, ".error-summary a")
    target = page.evaluate("() => document.activeElement.hash.slice(1)")
    page.keyboard.press("Enter")
    assert page.evaluate(
        "id => document.getElementById(id).contains(document.activeElement)", target
    ), "a link of the summary: to its field"
    assert place.evaluate(UNTIED) == []
    fill(page, tool, tool.example)
    place.locator("[type=submit]").press("Enter")
    # Changes are answered by themselves too; only the answer that was asked for takes the focus.
    expect(place.locator(".calculator__outcome"), "an answer: to its heading").to_be_focused(
        timeout=60_000
    )
    page.keyboard.press("Tab")
    assert page.evaluate("() => !document.activeElement.closest('form')"), "on from the answer"
    assert place.evaluate(UNTIED) == []
    said = [text for text in page.evaluate("said") if not text.startswith("Getting")]
    assert len(said) == len(set(said)), "each thing is said once"
    name = place.locator(".calculator__outcome").get_attribute("aria-label")
    assert name.startswith("Answer: "), "what has the focus says what the answer says first"
    assert name not in said, "and nothing else says it again"
    assert sum("There is a problem" in text for text in said) == 1
    assert overflows(page) == []


@START
def test_the_example_is_named_one_and_goes_when_the_reader_asks(
    tool, page, site_url, without_python
):
    page.goto(site_url + tool.path)
    place = form(page, tool)
    example = place.get_by_role("region", name="Example, not your case")
    expect(example).to_be_visible()
    expect(example.get_by_role("heading").first).to_have_text("Example, not your case")
    place.locator("[type=submit]").press("Enter")
    expect(example).to_be_hidden()
    # Triage can say its level without Python.
    if tool.name != "triage":
        expect(place.locator(".calculator__status")).to_contain_text("your answer follows")


@START
def test_the_tab_key_goes_through_the_form_in_order(tool, page, site_url, without_python):
    page.emulate_media(reduced_motion="reduce")  # a page that glides is looked at too early
    page.goto(site_url + tool.path)
    place = form(page, tool)
    fill(page, tool, tool.example)
    expected = place.locator("form").evaluate(STOPS)
    first = "form => form.querySelector('input, select, textarea, summary').focus()"
    place.locator("form").evaluate(first)
    there, back = [], []
    for found, key in ((there, "Tab"), (back, "Shift+Tab")):
        for _ in range(8 * len(expected)):
            name, visible = page.evaluate(STOP)
            if not found or found[-1] != name:
                found.append(name)
                assert visible, f"{name} has the focus out of sight"
            if name == (expected[-1] if key == "Tab" else expected[0]):
                break
            page.keyboard.press(key)
    assert there == expected
    assert back == expected[::-1]


@START
def test_every_field_has_its_name_and_its_hint(tool, page, site_url, without_python):
    page.goto(site_url + tool.path)
    place = form(page, tool)
    assert place.evaluate(UNTIED) == []
    fill(page, tool, tool.example)
    for button in place.locator("form [data-add-row]:visible").all():
        button.press("Enter")
        assert focused(page, "[data-row]:last-child :is(input, select, textarea)"), "into the row"
    assert place.evaluate(UNTIED) == []
    for rows in place.locator("form [data-rows]:visible").all():
        left, row = rows.locator("[data-row]").count() - 1, rows.locator("[data-row]").first
        legend = " ".join(row.locator("legend").first.text_content().split())
        row.locator("[data-remove-row]").press("Enter")
        there = "[data-row]:first-child :is(input, select, textarea)" if left else "[data-add-row]"
        assert focused(page, there), "from a row that is gone to the next one"
        expect(place.locator(".calculator__status")).to_contain_text(f"Removed: {legend}.")
    assert place.evaluate(UNTIED) == []
    assert place.evaluate(SMALL) == []


@START
def test_forced_colours_and_less_motion(tool, page, site_url, without_python):
    page.emulate_media(forced_colors="active", reduced_motion="reduce")
    page.goto(site_url + tool.path)
    place = form(page, tool)
    fill(page, tool, tool.example)
    assert place.evaluate(FLAT) == []
    place.locator("[type=submit]").click()
    place.locator(".calculator__actions progress").wait_for()
    assert page.evaluate(MOVING) == 0
    place.locator("[type=submit]").focus()
    page.keyboard.press("Shift+Tab")
    assert page.evaluate("""() => {
      const one = document.activeElement.closest(".option") ?? document.activeElement
      return getComputedStyle(one).outlineStyle !== "none"
    }"""), "the focus is seen"
