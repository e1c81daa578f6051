"""That somebody may hurt themselves is seen in veiled words, and not where words sound alike."""

import csv
from pathlib import Path

import pytest

from calculators.reading.danger import is_of_self_harm
from calculators.routing.ticket import route

with (Path(__file__).parent / "self_harm.tsv").open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"][:40])
def test_somebody_who_may_hurt_themselves_is_asked_about(row: dict[str, str]) -> None:
    expected = row["danger"] == "y"
    assert route(row["text"]).danger == expected
    assert is_of_self_harm(row["text"]) == expected
