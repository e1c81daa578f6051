"""A ticket of somebody in its writer's account goes to Account Security; a website is none."""

import csv
from pathlib import Path

import pytest

from calculators.routing.ticket import route

with (Path(__file__).parent / "taken.tsv").open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"][:40])
def test_somebody_in_the_account_is_for_its_security(row: dict[str, str]) -> None:
    assert (route(row["text"]).team == "Account Security") == (row["taken"] == "yes")
