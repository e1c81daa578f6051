"""What was destroyed is harm that was done, and nothing that is kept back for a demand."""

import csv
from pathlib import Path

import pytest

from calculators.routing.ticket import route

with (Path(__file__).parent / "destroyed.tsv").open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"][:40])
def test_what_was_destroyed_is_harm_and_not_kept_back(row: dict[str, str]) -> None:
    routed = route(row["text"])
    assert routed.answers["harm_done"] == row["harm"]
    if row["harm"] == "yes":
        assert routed.answers["held_over"] == "not_sure"
        assert (routed.team, routed.note) == ("Content Engagement", "Retaliation")
