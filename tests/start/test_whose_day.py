"""Whose day it is on another platform, in the words of the plan."""

import pytest

from calculators.engine.answering import answer
from calculators.engine.rendering import render
from calculators.start.items import Item


@pytest.mark.parametrize(
    ("platform", "kind", "words"),
    [
        ("legiit", "work_submitted", "The client has until"),
        ("contra", "dispute_filed", "You and the client have until"),
    ],
)
def test_a_day_names_its_party(platform: str, kind: str, words: str) -> None:
    events = [{"kind": kind, "when": "2026-11-19"}]
    plan = answer("start", {"platform": platform, "events": events, "now": "2026-11-20T09:00Z"})
    item: Item = plan.outcome.now[0]
    assert words in render("start/outcome.txt.jinja", outcome=plan.outcome), item
