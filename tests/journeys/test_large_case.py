"""The largest case that a file can hold: its form is drawn once, and each row can be reached."""

import pytest
from playwright.sync_api import Page, expect

from calculators.engine import registry
from calculators.engine.fields import questions
from calculators.engine.fields.kind import MOST_ITEMS
from tests.trust.tools import Tool, ask, form, tools

# Opens a case, and counts how often something is looked for in more than one row of the form.
OPEN = """async facts => {
  const { store } = await import(
    new URL("case.js", document.querySelector("[src$='/elements.js']").src))
  await store.resumed
  let looks = 0
  const count = (kind, name) => {
    const { value } = Object.getOwnPropertyDescriptor(kind, name)
    kind[name] = function (...given) {
      looks += this.matches?.("[data-row], [data-row] *") ? 0 : 1
      return value.apply(this, given)
    }
  }
  for (const name of ["querySelector", "querySelectorAll"]) count(Element.prototype, name)
  count(HTMLFormControlsCollection.prototype, "namedItem")
  store.begin({ facts })
  return looks
}"""

pytestmark = pytest.mark.thorough


def named(name: str) -> Tool:
    (found,) = [tool for tool in tools() if tool.name == name]
    return found


def full(name: str, size: int) -> dict[str, object]:
    """The tool's example with so many rows of each kind, each with a moment where it has a day."""
    calculator = registry.find(name)
    facts = dict(calculator.example)
    for fact, question in questions(calculator.inputs).items():
        if question.rows and facts.get(fact):
            days = {
                inner.name: "2026-10-01T09:00:00Z"
                for inner in questions(question.rows).values()
                if inner.kind == "date"
            }
            facts[fact] = [{**facts[fact][n % len(facts[fact])], **days} for n in range(size)]
    return facts


@pytest.mark.parametrize("name", ["claim", "evidence", "letter", "messages", "timeline"])
def test_a_form_is_looked_through_as_often_for_many_rows_as_for_few(
    page: Page, site_url: str, name: str
) -> None:
    looks = {}
    for size in (20, MOST_ITEMS):
        page.goto(site_url + named(name).path)
        looks[size] = page.evaluate(OPEN, full(name, size))
        rows = form(page, named(name)).locator("[data-row]")
        numbers = rows.locator("[data-row-number]").all_text_contents()
        assert max(map(int, numbers)) == size
    assert looks[20] == looks[MOST_ITEMS]


def test_an_error_far_down_leads_to_its_field(page: Page, site_url: str) -> None:
    facts = full("claim", 40)
    rows = facts["owed"]
    assert isinstance(rows, list)
    rows[38]["amount"] = "-5"
    page.goto(site_url + named("claim").path)
    page.evaluate(OPEN, facts)
    assert ask(page, named("claim")) == "errors"
    page.locator(".error-summary a").first.click()
    amount = page.locator("#claim-owed-38-amount")
    expect(amount).to_be_focused()
    expect(amount).to_be_in_viewport()
    assert amount.input_value() == "-5"
