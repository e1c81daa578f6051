"""A note does not call its writer pressed who tells of the pressure that they use themselves."""

import csv
from pathlib import Path

import pytest

from calculators.routing.ticket import route

with (Path(__file__).parent / "own_words.tsv").open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
WHO = "Who: by their own words the customer who wrote this ticket"


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"][:40])
def test_who_presses_is_who_says_so_of_themselves(row: dict[str, str]) -> None:
    routed = route(row["text"])
    assert (WHO in routed.note_text) == (row["writer"] == "y")
    if row["writer"] == "y":
        assert routed.answers["demand_by"] == "not_sure"
        assert "what they wrote themselves" in routed.why
        assert not routed.sure


@pytest.mark.parametrize("text", [row["text"] for row in ROWS[-6:-1]])
def test_work_that_waits_for_its_pay_is_no_pressure(text: str) -> None:
    assert "Who: not known" in route(text).note_text
