"""A journey of `python -m tests.engines` in Chromium, and that a journey can go wrong."""

import pytest

from tests.engines.drivers import ENGINES, Tab
from tests.engines.journeys import come_again, pairs, travel
from tests.engines.situations import SITUATIONS, Situation, first_step, tell

FIRST, SECOND = pairs()[1]


@pytest.mark.thorough
def test_a_journey_from_an_empty_form_to_the_page_of_the_case(page, site_url, requests):
    assert travel(Tab(page), site_url, FIRST, SECOND) == []


@pytest.mark.thorough
@pytest.mark.console_errors
def test_a_journey_sees_a_tool_that_does_not_answer(page, site_url):
    page.route("**/worker.js", lambda route: route.abort())
    assert "wrong answers gave no errors but failed" in travel(Tab(page), site_url, FIRST, SECOND)


@pytest.mark.thorough
def test_a_later_visit_starts_from_the_snapshot(page, site_url, requests):
    assert come_again(Tab(page), site_url) == []


@pytest.mark.parametrize(
    "situation",
    [
        pytest.param(one, id=one.name, marks=[] if one is SITUATIONS[0] else pytest.mark.thorough)
        for one in SITUATIONS
    ],
)
def test_from_what_happened_to_the_deadline(page, site_url, requests, situation: Situation):
    assert tell(Tab(page), site_url, situation) == []


@pytest.mark.parametrize("situation", SITUATIONS, ids=lambda one: one.name)
def test_a_situation_has_its_step_without_a_browser(situation: Situation):
    assert first_step(situation, "UTC").says.startswith(situation.step)


@pytest.fixture(scope="module", params=["firefox", "webkit"])
def other_engine(request):
    engine = ENGINES[request.param]()
    yield engine
    engine.close()


@pytest.mark.thorough
@pytest.mark.parametrize("situation", SITUATIONS, ids=lambda one: one.name)
def test_the_same_in_another_engine(other_engine, site_url, situation: Situation):
    assert tell(other_engine, site_url, situation) == []
