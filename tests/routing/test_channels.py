"""Where a threat was said is no demand of contact, and what was not paid none of work."""

import csv
from pathlib import Path

import pytest

from calculators.routing.ticket import route

with (Path(__file__).parent / "channels.tsv").open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"][:40])
def test_a_channel_is_no_demand(row: dict[str, str]) -> None:
    first = route(row["text"])
    routed = route(row["text"], {**first.answers, "person_in_danger": "no"}, {"person_in_danger"})
    assert routed.answers["demanded"] == row["demanded"]
    if not row["outside"]:
        assert "outside the platform" not in routed.note_text
