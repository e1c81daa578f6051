"""A long table: far down a list holds its chosen one alone until its row comes near."""

from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from calculators.engine.fields.kind import MOST_ITEMS
from tests.journeys.test_large_case import OPEN, named
from tests.trust.tools import ask, form

FAR = 150
SAYS = """name => document.querySelector("calculator-form form").elements[name].value"""
CHOICES = "list => [...list.querySelectorAll('option')].map(({ value }) => value)"
# How the reader goes from the second choice of a list to the third.
WAYS = {
    "by key": lambda list: (list.focus(), list.press("ArrowDown")),
    "by a pick": lambda list: (list.scroll_into_view_if_needed(), list.select_option(index=2)),
}


def opened(page: Page, site_url: str, tool: str, facts: dict[str, Any]) -> None:
    page.goto(site_url + named(tool).path)
    page.evaluate(OPEN, facts)


def choices(list: Locator) -> list[str]:
    return [str(value) for value in list.evaluate(CHOICES)]


def unfold(list: Locator) -> None:
    for fold in list.locator("xpath=ancestor::details").all():
        fold.evaluate("fold => { fold.open = true }")


LISTS = [("letter", "threats", "channel"), ("claim", "owed", "kind"), ("claim", "events", "kind")]
# One way in `make test`, in a table of some length; the rest, and the longest, on request.
QUICK = [(LISTS[0], "by key")]


@pytest.mark.parametrize(
    ("place", "way", "size", "row"),
    [
        pytest.param(
            place,
            way,
            size,
            row,
            marks=[] if (place, way) in QUICK and size < FAR else pytest.mark.thorough,
        )
        for place in LISTS
        for way in WAYS
        for size, row in ((40, 30), (MOST_ITEMS, FAR))
    ],
)
def test_a_list_far_down_keeps_its_value_and_offers_every_choice(
    page: Page, site_url: str, place: tuple[str, str, str], way: str, size: int, row: int
) -> None:
    tool, table, column = place
    opened(page, site_url, tool, {table: [{}]})
    name = f"{table}.{{}}.{column}"
    whole = choices(page.locator(f"[name='{name.format(0)}']"))
    second, third = whole[1:3]
    opened(page, site_url, tool, {table: [{column: second}] * size})
    far = page.locator(f"[name='{name.format(row)}']")
    assert choices(far) == ["", second]
    assert page.evaluate(SAYS, name.format(row)) == second
    unfold(far)
    WAYS[way](far)
    expect(far).to_have_value(third)
    assert choices(far) == whole
    ask(page, named(tool))
    page.reload()
    expect(form(page, named(tool)).locator("[data-row]").last).to_be_attached()
    values = [page.evaluate(SAYS, name.format(index)) for index in (0, row - 1, row, row + 1)]
    assert values == [second, second, third, second]
    unfold(far)
    far.focus()
    assert choices(far) == whole


def test_a_value_that_no_list_has_is_blank_near_and_far(page: Page, site_url: str) -> None:
    opened(page, site_url, "claim", {"owed": [{"kind": "no such kind"}] * MOST_ITEMS})
    assert [page.evaluate(SAYS, f"owed.{index}.kind") for index in (0, FAR)] == ["", ""]


def test_cells_pasted_far_down_are_read_by_every_choice(page: Page, site_url: str) -> None:
    opened(page, site_url, "claim", {"owed": [{}] * MOST_ITEMS})
    far = page.locator(f"[name='owed.{FAR}.kind']")
    assert len(choices(far)) == 1
    value = choices(page.locator("[name='owed.0.kind']"))[-1]
    page.locator(f"[name='owed.{FAR - 2}.kind']").evaluate(
        """(list, text) => {
          const clipboardData = new DataTransfer()
          clipboardData.setData("text/plain", text)
          const given = { clipboardData, bubbles: true, cancelable: true }
          list.dispatchEvent(new ClipboardEvent("paste", given))
        }""",
        "\n".join([value] * 3),
    )
    assert page.evaluate(SAYS, f"owed.{FAR}.kind") == value


DUE = [{"due": "2026-10-01"}, {"due": "2026-02-31"}] * 20
WHEN = [{"kind": "delivered", "when": "2026-10-01T09:00:00Z"}] * 40


@pytest.mark.thorough
def test_a_day_far_down_keeps_what_it_says_and_becomes_a_day_again(
    page: Page, site_url: str
) -> None:
    opened(page, site_url, "claim", {"owed": DUE, "events": WHEN})
    # Near or far, nothing stands where there is no such day.
    days = [page.locator(f"[name='owed.{row}.due']") for row in (30, 31)]
    says = ["2026-10-01", ""]
    assert [(day.get_attribute("type"), day.input_value()) for day in days] == [
        ("text", said) for said in says
    ]
    for day, said in zip(days, says, strict=True):
        unfold(day)
        day.focus()
        expect(day).to_have_attribute("type", "date")
        expect(day).to_have_value(said)
    day = page.locator("[name='events.30.when']")
    time = day.locator("xpath=following-sibling::*[1]").locator("[data-time]")
    before = day.input_value(), time.input_value()
    assert (before[0], time.get_attribute("type")) == ("2026-10-01", "text")
    unfold(day)
    day.scroll_into_view_if_needed()
    for control, kind, value in zip((day, time), ("date", "time"), before, strict=True):
        expect(control).to_have_attribute("type", kind)
        expect(control).to_have_value(value)
