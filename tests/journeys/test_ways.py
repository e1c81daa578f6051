"""A case under way outlives every way from page to page: one walk for each way."""

import pytest
from playwright.sync_api import expect

from tests.engines.drivers import Tab
from tests.trust.tools import tools
from tests.ways.walk import LINKS, Walk

TOOL = next(tool for tool in tools() if tool.name == "deadlines")
HOME = TOOL.path.lstrip("/")
# From the tool, one page of another kind for each way.
WALKS = {
    "tab": "support desk",
    "menu": "case",
    "link in the text": "rules",
    "next": "tool",
    "previous": "tool",
    "search": "guide",
}


# A menu whose links are loads, a tab that the theme follows itself, and the search.
QUICK = (("menu", "site_url"), ("tab", "deployed_url"), ("search", "site_url"))


@pytest.fixture
def walk(request, page, requests):
    """At an address that the sitemap does not name, so that each link is a load; or at its own.

    Python does not start where no answer is looked for: only the page of the case shows some.
    """
    if WALKS.get(request.node.callspec.params.get("way"), "case") != "case":
        request.getfixturevalue("without_python")
    walk = Walk(Tab(page), request.getfixturevalue(request.param) + "/")
    walk.begin(TOOL)
    return walk


def each_way():
    """Each way at both addresses: in `make test` those of `QUICK`, the others on request."""
    for way in (*LINKS, "search"):
        for place in ("site_url", "deployed_url"):
            marks = () if (way, place) in QUICK else pytest.mark.thorough
            yield pytest.param(place, way, id=f"{way}-{place}", marks=marks)


EITHER = pytest.mark.parametrize(
    "walk", ["site_url", pytest.param("deployed_url", marks=pytest.mark.thorough)], indirect=True
)


@pytest.mark.parametrize(("walk", "way"), [*each_way()], indirect=["walk"])
def test_a_link_leaves_the_case_as_it_is(way, walk):
    assert walk.follow(way, WALKS[way])
    assert walk.kept()
    walk.move("back", HOME)
    assert walk.kept()


@EITHER
def test_an_address_a_reload_back_and_forward_leave_the_case_and_its_answer(walk):
    walk.ask()
    case = "tools/case/"
    for way, path in (
        ("reload", HOME),
        ("address", case),
        ("reload", case),
        ("back", HOME),
        ("forward", case),
        ("back", HOME),
    ):
        walk.move(way, path)
        assert walk.kept(), (way, path)
    assert walk.answer_is_back()


@EITHER
def test_a_tab_that_is_opened_again_has_the_case(without_python, walk, page, context):
    """The browser gives such a tab the session storage that it had."""
    stored = page.evaluate("() => ({ ...sessionStorage })")
    other = context.new_page()
    other.add_init_script(f"Object.assign(sessionStorage, {stored!r})")
    again = Walk(Tab(other), walk.root)
    again.tool, again.facts, again.form = walk.tool, walk.facts, walk.form
    other.goto(page.url)
    page.close()
    assert again.kept()
    expect(other.locator("[data-keeping]")).to_contain_text("Kept in this tab.")
