"""Three situations for each platform, through start, deadlines, timeline and messages."""

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from calculators.engine.answering import Answer, answer
from calculators.engine.packs import DEFAULT, find_name, packs

FILE = Path(__file__).parent / "situations.toml"
# Without those of a pack that is gone.
SITUATIONS: list[dict[str, Any]] = [
    situation
    for situation in tomllib.loads(FILE.read_text("utf-8"))["situations"]
    if situation["platform"] in packs()
]
EACH = 3


def ask(tool: str, situation: dict[str, Any], **told: Any) -> Answer:
    """The tool's answer to what it asks of the situation."""
    asked = {"platform": situation["platform"], "now": situation["now"], "zone": "UTC"} | told
    answered = answer(tool, asked)
    assert answered.errors is None, answered.errors
    return answered


def test_each_platform_has_three() -> None:
    told = [situation["platform"] for situation in SITUATIONS]
    assert {pack: told.count(pack) for pack in packs()} == dict.fromkeys(packs(), EACH)


@pytest.mark.parametrize(
    "situation", SITUATIONS, ids=lambda one: f"{one['platform']}: {one['name']}"
)
def test_situation(situation: dict[str, Any]) -> None:
    here = situation["platform"] == DEFAULT
    told, name = situation["told"], find_name(situation["platform"]).name
    said = situation["said"]
    rows = {"events": told["events"]} if "events" in told else {}

    # The message alone is enough where it names the platform.
    platform = {"platform": ""} if "platform" in said else {}
    start = ask("start", situation, client_message=situation["message"], **rows, **platform)
    assert {key: getattr(start.outcome.said, key) for key in said} == said
    assert start.outcome.platform == name

    counted = ask("deadlines", situation, **told)
    if here:
        shown = {clock.id: clock.last_day for clock in counted.outcome.clocks if clock.end}
    else:
        pack = counted.outcome.pack
        shown = {clock.id: clock.day for clock in pack.clocks}
        assert [gap.title for gap in pack.gaps] == situation.get("unknown", [])
        assert pack.do.startswith(situation.get("do", ""))
        assert ask("timeline", situation, **told).outcome.pack == pack
    days = {id: day.isoformat() for id, day in shown.items()}
    assert situation.get("running", {}).items() <= days.items()
    assert here or days.keys() == situation.get("running", {}).keys()

    threat = {"words": situation["message"], "channel": "platform"}
    written = ask("messages", situation, message=situation["kind"], threats=[threat])
    where = situation["where"].replace("{here}", find_name(DEFAULT).name)
    assert written.outcome.where.says.startswith(where)
    if not here:
        assert find_name(DEFAULT).name not in json.dumps(written.data())
