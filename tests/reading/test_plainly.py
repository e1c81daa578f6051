"""A review that is to go or to change in return for something presses, and for what."""

import csv
from pathlib import Path

import pytest

from calculators.reading.plainly import sold_for
from calculators.reading.recognise import recognise

with (Path(__file__).parent / "plainly.tsv").open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"][:40])
def test_a_review_that_is_sold_is_told_from_one_that_is_only_spoken_of(row: dict[str, str]) -> None:
    assert sold_for(row["text"]) == row["demand"]
    if row["demand"]:
        found = recognise(row["text"])
        assert (found.threat, found.demand, found.lever) == (
            "explicit",
            row["demand"],
            "bad_review",
        )
