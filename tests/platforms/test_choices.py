"""What the reader can do in a pack, and where each answer of the other side leads."""

import tomllib
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from calculators.engine.answering import answer
from calculators.engine.packs import DEFAULT, packs
from calculators.life.answer import write_unknown
from calculators.life.asking import replay_told
from calculators.life.choices import Choice, Way, choices
from calculators.life.platform import find_platform
from calculators.life.replay import Replay

FILE = Path(__file__).parent / "choices.toml"
OTHERS = [name for name in packs() if name != DEFAULT]
# Without those of a pack that is gone.
CASES: list[dict[str, Any]] = [
    case for case in tomllib.loads(FILE.read_text("utf-8"))["cases"] if case["platform"] in OTHERS
]


def found(case: dict[str, Any]) -> Replay:
    return replay_told({key: case[key] for key in ("platform", "now", "events")} | {"zone": "UTC"})


def end(choice: Choice, way: Way) -> str:
    """Where the money ends, or how the review stands where the choice is about it alone."""
    if choice.of == "client_review" or not way.ends.places:
        return way.ends.review
    return way.ends.places[0].place


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['platform']}: {case['name']}")
def test_each_way_leads_where_the_case_says(case: dict[str, Any]) -> None:
    replay = found(case)
    can_do = choices(replay)
    ways = {one.do: {way.answer: end(one, way) for way in one.ways} for one in can_do}
    assert ways == case["ways"]
    known = {item["clock"] for item in write_unknown(replay.ledger)}
    gaps = {one.do: sorted({*one.ways[0].ends.unknown} - known) for one in can_do}
    assert {do: gap for do, gap in gaps.items() if gap} == case.get("gaps", {})


@pytest.mark.parametrize("pack", OTHERS)
def test_each_choice_and_each_answer_has_a_case(pack: str) -> None:
    told = {
        (do, way)
        for case in CASES
        if case["platform"] == pack
        for do, ways in case["ways"].items()
        for way in ways
    }
    for kind in find_platform(pack).choices:
        assert {(kind.do, "silence"), *((kind.do, way) for way in kind.answers)} <= told


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['platform']}: {case['name']}")
def test_the_timeline_shows_each_choice_with_its_rules(case: dict[str, Any]) -> None:
    names = {"which": "favour"}
    events = [
        {names.get(key, key): str(value) for key, value in event.items()}
        for event in case["events"]
    ]
    answered = answer(
        "timeline", {key: case[key] for key in ("platform", "now")} | {"events": events}
    )
    assert answered.errors is None, answered.errors
    shown = answered.outcome.options
    assert {option.id.partition("-")[0] for option in shown} == set(case["ways"])
    html = unescape(answered.html())
    for option in shown[1:]:
        assert option.rules or option.not_known
        assert option.title in html
        assert all(gap in html for way in option.ends for gap in way.gaps)
    points = [point.text for point in answered.outcome.on_line if point.kind == "gap"]
    assert points == [f"No day is known: {gap.title}" for gap in answered.outcome.pack.gaps]
    assert f"{DEFAULT}." not in html
