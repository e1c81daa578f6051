"""What was handed over is no demand; what is still wanted is one."""

import csv
from pathlib import Path

import pytest

from calculators.routing.ticket import route

with (Path(__file__).parent / "handed.tsv").open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"][:40])
def test_files_that_were_handed_over_are_no_demand(row: dict[str, str]) -> None:
    assert f"Demanded: {row['demanded']}\n" in route(row["text"]).note_text
