"""What an account says that the other side threatens: reported, and no fear, question or plan."""

import csv
from pathlib import Path

import pytest

from calculators.reading.reported import read_reported


def rows() -> list[dict[str, str]]:
    """Accounts with the lever and the demand that they report, or none."""
    with Path(__file__).with_name("reported.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["text"])
def test_a_threat_is_read_where_the_other_side_is_told_to_have_made_it(row: dict[str, str]) -> None:
    found = read_reported(row["text"])
    assert (found is not None) == (row["lever"] != "none")
    if found:
        assert (found.lever, found.demand) == (row["lever"], row["demand"])
        assert found.side == "client_to_freelancer"
        assert not found.marks
