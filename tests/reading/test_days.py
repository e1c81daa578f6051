"""The days that a text names. In the table `!` marks one set as an end; today is a Friday."""

import csv
from datetime import date
from pathlib import Path

import pytest

from calculators.reading.days import find_days

TODAY = date(2026, 11, 27)
with (Path(__file__).parent / "days.tsv").open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"][:40])
def test_days_are_found_with_what_they_are(row: dict[str, str]) -> None:
    found = find_days(row["text"], TODAY)
    assert {f"{one.day}{'!' * one.to_come}" for one in found} == set(row["days"].split())
    assert all(one.words in row["text"] for one in found)


def test_a_day_that_was_counted_says_so() -> None:
    assert [one.counted for one in find_days("Yesterday and on 5 October.", TODAY)] == [True, False]
