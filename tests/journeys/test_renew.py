"""A new answer replaces only what differs, and always gives what replacing all would give."""

import pytest
from playwright.sync_api import expect

READY = 30_000  # milliseconds; a slow machine is not a failure
# Any two pieces of HTML: elements with and without ids, moved, gone and new ones, texts, a drawing.
PAIRS = """async () => {
  const { renew, show } = await import(
    new URL("renew.js", document.querySelector("[src$='/elements.js']").src))
  let seed = 20261121
  const random = most => (seed = (seed * 48271) % 2147483647) % most
  const make = depth => Array.from({ length: random(5) }, () => {
    const name = ["p", "div", "section", "b", "svg"][random(5)]
    const id = random(3) ? "" : ` id="n${random(6)}"`
    const kind = random(2) ? "" : ` class="c${random(3)}"`
    if (!depth || !random(3)) return ` word${random(4)} `
    return `<${name}${id}${kind}>${make(depth - 1)}</${name}>`
  }).join("")
  const wrong = []
  for (let turn = 0; turn < 2000; turn++) {
    const [before, after] = [make(4), make(4)]
    const place = document.createElement("div"), fresh = document.createElement("template")
    place.innerHTML = before
    fresh.innerHTML = after
    renew(place, fresh.content)
    const expected = document.createElement("div")
    expected.innerHTML = after
    if (place.innerHTML !== expected.innerHTML) wrong.push([before, after])
  }
  // Answers in one place, one after the other: parts stay, change, move, come and go.
  const part = depth => random(2) ? `<p>${make(1)}</p>`
    : depth && random(3) === 0 ? `<details>${answer(depth - 1)}</details>`
    : `<li data-part id="p${random(9)}"><b>${random(3)}</b></li>`
  const answer = depth => Array.from({ length: random(6) }, () => part(depth)).join(" ")
  const place = document.createElement("div")
  const bare = html => html.replace(/data-part="[0-9]*"/g, "data-part")
  for (let turn = 0; turn < 1000; turn++) {
    const after = answer(2)
    show(place, after)
    const expected = new DOMParser().parseFromString(after, "text/html").body.innerHTML
    if (bare(place.innerHTML) !== bare(expected)) wrong.push([after, place.innerHTML])
  }
  return wrong
}"""


# What is put in again when cards go and come; each has a space beside it, as templates leave it.
PLACED = """async ([before, after]) => {
  const { renew } = await import(
    new URL("renew.js", document.querySelector("[src$='/elements.js']").src))
  const make = ids => Object.assign(document.createElement("template"),
    { innerHTML: ids.split("").map(id => `<p id="${id}">${id}</p>`).join(" ") }).content
  const place = document.createElement("div"), watch = new MutationObserver(() => {})
  place.append(make(before))
  watch.observe(place, { childList: true })
  renew(place, make(after))
  const added = watch.takeRecords().flatMap(({ addedNodes }) => [...addedNodes])
  return [place.textContent, added.map(({ id }) => id).filter(Boolean).join("")]
}"""


@pytest.mark.parametrize(
    ("before", "after", "placed"),
    [("abcd", "acd", ""), ("acd", "abcd", "b"), ("abcd", "d", ""), ("abcd", "abxd", "x")],
)
def test_what_stays_is_not_moved_when_its_neighbours_go(before, after, placed, page, site_url):
    page.goto(f"{site_url}/about/privacy/")
    assert page.evaluate(PLACED, [before, after]) == [" ".join(after), placed]


def test_any_piece_becomes_the_other(page, site_url, requests):
    page.goto(f"{site_url}/about/privacy/")
    assert page.evaluate(PAIRS) == []


@pytest.mark.thorough
def test_what_the_reader_opened_and_what_is_unchanged_stays(page, site_url, requests):
    page.goto(f"{site_url}/tools/deadlines/")
    page.evaluate("for (const fold of document.querySelectorAll('form details')) fold.open = true")
    page.locator("calculator-form").get_by_text("Fixed price", exact=True).click()
    page.locator("[name=contract_ended]").fill("2026-10-01")
    page.locator("[name=ended_by][value=client]").press("Space")
    page.locator("calculator-form [type=submit]").click()
    clock = page.locator("calculator-form.answered #clock-dispute_filing")
    expect(clock).to_contain_text("8 October 2026", timeout=READY)
    clock.locator("summary").first.evaluate("fold => fold.click()")
    clock.evaluate("clock => { globalThis.before = clock }")
    page.locator("[name=contract_ended]").fill("2026-10-02")
    expect(clock).to_contain_text("9 October 2026")
    assert clock.evaluate("clock => clock === before")
    expect(clock.locator("details").first).to_have_attribute("open", "")


@pytest.mark.thorough
def test_a_fold_stays_open_when_others_come_and_go_before_it(page, site_url, requests):
    page.goto(f"{site_url}/tools/deadlines/")
    page.evaluate("for (const fold of document.querySelectorAll('form details')) fold.open = true")
    page.locator("calculator-form").get_by_text("Fixed price", exact=True).click()
    page.locator("[name=now]").fill("2026-10-03T12:00")
    page.locator("[name=contract_ended]").fill("2026-10-01")
    page.locator("[name=ended_by][value=client]").press("Space")
    page.locator("calculator-form [type=submit]").click()
    fold = page.locator("calculator-form.answered #clocks-waiting")
    expect(fold).to_be_visible(timeout=READY)
    over = page.locator("#clocks-over")
    expect(over).to_have_count(0)
    fold.locator("summary").evaluate("summary => summary.click()")
    page.locator("[name=now]").fill("2026-10-20T12:00")
    expect(over).to_have_count(1)
    expect(fold).to_have_attribute("open", "")
    page.locator("[name=now]").fill("2026-10-03T12:00")
    expect(over).to_have_count(0)
    expect(fold).to_have_attribute("open", "")
