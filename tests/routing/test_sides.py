"""Who presses, offers or announces is said where the words of a ticket name one side alone."""

import csv
from pathlib import Path

import pytest

from calculators.routing.ticket import route

with (Path(__file__).parent / "sides.tsv").open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"][:40])
def test_the_side_that_words_name_is_who_presses(row: dict[str, str]) -> None:
    assert route(row["text"].replace("\\n", "\n")).answers["demand_by"] == row["by"]
