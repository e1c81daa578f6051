"""Payment that is kept back is what presses, where no other means is named."""

import csv
from pathlib import Path

import pytest

from calculators.reading.recognise import recognise

with (Path(__file__).parent / "kept_pay.tsv").open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"][:40])
def test_who_does_not_pay_presses_by_the_payment(row: dict[str, str]) -> None:
    found = recognise(row["text"])
    assert (found.demand, found.lever) == (row["demand"], row["lever"])
    assert "lever" not in found.guessed
