"""How many sheets of paper the answer to each tool's example takes."""

import pytest
from playwright.sync_api import expect

from tests.paper import sheets

READY = 30_000  # milliseconds; a slow machine is not a failure


@pytest.mark.parametrize(
    ("address", "most"),
    [
        ("tools/timeline", 3),
        pytest.param("start", 3, marks=pytest.mark.thorough),
        pytest.param("tools/triage", 3, marks=pytest.mark.thorough),
        pytest.param("tools/evidence", 3, marks=pytest.mark.thorough),
        pytest.param("tools/letter", 3, marks=pytest.mark.thorough),
        pytest.param("tools/messages", 3, marks=pytest.mark.thorough),
        pytest.param("tools/routing", 3, marks=pytest.mark.thorough),
    ],
)
def test_an_example_prints_on_few_sheets(page, site_url, requests, address, most):
    """Deadlines and claim are printed by their own journeys."""
    page.goto(f"{site_url}/{address}/")
    page.get_by_role("button", name="Fill in an example").click()
    expect(page.locator("calculator-form.answered [data-outcome]")).to_be_visible(timeout=READY)
    assert sheets(page) <= most
