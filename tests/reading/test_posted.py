"""Whether a text says that a bad review is there already; data in posted.tsv."""

import csv
from pathlib import Path

import pytest

from calculators.reading.happened import review_posted

with Path(__file__).with_name("posted.tsv").open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"])
def test_a_bad_review_that_is_there_is_told_from_one_to_come(row: dict[str, str]) -> None:
    assert review_posted(row["text"]) == (row["posted"] == "yes")
