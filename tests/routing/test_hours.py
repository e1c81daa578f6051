"""Hours are a case for mediation where they are refused or unpaid, and not where one logs them."""

import csv
from pathlib import Path

import pytest

from calculators.routing.ticket import route

with (Path(__file__).parent / "hours.tsv").open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"][:40])
def test_hours_are_a_dispute_only_where_somebody_does_not_pay_them(row: dict[str, str]) -> None:
    routed = route(row["text"])
    assert ("first check whether the customer qualifies" in routed.why) == (row["mediation"] == "y")
    assert (routed.likely == "Mediation & Disputes") == (row["mediation"] == "y")
