"""The table between the events of files and those of a life, and the rows that it proposes."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from calculators.engine.data import load
from calculators.files import read
from calculators.files.contracts import HAPPENED
from calculators.files.found import plain
from calculators.files.reports import KINDS
from calculators.life.from_files import propose, table
from calculators.life.platform import find_platform

SAMPLES = Path(__file__).parents[1] / "files" / "samples"
CASES = tomllib.loads(Path(__file__).with_name("from_files.toml").read_text("utf-8"))["case"]
# What the readers of records and chats call an event beside the tables above.
WRITTEN = {"contract_started", "contract_ended", "call", "missed_call", "told"}


def test_every_kind_of_a_file_is_in_the_table_and_no_other() -> None:
    given = {entry["what"] for entry in load("files/notices.toml")["kinds"]}
    assert given | set(KINDS.values()) | set(HAPPENED) | WRITTEN == set(table("upwork"))


def test_every_kind_of_the_life_comes_from_files_or_says_why_not() -> None:
    used = {
        kind
        for entry in table("upwork").values()
        for key in ("kind", "client", "freelancer")
        if (kind := entry.get(key))
    }
    left_out = load("platforms/upwork/files.toml")["not_in_files"]
    assert used.isdisjoint(left_out)
    assert used | set(left_out) == set(find_platform("upwork").kinds)
    assert all(left_out.values())


@pytest.mark.parametrize("path", sorted(SAMPLES.iterdir()), ids=lambda path: path.name)
def test_every_event_of_a_sample_has_a_kind(path: Path) -> None:
    events = plain(read(path.name, path.read_bytes())).get("events", [])
    assert {event["what"].partition(":")[0] for event in events} <= set(table("upwork"))
    for row in propose(events):
        assert row.row["kind"] or "kind" in row.asks
        assert row.row["when"] or "when" in row.asks


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_case_is_proposed_as_written(case: Mapping[str, Any]) -> None:
    got = propose(case["found"], case.get("freelancer", ""))
    assert [
        {key: value for key, value in row.row.items() if value} | {"asks": [*row.asks]}
        for row in got
    ] == case["rows"]
