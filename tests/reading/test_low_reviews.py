"""A low review presses in whatever words, and is no review that somebody wants."""

import csv
from pathlib import Path

import pytest

from calculators.reading.recognise import recognise

with (Path(__file__).parent / "low_reviews.tsv").open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
REVIEW = {"feedback_change_or_good", "remove_feedback"}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"][:40])
def test_a_low_review_is_pressure_and_no_demand(row: dict[str, str]) -> None:
    found = recognise(row["text"])
    if row["lever"] == "none":
        assert found.threat == "none"
    elif row["lever"]:
        assert (found.threat, found.demand, found.lever) == (
            *("explicit", row["demand"], row["lever"]),
        )
        assert "lever" not in found.guessed
    assert bool(REVIEW & {found.demand, *found.asked}) == (row["more"] == "y")
