"""Who means to press by the work itself is told first not to."""

import tomllib
from pathlib import Path

import pytest

from calculators.engine.answering import answer

TEXTS = tomllib.loads(Path(__file__).with_name("own_pressure.toml").read_text("utf-8"))
DELETING = "deleting"
PLACES = [{}, {"platform": "fiverr"}, {"on_platform": "no"}]


@pytest.mark.parametrize("told", PLACES, ids=str)
@pytest.mark.parametrize("text", TEXTS["own"])
def test_own_pressure_is_warned_of_first(text: str, told: dict[str, str]) -> None:
    message = {"client_message": text, "now": "2026-11-28T09:00Z"}
    avoid = [item.id for item in answer("start", message | told).outcome.avoid]
    assert avoid[0] == DELETING
    assert avoid.count(DELETING) == 1


@pytest.mark.parametrize("text", TEXTS["other"])
def test_what_others_want_and_usual_work_is_not(text: str) -> None:
    said = answer("start", {"client_message": text, "now": "2026-11-28T09:00Z"}).outcome.said
    assert not said.own_pressure
